import Actions
import Domain
import HTTPTypes
import Hummingbird

extension Request {
    /// Path and query as they were asked for.
    var pathAndQuery: String { uri.string }

    /// The first value of a name in the query; empty where there is none.
    func query(_ name: String) -> String { queries(name).first ?? "" }

    func queries(_ name: String) -> [String] { queryFields.filter { $0.name == name }.compactMap(\.value) }

    var queryNames: [String] { queryFields.compactMap(\.name).filter { !$0.isEmpty } }

    /// The page of a list, from 1.
    var page: Int { min(max(Int(query("page")) ?? 1, 1), 10_000) }

    /// As a browser writes the fields of a form that only asks: `+` is a space.
    fileprivate var queryFields: [(name: String?, value: String?)] {
        (uri.query ?? "").utf8.split(separator: UInt8(ascii: "&")).map { pair in
            let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            return (
                percentDecoded(pair[..<mark], plusIsSpace: true),
                percentDecoded(pair[mark...].dropFirst(), plusIsSpace: true)
            )
        }
    }
}

/// Refuses an address whose query is no text, before anybody reads it.
struct ReadableQueries: RouterMiddleware {
    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        for field in request.queryFields {
            guard let name = field.name, let value = field.value, !name.utf8.contains(0), !value.utf8.contains(0)
            else { throw FormFault.notText }
        }
        return try await next(request, context)
    }
}

extension Parameters {
    /// An identifier in an address. What can be none names nothing.
    func id<Of>(_ name: String, as type: ID<Of>.Type = ID<Of>.self) throws -> ID<Of> {
        guard let id = ID<Of>(try require(name)) else { throw NotFound() }
        return id
    }
}
