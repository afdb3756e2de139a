import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The public log: its pages for people, and its files in the C2SP tlog-tiles layout for everybody's verifier.
struct LogRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }
    private static let pageSize = 30
    private static let column = ColumnTags(
        name: "公开日志", description: "每一次公布、更正和撤下的记录，以及核对的办法", keywords: ["公开日志", "政府信息公开"],
        types: [.disclosureCatalogue])

    func add(to router: some RouterMethods<AppContext>) {
        router.get("log", use: list)
        router.get("log/checkpoint", use: checkpoint)
        router.get("log/vkey", use: verifierKey)
        router.get("log/vkeys", use: verifierKeys)
        router.get("log/tile/**", use: tile)
        router.get("log/entries/:sequence", use: entry)
        router.get("log/entries/:sequence/proof.json", use: proof)
    }

    @Sendable func list(_ request: Request, _ context: AppContext) async throws -> Response {
        let wanted = request.query("q").filter(\.isNumber)
        if let sequence = Int(wanted), sequence < (try await office.logSize()) {
            return .seeOther(Links.logEntry(sequence))
        }
        let words = server.vocabulary(context.reader.language)
        let log = try await office.logPage(before: Int(request.query("before")), limit: Self.pageSize)
        let checkpoint = String(decoding: try await office.checkpoint(), as: UTF8.self)
        let main = logPage(
            log, checkpoint: checkpoint, verifierKeys: try await office.logVerifiers().map(\.text),
            notFound: request.query("q"),
            words)
        var page = PublicPage(title: words("公开日志"), path: request.pathAndQuery, column: Self.column, main: main)
        page.current = .log
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("公开日志"))]
        return try await server.show(page, context)
    }

    @Sendable func entry(_ request: Request, _ context: AppContext) async throws -> Response {
        let words = server.vocabulary(context.reader.language)
        let proof = try await office.inclusion(of: try sequence(context))
        let document = try await document(of: proof.row)
        let content = proof.row.revision.flatMap { document?.standing(ofRevision: $0) }
        var page = PublicPage(
            title: words.proofTitle(proof.row.sequence), path: Links.logEntry(proof.row.sequence),
            column: Self.column, main: proofPage(proof, content, title: document?.fields.title, words))
        page.current = .log
        page.isIndexed = false
        page.crumbs = [
            Crumb(words("首页"), Links.home), Crumb(words("公开日志"), Links.log),
            Crumb(words.proofTitle(proof.row.sequence)),
        ]
        return try await server.show(page, context)
    }

    private func document(of row: LogRow) async throws -> PublicDocument? {
        guard let id = Document.ID(row.subject) else { return nil }
        return try await office.publicDocument(id)
    }

    /// Everything needed to check one entry without asking us again.
    @Sendable func proof(_ request: Request, _ context: AppContext) async throws -> Response {
        let proof = try await office.inclusion(of: try sequence(context))
        var members: [(String, CanonicalJSON)] = [
            ("index", .integer(proof.row.sequence)), ("size", .integer(proof.proof.size)),
            ("entry", .string(Base64.encode(proof.row.entry))),
            ("leafHash", .string(Base64.encode(proof.row.leafHash))),
            ("path", .array(proof.proof.path.map { .string(Base64.encode($0)) })),
            ("root", .string(Base64.encode(proof.root))),
            ("checkpoint", .string(String(decoding: proof.checkpoint, as: UTF8.self))),
        ]
        if let statement = proof.statement { members.append(("statement", .string(Base64.encode(statement)))) }
        return .content(CanonicalJSON.object(members).bytes, type: "application/json")
    }

    @Sendable func checkpoint(_ request: Request, _ context: AppContext) async throws -> Response {
        .content(try await office.checkpoint(), type: "text/plain; charset=utf-8")
    }

    @Sendable func verifierKey(_ request: Request, _ context: AppContext) async throws -> Response {
        let key = try await office.logVerifiers()[0].text
        return .content(Array("\(key)\n".utf8), type: "text/plain; charset=utf-8")
    }

    /// All keys that the log was ever signed with, a line each, the present one first.
    @Sendable func verifierKeys(_ request: Request, _ context: AppContext) async throws -> Response {
        let lines = try await office.logVerifiers().map { "\($0.text)\n" }
        return .content(Array(lines.joined().utf8), type: "text/plain; charset=utf-8")
    }

    /// A tile never changes: a partial one has its width in its address.
    @Sendable func tile(_ request: Request, _ context: AppContext) async throws -> Response {
        let path = "tile/" + context.parameters.getCatchAll().joined(separator: "/")
        guard let address = TileAddress(path: path) else { throw NotFound() }
        return .content(
            try await office.tile(address), type: "application/octet-stream",
            cache: "public, max-age=31536000, immutable")
    }

    private func sequence(_ context: AppContext) throws -> Int {
        guard let sequence = Int(try context.parameters.require("sequence")), sequence >= 0 else { throw NotFound() }
        return sequence
    }
}
