import Domain
import Foundation
import FoundationXML
import HTTPTypes
import Testing

/// What an attacker types, in every field there is: out of text, attribute, comment, script, JSON, XML and a cell.
enum Payload {
    static let words = "\"'><ygx onload=ygx()></script><script>ygx()</script><!--]]>&lt;ygx&gt;"
    static let short = "\"'><ygx a>{{7*7}}"
    static let formula = "=ygx|'/C ygx'!A0"

    /// What no answer may hold: the payload as it was typed.
    static let marks = ["<ygx", "<script>ygx", "\"'><"]
}

/// Holds an answer of any kind against what its readers would do with it.
func expectHarmless(_ page: Page, at location: SourceLocation = #_sourceLocation) {
    let type = page.headers[.contentType] ?? ""
    switch type.split(separator: ";").first ?? "" {
    case "text/html": expectHarmlessPage(page, location)
    case "application/json": expectJSON(page.bytes, page.path, location)
    case "application/xml", "application/atom+xml": expectXML(page, location)
    case "text/csv": expectHarmlessTable(page, location)
    // Nobody runs it, for it is said what it is.
    default: #expect(page.header("X-Content-Type-Options") == "nosniff", "\(page.path)", sourceLocation: location)
    }
}

private func expectHarmlessPage(_ page: Page, _ location: SourceLocation) {
    for mark in Payload.marks { #expect(!page.text.contains(mark), "\(page.path)", sourceLocation: location) }
    for tag in page.tags {
        #expect(tag.name != "ygx", "\(page.path)", sourceLocation: location)
        for (name, value) in tag.attributes {
            let isAddress = ["href", "src", "action", "formaction", "data", "poster"].contains(name)
            let runs = name.hasPrefix("on") || isAddress && value.lowercased().contains("javascript:")
            #expect(!runs && !name.contains("ygx"), "\(page.path) \(tag)", sourceLocation: location)
        }
        switch tag.name {
        case "script" where tag["type"] == "application/ld+json":
            let block = page.text.split(separator: "<script type=\"application/ld+json\">").last ?? ""
            let text = block.split(separator: "</script>").first ?? ""
            expectJSON(Array(text.utf8), page.path, location)
        case "script":
            #expect(tag["src"].hasPrefix("/assets/"), "\(page.path) \(tag)", sourceLocation: location)
        case "link" where tag["rel"] == "stylesheet":
            #expect(tag["href"].hasPrefix("/assets/"), "\(page.path) \(tag)", sourceLocation: location)
        case "form":
            let isOwn = tag["action"].hasPrefix("/") && !tag["action"].hasPrefix("//")
            #expect(isOwn, "\(page.path) \(tag)", sourceLocation: location)
        case "iframe", "object", "embed", "base", "style":
            Issue.record("\(page.path) has \(tag)", sourceLocation: location)
        default: break
        }
    }
}

private func expectJSON(_ bytes: [UInt8], _ path: String, _ location: SourceLocation) {
    #expect(throws: Never.self, "\(path)", sourceLocation: location) {
        try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    }
}

private func expectXML(_ page: Page, _ location: SourceLocation) {
    let parser = XMLParser(data: Data(page.bytes))
    #expect(parser.parse(), "\(page.path) is not well-formed", sourceLocation: location)
    #expect(!page.text.contains("<ygx"), "\(page.path)", sourceLocation: location)
}

private func expectHarmlessTable(_ page: Page, _ location: SourceLocation) {
    for line in page.text.split(whereSeparator: \.isNewline) {
        for cell in line.split(separator: ",") {
            let runs = cell.drop { $0 == "\"" || $0 == "\u{FEFF}" }.first.map { "=+@＝".contains($0) } ?? false
            #expect(!runs, "\(page.path) \(cell)", sourceLocation: location)
        }
    }
}
