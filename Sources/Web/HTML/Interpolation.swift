extension HTML {
    package typealias StringInterpolation = Interpolation

    /// What may stand in `\(…)` of an HTML literal. Nothing is written for nil.
    ///
    /// A bare literal there is a `String` to Swift and is escaped: write markup that depends on a condition as
    /// `let extra: HTML = condition ? "…" : ""`, and an attribute that depends on one as `\(attribute: "id", id)`.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate(set) var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        package mutating func appendInterpolation(_ html: HTML) {
            bytes.append(contentsOf: html.bytes)
        }

        package mutating func appendInterpolation(_ html: HTML?) {
            if let html { appendInterpolation(html) }
        }

        package mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { appendInterpolation(part) }
        }

        package mutating func appendInterpolation(_ text: String) {
            bytes.appendEscaped(text)
        }

        package mutating func appendInterpolation(_ text: String?) {
            if let text { appendInterpolation(text) }
        }

        package mutating func appendInterpolation(_ number: Int) {
            bytes.append(contentsOf: String(number).utf8)
        }

        package mutating func appendInterpolation(_ number: Int?) {
            if let number { appendInterpolation(number) }
        }

        /// ` name="value"` with the space in front, or nothing.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            appendLiteral(" ")
            appendLiteral(name)
            appendLiteral("=\"")
            appendInterpolation(value)
            appendLiteral("\"")
        }

        /// ` name` with the space in front, or nothing.
        package mutating func appendInterpolation(flag name: StaticString, _ isSet: Bool) {
            guard isSet else { return }
            appendLiteral(" ")
            appendLiteral(name)
        }
    }
}
