import Crypto
import Domain
import Storage

/// Seals and opens what the database holds of one request, with the key that this request has of its own. Where the key is
/// gone, nobody can say any more who asked.
struct RequestVault: Sendable {
    let request: InformationRequest.ID
    private let key: SymmetricKey
    private let chance: @Sendable (Int) -> [UInt8]

    init(_ request: InformationRequest.ID, key: [UInt8], chance: @escaping @Sendable (Int) -> [UInt8]) {
        self.request = request
        self.key = SymmetricKey(data: key)
        self.chance = chance
    }

    /// - Parameter place: what it is among the things of the request, such as `event 3`.
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

    private func owner(_ place: String) -> String { "request \(request) \(place)" }
}

/// Draws the keys of requests, and what people are known by without being named: marks that nobody can compute who has the
/// database alone.
enum RequestKeyTable {
    static func insertion(of key: [UInt8], for request: InformationRequest.ID, under keys: Keys, nonce: [UInt8]) throws
        -> SQL
    {
        let sealed = try SealedSecret(key, of: owner(request), under: keys.encryption, nonce: nonce)
        return "INSERT INTO request_key (request, sealed) VALUES (\(request), \(sealed))"
    }

    /// Nil where the key was destroyed.
    static func key(of request: InformationRequest.ID, under keys: Keys, _ tx: any Transaction) throws -> [UInt8]? {
        let sealed: SealedSecret? = try tx.value("SELECT sealed AS value FROM request_key WHERE request = \(request)")
        return try sealed?.opened(of: owner(request), under: keys.encryption)
    }

    /// Nothing that was sealed under it can be opened any more.
    static func destroy(of request: InformationRequest.ID, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM request_key WHERE request = \(request)")
    }

    /// Seals every key again; what is sealed under them stays as it is.
    static func sealAgain(
        from old: Keys, to new: Keys, chance: (Int) -> [UInt8], _ tx: any Transaction
    ) throws {
        var last = ""
        while true {
            let rows = try tx.rows(
                "SELECT request, sealed FROM request_key WHERE request > \(last) ORDER BY request LIMIT 1000")
            guard let newest = rows.last else { break }
            last = try newest.get("request")
            try tx.runAll(
                rows.map { row in
                    let request: InformationRequest.ID = try row.get("request")
                    let sealed: SealedSecret = try row.get("sealed")
                    let key = try sealed.opened(of: owner(request), under: old.encryption)
                    let again = try SealedSecret(key, of: owner(request), under: new.encryption, nonce: chance(12))
                    return "UPDATE request_key SET sealed = \(again) WHERE request = \(request)"
                })
        }
        if let key = try markKey(under: old, tx) { try putMarkKey(key, under: new, nonce: chance(12), tx) }
    }

    /// The key of the marks; nil before the first request.
    static func markKey(under keys: Keys, _ tx: any Transaction) throws -> [UInt8]? {
        let sealed: SealedSecret? = try tx.value("SELECT sealed AS value FROM office_secret WHERE name = \(marks)")
        return try sealed?.opened(of: marks, under: keys.encryption)
    }

    static func putMarkKey(_ key: [UInt8], under keys: Keys, nonce: [UInt8], _ tx: any Transaction) throws {
        let sealed = try SealedSecret(key, of: marks, under: keys.encryption, nonce: nonce)
        try tx.run(
            """
            INSERT INTO office_secret (name, sealed) VALUES (\(marks), \(sealed))
            ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed
            """)
    }

    private static let marks = "request-marks"
    private static func owner(_ request: InformationRequest.ID) -> String { "request-key \(request)" }
}

/// What a request is found by without a name in the database.
struct RequestMarks: Sendable {
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
