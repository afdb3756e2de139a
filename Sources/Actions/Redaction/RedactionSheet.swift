import Domain

/// The sheet that a printing program makes the new pages of: the words that are left, over them the picture of the page, which
/// hides nothing that it does not show, and on the bars of that picture their grounds.
struct RedactionSheet: Sendable {
    private var pages = ""
    private var sizes = ""
    private(set) var count = 0

    /// - Parameter picture: of the page, with the bars in it.
    mutating func add(_ page: RedactedPage, size: PageSize, picture: ColorPicture) {
        count += 1
        let (width, height) = ("\(size.width)", "\(size.height)")
        sizes += "@page p\(count){size:\(width)pt \(height)pt;margin:0}.p\(count){page:p\(count);height:\(height)pt}"
        pages += """
            <div class="page p\(count)"><svg xmlns="http://www.w3.org/2000/svg" width="\(width)pt" height="\(height)pt" \
            viewBox="0 0 \(width) \(height)">\(Self.textLayer(page.left, size))\
            <image href="data:image/x-portable-anymap;base64,\(Base64.encode(picture.netpbm))" \
            width="\(width)" height="\(height)" preserveAspectRatio="none"/>\
            \(page.bars.map { Self.label($0, size) }.joined())</svg></div>
            """
    }

    var html: String {
        """
        <!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>\(sizes)body{margin:0}svg{display:block}\
        .page{overflow:hidden}.page+.page{break-before:page}text{font-family:sans-serif}</style>\(pages)</html>
        """
    }

    private static func textLayer(_ letters: [PageLetter], _ size: PageSize) -> String {
        var runs: [[PageLetter]] = []
        for letter in letters {
            if let last = runs.last?.last, last.run == letter.run {
                runs[runs.count - 1].append(letter)
            } else {
                runs.append([letter])
            }
        }
        return runs.map { run in
            let places = run.map { rounded($0.area.left * size.width) }.joined(separator: " ")
            let (top, bottom) = (run.map(\.area.top).min() ?? 0, run.map(\.area.bottom).max() ?? 0)
            let height = (bottom - top) * size.height
            // As wide as they stand there: readers take a gap for a space, and find no word over it.
            let widest = run.filter { $0.scalar.properties.isIdeographic }.map { $0.area.width * size.width }.max()
            return """
                <text x="\(places)" y="\(rounded(top * size.height + height * 0.78))" \
                font-size="\(rounded(widest.map { min($0, height) } ?? height * 0.69))">\(run.map { escaped($0.scalar) }.joined())</text>
                """
        }.joined()
    }

    /// As large as the bar allows, in the fewest words that a reader of a small bar still understands.
    private static func label(_ bar: RedactedPage.Bar, _ size: PageSize) -> String {
        let (width, height) = (bar.area.width * size.width, bar.area.height * size.height)
        let texts = [bar.ground.label, "条例\(bar.ground.article.name)", bar.ground.article.name]
        let fitting = texts.map { ($0, min(10, height * 0.7, width / (Double($0.count) + 0.5))) }
        guard let (text, letter) = fitting.first(where: { $0.1 >= 5 }) ?? fitting.last else { return "" }
        let (x, y) = (bar.area.left * size.width + width / 2, bar.area.top * size.height + height / 2 + letter * 0.36)
        return """
            <text x="\(rounded(x))" y="\(rounded(y))" font-size="\(rounded(letter))" text-anchor="middle" fill="#fff">\
            \(text)</text>
            """
    }

    /// Programs of other people do not know all that can stand in a text.
    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "<", ">", "&", "\"": "&#\(scalar.value);"
        case _ where scalar.properties.generalCategory == .control || scalar.properties.isNoncharacterCodePoint:
            "\u{FFFD}"
        default: String(Character(scalar))
        }
    }

    private static func rounded(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }
}

/// In points.
struct PageSize: Hashable, Sendable {
    var width: Double
    var height: Double
}
