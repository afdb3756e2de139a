import Foundation

/// How records are kept as JSON: one spelling for one record, so that it can be hashed.
enum RecordJSON {
    static func encode(_ record: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(record))
    }

    static func decode<Record: Decodable>(_ bytes: [UInt8], _ type: Record.Type = Record.self) throws -> Record {
        try JSONDecoder().decode(Record.self, from: Data(bytes))
    }
}
