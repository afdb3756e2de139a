/// What of a document is searched and cut into snippets: the words of its body, and behind them those of its files, each piece
/// after a line that says where it stands. A reader is told so in which file a word was found.
package struct IndexedText: Hashable, Sendable {
    package private(set) var text: String

    /// Stands in no text: what is typed comes without control characters, and what is read is freed of them.
    private static let mark: Unicode.Scalar = "\u{1D}"

    package init(body: String) {
        text = body
    }

    /// - Parameter passages: of a file, in their order.
    package mutating func add(_ passages: [Passage], of name: String) {
        var last: String?
        for passage in passages {
            let words = Self.shown(passage.plainText)
            if words.isEmpty { continue }
            let place = Self.place(of: passage)
            if place != last {
                text += "\n\(Self.mark)\(name)\(Self.mark)\(Self.shown(place))"
                last = place
            }
            text += "\n\(words)"
        }
    }

    /// A file can hold anything: what is no letter must not look like a mark, and PostgreSQL knows no U+0000.
    private static func shown(_ text: String) -> String {
        let isControl: (Unicode.Scalar) -> Bool = { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) }))
    }

    private static func place(of passage: Passage) -> String {
        switch passage {
        case .text(.page(let number), _), .text(.slide(let number), _): String(number)
        case .text(.sheet(let name), _), .text(.sheetCell(let name, _, _), _): name
        case .table(let table): if case .sheet(let name) = table.origin { name } else { "" }
        case .text: ""
        }
    }

    /// In which file the words at an offset stand; nil in the body.
    static func place(at offset: Int, in text: [Unicode.Scalar]) -> FilePlace? {
        guard let second = text[..<offset].lastIndex(of: mark),
            let first = text[..<second].lastIndex(of: mark)
        else { return nil }
        let place = text[(second + 1)...].prefix { $0 != "\n" }
        return FilePlace(
            name: String(String.UnicodeScalarView(text[(first + 1)..<second])),
            place: String(String.UnicodeScalarView(place)))
    }

    /// The lines that tell of places are not for readers.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar == mark }
}

/// Where in the files of a document something was found.
package struct FilePlace: Hashable, Sendable {
    package var name: String
    /// The number of a page, or the name of a sheet; empty where the file has neither.
    package var place: String

    package init(name: String, place: String) {
        self.name = name
        self.place = place
    }
}
