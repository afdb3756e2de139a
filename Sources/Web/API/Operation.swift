import Actions
import HTTPTypes
import Hummingbird

/// One thing that programs may ask for. The router, its description in OpenAPI and the guide for people are made from it,
/// so that none of them can say what the others do not.
struct Operation: Sendable {
    /// How programs call it in their own language.
    var name: String
    var summary: String
    /// As OpenAPI writes it: `/api/v1/documents/{id}`.
    var path: String
    var parameters: [Parameter]
    var answer: Answer
    var run: @Sendable (Call) async throws -> Response

    /// - Parameter path: what follows `/api/v1/`.
    init(
        _ name: String, _ path: String, _ summary: String, _ parameters: [Parameter] = [], _ answer: Answer,
        run: @escaping @Sendable (Call) async throws -> Response
    ) {
        self.name = name
        self.summary = summary
        self.path = "\(Links.interface)/\(path)"
        self.parameters = parameters
        self.answer = answer
        self.run = run
    }

    enum Answer: Sendable {
        case json(Schema)
        /// As many lines or bytes as there are.
        case file(type: String)

        static let jsonType = "application/json; charset=utf-8"

        var type: String {
            switch self {
            case .json: Self.jsonType
            case .file(let type): type
            }
        }
    }

    /// Whether an address is one of these.
    func matches(_ path: String) -> Bool {
        let (own, other) = (self.path.split(separator: "/"), path.split(separator: "/"))
        return own.count == other.count && zip(own, other).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }

    /// Whether it can be asked for something that is not there.
    var canMiss: Bool {
        parameters.contains { parameter in
            if case .name = parameter.kind { true } else { parameter.place == .path }
        }
    }
}

/// What a request says, read by what its operation takes.
struct Call: Sendable {
    let request: Request
    let context: AppContext
    private let values: [String: String]

    /// - Throws: `InvalidParameters` with all that is wrong.
    init(_ request: Request, _ context: AppContext, of operation: Operation) throws {
        self.request = request
        self.context = context
        var (values, faults): ([String: String], [ParameterFault]) = ([:], [])
        for parameter in operation.parameters where parameter.place == .path {
            guard let value = context.parameters.get(parameter.name) else { continue }
            // What can be no such thing names nothing.
            if parameter.kind.fault(value) != nil { throw NotFound() }
            values[parameter.name] = value
        }
        let asked = operation.parameters.filter { $0.place == .query }
        for parameter in asked {
            // An empty one is not there.
            guard let value = request.queries(parameter.name).first(where: { !$0.isEmpty }) else { continue }
            if let fault = parameter.kind.fault(value) {
                faults.append(ParameterFault(parameter.name, fault))
            } else {
                values[parameter.name] = value
            }
        }
        for name in request.queryNames where !asked.contains(where: { $0.name == name }) {
            let known = asked.map(\.name).joined(separator: "、")
            faults.append(ParameterFault(name, known.isEmpty ? "没有这个参数，这里不用参数" : "没有这个参数，可以用的有\(known)"))
        }
        if !faults.isEmpty { throw InvalidParameters(faults) }
        self.values = values
    }

    subscript(_ name: String) -> String? { values[name] }

    func number(_ name: String) -> Int? { values[name].flatMap { Int($0) } }

    func require(_ name: String) throws -> String {
        guard let value = values[name] else { throw NotFound() }
        return value
    }
}
