/// How an organisation makes its index numbers: `{organisation}/{year}-{sequence:5}`.
package struct IndexNumberTemplate: Hashable, Sendable {
    /// What a number is made from, but for the running number.
    package struct Values: Hashable, Sendable {
        package var organisation: String
        package var region: String
        package var year: Int
        package var month: Int
        /// The code of the catalogue row.
        package var row: String

        package init(organisation: String, region: String = "", givenOn day: Day, row: String = "") {
            self.organisation = organisation
            self.region = region
            self.row = row
            year = day.year
            month = day.month
        }
    }

    fileprivate enum Part: Hashable, Sendable {
        case literal(String)
        case organisation, region, year, month, row
        case sequence(width: Int)
    }

    private let parts: [Part]

    /// Throws everything that is wrong with the template at once.
    package init(parsing text: String, field: String = "indexTemplate") throws(Invalid) {
        var (parts, problems): ([Part], [Issue.Problem]) = ([], [])
        var rest = text[...]
        while let character = rest.first {
            if character == "{", let end = rest.firstIndex(of: "}") {
                let name = rest[rest.index(after: rest.startIndex)..<end]
                if let part = Self.part(named: name) {
                    parts.append(part)
                } else {
                    problems.append(.unknown(value: String(name)))
                }
                rest = rest[rest.index(after: end)...]
            } else {
                let literal = rest.prefix { $0 != "{" }
                guard !literal.isEmpty, !literal.contains("}") else {
                    problems.append(.malformed(expected: "{…}"))
                    break
                }
                parts.append(.literal(String(literal)))
                rest = rest.dropFirst(literal.count)
            }
        }
        // One running number, or it could not be read back; a year, or the counter would never start again.
        if parts.count(where: \.isSequence) != 1 { problems.append(.malformed(expected: "{sequence:5}")) }
        if !parts.contains(.year) { problems.append(.malformed(expected: "{year}")) }
        guard problems.isEmpty else { throw Invalid(problems.map { Issue(field, $0) }) }
        self.parts = parts
    }

    package static func issues(of text: String) -> [Issue] {
        do {
            _ = try IndexNumberTemplate(parsing: text)
            return []
        } catch {
            return error.issues
        }
    }

    package func format(_ values: Values, sequence: Int) -> String {
        parts.map { part in
            if case .sequence(let width) = part { padded(sequence, width) } else { part.text(values) }
        }.joined()
    }

    /// All but the running number: numbers of one series have one counter, without gaps.
    package func series(_ values: Values) -> String {
        around(values).joined(separator: "#")
    }

    /// The running number of an index number that was given elsewhere, if it belongs to the series of these values.
    package func match(_ text: String, _ values: Values) -> Int? {
        let around = around(values)
        guard text.utf8.count > around[0].utf8.count + around[1].utf8.count,
            text.hasPrefix(around[0]), text.hasSuffix(around[1])
        else {
            return nil
        }
        let digits = text.dropFirst(around[0].count).dropLast(around[1].count)
        guard let sequence = Int(digits), sequence > 0, format(values, sequence: sequence) == text else { return nil }
        return sequence
    }

    /// What stands before the running number, and what after it.
    private func around(_ values: Values) -> [String] {
        parts.split(maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: \.isSequence).map { side in
            side.map { $0.text(values) }.joined()
        }
    }

    private static func part(named name: Substring) -> Part? {
        switch name {
        case "organisation": return .organisation
        case "region": return .region
        case "year": return .year
        case "month": return .month
        case "row": return .row
        case "sequence": return .sequence(width: 1)
        default:
            let prefix = "sequence:"
            guard name.hasPrefix(prefix), let width = Int(name.dropFirst(prefix.count)), (1...9).contains(width) else {
                return nil
            }
            return .sequence(width: width)
        }
    }
}

extension IndexNumberTemplate.Part {
    fileprivate var isSequence: Bool {
        if case .sequence = self { true } else { false }
    }

    fileprivate func text(_ values: IndexNumberTemplate.Values) -> String {
        switch self {
        case .literal(let text): text
        case .organisation: values.organisation
        case .region: values.region
        case .year: padded(values.year, 4)
        case .month: padded(values.month, 2)
        case .row: values.row
        case .sequence: ""
        }
    }
}
