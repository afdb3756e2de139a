import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The open interface for programs: what the pages show, as JSON.
struct APIRoutes: Sendable {
    let server: PageServer
    private let interface: OpenInterface

    init(server: PageServer) {
        self.server = server
        interface = OpenInterface(server, .chinese)
    }

    func add(to router: some RouterMethods<AppContext>) {
        router.get("api", use: guide)
        router.get("api/openapi.json", use: description)
        for operation in interface.operations {
            router.get(operation.routerPath) { request, context in
                try await operation.run(try Call(request, context, of: operation))
            }
        }
    }

    @Sendable func guide(_ request: Request, _ context: AppContext) async throws -> Response {
        let words = server.vocabulary(context.reader.language)
        let column = ColumnTags(
            name: "开放接口", description: "供程序使用的政府信息接口", keywords: ["开放接口", "数据开放"], types: [.openData])
        var page = PublicPage(
            title: words("开放接口"), path: Links.programs, column: column,
            main: apiGuidePage(OpenInterface(server, words), try await server.site(), words))
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("开放接口"))]
        return try await server.show(page, context)
    }

    @Sendable func description(_ request: Request, _ context: AppContext) async throws -> Response {
        .json(
            OpenAPI(
                operations: interface.operations, schemas: interface.schemas, origin: server.absolute(""),
                siteName: try await server.site().name
            ).json)
    }
}

/// All that programs may ask for.
struct OpenInterface: Sendable {
    let operations: [Operation]
    /// By their names.
    let schemas: [(String, Schema)]

    init(_ server: PageServer, _ words: Words) {
        let documents = DocumentOperations(server, words)
        let catalogue = CatalogueOperations(server, words)
        let organisations = OrganisationOperations(server, words)
        let reports = ReportOperations(server, words)
        let datasets = DatasetOperations(
            server: server, words: words, documents: documents, catalogue: catalogue, organisations: organisations,
            reports: reports)
        operations = documents.all + catalogue.all + organisations.all + reports.all + datasets.all
        let shapes = documents.shapes
        schemas = [
            shapes.whole.named, shapes.summary.named, shapes.hit.named, shapes.file.named, shapes.entry.named,
            catalogue.shape.named, catalogue.whole.named, catalogue.standing.named, organisations.shape.named,
            organisations.whole.named, reports.shape.named,
        ]
    }
}

extension Shape {
    fileprivate var named: (String, Schema) { (name, schema) }
}

extension Operation {
    /// As the router writes it: `api/v1/documents/:id`.
    fileprivate var routerPath: RouterPath {
        RouterPath(
            path.dropFirst().split(separator: "/").map { $0.hasPrefix("{") ? ":\($0.dropFirst().dropLast())" : "\($0)" }
                .joined(separator: "/"))
    }
}

extension Response {
    static func json(_ value: CanonicalJSON) -> Response {
        .content(value.bytes, type: Operation.Answer.jsonType)
    }

    /// A list that has one page.
    static func list(_ items: [CanonicalJSON]) -> Response {
        .json(.object([("total", .integer(items.count)), ("items", .array(items))]))
    }
}
