import Domain

/// The words of an OFD (GB/T 33190) page by page: XML in a ZIP, whose parts name each other.
enum OFDReading {
    private struct Line {
        var top: Double
        var left: Double
        var text: String
    }

    private static let mostPages = 2_000
    private static let pagesAtOnce = 50
    private static let mostParts = 5_000
    /// In millimetres: pieces of one line differ less than this in height.
    private static let lineTolerance = 1.5

    static func read(_ source: ZipFolder.Source, into draft: inout ReadingDraft) throws(ZipFolder.Fault) {
        var zip = try ZipFolder(source)
        if zip.hasTwins { draft.miss(.damaged) }
        let folders = documents(&zip, &draft)
        var pages = 0
        for document in folders {
            let parts = pageParts(of: document, &zip, &draft)
            for start in stride(from: 0, to: min(parts.count, mostPages - pages), by: pagesAtOnce) where !draft.isFull {
                let some = parts[start..<min(start + pagesAtOnce, parts.count)]
                let files = zip.files(where: Set(some).contains)
                for (index, part) in some.enumerated() {
                    readPage(files[part], pages + start + index + 1, &draft)
                }
            }
            pages += parts.count
        }
        if pages > mostPages { draft.miss(.tooLong(limit: mostPages)) }
        draft.count(pages: pages)
        readBesides(&zip, &draft)
        draft.miss(zip.shortages)
    }

    private static func steps(
        of bytes: [UInt8]?, _ draft: inout ReadingDraft,
        _ body: (inout XMLCursor, XMLCursor.Step, inout ReadingDraft) -> Void
    ) {
        guard let bytes else {
            draft.miss(.damaged)
            return
        }
        let isSound = XMLCursor.read(bytes) { cursor in
            while !draft.isFull, let step = cursor.next() { body(&cursor, step, &draft) }
            return cursor.isSound
        }
        if isSound != true { draft.miss(.damaged) }
    }

    private static func documents(_ zip: inout ZipFolder, _ draft: inout ReadingDraft) -> [String] {
        var roots: [String] = []
        steps(of: zip.file("OFD.xml"), &draft) { cursor, step, draft in
            switch step {
            case .start("DocRoot"): roots.append(path(cursor.textInside(), from: ""))
            case .start("Author"): draft.find(author: cursor.textInside(), property: "Author")
            case .start("CustomData"): draft.find(pathIn: cursor.textInside(), at: .part(.properties, nil))
            case .start, .end, .text: break
            }
        }
        return roots
    }

    private static func pageParts(
        of document: String, _ zip: inout ZipFolder, _ draft: inout ReadingDraft
    ) -> [String] {
        let folder = document.lastIndex(of: "/").map { String(document[...$0]) } ?? ""
        var parts: [String] = []
        steps(of: zip.file(document), &draft) { cursor, step, _ in
            // Templates, such as a red head, are pages, too.
            guard step == .start("Page") || step == .start("TemplatePage"), let place = cursor["BaseLoc"] else {
                return
            }
            if parts.count <= mostPages { parts.append(path(place, from: folder)) }
        }
        return parts
    }

    private static func path(_ target: String, from folder: String) -> String {
        let target = target.trimmed
        if target.hasPrefix("/") { return String(target.drop { $0 == "/" }) }
        return folder.isEmpty || target.hasPrefix(folder) ? target : folder + target
    }

    private static func readPage(_ bytes: [UInt8]?, _ number: Int, _ draft: inout ReadingDraft) {
        var (lines, current, isHidden): ([Line], Line?, Bool) = ([], nil, false)
        steps(of: bytes, &draft) { cursor, step, draft in
            switch step {
            case .start("TextObject"):
                let box = (cursor["Boundary"] ?? "").split(separator: " ").compactMap { Double($0) }
                current = Line(top: box.count > 1 ? box[1] : 0, left: box.first ?? 0, text: "")
                isHidden = cursor["Visible"] == "false" || cursor["Alpha"] == "0"
            case .start("TextCode"): current?.text += cursor.textInside()
            case .end("TextObject"):
                guard let line = current else { return }
                current = nil
                if !line.text.isEmpty { lines.append(line) }
                if isHidden { draft.find(.hiddenText, at: .page(number), match: line.text, excerpt: line.text) }
            case .start, .end, .text: break
            }
        }
        draft.add(joined(lines), at: .page(number))
    }

    private static func joined(_ lines: [Line]) -> String {
        var rows: [[Line]] = []
        for line in lines.sorted(by: { $0.top < $1.top }) {
            if let top = rows.last?.first?.top, line.top - top < lineTolerance {
                rows[rows.count - 1].append(line)
            } else {
                rows.append([line])
            }
        }
        return rows.map { row in row.sorted { $0.left < $1.left }.map(\.text).joined() }.joined(separator: "\n")
    }

    /// Notes and attachments, wherever they are kept.
    private static func readBesides(_ zip: inout ZipFolder, _ draft: inout ReadingDraft) {
        for name in zip.names.prefix(mostParts) where name.hasSuffix(".xml") && name.contains("/Annot") {
            var texts: [String] = []
            steps(of: zip.file(name), &draft) { cursor, step, _ in
                switch step {
                case .start("TextCode"), .start("Remark"): texts.append(cursor.textInside())
                case .start, .end, .text: break
                }
            }
            let text = texts.joined(separator: "\n").trimmed
            if text.isEmpty { continue }
            draft.add(text, at: .part(.comment, nil))
            draft.find(.comment, at: .part(.comment, nil), match: text, excerpt: text)
        }
        for name in zip.names.prefix(mostParts) where name.hasSuffix("/Attachments.xml") {
            steps(of: zip.file(name), &draft) { cursor, step, draft in
                guard step == .start("Attachment") else { return }
                let file = cursor["Name"] ?? ""
                draft.find(.embeddedFile, at: .part(.attachedFile, nil), match: file, excerpt: file)
            }
        }
    }
}
