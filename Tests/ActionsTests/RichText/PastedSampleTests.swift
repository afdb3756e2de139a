import Actions
import Domain
import Foundation
import Testing

/// Pages of real offices. They may not be copied into the project, so the suite skips where they are absent.
@Suite(.enabled(if: Samples.arePresent, "the samples in ../shared/data are absent"))
struct PastedSampleTests {
    @Test(arguments: Samples.files)
    func `real pages lose no word, no merged cell and all of their style`(file: String) throws {
        let pages = try Samples.pages(of: file)
        #expect(pages.count >= 25)
        for page in pages {
            let (text, notes) = try RichTextParser.parse(page.html)
            #expect(letters(text.plainText) == letters(words(of: page.html)), "\(page.id)")
            #expect(text.issues(field: "body").isEmpty, "\(page.id)")
            #expect(try RichTextParser.parse(text.html).text == text, "\(page.id)")
            for trace in ["style=", "<font", "<span", "Mso", "width=", "o:p"] {
                #expect(!text.html.contains(trace), "\(page.id)")
            }
            if !notes.contains(where: { $0.kind == .spans }) {
                #expect(mergedCells(text.html) == mergedCells(page.html), "\(page.id)")
            }
        }
    }

    private func words(of html: String) -> String {
        var html = html
        let unread = "(?i)<(script|style|title|xml|iframe|button)\\b.*?</\\1[^>]*>"
        for dropped in ["<!--.*?-->", unread, "<[a-zA-Z/!][^>]*>"] {
            html = html.replacingOccurrences(of: "(?s)\(dropped)", with: "", options: .regularExpression)
        }
        for (entity, character) in ["&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&amp;": "&"] {
            html = html.replacingOccurrences(of: entity, with: character)
        }
        return html
    }

    private func letters(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return String(kept.map(Character.init))
    }

    /// The spans above one, in order.
    private func mergedCells(_ html: String) -> [String] {
        html.matches(of: /(colspan|rowspan)\s*=\s*["']?(\d+)/).filter { $0.2 != "1" }.map { "\($0.1)=\($0.2)" }.sorted()
    }
}

enum Samples {
    struct Page: Decodable {
        let id: String
        let html: String
    }

    static let files = [
        "procurement_notices/word_pasted_html_25.jsonl", "gov_documents/state_council_60_raw_html.jsonl",
    ]

    static var arePresent: Bool {
        files.allSatisfy { FileManager.default.fileExists(atPath: url($0).path) }
    }

    static func pages(of file: String) throws -> [Page] {
        try Data(contentsOf: url(file)).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Page.self, from: $0)
        }
    }

    private static func url(_ file: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../../shared/data/\(file)").standardizedFileURL
    }
}
