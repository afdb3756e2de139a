import Crypto

extension SealedSecret {
    /// Seals a record as JSON.
    init(record: some Encodable, of owner: String, under key: SymmetricKey, nonce: [UInt8]) throws {
        try self.init(RecordJSON.encode(record), of: owner, under: key, nonce: nonce)
    }

    func openedRecord<Record: Decodable>(
        of owner: String, under key: SymmetricKey, _ type: Record.Type = Record.self
    ) throws -> Record {
        try RecordJSON.decode(try opened(of: owner, under: key))
    }
}
