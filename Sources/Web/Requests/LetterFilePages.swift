import Actions
import Domain
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

extension Sheet {
    init(_ letter: RequestLetter) {
        self.init(
            title: letter.title, organ: letter.organ, number: letter.number,
            main: """
                \(Sheet.line("\(letter.addressee)：", .addressee))
                \(letter.paragraphs.map { "<p>\($0)</p>\n" as HTML })\
                \(Sheet.lines(["\(letter.organ)\(letter.kind.sealPlace)", letter.day], .signature))
                """)
    }
}

extension RequestLetter.Kind {
    /// What stands where the seal goes.
    fileprivate var sealPlace: String { self == .consultationReply ? "（签名或者盖章）" : "（盖章）" }
}

/// What can be done with a letter: print it, and take it along as a file.
func letterFiles(_ address: String, back: String, csrf: String?) -> HTML {
    postForm(
        to: "\(address)/files", csrfToken: csrf,
        """
        \(buttons(
            [buttonLink("打印", to: "\(address)/sheet", kind: .quiet)] + Press.Format.buttons
                + [buttonLink("返回申请", to: back, kind: .quiet)]))
        <p class="small soft">第一次下载要等几秒钟；以后每次都是同一份文件。</p>
        """)
}

/// Why there is no file. What to install is the office's business.
func pressNote(_ fault: Press.Fault, atDesk: Bool) -> HTML {
    let words: HTML =
        switch fault {
        case _ where !atDesk: "<p>请先用“打印”，或者过一会儿再下载。</p>"
        case .missing(let program):
            """
            <p>服务器上没有安装\(program)。请系统管理员在服务器上运行：</p>
            <pre><code>apt install weasyprint pandoc fonts-noto-cjk</code></pre>
            <p>装好以前可以用“打印”。</p>
            """
        case .tooSlow(let program): "<p>\(program)用的时间太长，已经停下。请过一会儿再试；现在可以用“打印”。</p>"
        case .failed(let program, let words):
            "<p>\(program)没有做成文件，请告诉系统管理员：\(words.isEmpty ? "没有说明原因" : words)</p>\n<p>现在可以用“打印”。</p>"
        case .wouldFetch(let words): "<p>文书里有不能打印的内容：\(words)</p>"
        }
    return notification(.warn, title: "现在生成不了文件", words)
}

extension Press.Format {
    /// The button that was pressed.
    init(_ form: Form) throws {
        guard let format = Press.Format(rawValue: form.text("format")) else { throw NotFound() }
        self = format
    }

    /// One to press for each.
    static var buttons: [HTML] {
        [
            button("下载PDF", kind: .quiet, name: "format", value: pdf.rawValue),
            button("下载Word", kind: .quiet, name: "format", value: docx.rawValue),
        ]
    }

    var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
    }
}

extension RequestLetter.Place {
    init(_ parameters: Parameters) throws {
        guard let position = Int(try parameters.require("position")),
            let kind = RequestLetter.Kind(rawValue: try parameters.require("kind"))
        else { throw NotFound() }
        self.init(position: position, kind: kind)
    }
}

extension Response {
    static func file(_ file: LetterFile) -> Response {
        Response.file(file.bytes, named: file.letter.number, file.format)
    }

    /// A file for one reader only, under a name that may be Chinese (RFC 5987).
    static func file(_ bytes: [UInt8], named name: String, _ format: Press.Format) -> Response {
        let disposition =
            "attachment; filename=\"letter.\(format.rawValue)\"; filename*=UTF-8''\(percentEncoded(name)).\(format.rawValue)"
        return Response(
            status: .ok,
            headers: [
                .contentType: format.mediaType, .cacheControl: "private, no-store", .contentDisposition: disposition,
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension PageServer {
    /// Whoever keeps the server running reads why.
    func note(_ fault: Press.Fault, _ context: some RequestContext) {
        context.logger.error("no file was made", metadata: ["fault": "\(fault)"])
    }

    func showSheet(_ sheet: Sheet, back: String, reader: ReaderPreferences) -> Response {
        .privatePage(sheetPage(sheet, back: back, reader: reader, files: files))
    }
}
