import HTTPTypes

struct ParameterFault: Sendable {
    var parameter: String
    /// What would be right.
    var detail: String

    init(_ parameter: String, _ detail: String) {
        self.parameter = parameter
        self.detail = detail
    }
}

/// A parameter names something that is not there.
struct UnknownName: Error {
    var fault: ParameterFault

    init(_ parameter: String, _ detail: String) {
        fault = ParameterFault(parameter, detail)
    }
}

struct InvalidParameters: Error {
    var faults: [ParameterFault]

    init(_ faults: [ParameterFault]) {
        self.faults = faults
    }
}

/// The address is there, but not for this.
struct MethodNotAllowed: Error {}

extension Problem {
    /// Nil for what can go wrong on pages, too.
    init?(ofInterface error: any Error) {
        switch error {
        case let invalid as InvalidParameters:
            self.init(
                .badRequest, "invalid-parameters", "请求的参数不对", invalid.faults.map(\.words).joined(separator: "；"))
            faults = invalid.faults
        case let unknown as UnknownName:
            self.init(.notFound, "not-found", "没有这一件", unknown.fault.words)
            faults = [unknown.fault]
        case is MethodNotAllowed: self.init(.methodNotAllowed, "method-not-allowed", "这个地址只能读", "请用GET。")
        default: return nil
        }
    }
}

extension ParameterFault {
    fileprivate var words: String { "\(parameter)：\(detail)" }
}
