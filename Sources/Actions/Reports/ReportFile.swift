package import Domain

/// A report as somebody hands it over: JSON, CSV, a page or a text, told apart by how it begins.
package enum ReportFile {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case json, csv, html, text
    }

    package static func read(_ bytes: [UInt8]) -> ReportReading {
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            return ReportReading(faults: [ReportReadingFault(.report, .malformed)])
        }
        switch kind(of: text) {
        case .json: return ReportJSON.read(text)
        case .csv: return ReportCSV.read(text)
        case .text: return ReportReader.read(ReportSource(plainText: text))
        case .html:
            guard let source = ReportHTML.source(bytes) else {
                return ReportReading(faults: [ReportReadingFault(.report, .malformed)])
            }
            return ReportReader.read(source)
        }
    }

    package static func kind(of text: String) -> Kind {
        let head = text.unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
        // [2024] may begin a text: an array of our own holds an object.
        let afterBracket = head.dropFirst().first { !$0.properties.isWhitespace }
        if head.first == "{" || head.first == "[" && afterBracket == "{" { return .json }
        let line = String(head.prefix { $0 != "\n" && $0 != "\r" }).lowercased().filter { $0 != "\"" }
        if line == ReportCSV.head.joined(separator: ",") { return .csv }
        let isMarkup = tags.contains { tag in text.utf8.firstRange(of: tag.utf8) != nil }
        return isMarkup ? .html : .text
    }

    private static let tags = [
        "<table", "<TABLE", "<html", "<HTML", "<!DOCTYPE", "<!doctype", "<p>", "<p ", "<div", "<body",
    ]
}
