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

/// The ways to narrow a list, as plain links with counts.
func facetLinks(
    _ facets: SearchFacets, _ query: ListingQuery, path: String, classification: Classification, tree: OrganisationTree,
    _ words: Words
) -> HTML {
    let chosen = chosenFilters(query, path: path, classification, words)
    let groups = [
        facetGroup(
            words("有效性"),
            Validity.allCases.compactMap { validity in
                facets.validities[validity].map { (name(of: validity, words), $0, validity.rawValue) }
            }, "validity", query.validity, query, path, facets, words),
        facetGroup(
            words("主题分类"),
            facets.topics.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.compactMap { code, count in
                classification.nameOfTopic(code).map { ($0, count, code) }
            }, "topic", query.topic, query, path, facets, words),
        facetGroup(
            words("种类"),
            facets.genres.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.compactMap { code, count in
                classification.genre(code).map { ($0.name, count, code) }
            }, "genre", query.genre, query, path, facets, words),
        facetGroup(
            words("机关"),
            facets.organisations.sorted { ($1.value, $0.key.text) < ($0.value, $1.key.text) }.compactMap { id, count in
                tree[id].map { ($0.shortName, count, $0.code) }
            }, "organisation", query.organisation?.code ?? "", query, path, facets, words),
        facetGroup(
            words("年份"),
            facets.years.sorted { $0.key > $1.key }.map { (String($0.key), $0.value, String($0.key)) }, "year", query.year,
            query, path, facets, words),
    ]
    return """
        <aside id="narrow" class="card" aria-label="\(words("缩小范围"))">
        <h2 class="hidden">\(words("缩小范围"))</h2>
        \(chosen)\(groups.compactMap(\.self))
        </aside>
        """
}

private func facetGroup(
    _ title: String, _ options: [(title: String, count: Int, value: String)], _ parameter: String, _ current: String,
    _ query: ListingQuery, _ path: String, _ facets: SearchFacets, _ words: Words
) -> HTML? {
    // A choice that is made shows above, with a way to take it back.
    guard current.isEmpty, options.count > 1 else { return nil }
    let items = options.map { option -> HTML in
        let address = query.address(path, parameter, option.value)
        return "<li><a href=\"\(address)\" rel=\"nofollow\">\(option.title)<span class=\"number\">\(grouped(option.count))</span></a></li>"
    }
    let first: HTML = "<ul class=\"facet\">\(Array(items.prefix(8)))</ul>"
    let rest: HTML? =
        items.count > 8 ? details(words("更多"), "<ul class=\"facet\">\(Array(items.dropFirst(8).prefix(60)))</ul>") : nil
    return "<section><h3>\(title)</h3>\(first)\(rest)</section>\n"
}

private func chosenFilters(
    _ query: ListingQuery, path: String, _ classification: Classification, _ words: Words
) -> HTML? {
    var chosen: [(String, String)] = []
    if let validity = Validity(rawValue: query.validity) { chosen.append((name(of: validity, words), "validity")) }
    if let topic = classification.nameOfTopic(query.topic) { chosen.append((topic, "topic")) }
    if let genre = classification.genre(query.genre) { chosen.append((genre.name, "genre")) }
    if let organisation = query.organisation { chosen.append((organisation.shortName, "organisation")) }
    if !query.year.isEmpty { chosen.append((query.year, "year")) }
    if !query.row.isEmpty { chosen.append(("\(words("公开目录")) \(query.row)", "row")) }
    guard !chosen.isEmpty else { return nil }
    let links = chosen.map { title, parameter -> HTML in
        """
        <li><a href="\(query.address(path, parameter, ""))"><span class="hidden">\(words("去掉"))</span>\(title)\
        <span aria-hidden="true"> ×</span></a></li>
        """
    }
    return "<ul class=\"chosen\" aria-label=\"\(words("已选的条件"))\">\(links)</ul>\n"
}
