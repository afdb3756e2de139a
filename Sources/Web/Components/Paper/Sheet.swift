/// Something that goes out on paper, A4. A browser, WeasyPrint and pandoc read the same content: pages get their style from
/// the stylesheet, PDF from `style`, Word from the styles of `reference.docx` that `data-custom-style` names.
package struct Sheet: Sendable {
    package var title: String
    /// Who stands above it.
    package var organ: String
    package var number: String
    package var main: HTML

    package init(title: String, organ: String, number: String, main: HTML) {
        self.title = title
        self.organ = organ
        self.number = number
        self.main = main
    }

    /// A line that is no paragraph of the text.
    package enum Line: String, Sendable {
        case organ = "Letter Organ"
        case number = "Letter Number"
        case addressee = "Letter Addressee"
        case signature = "Letter Signature"
        case note = "Letter Note"

        fileprivate var className: String {
            switch self {
            case .organ: "title"
            case .number, .note: "no"
            case .addressee: "to"
            case .signature: "sign"
            }
        }
    }

    package static func line(_ text: String, _ line: Line) -> HTML { lines([text], line) }

    package static func lines(_ texts: [String], _ line: Line) -> HTML {
        let paragraphs = texts.filter { !$0.isEmpty }.map { "<p class=\"\(line.className)\">\($0)</p>\n" as HTML }
        return paragraphs.isEmpty ? "" : "<div data-custom-style=\"\(line.rawValue)\">\n\(paragraphs)</div>\n"
    }

    fileprivate var content: HTML {
        """
        <header>
        \(Sheet.line(organ, .organ))\(Sheet.line(number, .number))</header>
        <h1>\(title)</h1>
        \(main)
        """
    }
}

extension Sheet {
    /// A whole text with its style inside, for the programs that make files of it.
    package var file: String {
        let html: HTML = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <title>\(title)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            \(content)
            </body>
            </html>

            """
        return html.text
    }

    /// The page and the sizes of GB/T 9704-2012.
    private static let style: HTML = """

        @page { size: A4; margin: 37mm 26mm 35mm 28mm;
                @bottom-center { content: "— " counter(page) " —"; font-size: 14pt } }
        body { margin: 0; font: 16pt/28pt FangSong, STFangsong, "Noto Serif CJK SC", serif; color: black }
        p { margin: 0; text-indent: 2em; text-align: justify }
        h1 { margin: 14pt 0; font-size: 22pt; line-height: 34pt; font-weight: normal; text-align: center }
        h2 { margin: 10pt 0 0; font-size: 16pt; font-weight: normal }
        p.title { margin-bottom: 10pt; padding-bottom: 10pt; border-bottom: 2pt solid firebrick; color: firebrick;
                  font-size: 30pt; line-height: 44pt; text-indent: 0; text-align: center }
        p.no { text-indent: 0; text-align: center }
        p.to { text-indent: 0 }
        p.sign { text-indent: 0; text-align: right; padding-right: 2em }
        p.sign:first-child { margin-top: 28pt }
        table { width: 100%; border-collapse: collapse; font-size: 12pt; line-height: 20pt }
        th, td { padding: 3pt 5pt; border: 0.5pt solid black; font-weight: normal; text-align: left; vertical-align: top }
        td p, th p { text-indent: 0 }
        th[scope=row] { width: 8em }
        ol, ul { margin: 0; padding-left: 2em }

        """
}

/// A sheet in a browser, where it is printed from.
package func sheetPage(_ sheet: Sheet, back: String, reader: ReaderPreferences, files: FrameFiles) -> HTML {
    let words = Words.chinese
    return """
        <!DOCTYPE html>
        <html lang="zh-CN"\(attribute: "data-theme", reader.themeName)>
        <head>
        \(headBasics(title: "\(sheet.title) \(sheet.number)", hasErrors: false, files: files, words: words))\
        <meta name="robots" content="noindex">
        </head>
        <body\(attribute: "class", reader.view == .elder ? "elder" : nil)>
        \(skipLink(words))
        <nav class="wrap screen" aria-label="这一页">
        <p>用浏览器的打印功能打印：按Ctrl和P，或者在菜单里选“打印”。</p>
        \(buttons([buttonLink("返回", to: back, kind: .quiet)]))
        </nav>
        <main class="sheet official" id="main" tabindex="-1">
        \(sheet.content)
        </main>
        </body>
        </html>

        """
}
