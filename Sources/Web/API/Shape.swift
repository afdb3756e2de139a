import Domain

/// What is said of a thing: each member with its meaning and with how it is read. Answers, tables and their description are
/// made from the same list.
struct Shape<Value: Sendable>: Sendable {
    struct Field: Sendable {
        var name: String
        var schema: Schema
        var meaning: String
        /// Whether every such thing has it.
        var isAlways: Bool
        var read: @Sendable (Value) -> CanonicalJSON?
    }

    /// By which others refer to it.
    var name: String
    var fields: [Field]

    func json(_ value: Value) -> CanonicalJSON {
        .object(fields.compactMap { field in field.read(value).map { (field.name, $0) } })
    }

    /// A line of JSON Lines.
    func line(_ value: Value) -> [UInt8] { json(value).bytes + [UInt8(ascii: "\n")] }

    /// What a table has columns for: all that is no list.
    private var scalars: [Field] { fields.filter { !$0.schema.isList } }

    var columns: [String] { scalars.map(\.name) }

    /// A row of the table; what is not there is empty.
    func row(_ value: Value) -> [String] { scalars.map { $0.read(value)?.plain ?? "" } }

    var schema: Schema {
        .object(fields.map { Schema.Member($0.name, $0.schema, $0.meaning, isAlways: $0.isAlways) })
    }

    var reference: Schema { .named(name) }
}

extension Shape.Field {
    typealias Read<Content> = @Sendable (Value) -> Content

    static func always(_ name: String, _ meaning: String, _ schema: Schema = .text, read: @escaping Read<String>)
        -> Self
    {
        Self(name: name, schema: schema, meaning: meaning, isAlways: true) { .string(read($0)) }
    }

    /// Not there where there is no text.
    static func text(_ name: String, _ meaning: String, _ schema: Schema = .text, read: @escaping Read<String?>) -> Self
    {
        Self(name: name, schema: schema, meaning: meaning, isAlways: false) { value in
            read(value).flatMap { $0.isEmpty ? nil : .string($0) }
        }
    }

    static func day(_ name: String, _ meaning: String, read: @escaping Read<Day?>) -> Self {
        text(name, meaning, .day) { read($0)?.iso }
    }

    static func instant(_ name: String, _ meaning: String, read: @escaping Read<Instant?>) -> Self {
        text(name, meaning, .instant) { read($0)?.iso }
    }

    static func count(_ name: String, _ meaning: String, read: @escaping Read<Int>) -> Self {
        Self(name: name, schema: .count, meaning: meaning, isAlways: true) { .integer(read($0)) }
    }

    static func truth(_ name: String, _ meaning: String, read: @escaping Read<Bool>) -> Self {
        Self(name: name, schema: .boolean, meaning: meaning, isAlways: true) { .boolean(read($0)) }
    }

    /// Not there where there are none.
    static func texts(_ name: String, _ meaning: String, read: @escaping Read<[String]>) -> Self {
        list(name, meaning, .text) { read($0).map { .string($0) } }
    }

    static func list(_ name: String, _ meaning: String, _ items: Schema, read: @escaping Read<[CanonicalJSON]>) -> Self
    {
        Self(name: name, schema: .list(items), meaning: meaning, isAlways: false) { value in
            let items = read(value)
            return items.isEmpty ? nil : .array(items)
        }
    }

    /// The same of something that holds such a value.
    func reading<Other: Sendable>(_ part: @escaping @Sendable (Other) -> Value) -> Shape<Other>.Field {
        Shape<Other>.Field(name: name, schema: schema, meaning: meaning, isAlways: isAlways) { [read] other in
            read(part(other))
        }
    }
}

extension Schema {
    fileprivate var isList: Bool { if case .list = self { true } else { false } }
}

extension CanonicalJSON {
    /// As it stands in a table.
    fileprivate var plain: String {
        switch self {
        case .string(let text): text
        case .integer, .boolean, .array, .object: String(decoding: bytes, as: UTF8.self)
        }
    }
}
