import Crypto
import Foundation

extension SealedSecret {
    /// Seals a record as JSON.
    init(record: some Encodable, of owner: String, under key: SymmetricKey, nonce: [UInt8]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try self.init(Array(try encoder.encode(record)), of: owner, under: key, nonce: nonce)
    }

    func openedRecord<Record: Decodable>(
        of owner: String, under key: SymmetricKey, _ type: Record.Type = Record.self
    ) throws -> Record {
        try JSONDecoder().decode(Record.self, from: Data(try opened(of: owner, under: key)))
    }
}
