import Domain

/// Texts and tables of OpenDocument (ISO/IEC 26300), and what of them is not in sight.
enum OpenDocumentReading {
    static func read(_ source: ZipFolder.Source, into draft: inout ReadingDraft) throws(ZipFolder.Fault) {
        var zip = try ZipFolder(source)
        let wanted: Set<String> = ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"]
        let files = zip.files(where: wanted.contains)
        draft.miss(zip.shortages)
        if zip.hasTwins || files["content.xml"] == nil { draft.miss(.damaged) }
        if isEncrypted(files["META-INF/manifest.xml"] ?? []) { throw .encrypted }
        readMeta(files["meta.xml"] ?? [], &draft)
        if let bytes = files["content.xml"] {
            let isSound = XMLCursor.read(bytes) { cursor in
                var text = OpenDocumentText()
                text.read(&cursor, &draft)
                while !draft.isFull, cursor.next() != nil {}
                return cursor.isSound
            }
            if isSound != true { draft.miss(.damaged) }
        }
        readEdges(files["styles.xml"] ?? [], &draft)
        readPictures(&zip, &draft)
        for name in zip.names {
            if name.hasPrefix("Basic/"), name.hasSuffix(".xml"), !name.hasSuffix("script-lb.xml"),
                !name.hasSuffix("script-lc.xml")
            {
                draft.find(.macro, at: .part(.attachedFile, nil), excerpt: name)
            } else if name.hasPrefix("Scripts/"), !name.hasSuffix("/") {
                draft.find(.macro, at: .part(.attachedFile, nil), excerpt: name)
            } else if name.hasPrefix("Object "), !name.contains("/") || name.hasSuffix("/content.xml") {
                draft.find(.embeddedFile, at: .part(.attachedFile, nil), excerpt: name)
            }
        }
    }

    private static func isEncrypted(_ manifest: [UInt8]) -> Bool {
        XMLCursor.read(manifest) { cursor in
            while let step = cursor.next() { if step == .start("encryption-data") { return true } }
            return false
        } ?? false
    }

    private static func readMeta(_ bytes: [UInt8], _ draft: inout ReadingDraft) {
        _ = XMLCursor.read(bytes) { cursor in
            while let step = cursor.next() {
                switch step {
                case .start("creator"): draft.find(author: cursor.textInside(), property: "creator")
                case .start("initial-creator"): draft.find(author: cursor.textInside(), property: "initial-creator")
                case .start("template"): draft.find(pathIn: cursor["href"] ?? "", at: .part(.properties, nil))
                case .start("user-defined"): draft.find(pathIn: cursor.textInside(), at: .part(.properties, nil))
                case .start, .end, .text: break
                }
            }
        }
    }

    /// Headers and footers stand with the styles of pages.
    private static func readEdges(_ bytes: [UInt8], _ draft: inout ReadingDraft) {
        _ = XMLCursor.read(bytes) { cursor in
            while !draft.isFull, let step = cursor.next() {
                switch step {
                case .start("header"): draft.add(cursor.textInside(), at: .part(.header, nil))
                case .start("footer"): draft.add(cursor.textInside(), at: .part(.footer, nil))
                case .start, .end, .text: break
                }
            }
        }
    }

    private static func readPictures(_ zip: inout ZipFolder, _ draft: inout ReadingDraft) {
        let names = zip.names.filter { $0.hasPrefix("Pictures/") && !$0.hasSuffix("/") }.prefix(200)
        let pictures = zip.files(where: Set(names).contains)
        for (name, bytes) in pictures.sorted(by: { $0.key < $1.key }) { draft.add(PictureTraces(bytes), of: name) }
    }
}
