/// The value of a header field with its parameters: `form-data; name="file"; filename="a.pdf"`.
struct HeaderValue: Sendable {
    /// In small letters.
    let token: String
    private var parameters: [String: String] = [:]

    /// Nil where it is not well formed, or says something twice.
    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        token = Self.taken(&rest) { $0 != UInt8(ascii: ";") }.filter { $0 != " " }.lowercased()
        guard !token.isEmpty else { return nil }
        while rest.popFirst() != nil {
            rest = rest.drop { $0 == 32 || $0 == 9 }
            // Some end with a semicolon.
            if rest.isEmpty { return }
            let name = Self.taken(&rest) { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }.lowercased()
            guard rest.popFirst() == UInt8(ascii: "="), !name.isEmpty, parameters[name] == nil,
                let value = Self.value(&rest)
            else { return nil }
            parameters[name] = value
        }
    }

    subscript(_ name: String) -> String? { parameters[name] }

    /// Up to the next semicolon, which stays.
    private static func value(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard rest.first == UInt8(ascii: "\"") else {
            let token = taken(&rest) { $0 != UInt8(ascii: ";") }
            return token.contains("\"") ? nil : String(token.reversed().drop { $0 == " " }.reversed())
        }
        rest.removeFirst()
        var value: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") {
                rest = rest.drop { $0 == 32 || $0 == 9 }
                return rest.isEmpty || rest.first == UInt8(ascii: ";") ? String(decoding: value, as: UTF8.self) : nil
            }
            // Older browsers write a quotation mark so. Any other backslash is one of a path of Windows.
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "\"") {
                rest.removeFirst()
                value.append(UInt8(ascii: "\""))
            } else {
                value.append(byte)
            }
        }
        return nil
    }

    private static func taken(_ rest: inout ArraySlice<UInt8>, while isPart: (UInt8) -> Bool) -> String {
        let part = rest.prefix(while: isPart)
        rest = rest[part.endIndex...]
        return String(decoding: part, as: UTF8.self)
    }
}
