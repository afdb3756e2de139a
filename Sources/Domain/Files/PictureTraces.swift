/// What a picture tells besides what it shows: where it was taken, and by whom.
package struct PictureTraces: Hashable, Sendable {
    /// Degrees north and east, such as `31.23041, 121.47370`.
    package private(set) var location: String?
    package private(set) var authors: [String] = []
    package private(set) var path: String?
    /// A small picture within, which may show what the large one does not any more.
    package private(set) var hasThumbnail = false

    /// More parts are not looked at: a sound picture has a few dozens.
    private static let mostParts = 10_000

    package init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8]) {
            readJPEG(bytes)
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            readPNG(bytes)
        } else {
            read(TIFFFields(bytes[...]))
        }
    }

    /// Segments of a marker, their length, and what they hold (ITU-T T.81, annex B).
    private mutating func readJPEG(_ bytes: [UInt8]) {
        var place = 2
        for _ in 0..<Self.mostParts {
            guard place + 4 <= bytes.count, bytes[place] == 0xFF else { return }
            let marker = bytes[place + 1]
            // The picture itself, or its end.
            if marker == 0xDA || marker == 0xD9 { return }
            let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
            guard length >= 2, place + 2 + length <= bytes.count else { return }
            let content = bytes[(place + 4)..<(place + 2 + length)]
            if marker == 0xE1, content.starts(with: Self.exif) {
                read(TIFFFields(content.dropFirst(Self.exif.count)))
            } else if marker == 0xE1, content.starts(with: Self.xmp) {
                readXMP(String(decoding: content.dropFirst(Self.xmp.count), as: UTF8.self))
            }
            place += 2 + length
        }
    }

    private static let exif = Array("Exif\0\0".utf8)
    private static let xmp = Array("http://ns.adobe.com/xap/1.0/\0".utf8)

    /// Chunks of a length, a name, and what they hold (ISO/IEC 15948, 5.3).
    private mutating func readPNG(_ bytes: [UInt8]) {
        var place = 8
        for _ in 0..<Self.mostParts {
            guard place + 8 <= bytes.count else { return }
            let length = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard place + 8 + length <= bytes.count else { return }
            let content = bytes[(place + 8)..<(place + 8 + length)]
            switch String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self) {
            case "eXIf": read(TIFFFields(content))
            case "tEXt", "iTXt":
                let text = String(decoding: content, as: UTF8.self)
                if text.hasPrefix("XML:com.adobe.xmp") { readXMP(text) }
                if text.hasPrefix("Author\0") { add(author: String(text.split(separator: "\0").last ?? "")) }
            case "IEND": return
            default: break
            }
            place += 12 + length
        }
    }

    private mutating func read(_ fields: TIFFFields?) {
        guard let fields else { return }
        location = location ?? fields.location
        for author in fields.authors { add(author: author) }
        hasThumbnail = hasThumbnail || fields.hasThumbnail
    }

    /// An XMP packet is XML, of which only a few names are wanted: what is broken elsewhere in it does no harm.
    private mutating func readXMP(_ text: String) {
        if location == nil, let north = Self.value(of: "exif:GPSLatitude", in: text),
            let east = Self.value(of: "exif:GPSLongitude", in: text)
        {
            location = "\(north), \(east)"
        }
        if let start = text.utf8.firstRange(of: "<dc:creator".utf8) {
            add(author: Self.firstText(in: text[start.upperBound...].prefix(400)))
        }
        path = path ?? LocalPath.first(in: text)
    }

    /// As an attribute or as an element.
    private static func value(of name: String, in text: String) -> String? {
        let starts = ["=", ">"].compactMap { text.utf8.firstRange(of: (name + $0).utf8) }
        guard let start = starts.first else { return nil }
        let rest = text[start.upperBound...].prefix(60)
        let value = rest.drop { "\"'".contains($0) }.prefix { !"\"'<".contains($0) }
        return value.isEmpty ? nil : String(value)
    }

    private static func firstText(in markup: Substring) -> String {
        for piece in markup.split(separator: ">", omittingEmptySubsequences: false).dropFirst() {
            let text = piece.prefix { $0 != "<" }.drop(while: \.isWhitespace)
            if !text.isEmpty { return String(text) }
        }
        return ""
    }

    private mutating func add(author: String) {
        let scalars = author.unicodeScalars.filter { $0.value >= 32 && $0 != "\u{FFFD}" }
        let text = String(String.UnicodeScalarView(scalars.prefix(100)))
        if text.contains(where: { !$0.isWhitespace }), !authors.contains(text) { authors.append(text) }
    }
}
