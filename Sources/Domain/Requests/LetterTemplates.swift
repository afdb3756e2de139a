/// The words of letters, with places for what differs.
package struct LetterTemplates: Hashable, Sendable {
    /// One text: its first line is the title, each other line a paragraph.
    package private(set) var texts: [String: String]

    package enum Fault: Error, Hashable, Sendable {
        case unknownPlace(String, in: String)
        case unknownText(String)
        case missingText(String)
        case empty(String)
    }

    /// What may stand in braces.
    package enum Place: String, Hashable, Sendable, CaseIterable {
        case applicant, number, submittedOn, receivedOn, description, day, until, due, days, words, yuan, basis,
            organ, office, phone, address, articles, way, reasons, withheldPart, otherLaw, earlierAnswer,
            clarifiedBy, receiver
    }

    /// The texts there must be: one for each kind of letter but the answer, and for that the words of each outcome.
    package static let names: [String] =
        RequestLetter.Kind.allCases.filter { $0 != .answer }.map(\.rawValue) + [
            "answer", "remedy-first", "remedy-either",
        ]
        + RequestOutcome.allCases.map { "answer-\($0.rawValue)" }

    /// Sections begin with `== name`.
    package init(parsing text: String) throws(Fault) {
        var texts: [String: String] = [:]
        var name: String?
        for line in text.split(separator: "\n") {
            if line.hasPrefix("== ") {
                name = String(line.dropFirst(3))
            } else if let name {
                texts[name, default: ""] += texts[name] == nil ? line : "\n\(line)"
            }
        }
        try self.init(texts)
        for name in Self.names where texts[name] == nil { throw .missingText(name) }
    }

    private init(_ texts: [String: String]) throws(Fault) {
        self.texts = texts
        for (name, text) in texts { try Self.check(text, name) }
    }

    /// - Throws: where a place has no meaning.
    private static func check(_ text: String, _ name: String) throws(Fault) {
        if !names.contains(name) { throw .unknownText(name) }
        if text.allSatisfy(\.isWhitespace) { throw .empty(name) }
        for place in places(in: text) where Place(rawValue: place) == nil { throw .unknownPlace(place, in: name) }
    }

    package static let longestText = 5000

    /// What is wrong with a text of an office: that there is none, or places that mean nothing, each with its line.
    package static func issues(of text: String) -> [Issue] {
        let words = Issue.all(ofWords: text, field: "letterText", limit: longestText, areNeeded: true)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return words
            + lines.enumerated().flatMap { index, line in
                places(in: String(line)).filter { Place(rawValue: $0) == nil }
                    .map { Issue("letterText", .unknownPlace($0, line: index + 1)) }
            }
    }

    /// With texts of an office in the place of some.
    package func replacing(_ own: [String: String]) -> LetterTemplates {
        var templates = self
        templates.texts.merge(own) { _, own in own }
        return templates
    }

    /// The lines of a text, filled in; lines in which a needed value is empty are left out.
    package func lines(_ name: String, _ values: [Place: String]) -> [String] {
        Self.filled(texts[name] ?? "", values)
    }

    package static func filled(_ text: String, _ values: [Place: String]) -> [String] {
        text.split(separator: "\n").compactMap { line in
            var filled = ""
            var rest = line
            while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
                guard let place = Place(rawValue: String(rest[rest.index(after: start)..<end])),
                    let value = values[place], !value.isEmpty
                else { return nil }
                filled += rest[..<start] + value
                rest = rest[rest.index(after: end)...]
            }
            return filled + rest
        }
    }

    private static func places(in text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
            .map { String($0.prefix { $0 != "}" }) }
    }
}
