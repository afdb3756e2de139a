import Actions
import TestSupport
import Testing

struct PlainSheetTests {
    private static let sheet = """
        <!DOCTYPE html>
        <html lang="zh-CN"><head><meta charset="utf-8"><title>答复书</title>
        <style>@page { size: A4 } p { text-indent: 2em }</style></head>
        <body><main><h1>答复书</h1><div data-custom-style="Letter Number"><p>公复〔2026〕1号</p></div>
        <p>见 https://www.example.cn/ 和 &lt;img src="x"&gt;，url(甲) = style</p><br></main></body></html>
        """

    @Test func `a sheet of words and tables is printed, whatever the words are`() async throws {
        let file = try await Press.test.file(of: Self.sheet, as: .pdf)
        #expect(String(decoding: file, as: UTF8.self).hasPrefix("%PDF-test 1\n<!DOCTYPE html>"))
    }

    @Test(arguments: [
        "<img src=\"http://127.0.0.1/x.png\">", "<IMG SRC=x>", "<link rel=\"stylesheet\" href=\"x\">",
        "<iframe src=\"/etc/passwd\">", "<p style=\"background: url(x)\">", "<p data-src=\"x\">", "<svg>", "<!-- x -->",
        "<body background=\"x\">", "<a href=\"x\">", "<p class=\"x\"onload=\"y\">",
    ])
    func `nothing that a program might fetch gets to it`(tag: String) async throws {
        for format in Press.Format.allCases {
            await #expect(throws: Press.Fault.wouldFetch(tag)) {
                try await Press.test.file(of: Self.sheet + tag, as: format)
            }
        }
    }

    @Test(arguments: ["p { background: url(x) }", "@import 'x';", "p { background: \\75rl(x) }"])
    func `nor does a style that names something`(style: String) async throws {
        await #expect(throws: Press.Fault.self) {
            try await Press.test.file(of: "<style>\(style)</style>", as: .pdf)
        }
    }

    @Test func `an office without programs says which one is missing`() async throws {
        await #expect(throws: Press.Fault.missing(program: "weasyprint")) {
            try await Press.absent.file(of: Self.sheet, as: .pdf)
        }
        await #expect(throws: Press.Fault.missing(program: "pandoc")) {
            try await Press.absent.file(of: Self.sheet, as: .docx)
        }
    }
}
