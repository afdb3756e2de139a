import Domain

/// What a text of Word says, as the beginning of a document.
struct WordBody {
    /// As it stands in the text; nil where nothing in it looks like one.
    private(set) var title: String?
    /// 发文字号, where a line of its own gives it.
    private(set) var number: String?
    /// 成文日期, where a line of its own gives it.
    private(set) var signedOn: Day?
    private(set) var text = RichText()
    private(set) var notes: [RichTextNote] = []

    enum Fault: Error, Hashable {
        case damaged, encrypted
        case tooLong(limit: Int)
    }

    /// Takes some time: not to be called where others wait for the thread.
    static func read(_ source: ZipFolder.Source) throws -> WordBody {
        var package: OfficePackage
        do {
            package = try OfficePackage(source)
        } catch .encrypted {
            throw Fault.encrypted
        } catch .damaged {
            throw Fault.damaged
        }
        var gaps = ReadingDraft()
        guard let main = package.mainPart(&gaps) else { throw Fault.damaged }
        let parts = WordParts(of: main, &package, &gaps)
        let story = parts.body(&package, &gaps)
        if gaps.reading.gaps.contains(.damaged) { throw Fault.damaged }
        if story.isCut || !gaps.reading.gaps.isEmpty { throw Fault.tooLong(limit: RichText.Limits.characters) }
        return try WordBody(story, notes: parts.notes)
    }

    private init(_ story: WordParts.Body, notes outer: RichTextNotes) throws {
        var notes = outer
        notes.add(story.notes)
        let outline = WordOutline(story.pieces)
        (title, number, signedOn) = (outline.title, outline.number, outline.signedOn)
        let made = RichText(outline.blocks + story.foot)
        // Through the one door that every text comes through: what it would not let in does not come in by a file.
        let (text, more) = try RichTextParser.parse(made.html)
        self.text = text
        notes.add(more)
        self.notes = notes.list
    }
}
