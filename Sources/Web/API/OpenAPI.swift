import Domain
import HTTPTypes

/// The interface in the words of OpenAPI 3.1, made from the operations themselves.
struct OpenAPI: Sendable {
    var operations: [Operation]
    var schemas: [(String, Schema)]
    var origin: String
    var siteName: String

    var json: CanonicalJSON {
        .object([
            ("openapi", .string("3.1.0")),
            (
                "info",
                .object([
                    ("title", .string("\(siteName)开放接口")), ("version", .string("1")),
                    ("description", .string("公布的政府信息，供程序使用。不用申请，不用登录。")),
                ])
            ),
            ("servers", .array([.object([("url", .string(origin))])])),
            ("paths", .object(paths)),
            (
                "components",
                .object([
                    ("schemas", .object(schemas.map { ($0.0, $0.1.json) } + [("Problem", Self.problem.json)]))
                ])
            ),
        ])
    }

    private var paths: [(String, CanonicalJSON)] {
        operations.map { ($0.path, .object([("get", describe($0))])) }
    }

    private func describe(_ operation: Operation) -> CanonicalJSON {
        var answers: [(String, CanonicalJSON)] = [
            ("200", answer("成功", operation.answer)),
            ("304", .object([("description", .string("没有变化（If-None-Match）"))])),
            ("400", problem("请求的参数不对")), ("429", problem("问得太快")), ("503", problem("暂时不能回答")),
        ]
        if operation.canMiss { answers.append(("404", problem("没有这一件"))) }
        return .object([
            ("operationId", .string(operation.name)), ("summary", .string(operation.summary)),
            ("parameters", .array(operation.parameters.map(describe))), ("responses", .object(answers)),
        ])
    }

    private func describe(_ parameter: Parameter) -> CanonicalJSON {
        .object(
            [
                ("name", .string(parameter.name)), ("in", .string(parameter.place.rawValue)),
                ("description", .string(parameter.meaning)), ("required", .boolean(parameter.place == .path)),
                ("schema", parameter.kind.schema.json),
            ] + (parameter.place == .query ? [("allowEmptyValue", .boolean(true))] : []))
    }

    private func answer(_ meaning: String, _ answer: Operation.Answer) -> CanonicalJSON {
        let content: (String, CanonicalJSON)
        switch answer {
        case .json(let schema): content = ("application/json", .object([("schema", schema.json)]))
        case .file(let type):
            let name = String(type.prefix { $0 != ";" })
            content = (name, .object([("schema", Schema.text.json)]))
        }
        return .object([("description", .string(meaning)), ("content", .object([content]))])
    }

    private func problem(_ meaning: String) -> CanonicalJSON {
        .object([
            ("description", .string(meaning)),
            (
                "content",
                .object([("application/problem+json", .object([("schema", Schema.named("Problem").json)]))])
            ),
        ])
    }

    /// RFC 9457.
    private static let problem = Schema.object([
        .always("type", .address, "是哪一种问题，地址里有说明"), .always("title", .text, "什么问题"),
        .always("status", .count, "HTTP状态码"), .always("detail", .text, "怎样做才对"),
        .always("code", .text, "哪一种问题，不会改变"),
        Schema.Member(
            "errors",
            .list(.object([.always("parameter", .text, "哪个参数"), .always("detail", .text, "怎样才对")])), "不对的参数"),
        Schema.Member("reference", .text, "问题编号，联系我们时用"),
    ])
}
