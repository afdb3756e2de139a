import Domain

/// The words of a .pptx slide by slide, its notes, and slides that are not shown.
enum PowerPointReading {
    private static let mostSlides = 1_000

    static func read(_ source: ZipFolder.Source, into draft: inout ReadingDraft) throws(ZipFolder.Fault) {
        var package = try OfficePackage(source)
        guard let main = package.mainPart(&draft) else { return }
        var order: [String] = []
        package.read(main, into: &draft) { cursor, _ in
            while let step = cursor.next() {
                if step == .start("sldId"), let relation = cursor.relation { order.append(relation) }
            }
        }
        if order.count > mostSlides { draft.miss(.tooLong(limit: mostSlides)) }
        let relations = package.relations(of: main, &draft)
        for (index, id) in order.prefix(mostSlides).enumerated() {
            guard let part = relations.first(where: { $0.id == id })?.target else { continue }
            readSlide(part, index + 1, &package, &draft)
        }
        draft.count(pages: order.count)
        package.readSurroundings(into: &draft)
    }

    private static func readSlide(
        _ part: String, _ number: Int, _ package: inout OfficePackage, _ draft: inout ReadingDraft
    ) {
        package.read(part, into: &draft) { cursor, draft in
            // The slide itself is the first element.
            while let step = cursor.next(), step != .start("sld") {}
            let isShown = XMLCursor.isOn(cursor["show"])
            let text = DrawingText.read(&cursor)
            draft.add(text, at: .slide(number))
            if !isShown { draft.find(.hiddenSheet, at: .slide(number), excerpt: text) }
        }
        for relation in package.relations(of: part, &draft) where !relation.isExternal {
            switch relation.kind {
            case "notesSlide":
                let text = words(relation.target, &package, &draft)
                draft.add(text, at: .part(.speakerNote, number))
                if !text.isEmpty {
                    draft.find(.speakerNote, at: .part(.speakerNote, number), match: text, excerpt: text)
                }
            case "comments", "comment":
                let text = commentWords(relation.target, &package, &draft)
                draft.add(text, at: .part(.comment, number))
                draft.find(.comment, at: .slide(number), match: text, excerpt: text)
            default: break
            }
        }
    }

    private static func words(
        _ part: String, _ package: inout OfficePackage, _ draft: inout ReadingDraft
    ) -> String {
        var text = ""
        package.read(part, into: &draft) { cursor, _ in text = DrawingText.read(&cursor, isNote: true) }
        return text
    }

    /// Those of PowerPoint up to 2019 stand in `text`, later ones as other text does.
    private static func commentWords(
        _ part: String, _ package: inout OfficePackage, _ draft: inout ReadingDraft
    ) -> String {
        var texts: [String] = []
        package.read(part, into: &draft) { cursor, _ in
            while let step = cursor.next() {
                if step == .start("text") || step == .start("t") { texts.append(cursor.textInside()) }
            }
        }
        return texts.joined(separator: "\n")
    }
}
