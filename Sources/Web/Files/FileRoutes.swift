import Actions
import Domain
import Hummingbird

/// The files of published documents. A file is there as long as a document is public that has it; no page and no file of ours
/// stands between this question and its answer.
struct FileRoutes: Sendable {
    let server: PageServer

    func add(to router: some RouterMethods<AppContext>) {
        router.get("files/:hash/:name", use: file)
        router.get("files/:hash/:name/preview", use: preview)
    }

    @Sendable func file(_ request: Request, _ context: AppContext) async throws -> Response {
        .storedFile(try await found(context), request, from: server.office)
    }

    /// How its first page looks.
    @Sendable func preview(_ request: Request, _ context: AppContext) async throws -> Response {
        .picture(try await server.office.preview(of: try await found(context)))
    }

    private func found(_ context: AppContext) async throws -> PublicFile {
        let (hash, name) = (try context.parameters.require("hash"), try context.parameters.require("name"))
        // Hummingbird hands on what stands in the address.
        guard let name = percentDecoded(name.utf8, plusIsSpace: false), !name.utf8.contains(0) else {
            throw NotFound()
        }
        return try await server.office.publicFile(hash, named: name)
    }
}
