/// The fields of a TIFF file, which those of Exif are, too (TIFF 6.0, 2; CIPA DC-008, 4.6): numbers of any size anywhere, of
/// which none is believed.
struct TIFFFields {
    private let bytes: ArraySlice<UInt8>
    private let isLittle: Bool
    private(set) var location: String?
    private(set) var authors: [String] = []
    private(set) var hasThumbnail = false
    /// Which way is up: 1 to 8.
    private(set) var orientation: UInt16?

    private enum Tag {
        static let orientation = 0x0112
        static let artist = 0x013B
        static let owner = 0xA430
        static let exif = 0x8769
        static let gps = 0x8825
        /// What Windows writes, in UTF-16.
        static let windowsAuthor = 0x9C9D
        static let thumbnail = 0x0201
    }

    private static let mostFields = 512
    private static let longestText = 200

    private struct Field {
        var tag: Int
        var kind: Int
        var count: Int
        /// Where its value stands, if it is too long for the field itself.
        var place: Int
    }

    init?(_ bytes: ArraySlice<UInt8>) {
        if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) {
            isLittle = true
        } else if bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
            isLittle = false
        } else {
            return nil
        }
        self.bytes = bytes
        guard let first = number(4, at: 4) else { return }
        readFirst(fields(at: first))
        // The second directory is the one of the small picture.
        if let next = end(of: first).flatMap({ number(4, at: $0) }), next > 0 {
            hasThumbnail = fields(at: next).contains { $0.tag == Tag.thumbnail }
        }
    }

    private mutating func readFirst(_ fields: [Field]) {
        for field in fields {
            switch field.tag {
            case Tag.orientation:
                if let way = number(2, at: field.place), (1...8).contains(way) { orientation = UInt16(way) }
            case Tag.artist: authors.append(text(of: field))
            case Tag.windowsAuthor: authors.append(wideText(of: field))
            case Tag.gps: location = number(4, at: field.place).flatMap { place(in: self.fields(at: $0)) }
            case Tag.exif:
                let inner = number(4, at: field.place).map { self.fields(at: $0) } ?? []
                authors += inner.filter { $0.tag == Tag.owner }.map { text(of: $0) }
            default: break
            }
        }
    }

    private func fields(at place: Int) -> [Field] {
        guard let count = number(2, at: place) else { return [] }
        return (0..<min(count, Self.mostFields)).compactMap { index in
            let start = place + 2 + 12 * index
            guard let tag = number(2, at: start), let kind = number(2, at: start + 2),
                let count = number(4, at: start + 4)
            else { return nil }
            return Field(tag: tag, kind: kind, count: count, place: start + 8)
        }
    }

    private func end(of place: Int) -> Int? { number(2, at: place).map { place + 2 + 12 * $0 } }

    /// Degrees, minutes and seconds, each as two numbers; north or south, east or west.
    private func place(in fields: [Field]) -> String? {
        guard let north = degrees(2, in: fields), let east = degrees(4, in: fields), north != 0 || east != 0 else {
            return nil
        }
        let south = fields.first { $0.tag == 1 }.map { text(of: $0) } == "S"
        let west = fields.first { $0.tag == 3 }.map { text(of: $0) } == "W"
        return "\(Self.decimal(south ? -north : north)), \(Self.decimal(west ? -east : east))"
    }

    private func degrees(_ tag: Int, in fields: [Field]) -> Double? {
        guard let field = fields.first(where: { $0.tag == tag }), field.count == 3,
            let place = number(4, at: field.place)
        else { return nil }
        let parts = (0..<3).map { index -> Double in
            guard let upper = number(4, at: place + 8 * index), let lower = number(4, at: place + 8 * index + 4),
                lower > 0
            else { return 0 }
            return Double(upper) / Double(lower)
        }
        let degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
        return degrees <= 180 ? degrees : nil
    }

    /// With five digits after the point: a metre.
    private static func decimal(_ degrees: Double) -> String {
        let parts = Int((abs(degrees) * 100_000).rounded())
        let fraction = String(parts % 100_000)
        let zeros = String(repeating: "0", count: 5 - fraction.count)
        return "\(degrees < 0 ? "-" : "")\(parts / 100_000).\(zeros)\(fraction)"
    }

    private func text(of field: Field) -> String {
        String(decoding: content(of: field).prefix { $0 != 0 }, as: UTF8.self)
    }

    private func wideText(of field: Field) -> String {
        let bytes = Array(content(of: field))
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
        return String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
    }

    private func content(of field: Field) -> ArraySlice<UInt8> {
        let count = min(field.count, Self.longestText)
        let place = field.count <= 4 ? field.place : number(4, at: field.place) ?? .max
        guard place <= bytes.count - count else { return [] }
        return bytes[(bytes.startIndex + place)..<(bytes.startIndex + place + count)]
    }

    private func number(_ length: Int, at place: Int) -> Int? {
        guard place >= 0, place <= bytes.count - length else { return nil }
        let start = bytes.startIndex + place
        let digits = bytes[start..<(start + length)]
        return isLittle
            ? digits.reversed().reduce(0) { $0 << 8 | Int($1) } : digits.reduce(0) { $0 << 8 | Int($1) }
    }
}
