import Actions
import Foundation
import TestSupport
import Testing

@testable import Command
@testable import Web

/// With the real programs.
struct PressTests {
    /// A thousand other tests may run beside it.
    private static let patience = Duration.seconds(300)

    private static let sheet = """
        <!DOCTYPE html>
        <html lang="zh-CN"><head><meta charset="utf-8"><title>题名</title>
        <style>body { font-family: "Noto Serif CJK SC", serif } h1 { font-weight: normal }</style></head>
        <body><h1>政府信息公开申请答复书</h1><div data-custom-style="Letter Number"><p>市财政局公复〔2026〕12号</p></div>
        <p>张三：您申请的信息可以公开。</p></body></html>
        """

    @Test func `WeasyPrint makes a PDF in which the words can be found`() async throws {
        let file = try await Press.ofPrograms(limit: Self.patience).file(of: Self.sheet, as: .pdf)
        #expect(file.starts(with: Array("%PDF-".utf8)))
        let words = try await reading(file) { try Program.tool("pdftotext", $0, "-") }
        #expect(words.contains("政府信息公开申请答复书"))
        #expect(words.contains("市财政局公复〔2026〕12号"))
    }

    @Test func `pandoc makes a Word file with the same words, and the heading once`() async throws {
        let file = try await Press.ofPrograms(limit: Self.patience).file(of: Self.sheet, as: .docx)
        #expect(file.starts(with: Array("PK".utf8)))
        let words = try await reading(file) {
            try Program.tool("pandoc", "--from=docx", "--to=plain", "--standalone", $0)
        }
        #expect(
            words.split(separator: "\n").map(String.init) == [
                "政府信息公开申请答复书", "市财政局公复〔2026〕12号", "张三：您申请的信息可以公开。",
            ])
    }

    @Test(arguments: [Press.Format.pdf, .docx])
    func `the blank application can be printed by either program`(format: Press.Format) async throws {
        let press = Press.ofPrograms(limit: Self.patience)
        let file = try await press.file(of: Sheet.blankApplication.file, as: format)
        let words = try await reading(file) { path in
            switch format {
            case .pdf: try Program.tool("pdftotext", "-raw", path, "-")
            case .docx: try Program.tool("pandoc", "--from=docx", "--to=plain", path)
            }
        }.filter { !$0.isWhitespace }
        for expected in ["政府信息公开申请表", "申请机关：", "□公民□商业企业", "居民身份证", "怎么给您", "申请人（签名或者盖章）", "不用说明用途"] {
            #expect(words.contains(expected), "\(expected)")
        }
    }

    @Test func `a program that is not there is named`() async throws {
        try await withPrograms([:]) { path in
            let press = Press.ofPrograms(path: path)
            await #expect(throws: Press.Fault.missing(program: "weasyprint")) {
                try await press.file(of: Self.sheet, as: .pdf)
            }
            await #expect(throws: Press.Fault.missing(program: "pandoc")) {
                try await press.file(of: Self.sheet, as: .docx)
            }
        }
    }

    @Test func `a program that fails is quoted, and one that makes nothing has failed`() async throws {
        let scripts = ["weasyprint": "echo no font >&2; exit 1", "pandoc": "cat >/dev/null"]
        try await withPrograms(scripts) { path in
            let press = Press.ofPrograms(path: path)
            await #expect(throws: Press.Fault.failed(program: "weasyprint", words: "no font\n")) {
                try await press.file(of: Self.sheet, as: .pdf)
            }
            await #expect(throws: Press.Fault.failed(program: "pandoc", words: "")) {
                try await press.file(of: Self.sheet, as: .docx)
            }
        }
    }

    @Test(.patient) func `a program that does not come to an end is ended`() async throws {
        try await withPrograms(["weasyprint": "exec sleep infinity"]) { path in
            let press = Press.ofPrograms(path: path, limit: .milliseconds(300))
            await #expect(throws: Press.Fault.tooSlow(program: "weasyprint")) {
                try await press.file(of: Self.sheet, as: .pdf)
            }
        }
    }

    @Test func `a program that talks and talks while it is written to is ended, too`() async throws {
        try await withPrograms(["pandoc": "while :; do echo words >&2; done"]) { path in
            let long = Self.sheet + "<p>\(String(repeating: "长", count: 1 << 20))</p>"
            await #expect(throws: Press.Fault.self) {
                try await Press.ofPrograms(path: path, limit: .seconds(20)).file(of: long, as: .docx)
            }
        }
    }

    @Test func `a program sees nothing of the environment but its path, its language, no home and one time`()
        async throws
    {
        try await withPrograms(["weasyprint": "exec /usr/bin/env"]) { path in
            let file = try await Press.ofPrograms(path: path).file(of: Self.sheet, as: .pdf)
            let names = String(decoding: file, as: UTF8.self).split(separator: "\n").map { $0.prefix { $0 != "=" } }
            // The shell of the test adds the last three.
            #expect(Set(names).subtracting(["PWD", "SHLVL", "_"]) == ["PATH", "LANG", "HOME", "SOURCE_DATE_EPOCH"])
        }
    }

    private func reading(_ file: [UInt8], _ read: (String) throws -> String) async throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "yangguang-press-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(file).write(to: URL(filePath: path))
        return try read(path)
    }

    /// A folder with shell scripts, and nothing else, as the path of programs.
    private func withPrograms(_ scripts: [String: String], _ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "yangguang-press-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, script) in scripts {
            let path = folder.appending(path: name).path
            let text = "#!/bin/sh\nPATH=/usr/bin:/bin\n\(script)\n"
            try Data(text.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        try await body(folder.path)
    }
}
