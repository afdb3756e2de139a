import Foundation
import Testing

/// What the documents say of the program, held against it: a page that tells an untruth is worse than none.
struct DocumentationTests {
    @Test func `every link and every picture leads to something that is there`() throws {
        for page in try Page.all() {
            for link in page.links {
                let leads = page.leadsSomewhere(link)
                #expect(leads, "\(page.path): \(link)")
            }
        }
    }

    @Test func `every picture of the handbook is shown in it`() throws {
        let handbook = try Page.handbook()
        let folder = Sources.root.appending(path: "docs/images/handbook")
        let pictures = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(pictures.count > 20)
        for picture in pictures {
            let isShown = handbook.links.contains("images/handbook/\(picture)")
            #expect(isShown, "\(picture)")
        }
    }

    @Test func `what the handbook quotes from the screen stands in the pages`() throws {
        let screen = try Screen()
        for (number, line) in try Page.handbook().lines.enumerated() {
            for quotation in line.matches(of: /「([^」]*)」/).map(\.1) {
                let isShown = screen.shows(quotation)
                #expect(isShown, "line \(number + 1): 「\(quotation)」")
            }
        }
    }

    @Test func `a quotation that no page shows is noticed`() throws {
        let screen = try Screen()
        let quotations: [Substring] = ["保存并送审", "还没有到…这一步。", "删除文件", "这一步…还没有到", "", "…"]
        let shown = quotations.map(screen.shows)
        #expect(shown == [true, true, false, false, false, false])
    }

    @Test func `the handbook explains every refusal, and names every role, attribute and way down`() throws {
        let text = try Page.handbook().lines.joined(separator: "\n")
        for (function, file) in [
            ("sentence(for refusal: DocumentRefusal)", "RefusalWords.swift"),
            ("sentence(for refusal: RequestRefusal)", "RequestRefusalWords.swift"),
            ("sentence(for refusal: PetitionRefusal)", "PetitionWords.swift"),
            ("sentence(for refusal: ReportRefusal)", "ReportWords.swift"),
            ("name(of role: Role)", "Names.swift"),
            ("name(of attribute: DisclosureAttribute)", "Names.swift"),
            ("name(of manner: WithdrawalManner", "Names.swift"),
            ("name(of decided: Validity.Decided)", "Names.swift"), ("name(of step: ReviewStep)", "RefusalWords.swift"),
        ] {
            let words = try wordsOf(function, in: "Language/\(file)")
            #expect(words.count >= 3, "\(function)")
            for word in words {
                let isNamed = text.contains("「\(word)」") || !word.hasSuffix("。") && text.contains(word)
                #expect(isNamed, "\(word)")
            }
        }
    }

    @Test func `the code in the guide for a new feature is the code`() throws {
        let code = Set(try Sources.all().flatMap(\.lines).map(trimmed))
        let page = try Page(path: "docs/adding-a-feature.md")
        let excerpts = page.code(in: "swift").map(trimmed).filter { !$0.isEmpty }
        #expect(excerpts.count > 10)
        for line in excerpts {
            let isThere = code.contains(line)
            #expect(isThere, "\(line)")
        }
    }

    @Test func `every file of ours that a document names is there`() throws {
        let tests = try FileManager.default.subpathsOfDirectory(atPath: Sources.root.appending(path: "Tests").path)
        let sources = try Sources.all().map { "/\($0.module)/\($0.path)" } + tests.map { "/\($0)" }
        for page in try Page.all() where page.path != "CHANGELOG.md" {
            for name in page.names(matching: /`((?:[A-Z]\w+\/)*[A-Z][\w+]+\.swift)`/) {
                let isThere = sources.contains { $0.hasSuffix("/\(name)") }
                #expect(isThere, "\(page.path): \(name)")
            }
            for name in page.names(matching: /`((?:Sources|Tests|script|deploy|docs)\/[\w.\/-]+)`/) {
                let file = Sources.root.appending(path: name).path
                #expect(FileManager.default.fileExists(atPath: file), "\(page.path): \(name)")
            }
        }
    }
}

/// A document of the repository.
private struct Page {
    var path: String
    var lines: [Substring]

