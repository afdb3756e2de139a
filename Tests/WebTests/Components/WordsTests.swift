import Foundation
import Testing
import Web

@Suite struct WordsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Every literal in every call of `words(…)`; the compiler lets nothing else through.
    private func wordsInUse() throws -> Set<String> {
        let sources = try text(under: Self.root.appending(path: "Sources/Web"), suffix: ".swift")
        let calls = sources.matches(of: /\bwords\(\s*"([^"]*)"\s*\)/).map { String($0.output.1) }
        return Set(calls)
    }

    private func english() throws -> [String: String] {
        let file = Self.root.appending(path: "Sources/Web/Resources/Locales/en.json")
        return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    }

    private func text(under folder: URL, suffix: String) throws -> String {
        let files = try #require(FileManager.default.enumerator(atPath: folder.path))
        var whole = ""
        for case let file as String in files where file.hasSuffix(suffix) {
            whole += try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        }
        return whole
    }

    @Test func `Chinese is shown as it is written, English from the catalogue`() {
        #expect(Words.chinese("首页") == "首页")
        let words = Words(.english, english: ["首页": "Home"])
        #expect(words("首页") == "Home")
        #expect(words("没有翻译") == "没有翻译")
    }

    @Test func `every word of the pages has its English`() throws {
        #expect(try wordsInUse().count > 50)
        let missing = try wordsInUse().subtracting(english().keys)
        #expect(missing.sorted() == [])
    }

    @Test func `no English stands for nothing`() throws {
        #expect(try english().filter { $0.value.isEmpty || $0.key.isEmpty }.isEmpty)
    }

    @Test func `every English is of use to a page`() throws {
        let unused = try Set(english().keys).subtracting(wordsInUse())
        #expect(unused.sorted() == [])
    }

    @Test func `words are asked for by literals that the catalogue test can see`() throws {
        let sources = try text(under: Self.root.appending(path: "Sources/Web"), suffix: ".swift")
        let calls = sources.matches(of: /\bwords\(/).count
        let literals = sources.matches(of: /\bwords\(\s*"([^"]*)"\s*\)/).count
        #expect(calls == literals)
    }
}
