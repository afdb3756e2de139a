/// Rows in the text format of PostgreSQL's COPY: a row a line, tabs between its values, `\N` for none, a backslash before
/// what would end a value or a line, bytes as `\\x` and hexadecimal digits. One engine writes and reads it by itself.
enum CopyText {
    private enum Byte {
        static let tab = UInt8(ascii: "\t")
        static let newline = UInt8(ascii: "\n")
        static let backslash = UInt8(ascii: "\\")
    }

    static func appendNull(to line: inout [UInt8]) {
        line += [Byte.backslash, UInt8(ascii: "N")]
    }

    static func append(_ number: some LosslessStringConvertible, to line: inout [UInt8]) {
        line += Array(number.description.utf8)
    }

    static func append(text: UnsafeRawBufferPointer, to line: inout [UInt8]) throws {
        for byte in text {
            switch byte {
            case 0: throw StoreError(.fault, "a text holds U+0000")
            case Byte.backslash: line += [Byte.backslash, Byte.backslash]
            case Byte.newline: line += [Byte.backslash, UInt8(ascii: "n")]
            case UInt8(ascii: "\r"): line += [Byte.backslash, UInt8(ascii: "r")]
            case Byte.tab: line += [Byte.backslash, UInt8(ascii: "t")]
            default: line.append(byte)
            }
        }
    }

    static func append(blob: UnsafeRawBufferPointer, to line: inout [UInt8]) {
        line += [Byte.backslash, Byte.backslash, UInt8(ascii: "x")]
        for byte in blob {
            line.append(digit(byte >> 4))
            line.append(digit(byte & 15))
        }
    }

    static func endValue(isLast: Bool, _ line: inout [UInt8]) {
        line.append(isLast ? Byte.newline : Byte.tab)
    }

    /// Reads the lines of a table, one row after the other.
    /// - Throws: `StoreError` naming the row that cannot be read.
    static func rows(
        in lines: [UInt8], of table: StoredTable, _ take: ([SQLValue]) throws -> Void
    ) throws -> Int {
        var count = 0
        var start = lines.startIndex
        while start < lines.endIndex {
            guard let end = lines[start...].firstIndex(of: Byte.newline) else {
                throw StoreError(.fault, "table \(table.name): a row is cut off")
            }
            count += 1
            guard let row = values(in: lines[start..<end], of: table) else {
                throw StoreError(.fault, "table \(table.name): row \(count) of a part cannot be read")
            }
            try take(row)
            start = end + 1
        }
        return count
    }

    private static func values(in line: ArraySlice<UInt8>, of table: StoredTable) -> [SQLValue]? {
        let parts = line.split(separator: Byte.tab, omittingEmptySubsequences: false)
        guard parts.count == table.columns.count else { return nil }
        var row: [SQLValue] = []
        row.reserveCapacity(parts.count)
        for (part, column) in zip(parts, table.columns) {
            guard let value = value(part, column.kind) else { return nil }
            row.append(value)
        }
        return row
    }

    private static func value(_ part: ArraySlice<UInt8>, _ kind: StoredTable.Kind) -> SQLValue? {
        if part.elementsEqual([Byte.backslash, UInt8(ascii: "N")]) { return .null }
        switch kind {
        case .integer: return Int64(String(decoding: part, as: UTF8.self)).map { .integer($0) }
        case .real: return Double(String(decoding: part, as: UTF8.self)).map { .real($0) }
        case .text: return unescaped(part).flatMap { String(validating: $0, as: UTF8.self) }.map { .text($0) }
        case .blob: return bytes(part).map { .blob($0) }
        }
    }

    private static func unescaped(_ part: ArraySlice<UInt8>) -> [UInt8]? {
        if !part.contains(Byte.backslash) { return Array(part) }
        var text: [UInt8] = []
        text.reserveCapacity(part.count)
        var isEscaped = false
        for byte in part {
            if !isEscaped, byte == Byte.backslash {
                isEscaped = true
                continue
            }
            guard isEscaped else {
                text.append(byte)
                continue
            }
            isEscaped = false
            switch byte {
            case Byte.backslash: text.append(byte)
            case UInt8(ascii: "n"): text.append(Byte.newline)
            case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
            case UInt8(ascii: "t"): text.append(Byte.tab)
            // PostgreSQL writes these three, too.
            case UInt8(ascii: "b"): text.append(8)
            case UInt8(ascii: "f"): text.append(12)
            case UInt8(ascii: "v"): text.append(11)
            default: return nil
            }
        }
        return isEscaped ? nil : text
    }

    private static func bytes(_ part: ArraySlice<UInt8>) -> [UInt8]? {
        guard part.starts(with: [Byte.backslash, Byte.backslash, UInt8(ascii: "x")]) else { return nil }
        let digits = part.dropFirst(3)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var index = digits.startIndex
        while index < digits.endIndex {
            guard let high = value(ofDigit: digits[index]), let low = value(ofDigit: digits[index + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
            index += 2
        }
        return bytes
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x61 + value - 10 }

    private static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
