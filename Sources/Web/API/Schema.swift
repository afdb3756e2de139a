import Domain

/// What a value looks like, in the words of JSON Schema 2020-12, which OpenAPI 3.1 speaks.
indirect enum Schema: Sendable {
    case text
    /// A text that fits a regular expression of ECMA-262.
    case pattern(String)
    /// A civil date, `2026-03-02`.
    case day
    /// RFC 3339, in UTC.
    case instant
    /// An absolute address.
    case address
    case count
    case number(ClosedRange<Int>, usual: Int?)
    case boolean
    case choice([String])
    case list(Schema)
    case object([Member])
    /// One of those that have a name.
    case named(String)
    /// Its members are described elsewhere.
    case anyObject

    struct Member: Sendable {
        var name: String
        var schema: Schema
        var meaning: String
        var isAlways: Bool

        /// - Parameter isAlways: whether every such object has it.
        init(_ name: String, _ schema: Schema, _ meaning: String, isAlways: Bool = false) {
            self.name = name
            self.schema = schema
            self.meaning = meaning
            self.isAlways = isAlways
        }

        static func always(_ name: String, _ schema: Schema, _ meaning: String) -> Member {
            Member(name, schema, meaning, isAlways: true)
        }
    }

    /// - Parameter items: what a page of the list holds.
    static func page(of items: Schema, _ words: Words, _ more: [Member] = []) -> Schema {
        .object(
            [
                .always("total", .count, words("一共多少件")), .always("items", .list(items), words("这一页")),
                Member("next", .text, words("还有下一页时才有，把它作为cursor再请求一次")),
            ] + more)
    }

    var json: CanonicalJSON { .object(members) }

    func json(described meaning: String) -> CanonicalJSON {
        .object(members + (meaning.isEmpty ? [] : [("description", .string(meaning))]))
    }

    private var members: [(String, CanonicalJSON)] {
        switch self {
        case .text: [("type", .string("string"))]
        case .pattern(let pattern): [("type", .string("string")), ("pattern", .string(pattern))]
        case .day: [("type", .string("string")), ("format", .string("date"))]
        case .instant: [("type", .string("string")), ("format", .string("date-time"))]
        case .address: [("type", .string("string")), ("format", .string("uri"))]
        case .count: [("type", .string("integer")), ("minimum", .integer(0))]
        case .number(let range, let usual):
            [
                ("type", .string("integer")), ("minimum", .integer(range.lowerBound)),
                ("maximum", .integer(range.upperBound)),
            ] + (usual.map { [("default", .integer($0))] } ?? [])
        case .boolean: [("type", .string("boolean"))]
        case .choice(let values): [("type", .string("string")), ("enum", .array(values.map { .string($0) }))]
        case .list(let items): [("type", .string("array")), ("items", items.json)]
        case .object(let members):
            [
                ("type", .string("object")),
                ("properties", .object(members.map { ($0.name, $0.schema.json(described: $0.meaning)) })),
                ("required", .array(members.filter(\.isAlways).map { .string($0.name) })),
                ("additionalProperties", .boolean(false)),
            ]
        case .named(let name): [("$ref", .string("#/components/schemas/\(name)"))]
        case .anyObject: [("type", .string("object"))]
        }
    }
}
