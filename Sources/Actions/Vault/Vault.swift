import Crypto
import Domain
import Storage

/// Seals and opens what the database holds of one record that tells of people, with the key that this record has of its own.
/// Where the key is gone, nobody can say any more who it was.
struct Vault: Sendable {
    /// The identifier of the record.
    let record: String
    private let key: SymmetricKey
    private let chance: @Sendable (Int) -> [UInt8]

    init(_ record: String, key: [UInt8], chance: @escaping @Sendable (Int) -> [UInt8]) {
        self.record = record
        self.key = SymmetricKey(data: key)
        self.chance = chance
    }

    /// - Parameter place: what it is among the things of the record, such as `event 3`.
    func seal(_ words: String, as place: String) throws -> SealedSecret {
        try SealedSecret(Array(words.utf8), of: owner(place), under: key, nonce: chance(12))
    }

    func open(_ sealed: SealedSecret, as place: String) throws -> String {
        String(decoding: try sealed.opened(of: owner(place), under: key), as: UTF8.self)
    }

    func seal(record: some Encodable, as place: String) throws -> SealedSecret {
        try SealedSecret(record: record, of: owner(place), under: key, nonce: chance(12))
    }

    func record<Record: Decodable>(
        in sealed: SealedSecret, as place: String, _ type: Record.Type = Record.self
    ) throws -> Record {
        try sealed.openedRecord(of: owner(place), under: key)
    }

    func seal(bytes: [UInt8], as place: String) throws -> SealedSecret {
        try SealedSecret(bytes, of: owner(place), under: key, nonce: chance(12))
    }

    func bytes(in sealed: SealedSecret, as place: String) throws -> [UInt8] {
        try sealed.opened(of: owner(place), under: key)
    }

    private func owner(_ place: String) -> String { "\(record) \(place)" }
}

extension Office {
    /// A vault with a new key, and the statement that keeps the key.
    func newVault(of record: String, _ keys: Keys) throws -> (vault: Vault, keeping: SQL) {
        let key = chance(32)
        let keeping = try VaultKeyTable.insertion(of: key, for: record, under: keys, nonce: chance(12))
        return (Vault(record, key: key, chance: chance), keeping)
    }

    /// Nil where the key was destroyed.
    func vault(of record: String, _ tx: any Transaction) throws -> Vault? {
        try VaultKeyTable.key(of: record, under: presentKeys(tx), tx).map { Vault(record, key: $0, chance: chance) }
    }

    /// Those of a list: the ones whose keys are there.
    func vaults(of records: [String], _ tx: any Transaction) throws -> [String: Vault] {
        let keys = try VaultKeyTable.keys(of: records, under: presentKeys(tx), tx)
        return Dictionary(uniqueKeysWithValues: keys.map { ($0, Vault($0, key: $1, chance: chance)) })
    }
}

/// Its key was destroyed when the term of the archive had ended: nothing more can be written of it.
package struct RecordAnonymous: Error {}

/// The keys of records, each sealed under that of the office.
enum VaultKeyTable {
    static func insertion(of key: [UInt8], for record: String, under keys: Keys, nonce: [UInt8]) throws -> SQL {
        let sealed = try SealedSecret(key, of: owner(record), under: keys.encryption, nonce: nonce)
        return "INSERT INTO vault_key (record, sealed) VALUES (\(record), \(sealed))"
    }

    /// Nil where the key was destroyed.
    static func key(of record: String, under keys: Keys, _ tx: any Transaction) throws -> [UInt8]? {
        let sealed: SealedSecret? = try tx.value("SELECT sealed AS value FROM vault_key WHERE record = \(record)")
        return try sealed?.opened(of: owner(record), under: keys.encryption)
    }

    static func keys(
        of records: [String], under keys: Keys, _ tx: any Transaction
    ) throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for start in stride(from: 0, to: records.count, by: 100) {
            let page = Array(records[start..<min(start + 100, records.count)])
            for row in try tx.rows("SELECT record, sealed FROM vault_key WHERE record IN (\(list: page))") {
                let record: String = try row.get("record")
                let sealed: SealedSecret = try row.get("sealed")
                found[record] = try sealed.opened(of: owner(record), under: keys.encryption)
            }
        }
        return found
    }

    /// Nothing that was sealed under it can be opened any more.
    static func destroy(of record: String, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM vault_key WHERE record = \(record)")
    }

    /// Seals every key again; what is sealed under them stays as it is.
    static func sealAgain(
        from old: Keys, to new: Keys, chance: (Int) -> [UInt8], _ tx: any Transaction
    ) throws {
        var last = ""
        while true {
            let rows = try tx.rows(
                "SELECT record, sealed FROM vault_key WHERE record > \(last) ORDER BY record LIMIT 1000")
            guard let newest = rows.last else { break }
            last = try newest.get("record")
            try tx.runAll(
                rows.map { row in
                    let record: String = try row.get("record")
                    let sealed: SealedSecret = try row.get("sealed")
                    let key = try sealed.opened(of: owner(record), under: old.encryption)
                    let again = try SealedSecret(key, of: owner(record), under: new.encryption, nonce: chance(12))
                    return "UPDATE vault_key SET sealed = \(again) WHERE record = \(record)"
                })
        }
        try VaultMarkTable.sealAgain(from: old, to: new, nonce: chance(12), tx)
    }

    private static func owner(_ record: String) -> String { "vault-key \(record)" }
}
