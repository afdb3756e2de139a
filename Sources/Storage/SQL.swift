/// A statement, written once for both engines: the text between the values, and the values.
///
/// There is no way to make one from a `String` at run time, so what people type is always a bound value.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// Always one more than `values`.
    private var literals: [String]
    package private(set) var values: [SQLValue]

    package init(stringLiteral value: StaticString) {
        literals = [value.description]
        values = []
    }

    package init(stringInterpolation: StringInterpolation) {
        literals = stringInterpolation.literals
        values = stringInterpolation.values
    }

    /// The statement with numbered placeholders, as both SQLite and PostgreSQL read them.
    package var text: String {
        var text = literals[0]
        for (index, literal) in literals.dropFirst().enumerated() {
            text += "$\(index + 1)\(literal)"
        }
        return text
    }

    package static func += (left: inout SQL, right: SQL) {
        left.literals[left.literals.count - 1] += right.literals[0]
        left.literals += right.literals.dropFirst()
        left.values += right.values
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        var literals = [""]
        var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            literals.reserveCapacity(interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literals[literals.count - 1] += literal.description
        }

        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            bind(value.sqlValue)
        }

        package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            bind(value?.sqlValue ?? .null)
        }

        /// A list for `IN (…)`. An empty list becomes `NULL`, which nothing is in.
        package mutating func appendInterpolation(list values: [some SQLConvertible]) {
            if values.isEmpty {
                literals[literals.count - 1] += "NULL"
                return
            }
            for (index, value) in values.enumerated() {
                if index > 0 { literals[literals.count - 1] += ", " }
                bind(value.sqlValue)
            }
        }

        /// A part of a statement, with its values.
        package mutating func appendInterpolation(_ part: SQL) {
            literals[literals.count - 1] += part.literals[0]
            for (literal, value) in zip(part.literals.dropFirst(), part.values) {
                bind(value)
                literals[literals.count - 1] += literal
            }
        }

        private mutating func bind(_ value: SQLValue) {
            values.append(value)
            literals.append("")
        }
    }
}
