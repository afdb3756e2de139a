import Domain
import NIOCore
import Testing

@testable import Web

/// Forms with a file, as browsers and other programs send them.
@Suite struct MultipartTests {
    private static let type = "multipart/form-data; boundary=----WebKitFormBoundaryABC"

    private func form(_ body: String, _ type: String = Self.type) throws -> Form {
        let whole = body.replacing("\n", with: "\r\n").replacing("-B", with: "------WebKitFormBoundaryABC")
        return try Form(multipart: ByteBuffer(string: whole), contentType: type)
    }

    @Test func `fields and a file are read as Chromium and Firefox send them`() throws {
        let form = try form(
            """
            -B
            Content-Disposition: form-data; name="kind"

            attachment
            -B
            Content-Disposition: form-data; name="words"

            第一行
            第二行
            -B
            Content-Disposition: form-data; name="file"; filename="方案 “终稿”%22.pdf"
            Content-Type: application/pdf

            %PDF-1.7

            --C

            -B--

            """)
        #expect(form.text("kind") == "attachment")
        #expect(form.text("words") == "第一行\n第二行")
        let file = try #require(form.file("file"))
        #expect(file.name == "方案 “终稿”\".pdf")
        #expect(String(buffer: file.content) == "%PDF-1.7\r\n\r\n--C\r\n")
    }

    @Test func `a field where no file was chosen brings none`() throws {
        let form = try form(
            """
            -B
            Content-Disposition: form-data; name="file"; filename=""
            Content-Type: application/octet-stream


            -B--
            """)
        #expect(form.files.isEmpty)
        #expect(form.text("file") == "")
    }

    @Test(arguments: [
        (#"filename="C:\文件\方案.pdf""#, #"C:\文件\方案.pdf"#), (#"filename="a\".pdf""#, "a\".pdf"),
        ("filename=a.pdf", "a.pdf"),
        (#"filename="fallback.pdf"; filename*=UTF-8''%E6%96%B9%E6%A1%88.pdf"#, "方案.pdf"),
        (#"filename="a;b=c.pdf""#, "a;b=c.pdf"), (#"filename="100%.pdf""#, "100%.pdf"),
    ])
    func `the name of a file is read however it is written`(parameter: String, name: String) throws {
        let form = try form(
            "-B\nContent-Disposition: form-data; name=\"file\"; \(parameter)\n\nx\n-B--\n")
        #expect(form.file("file")?.name == name)
    }

    @Test(arguments: [
        "", "-B", "-B\n", "-B\n\n", "x\n-B--", "-B\nContent-Disposition: form-data; name=a\n\nx",
        "-B\nContent-Disposition: form-data; name=a\n\nx\n-B", "-B\nContent-Disposition: form-data; name=a\n\nx-B--",
        "-B\n\nx\n-B--", "-B\nContent-Disposition: form-data\n\nx\n-B--",
        "-B\nContent-Disposition: attachment; name=a\n\nx\n-B--",
        "-B\nContent-Disposition: form-data; name=a; name=b\n\nx\n-B--",
        "-B\nContent-Disposition: form-data; name=a\nContent-Disposition: form-data; name=b\n\nx\n-B--",
        "-B\nContent-Disposition: form-data; name=a\n folded: b\n\nx\n-B--",
        "-B\nContent-Disposition: form-data; name=\"a\n\nx\n-B--",
        "-B\nContent-Disposition: form-data; name=a; filename*=GBK''%B9.pdf\n\nx\n-B--",
        "-B\nContent-Disposition: form-data; name=a\nContent-Transfer-Encoding: base64\n\neA==\n-B--",
        "-B\nContent-Disposition: form-data; name=a\n\nx\n-B--\nmore", "-Bx\n\n-B--",
    ])
    func `what is not well formed, or was cut off, is refused whole`(body: String) {
        #expect(throws: FormFault.malformed) { try form(body) }
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a ",
        "multipart/form-data; boundary=\(String(repeating: "a", count: 71))", "multipart/mixed; boundary=a",
        "multipart/form-data; boundary=a; boundary=b", "multipart/form-data; boundary=a@b",
    ])
    func `a boundary that none is, is refused`(type: String) {
        #expect(throws: FormFault.malformed) { try form("--a--", type) }
    }

    @Test func `what is too much is refused, and what is no text`() throws {
        let head = "-B\nContent-Disposition: form-data; name=\"a\""
        #expect(throws: FormFault.tooLong) { try form(String(repeating: "\(head)\n\nx\n", count: 1001) + "-B--") }
        #expect(throws: FormFault.malformed) {
            try form("\(head)\nX-Long: \(String(repeating: "a", count: MultipartParser.longestHead))\n\nx\n-B--")
        }
        let many = (1...20).map { "X-\($0): a\n" }.joined()
        #expect(throws: FormFault.malformed) { try form("\(head)\n\(many)\nx\n-B--") }
        #expect(throws: FormFault.notText) { try form("\(head)\n\na\u{0}b\n-B--") }
        #expect(throws: FormFault.tooLong) {
            try form("\(head)\n\n\(String(repeating: "a", count: Form.longestBody + 1))\n-B--")
        }
    }

    @Test(arguments: [1, 2, 3, 7, 64, 1000])
    func `a body that comes in pieces is the same body`(length: Int) throws {
        let content = "a\r\n--b\r\n\r\n----WebKitFormBoundaryAB\r\n字"
        let body = """
            ------WebKitFormBoundaryABC\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n\
            ------WebKitFormBoundaryABC\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\n\r\n\
            \(content)\r\n------WebKitFormBoundaryABC--\r\n
            """
        var rest = ByteBuffer(string: body)
        var parser = try MultipartParser(contentType: Self.type)
        var contents: [ByteBuffer] = []
        reading: while true {
            switch try parser.next() {
            case .head: contents.append(ByteBuffer())
            case .content(var piece): contents[contents.count - 1].writeBuffer(&piece)
            case .endOfPart: break
            case .end: break reading
            case .more:
                if let piece = rest.readSlice(length: min(length, rest.readableBytes)), piece.readableBytes > 0 {
                    parser.take(piece)
                } else {
                    parser.finish()
                }
            }
        }
        #expect(contents.map { String(buffer: $0) } == ["1", content])
    }

    @Test func `the same words sent with another file are another form`() throws {
        func digest(_ content: String) throws -> [UInt8] {
            try form("-B\nContent-Disposition: form-data; name=f; filename=a.pdf\n\n\(content)\n-B--").digest
        }
        #expect(try digest("a") == digest("a"))
        #expect(try digest("a") != digest("b"))
        #expect(try digest("a") != form("-B--").digest)
    }

    @Test func `the words of the limits are those of the program`() {
        #expect(PageFailure.fileTooLarge.advice(.chinese).contains("最多\(size(RequestFile.longest))"))
    }
}
