import Crypto
import Domain
import Storage

/// What a record is found by without a name in the database: marks that nobody can compute who has the database alone.
struct VaultMarks: Sendable {
    private let key: SymmetricKey

    init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    func applicant(_ identification: Applicant.Identification) -> [UInt8] {
        mark("applicant \(identification.kind.rawValue) \(identification.number)")
    }

    func code(_ code: QueryCode, ofNumber number: String) -> [UInt8] { mark("code \(number) \(code.text)") }

    private func mark(_ text: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }
}

extension Office {
    /// Makes the key of the marks with the first record.
    func marks(_ keys: Keys, _ tx: any Transaction) throws -> VaultMarks {
        if let key = try VaultMarkTable.key(under: keys, tx) { return VaultMarks(key: key) }
        let key = chance(32)
        try VaultMarkTable.put(key, under: keys, nonce: chance(12), tx)
        return VaultMarks(key: key)
    }

    /// - Throws: `NotFound` before the first record.
    func presentMarks(_ tx: any Transaction) throws -> VaultMarks {
        guard let key = try VaultMarkTable.key(under: presentKeys(tx), tx) else { throw NotFound() }
        return VaultMarks(key: key)
    }
}

/// The key of the marks.
enum VaultMarkTable {
    /// Nil before the first record.
    static func key(under keys: Keys, _ tx: any Transaction) throws -> [UInt8]? {
        let sealed: SealedSecret? = try tx.value("SELECT sealed AS value FROM office_secret WHERE name = \(name)")
        return try sealed?.opened(of: name, under: keys.encryption)
    }

    static func put(_ key: [UInt8], under keys: Keys, nonce: [UInt8], _ tx: any Transaction) throws {
        let sealed = try SealedSecret(key, of: name, under: keys.encryption, nonce: nonce)
        try tx.run(
            """
            INSERT INTO office_secret (name, sealed) VALUES (\(name), \(sealed))
            ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed
            """)
    }

    static func sealAgain(from old: Keys, to new: Keys, nonce: [UInt8], _ tx: any Transaction) throws {
        if let key = try key(under: old, tx) { try put(key, under: new, nonce: nonce, tx) }
    }

    private static let name = "vault-marks"
}
