import Domain

/// The tables of an .xlsx sheet by sheet, and what of it is not in sight.
enum ExcelReading {
    private struct Sheet {
        var name: String
        var isHidden: Bool
        var relation: String
    }

    private struct Workbook {
        var sheets: [Sheet] = []
        var isSince1904 = false
    }

    private static let mostSheets = 1_000

    static func read(_ source: ZipFolder.Source, into draft: inout ReadingDraft) throws(ZipFolder.Fault) {
        var package = try OfficePackage(source)
        guard let main = package.mainPart(&draft) else { return }
        let workbook = readWorkbook(main, &package, &draft)
        let relations = package.relations(of: main, &draft)
        let strings = sharedStrings(relations, &package, &draft)
        let looks = looks(relations, &package, &draft)
        for sheet in workbook.sheets {
            guard let part = relations.first(where: { $0.id == sheet.relation })?.target else { continue }
            package.read(part, into: &draft) { cursor, draft in
                var rows = ExcelSheet(
                    sheet.name, isHidden: sheet.isHidden, strings: strings, looks: looks,
                    isSince1904: workbook.isSince1904)
                rows.read(&cursor, &draft)
            }
            readNotes(of: part, sheet.name, &package, &draft)
        }
        readCaches(&package, &draft)
        package.readSurroundings(into: &draft)
    }

    private static func readWorkbook(
        _ main: String, _ package: inout OfficePackage, _ draft: inout ReadingDraft
    ) -> Workbook {
        var workbook = Workbook()
        package.read(main, into: &draft) { cursor, draft in
            while let step = cursor.next() {
                switch step {
                case .start("sheet") where workbook.sheets.count < mostSheets:
                    let state = cursor["state"]
                    workbook.sheets.append(
                        Sheet(
                            name: cursor["name"] ?? "", isHidden: state == "hidden" || state == "veryHidden",
                            relation: cursor.relation ?? ""))
                case .start("workbookPr"): workbook.isSince1904 = ["1", "true"].contains(cursor["date1904"])
                // Where it was saved last.
                case .start("absPath"): draft.find(pathIn: cursor["url"] ?? "", at: .part(.properties, nil))
                case .start("definedName"):
                    let name = cursor["name"] ?? ""
                    let text = cursor.textInside()
                    // [2]表!$A$1: of another file.
                    if text.contains("["), text.contains("]") {
                        draft.find(.externalLink, at: .part(.link, nil), match: text, excerpt: "\(name) = \(text)")
                    }
                    draft.find(pathIn: text, at: .part(.link, nil))
                case .start, .end, .text: break
                }
            }
        }
        return workbook
    }

    private static func sharedStrings(
        _ relations: [OfficePackage.Relation], _ package: inout OfficePackage, _ draft: inout ReadingDraft
    ) -> [String] {
        var strings: [String] = []
        var room = ReadingDraft.mostCharacters
        guard let part = relations.first(where: { $0.kind == "sharedStrings" })?.target else { return [] }
        package.read(part, into: &draft) { cursor, draft in
            while room > 0, let step = cursor.next() {
                guard step == .start("si") else { continue }
                strings.append(cursor.richText())
                room -= strings[strings.count - 1].utf8.count + 16
            }
            if room <= 0 { draft.miss(.tooLong(limit: ReadingDraft.mostCharacters)) }
        }
        return strings
    }

    /// How each style of cells shows what is in them.
    private static func looks(
        _ relations: [OfficePackage.Relation], _ package: inout OfficePackage, _ draft: inout ReadingDraft
    ) -> [CellLook] {
        guard let part = relations.first(where: { $0.kind == "styles" })?.target else { return [] }
        var looks = CellLooks()
        package.read(part, into: &draft) { cursor, _ in looks.read(&cursor) }
        return looks.all
    }

    /// Comments and text boxes of a sheet.
    private static func readNotes(
        of part: String, _ sheet: String, _ package: inout OfficePackage, _ draft: inout ReadingDraft
    ) {
        for relation in package.relations(of: part, &draft) where !relation.isExternal {
            switch relation.kind {
            case "comments", "threadedComment": readComments(relation.target, sheet, &package, &draft)
            case "drawing":
                package.read(relation.target, into: &draft) { cursor, draft in
                    draft.add(DrawingText.read(&cursor), at: .sheet(sheet))
                }
            default: break
            }
        }
    }

    private static func readComments(
        _ part: String, _ sheet: String, _ package: inout OfficePackage, _ draft: inout ReadingDraft
    ) {
        package.read(part, into: &draft) { cursor, draft in
            while let step = cursor.next() {
                guard step == .start("comment") || step == .start("threadedComment") else { continue }
                let cell = SheetNumber.cell(cursor["ref"] ?? "")
                let place =
                    cell.map { TextPlace.sheetCell(sheet: sheet, row: $0.row, column: $0.column) } ?? .sheet(sheet)
                let text = cursor.textInside()
                draft.add(text, at: place)
                draft.find(.comment, at: place, match: text, excerpt: text)
            }
        }
    }

    /// A pivot table keeps all the rows that it was made of, whether they are still in a sheet or not.
    private static func readCaches(_ package: inout OfficePackage, _ draft: inout ReadingDraft) {
        for name in package.names where name.contains("pivotCacheDefinition") && name.hasSuffix(".xml") {
            var (records, source, words): (String, String, [String]) = ("", "", [])
            package.read(name, into: &draft) { cursor, draft in
                while let step = cursor.next() {
                    switch step {
                    case .start("pivotCacheDefinition"):
                        records = cursor["recordCount"] ?? ""
                        draft.find(author: cursor["refreshedBy"] ?? "", property: "refreshedBy")
                    case .start("worksheetSource"): source = cursor["sheet"] ?? cursor["name"] ?? ""
                    case .start("cacheField"): words.append(cursor["name"] ?? "")
                    case .start, .end, .text: break
                    }
                }
            }
            let columns = words.prefix(20).joined(separator: " ")
            draft.find(.pivotCache, at: .sheet(source), match: records, excerpt: "\(records) × \(columns)")
        }
        for name in package.names where name.hasPrefix("xl/externalLinks/") && name.hasSuffix(".xml") {
            draft.find(.externalLink, at: .part(.link, nil), excerpt: name)
        }
    }
}

extension XMLCursor {
    /// The text of a cell's string that has just begun, without the readings that Japanese puts beside it.
    mutating func richText() -> String {
        var (depth, text) = (1, "")
        while depth > 0, let step = next() {
            switch step {
            case .start("rPh"): skip()
            case .start("t"): text += textInside()
            case .start: depth += 1
            case .end: depth -= 1
            case .text: break
            }
        }
        return text
    }
}
