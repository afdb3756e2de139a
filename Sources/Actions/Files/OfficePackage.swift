import Domain

/// A file of Word, Excel or PowerPoint since 2007: XML in a ZIP, whose parts name each other (ECMA-376, part 2).
struct OfficePackage {
    struct Relation {
        var id: String
        /// The last word of its type, such as `header`.
        var kind: String
        /// The name of a part, or an address outside of the file.
        var target: String
        var isExternal: Bool
    }

    private(set) var zip: ZipFolder

    /// Pictures that are looked into for where they were taken.
    private static let mostPictures = 200

    init(_ source: ZipFolder.Source) throws(ZipFolder.Fault) {
        zip = try ZipFolder(source)
    }

    var names: [String] { zip.names }

    /// Reads a part from its beginning to its end; what is broken in it is a gap.
    mutating func read(
        _ part: String, into draft: inout ReadingDraft, _ body: (inout XMLCursor, inout ReadingDraft) -> Void
    ) {
        guard let bytes = zip.file(part) else { return }
        let isSound = XMLCursor.read(bytes) { cursor in
            body(&cursor, &draft)
            // To its end, so that what is broken there is known.
            while !draft.isFull, cursor.next() != nil {}
            return cursor.isSound
        }
        draft.miss(zip.shortages)
        if isSound != true, !zip.shortages.contains(.tooLarge) { draft.miss(.damaged) }
    }

    /// - Parameter part: empty for those of the whole file.
    mutating func relations(of part: String, _ draft: inout ReadingDraft) -> [Relation] {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[...$0]) } ?? ""
        let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
        var relations: [Relation] = []
        read("\(folder)_rels/\(name).rels", into: &draft) { cursor, _ in
            while let step = cursor.next() {
                guard step == .start("Relationship"), let target = cursor["Target"] else { continue }
                let isExternal = cursor["TargetMode"] == "External"
                relations.append(
                    Relation(
                        id: cursor["Id"] ?? "", kind: (cursor["Type"] ?? "").lastComponent,
                        target: isExternal ? target : Self.path(target, from: folder), isExternal: isExternal))
            }
        }
        return relations
    }

    /// The main part: `word/document.xml` in most, but not in all.
    mutating func mainPart(_ draft: inout ReadingDraft) -> String? {
        let part = relations(of: "", &draft).first { $0.kind == "officeDocument" && !$0.isExternal }?.target
        if part.map(names.contains) != true { draft.miss(.damaged) }
        return part
    }

    private static func path(_ target: String, from folder: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for part in target.split(separator: "/") {
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    /// What such files have besides their text: who made them, what they fetch, what is packed into them.
    mutating func readSurroundings(into draft: inout ReadingDraft) {
        if zip.hasTwins { draft.miss(.damaged) }
        for name in names where name.hasPrefix("docProps/") && name.hasSuffix(".xml") { readProperties(name, &draft) }
        for name in names where name.hasSuffix(".rels") { readLinks(name, &draft) }
        for name in names {
            if name.hasSuffix("vbaProject.bin") || name.contains("/macrosheets/") || name.contains("/activeX/") {
                draft.find(.macro, at: .part(.attachedFile, nil), excerpt: name)
            } else if name.contains("/embeddings/") {
                draft.find(.embeddedFile, at: .part(.attachedFile, nil), excerpt: name)
            }
        }
        let pictures = Set(names.filter { $0.contains("/media/") && Self.isPicture($0) }.prefix(Self.mostPictures))
        for (name, bytes) in zip.files(where: pictures.contains).sorted(by: { $0.key < $1.key }) {
            draft.add(PictureTraces(bytes), of: name)
        }
        draft.miss(zip.shortages)
    }

    private static func isPicture(_ name: String) -> Bool {
        [".jpg", ".jpeg", ".png", ".tif", ".tiff"].contains { name.lowercased().hasSuffix($0) }
    }

    private static let authorProperties: Set<String> = ["creator", "lastModifiedBy", "Company", "Manager"]

    private mutating func readProperties(_ name: String, _ draft: inout ReadingDraft) {
        read(name, into: &draft) { cursor, draft in
            while let step = cursor.next() {
                guard case .start(let property) = step, property != "Properties", property != "coreProperties",
                    property != "property"
                else { continue }
                let text = cursor.textInside()
                if Self.authorProperties.contains(property) {
                    draft.find(author: text, property: property)
                } else {
                    draft.find(pathIn: text, at: .part(.properties, nil))
                }
            }
        }
    }

    /// A hyperlink is meant to be there, unless it leads to somebody's disk; everything else that is outside is fetched by
    /// whoever opens the file.
    private mutating func readLinks(_ name: String, _ draft: inout ReadingDraft) {
        read(name, into: &draft) { cursor, draft in
            while let step = cursor.next() {
                guard step == .start("Relationship"), cursor["TargetMode"] == "External",
                    let target = cursor["Target"]
                else { continue }
                draft.find(pathIn: target, at: .part(.link, nil))
                if (cursor["Type"] ?? "").lastComponent != "hyperlink", target.contains("/") || target.contains("\\") {
                    draft.find(.externalLink, at: .part(.link, nil), match: target, excerpt: target)
                }
            }
        }
    }
}

extension ReadingDraft {
    mutating func add(_ traces: PictureTraces, of name: String = "") {
        let place = TextPlace.part(.picture, nil)
        if let location = traces.location { find(.location, at: place, match: location, excerpt: name) }
        for author in traces.authors { find(author: author, property: name.isEmpty ? "Artist" : name, at: place) }
        if traces.hasThumbnail { find(.thumbnail, at: place, match: name, excerpt: name) }
        if let path = traces.path { find(.filePath, at: place, match: path, excerpt: name) }
    }
}

extension String {
    /// What stands behind its last slash.
    var lastComponent: String { split(separator: "/").last.map(String.init) ?? self }
}
