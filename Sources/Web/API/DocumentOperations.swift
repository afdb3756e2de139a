import Actions
import Domain
import Hummingbird

/// Documents for programs.
struct DocumentOperations: Sendable {
    let server: PageServer
    let words: Words
    let shapes: DocumentShapes
    private var office: Office { server.office }
    private var classification: Classification { office.rules.classification }

    init(_ server: PageServer, _ words: Words) {
        self.server = server
        self.words = words
        shapes = DocumentShapes(words, server.absolute)
    }

    var all: [Operation] {
        [
            Operation(
                "search", "search", words("搜索"),
                [Parameter("q", .text, words("标题、文号、索引号，或者关心的事"))] + filters + [
                    Parameter("sort", .choice(["relevance", "date"]), words("按相关还是按日期，通常按相关")),
                    limit(usual: 20, most: SearchReach.usual.results), cursor(.offset),
                ],
                .json(
                    .page(
                        of: shapes.hit.reference, words,
                        [
                            .always("estimated", .boolean, words("为true时total是估计的数")),
                            Schema.Member("searchedFor", .text, words("没有找到所写的字（例如写的是拼音、同音字）时才有：实际搜索的词")),
                            Schema.Member("relaxed", .boolean, words("为true时只有其中一部分词，或者意思相近")),
                            Schema.Member("truncated", .boolean, words("为true时写的太长，只用了前面的一部分")),
                        ])), run: search),
            Operation(
                "listDocuments", "documents", words("文件的列表，新的在前"),
                filters + [limit(usual: 50, most: 1000), cursor(.place)],
                .json(.page(of: shapes.summary.reference, words)), run: list),
            Operation(
                "getDocument", "documents/{id}", words("一件文件：全部公开的栏目、正文和公开日志中的记录。空的栏目不返回"),
                [Parameter("id", .identifier, in: .path, words("文件的标识"))], .json(shapes.whole.reference),
                run: document),
        ]
    }

    private var filters: [Parameter] {
        [
            Parameter("organisation", .name, words("机关的代码，用在地址里")),
            Parameter("row", .name, words("公开目录的事项")),
            Parameter(
                "topic", .choice(classification.topics.flatMap { [$0.code] + $0.children.map(\.code) }),
                words("主题分类的代码")),
            Parameter("genre", .choice(classification.genres.map(\.code)), words("种类")),
            Parameter("year", .number(1900...9999, usual: nil), words("年份")),
            Parameter("validity", .choice(Validity.allCases.map(\.rawValue)), words("有效性")),
        ]
    }

    private func limit(usual: Int, most: Int) -> Parameter {
        Parameter("limit", .number(1...most, usual: usual), words("一页多少件"))
    }

    private func cursor(_ form: Parameter.CursorForm) -> Parameter {
        Parameter("cursor", .cursor(form), words("上一页的next"))
    }

    private func filter(_ call: Call, _ tree: OrganisationTree) async throws -> DocumentFilter {
        var filter = DocumentFilter(
            catalogueRow: call["row"], topic: call["topic"], genre: call["genre"], year: call.number("year"),
            validity: call["validity"].flatMap { Validity(rawValue: $0) })
        if let code = call["organisation"] {
            guard let organisation = tree.flattened.first(where: { $0.organisation.code == code })?.organisation else {
                throw UnknownName("organisation", "没有这个机关，机关的代码见\(Links.interface)/organisations")
            }
            filter.organisation = organisation.id
        }
        if let row = call["row"], try await !office.catalogue().contains(where: { $0.row.code == row }) {
            throw UnknownName("row", "公开目录里没有这个事项，事项见\(Links.interface)/catalogue")
        }
        return filter
    }

    @Sendable private func search(_ call: Call) async throws -> Response {
        let tree = try await office.organisationTree()
        let offset = call.number("cursor") ?? 0
        let result = try await office.search(
            call["q"] ?? "", try await filter(call, tree),
            by: call["sort"].flatMap { SearchSort(rawValue: $0) } ?? .relevance, offset: offset,
            limit: call.number("limit") ?? 20)
        let next = offset + result.items.count
        let today = office.now().day
        let items = result.items.map {
            shapes.hit.json(ListedHit(listed: ListedDocument($0.summary, tree, on: today), hit: $0))
        }
        var members: [(String, CanonicalJSON)] = [
            ("total", .integer(result.facets.total)), ("estimated", .boolean(result.facets.isEstimated)),
            ("items", .array(items)),
        ]
        if let meant = result.meant { members.append(("searchedFor", .string(meant))) }
        if result.isRelaxed { members.append(("relaxed", .boolean(true))) }
        if result.query.isTruncated { members.append(("truncated", .boolean(true))) }
        if next < result.facets.total, !items.isEmpty { members.append(("next", .string(String(next)))) }
        return .json(.object(members))
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let tree = try await office.organisationTree()
        let list = try await office.documents(
            try await filter(call, tree), after: call["cursor"].flatMap { ListPlace($0) },
            limit: call.number("limit") ?? 50)
        let today = office.now().day
        var members: [(String, CanonicalJSON)] = [
            ("total", .integer(list.total)),
            ("items", .array(list.items.map { shapes.summary.json(ListedDocument($0, tree, on: today)) })),
        ]
        if let next = list.next { members.append(("next", .string(next.text))) }
        return .json(.object(members))
    }

    @Sendable private func document(_ call: Call) async throws -> Response {
        guard let id = Document.ID(try call.require("id")) else { throw NotFound() }
        return .json(shapes.whole.json(try await office.publicDocument(id)))
    }
}

extension Parameter.CursorForm {
    /// How many were on the pages before.
    fileprivate static let offset = Self(pattern: "[0-9]{1,4}") { text in
        text.utf8.count <= 4 && text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    }

    fileprivate static let place = Self(pattern: ListPlace.pattern) { ListPlace($0) != nil }
}
