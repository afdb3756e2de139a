import Domain
import Foundation

/// The fields of one line, and what is wrong with them so far.
struct ImportLine {
    static let fields = [
        "title", "body", "html", "documentNumber", "indexNumber", "issuer", "signedOn", "publishedOn", "topics",
        "keywords", "genre", "legalForm", "validity", "sourceURL", "externalID", "catalogueRow", "summary",
        "effectiveOn",
        "expiresOn",
    ]

    let number: Int
    private let members: [String: JSONValue]
    private(set) var problems: [LineProblem] = []

    /// - Throws: the problem of a line that holds no fields at all.
    init(_ bytes: [UInt8], number: Int) throws(LineProblem) {
        self.number = number
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw LineProblem(line: number, code: "utf-8", reason: "is not UTF-8: save the file as UTF-8")
        }
        switch Self.decode(bytes) {
        case .success(.object(let members)):
            self.members = members
        case .success(let other):
            throw LineProblem(line: number, code: "json", reason: "holds \(other.kind); each line is one JSON object")
        case .failure(let fault):
            throw LineProblem(line: number, code: "json", reason: "is not JSON: \(fault.reason)")
        }
        for name in members.keys.sorted() where !Self.fields.contains(name) {
            let known = Self.fields.joined(separator: ", ")
            refuse(name, code: "unknown-field", "is not a field; fields are \(known)")
        }
    }

    mutating func refuse(_ field: String, code: String, _ reason: String) {
        refuse(LineProblem(line: number, field: field, code: code, reason: reason))
    }

    mutating func refuse(_ problem: LineProblem) { problems.append(problem) }

    /// Text of one line; empty where there is none.
    mutating func text(_ name: String) -> String {
        let text = longText(name).trimmingCharacters(in: .whitespacesAndNewlines)
        if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0.value > 0 }) {
            refuse(name, code: "control-character", "holds a line break or another control character: write one line")
        }
        return text
    }

    mutating func longText(_ name: String) -> String {
        switch members[name] {
        case nil, .null?:
            return ""
        case .text(let text)?:
            if text.utf8.contains(0) { refuse(name, code: "nul", "holds the character U+0000: leave it out") }
            return text
        case let other?:
            refuse(name, code: "type", "is \(other.kind); right is text")
            return ""
        }
    }

    mutating func words(_ name: String) -> [String] {
        switch members[name] {
        case nil, .null?:
            return []
        case .list(let values)?:
            return values.compactMap { value in
                if case .text(let text) = value, !text.utf8.contains(0) {
                    return text.trimmingCharacters(in: .whitespacesAndNewlines)
                }
                refuse(name, code: "type", "holds \(value.kind); right is a list of texts")
                return nil
            }
        case let other?:
            refuse(name, code: "type", "is \(other.kind); right is a list of texts")
            return []
        }
    }

    mutating func day(_ name: String) -> Day? {
        let text = text(name)
        if text.isEmpty { return nil }
        guard let day = Day(iso: text) else {
            refuse(name, code: "not-a-date", "“\(text)” is not a date that exists; write it as 2026-03-10")
            return nil
        }
        return day
    }

    private struct Fault: Error {
        var reason: String
    }

    private static func decode(_ bytes: [UInt8]) -> Result<JSONValue, Fault> {
        let data = Data(bytes)
        do {
            return .success(try JSONDecoder().decode(JSONValue.self, from: data))
        } catch {
            return .failure(Fault(reason: reasonOfFailure(data) ?? "\(error)"))
        }
    }

    /// The decoder only says that something is wrong; the older reader says what, and where.
    private static func reasonOfFailure(_ data: Data) -> String? {
        do {
            _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
            return nil
        } catch {
            return (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
        }
    }
}
