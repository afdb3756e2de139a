import Actions
import Domain
import Hummingbird

/// The filters of a list as they stand in its address.
struct ListingQuery: Sendable {
    var organisation: Organisation?
    var row: String
    var topic: String
    var genre: String
    var year: String
    var validity: String
    var text: String
    var sort: String

    init(_ request: Request, tree: OrganisationTree) {
        let code = request.query("organisation")
        organisation = code.isEmpty ? nil : tree.flattened.map(\.organisation).first { $0.code == code }
        row = request.query("row")
        topic = request.query("topic")
        genre = request.query("genre")
        year = Int(request.query("year")).map(String.init) ?? ""
        validity = Validity(rawValue: request.query("validity"))?.rawValue ?? ""
        text = request.query("q")
        sort = SearchSort(rawValue: request.query("sort"))?.rawValue ?? ""
    }

    var filter: DocumentFilter {
        DocumentFilter(
            organisation: organisation?.id, catalogueRow: row.isEmpty ? nil : row, topic: topic.isEmpty ? nil : topic,
            genre: genre.isEmpty ? nil : genre, year: Int(year), validity: Validity(rawValue: validity))
    }

    /// The address of the same list with one thing changed; the page goes back to the first.
    func address(_ path: String, _ name: String, _ value: String) -> String {
        var parameters = parameters
        if let index = parameters.firstIndex(where: { $0.0 == name }) {
            parameters[index].1 = value
        } else {
            parameters.append((name, value))
        }
        return Links.query(path, parameters)
    }

    private var parameters: [(String, String)] {
        [
            ("q", text), ("organisation", organisation?.code ?? ""), ("row", row), ("topic", topic), ("genre", genre),
            ("year", year), ("validity", validity), ("sort", sort),
        ]
    }
}

extension ListingQuery {
    /// The filters in force, by the names that people know them by.
    func chosen(_ path: String, _ classification: Classification, _ words: Words) -> [ChosenFilter] {
        let filters: [(name: String, title: String?)] = [
            ("validity", Validity(rawValue: validity).map { Web.name(of: $0, words) }),
            ("topic", classification.nameOfTopic(topic)),
            ("genre", classification.genre(genre)?.name),
            ("organisation", organisation?.shortName),
            ("year", year.isEmpty ? nil : year),
            ("row", row.isEmpty ? nil : "\(words("公开目录")) \(row)"),
        ]
        return filters.compactMap { filter in
            filter.title.map { ChosenFilter($0, without: address(path, filter.name, "")) }
        }
    }

    /// The ways to narrow the list further. A choice that is made has its way back among the chosen ones.
    func facets(
        _ counts: SearchFacets, _ path: String, _ classification: Classification, _ tree: OrganisationTree,
        _ words: Words
    ) -> [Facet] {
        let all: [(facet: Facet, chosen: String)] = [
            (
                facet("validity", words("有效性"), path, counts.validities) { (Web.name(of: $0, words), $0.rawValue) },
                validity
            ),
            (
                facet("topic", words("主题分类"), path, counts.topics) { code in
                    classification.nameOfTopic(code).map { ($0, code) }
                }, topic
            ),
            (
                facet("genre", words("种类"), path, counts.genres) { code in
                    classification.genre(code).map { ($0.name, code) }
                }, genre
            ),
            (
                facet("organisation", words("机关"), path, counts.organisations) { id in
                    tree[id].map { ($0.shortName, $0.code) }
                }, organisation?.code ?? ""
            ),
            (years(counts.years, path, words), year),
        ]
        return all.filter(\.chosen.isEmpty).map(\.facet)
    }

    /// The newest first.
    private func years(_ counts: [Int: Int], _ path: String, _ words: Words) -> Facet {
        Facet(
            words("年份"),
            counts.sorted { $0.key > $1.key }.map { year, count in
                Facet.Option(String(year), count: count, address: address(path, "year", String(year)))
            })
    }

    /// The commonest first.
    private func facet<Key>(
        _ name: String, _ title: String, _ path: String, _ counts: [Key: Int],
        _ option: (Key) -> (title: String, value: String)?
    ) -> Facet {
        let options = counts.compactMap { key, count in
            option(key).map { Facet.Option($0.title, count: count, address: address(path, name, $0.value)) }
        }
        return Facet(title, options.sorted { ($1.count, $0.title) < ($0.count, $1.title) })
    }
}
