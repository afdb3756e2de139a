import CPostgres

/// Values in libpq's text format. Only the types of the portable subset (docs/sql.md) come back.
enum PostgresValue {
    static func parameter(_ value: SQLValue) throws -> String? {
        switch value {
        case .null: return nil
        case .integer(let number): return String(number)
        case .real(let number): return String(number)
        case .text(let text):
            try text.refuseNUL()
            return text
        case .blob(let bytes): return "\\x" + hex(bytes)
        }
    }

    static func read(_ result: OpaquePointer?, row: Int32, column: Int32, type: Oid) throws -> SQLValue {
        if PQgetisnull(result, row, column) == 1 { return .null }
        let raw = UnsafeBufferPointer(
            start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
        let text = raw.withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
        let value: SQLValue? =
            switch type {
            case 20, 21, 23: Int64(text).map { .integer($0) }
            case 700, 701: Double(text).map { .real($0) }
            case 1700: Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) }
            case 25, 1042, 1043: .text(text)
            case 17: bytes(hex: text.utf8.dropFirst(2)).map { .blob($0) }
            default: nil
            }
        guard let value else { throw StoreError(.fault, "type \(type) is outside the portable subset") }
        return value
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func bytes(hex text: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2)
        var high: UInt8?
        for digit in text {
            let value: UInt8
            switch digit {
            case 0x30...0x39: value = digit - 0x30
            case 0x61...0x66: value = digit - 0x61 + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }
}
