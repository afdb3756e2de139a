import Domain

/// Runs: letters of one look, and what stands among them.
extension WordStory {
    mutating func readRun(_ cursor: inout XMLCursor, _ paragraph: inout WordParagraphDraft) {
        take()
        var format = paragraph.format
        while !isFull, let step = cursor.next(), step != .end("r") {
            switch step {
            case .start("rPr"): format = readFormat(&cursor).over(paragraph.format)
            case .start("t"): add(cursor.textInside(), format, &paragraph)
            case .start("tab"), .start("ptab"): add("\t", format, &paragraph)
            case .start("br"):
                // The end of a page or a column is none of a line.
                if cursor["type"].map({ $0 == "textWrapping" }) ?? true { add("\n", format, &paragraph) }
            case .start("cr"): add("\n", format, &paragraph)
            case .start("noBreakHyphen"): add("-", format, &paragraph)
            case .start("sym"): addSymbol(cursor, format, &paragraph)
            case .start("footnoteReference"): addMark(.footnote, cursor["id"], &paragraph)
            case .start("endnoteReference"): addMark(.endnote, cursor["id"], &paragraph)
            // Within the readings that stand above letters.
            case .start("r"): readRun(&cursor, &paragraph)
            case .start(let name): readObject(name, &cursor, &paragraph)
            case .end, .text: break
            }
        }
    }

    private mutating func readObject(
        _ name: String, _ cursor: inout XMLCursor, _ paragraph: inout WordParagraphDraft
    ) {
        switch name {
        case "fldChar": turnField(cursor["fldCharType"] ?? "")
        case "instrText": addInstruction(cursor.textInside())
        case "drawing", "pict": readDrawing(&cursor, to: name, &paragraph)
        case "object":
            notes.add(.embedded)
            cursor.skip()
        case "rt", "delText", "delInstrText", "Fallback": cursor.skip()
        default: break
        }
    }

    private func readFormat(_ cursor: inout XMLCursor) -> WordFormat {
        var (format, style): (WordFormat, String?) = (WordFormat(), nil)
        while let step = cursor.next(), step != .end("rPr") {
            switch step {
            case .start("rPrChange"): cursor.skip()
            case .start("rStyle"): style = cursor["val"]
            case .start(let name): format.take(name, cursor)
            case .end, .text: break
            }
        }
        return style.map { format.over(styles.letters($0)) } ?? format
    }

    private mutating func add(_ text: String, _ format: WordFormat, _ paragraph: inout WordParagraphDraft) {
        guard showsText, !paragraph.isInContents else { return }
        let isBlank = text.allSatisfy(\.isWhitespace)
        if isUnseen(format, in: paragraph) {
            paragraph.hasHidden = paragraph.hasHidden || !isBlank
            return
        }
        take(room: text.unicodeScalars.count)
        paragraph.hasStruck = paragraph.hasStruck || format.isStruck && !isBlank
        paragraph.line.add(text, format, link: openLink)
    }

    /// White is seen on a ground of another colour. What ground a style gives to a cell, or a shape to its box, is not known.
    private func isUnseen(_ format: WordFormat, in paragraph: WordParagraphDraft) -> Bool {
        format.isHidden || format.isWhite && paragraph.line.layout.isShaded != true && !hasGround
    }

    private mutating func addSymbol(_ cursor: XMLCursor, _ format: WordFormat, _ paragraph: inout WordParagraphDraft) {
        if let text = WordSymbol.text(font: cursor["font"] ?? "", code: cursor["char"] ?? "") {
            add(text, format, &paragraph)
        } else {
            notes.add(.embedded)
        }
    }

    private mutating func addMark(_ kind: WordReferences.Kind, _ id: String?, _ paragraph: inout WordParagraphDraft) {
        guard showsText, let id, let mark = references.mark(kind, id) else { return }
        take(room: mark.unicodeScalars.count)
        paragraph.line.addMark(mark)
    }

    /// Pictures are counted, and what is written in boxes is read; what is drawn otherwise cannot be kept.
    private mutating func readDrawing(
        _ cursor: inout XMLCursor, to last: String, _ paragraph: inout WordParagraphDraft
    ) {
        while !isFull, let step = cursor.next(), step != .end(last) {
            switch step {
            case .start("blip"), .start("imagedata"): notes.add(.images)
            case .start("chart"), .start("relIds"): notes.add(.embedded)
            case .start("txbxContent"): paragraph.boxes += readBox(&cursor)
            case .start("Fallback"): cursor.skip()
            case .start, .end, .text: break
            }
        }
    }
}

/// Letters of fonts that hold signs in place of letters.
enum WordSymbol {
    private static let signs: [String: [Int: String]] = [
        "Wingdings": [
            0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
            0xFE: "☑",
        ],
        "Wingdings 2": [0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□"],
        "Symbol": [
            0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
            0xC5: "⊕",
        ],
    ]

    /// - Parameter code: in hexadecimal digits; F0 before those of such a font is of no meaning.
    static func text(font: String, code: String) -> String? {
        guard let number = Int(code, radix: 16), number > 0x20 else { return nil }
        if let signs = signs[font] { return signs[number & 0xFF] }
        guard !(0xE000...0xF8FF).contains(number), !font.hasPrefix("Webdings"), !font.hasPrefix("Wingdings") else {
            return nil
        }
        return Unicode.Scalar(UInt32(truncatingIfNeeded: number)).map { String($0) }
    }
}