    init(path: String) throws {
        self.path = path
        let text = try String(contentsOf: Sources.root.appending(path: path), encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    static func handbook() throws -> Page { try Page(path: "docs/handbook.zh-CN.md") }

    static func all() throws -> [Page] {
        let manager = FileManager.default
        let top = try manager.contentsOfDirectory(atPath: Sources.root.path)
        let below = try manager.subpathsOfDirectory(atPath: Sources.root.appending(path: "docs").path)
        return try (top + below.map { "docs/\($0)" }).filter { $0.hasSuffix(".md") }.sorted().map(Page.init)
    }

    /// Where its links and pictures lead, but for other sites.
    var links: [String] {
        names(matching: /\]\(([^)\s]+)\)/).filter { !$0.hasPrefix("http://") && !$0.hasPrefix("https://") }
    }

    func names(matching pattern: Regex<(Substring, Substring)>) -> [String] {
        lines.flatMap { $0.matches(of: pattern).map { String($0.1) } }
    }

    /// The lines of its blocks of code in a language.
    func code(in language: String) -> [Substring] {
        var (excerpt, isInside): ([Substring], Bool) = ([], false)
        for line in lines {
            if line.hasPrefix("```") { isInside = line == "```\(language)" } else if isInside { excerpt.append(line) }
        }
        return excerpt
    }

    func leadsSomewhere(_ link: String) -> Bool {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let folder = Sources.root.appending(path: path).deletingLastPathComponent()
        let target = parts[0].isEmpty ? Sources.root.appending(path: path) : folder.appending(path: parts[0])
        guard FileManager.default.fileExists(atPath: target.path) else { return false }
        guard parts.count == 2, let text = try? String(contentsOf: target, encoding: .utf8) else {
            return parts.count == 1
        }
        return text.split(separator: "\n").contains { $0.hasPrefix("#") && anchor($0) == parts[1] }
    }

    /// What the places that show Markdown call a heading in an address.
    private func anchor(_ heading: Substring) -> String {
        let words = heading.drop { $0 == "#" }.dropFirst().lowercased()
        return String(words.filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.map { $0 == " " ? "-" : $0 })
    }
}

/// The words that the pages and their scripts can show.
private struct Screen {
    private let lines: [String]
    private let text: String

    init() throws {
        let pages = try Sources.files(of: "Web").flatMap(\.code).map(String.init)
        let folder = Sources.root.appending(path: "Sources/Web/Resources/Public")
        let scripts = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".js") }
        let script = try scripts.flatMap { name in
            try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").map(
                String.init)
        }
        lines = (pages + script).filter { line in
            !line.hasPrefix("//") && line.unicodeScalars.contains { $0.value > 0x2E80 }
        }
        text = lines.joined(separator: "\n")
    }

    /// Whether the words stand in one line, in their order; … stands for what changes.
    func shows(_ quotation: Substring) -> Bool {
        let parts = quotation.split(separator: "…")
        if parts.count < 2 { return parts.first.map { text.contains($0) } ?? false }
        return lines.contains { line in
            var rest = line[...]
            for part in parts {
                guard let found = rest.range(of: part, options: .literal) else { return false }
                rest = rest[found.upperBound...]
            }
            return true
        }
    }
}

/// The texts that a function of `Web` answers with, with … for what changes in them.
private func wordsOf(_ function: String, in path: String) throws -> [String] {
    let file = try #require(try Sources.files(of: "Web").first { $0.path == path })
    let start = try #require(file.lines.firstIndex { $0.contains("func \(function)") }, "\(function)")
    let end = try #require(file.lines[start...].firstIndex { $0 == "}" })
    return file.lines[start..<end].compactMap { line in
        line.firstMatch(of: /case \..*?: (?:words\()?"(.+)"/).map {
            withoutValues($0.1)
        }
    }
}

/// With … for each interpolation, however many brackets it has.
private func withoutValues(_ literal: Substring) -> String {
    var (text, depth) = ("", 0)
    var rest = literal
    while let character = rest.popFirst() {
        if depth > 0 {
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
        } else if character == "\\", rest.first == "(" {
            rest.removeFirst()
            (text, depth) = (text + "…", 1)
        } else {
            text.append(character)
        }
    }
    return text
}

private func trimmed(_ line: Substring) -> Substring { line.drop { $0 == " " } }
