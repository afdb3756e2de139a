import Domain
import Foundation
import TestSupport
import Testing

@testable import Actions
@testable import Command

/// A copy without what tells of who made it, in every format in which there is one: read again, it says the same.
struct FileCleanerTests {
    private static let makers: Set<GuardKind> = [.author, .filePath, .location]

    private func cleaned(_ bytes: [UInt8], as type: FileType) async throws -> [UInt8] {
        try await Made.inFolder { folder in
            let file = folder.appending(path: "file.\(type.endings[0])")
            try Data(bytes).write(to: file)
            return try await FileCleaner(run: FileReader.ofPrograms(patience: 10).run).clean(file.path, of: type)
        }
    }

    private func check(_ bytes: [UInt8], as type: FileType) async throws {
        let before = try await Made.reading(bytes, as: type)
        #expect(before.findings.contains { Self.makers.contains($0.kind) }, "\(type)")
        let copy = try await cleaned(bytes, as: type)
        #expect(type.fits(copy), "\(type)")
        let after = try await Made.reading(copy, as: type)
        #expect(!after.findings.contains { Self.makers.contains($0.kind) }, "\(type): \(after.findings)")
        #expect(after.passages.map(\.plainText) == before.passages.map(\.plainText), "\(type)")
        #expect(after.gaps == before.gaps, "\(type)")
        // Made once more it is the same to a reader, so nothing was half done.
        let again = try await Made.reading(try await cleaned(copy, as: type), as: type)
        #expect(again.passages == after.passages)
    }

    @Test func `a PDF is drawn anew`() async throws {
        try await check(
            try await Made.pdf(
                "<!DOCTYPE html><meta charset=utf-8><meta name=author content='张三'><h1>关于补偿的公告</h1><p>共计300万元。</p>"),
            as: .pdf)
    }

    @Test func `a text of Word loses its properties`() async throws {
        let file = try await Made.inFolder { folder in
            let (from, to) = (folder.appending(path: "a.md"), folder.appending(path: "a.docx"))
            try "---\ntitle: 公告\nauthor: 张三\n---\n\n# 总则\n\n共计300万元。\n".write(
                to: from, atomically: true, encoding: .utf8)
            _ = try Program.tool("pandoc", from.path, "-o", to.path)
            return Array(try Data(contentsOf: to))
        }
        try await check(file, as: .docx)
    }

    @Test func `a spreadsheet of the demo city, of which its maker is known, forgets them`() async throws {
        let bytes = Array(try DemoFiles.content(of: "files/map-check.xlsx"))
        let before = try await Made.reading(bytes, as: .xlsx)
        try await check(bytes, as: .xlsx)
        let after = try await Made.reading(try await cleaned(bytes, as: .xlsx), as: .xlsx)
        // What is hidden in it stays for a person to decide.
        #expect(after.findings.contains { $0.kind == .hiddenSheet })
        #expect(before.findings.filter { !Self.makers.contains($0.kind) } == after.findings)
    }
}
