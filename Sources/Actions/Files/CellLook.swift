import Domain

/// What a style of cells of an .xlsx does to what is in them.
struct CellLook {
    var isDate = false
    var hidesNumbers = false
    var hidesWords = false
    /// White letters on no ground.
    var isWhite = false
}

/// The styles of cells, put together of formats, fonts and grounds (ECMA-376, part 1, 18.8).
struct CellLooks {
    private(set) var all: [CellLook] = []
    private var formats: [Int: CellLook] = [:]
    /// Whether each is white.
    private var fonts: [Bool] = []
    /// Whether each is of another colour than the paper.
    private var grounds: [Bool] = []

    private enum Place {
        case elsewhere, fonts, fills, cells
    }

    mutating func read(_ cursor: inout XMLCursor) {
        var place = Place.elsewhere
        while let step = cursor.next() {
            switch step {
            case .start("numFmt"): take(format: cursor)
            case .start("fonts"): place = .fonts
            case .start("fills"): place = .fills
            case .start("cellXfs"): place = .cells
            case .end("fonts"), .end("fills"), .end("cellXfs"): place = .elsewhere
            case .start("font") where place == .fonts: fonts.append(false)
            case .start("color") where place == .fonts: Self.setLast(&fonts, Self.isWhite(cursor))
            case .start("fill") where place == .fills: grounds.append(false)
            case .start("patternFill") where place == .fills:
                Self.setLast(&grounds, !["none", nil].contains(cursor["patternType"]))
            case .start("fgColor") where place == .fills: if Self.isWhite(cursor) { Self.setLast(&grounds, false) }
            case .start("gradientFill") where place == .fills: Self.setLast(&grounds, true)
            case .start("xf") where place == .cells: all.append(look(cursor))
            case .start, .end, .text: break
            }
        }
    }

    private mutating func take(format cursor: XMLCursor) {
        guard let number = cursor["numFmtId"].flatMap({ Int($0) }) else { return }
        let code = cursor["formatCode"] ?? ""
        let hides = SheetNumber.hides(code)
        formats[number] = CellLook(
            isDate: SheetNumber.isDate(code), hidesNumbers: hides.numbers, hidesWords: hides.words)
    }

    private func look(_ cursor: XMLCursor) -> CellLook {
        let number = cursor["numFmtId"].flatMap { Int($0) } ?? 0
        var look = formats[number] ?? CellLook(isDate: SheetNumber.isDate(builtIn: number))
        let font = cursor["fontId"].flatMap { Int($0) } ?? 0
        let ground = cursor["fillId"].flatMap { Int($0) } ?? 0
        look.isWhite =
            fonts.indices.contains(font) && fonts[font] && !(grounds.indices.contains(ground) && grounds[ground])
        return look
    }

    private static func setLast(_ list: inout [Bool], _ value: Bool) {
        if let last = list.indices.last { list[last] = value }
    }

    /// In figures, as the first colour of the theme, or in the palette of before 2007.
    private static func isWhite(_ cursor: XMLCursor) -> Bool {
        if let figures = cursor["rgb"] { return figures.uppercased().hasSuffix("FFFFFF") }
        if let theme = cursor["theme"] { return theme == "0" && (cursor["tint"].flatMap { Double($0) } ?? 0) >= 0 }
        return ["1", "9"].contains(cursor["indexed"])
    }
}
