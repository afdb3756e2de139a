import Domain

/// The text of a .docx with its places, and what of it is not in sight.
enum WordReading {
    static func read(_ source: ZipFolder.Source, into draft: inout ReadingDraft) throws(ZipFolder.Fault) {
        var package = try OfficePackage(source)
        guard let main = package.mainPart(&draft) else { return }
        let relations = package.relations(of: main, &draft).filter { !$0.isExternal }
        var hiddenStyles: Set<String> = []
        for styles in relations where styles.kind == "styles" {
            hiddenStyles.formUnion(Self.hiddenStyles(styles.target, &package, &draft))
        }
        package.read(main, into: &draft) { cursor, draft in
            var text = WordText(.body, hiddenStyles: hiddenStyles)
            text.read(&cursor, &draft)
        }
        for relation in relations {
            switch relation.kind {
            case "header": readEdge(relation.target, .header, hiddenStyles, &package, &draft)
            case "footer": readEdge(relation.target, .footer, hiddenStyles, &package, &draft)
            case "footnotes": readNotes(relation.target, .footnote, hiddenStyles, &package, &draft)
            case "endnotes": readNotes(relation.target, .endnote, hiddenStyles, &package, &draft)
            case "comments": readNotes(relation.target, .comment, hiddenStyles, &package, &draft)
            case "aFChunk": draft.find(.embeddedFile, at: .part(.attachedFile, nil), excerpt: relation.target)
            default: break
            }
        }
        package.readSurroundings(into: &draft)
    }

    private static func readEdge(
        _ part: String, _ kind: FilePart, _ hiddenStyles: Set<String>, _ package: inout OfficePackage,
        _ draft: inout ReadingDraft
    ) {
        package.read(part, into: &draft) { cursor, draft in
            var text = WordText(.part(kind, 1), hiddenStyles: hiddenStyles)
            text.read(&cursor, &draft)
            draft.add(text.story, at: .part(kind, nil))
        }
    }

    /// Each with its number, the lines that Word draws between notes left out.
    private static func readNotes(
        _ part: String, _ kind: FilePart, _ hiddenStyles: Set<String>, _ package: inout OfficePackage,
        _ draft: inout ReadingDraft
    ) {
        package.read(part, into: &draft) { cursor, draft in
            var number = 1
            while !draft.isFull, let step = cursor.next() {
                guard case .start(let name) = step, ["comment", "footnote", "endnote"].contains(name) else { continue }
                let author = cursor["author"]
                var text = WordText(.part(kind, number), hiddenStyles: hiddenStyles)
                text.read(&cursor, to: name, &draft)
                if text.story.isEmpty { continue }
                draft.add(text.story, at: .part(kind, number))
                if kind == .comment {
                    draft.find(
                        .comment, at: .part(kind, number), match: text.story,
                        excerpt: "\(author ?? ""): \(text.story)")
                }
                number += 1
            }
        }
    }

    /// Styles whose text is not shown.
    private static func hiddenStyles(
        _ part: String, _ package: inout OfficePackage, _ draft: inout ReadingDraft
    ) -> Set<String> {
        var (styles, current): (Set<String>, String?) = ([], nil)
        package.read(part, into: &draft) { cursor, _ in
            while let step = cursor.next() {
                switch step {
                case .start("style"): current = cursor["styleId"]
                case .end("style"): current = nil
                case .start("vanish"):
                    if let current, XMLCursor.isOn(cursor["val"]) { styles.insert(current) }
                case .start, .end, .text: break
                }
            }
        }
        return styles
    }
}
