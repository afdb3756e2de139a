package import Domain
package import Storage

enum PersonTable {
    static func find(_ id: Person.ID, _ tx: any Transaction) throws -> Person? {
        try tx.first("SELECT id, login, name, active FROM person WHERE id = \(id)")
    }

    static func find(login: String, _ tx: any Transaction) throws -> Person? {
        try tx.first("SELECT id, login, name, active FROM person WHERE login = \(login)")
    }

    static func names(_ ids: [Person.ID], _ tx: any Transaction) throws -> [Person.ID: String] {
        let rows = try tx.rows("SELECT id, name FROM person WHERE id IN (\(list: Array(Set(ids))))")
        return Dictionary(
            try rows.map { (try $0.get("id"), try $0.get("name")) }, uniquingKeysWith: { first, _ in first })
    }

    static func insert(_ person: Person, passwordHash: String?, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO person (id, login, name, password, active)
            VALUES (\(person.id), \(person.login.isEmpty ? nil : person.login), \(person.name), \(passwordHash),
                    \(person.isActive))
            """)
    }

    static func credentials(login: String, _ tx: any Transaction) throws -> Credentials? {
        try tx.first(
            """
            SELECT id, login, name, active, password, totp_sealed, totp_step FROM person
            WHERE login = \(login)
            """)
    }

    static func setPassword(_ hash: String, of id: Person.ID, _ tx: any Transaction) throws {
        try tx.run("UPDATE person SET password = \(hash) WHERE id = \(id)")
    }

    static func setActive(_ isActive: Bool, of id: Person.ID, _ tx: any Transaction) throws {
        try tx.run("UPDATE person SET active = \(isActive) WHERE id = \(id)")
    }

    /// - Parameter step: the step of a code that was used already.
    static func setTOTP(
        _ secret: SealedSecret?, usedStep step: Int? = nil, of id: Person.ID, _ tx: any Transaction
    ) throws {
        try tx.run("UPDATE person SET totp_sealed = \(secret), totp_step = \(step) WHERE id = \(id)")
    }

    /// Puts a secret in the place of the same one, in the open or under another key.
    static func seal(_ secret: SealedSecret, of id: Person.ID, _ tx: any Transaction) throws {
        try tx.run("UPDATE person SET totp_sealed = \(secret), totp_secret = NULL WHERE id = \(id)")
    }

    static func sealedTOTP(_ tx: any Transaction) throws -> [(Person.ID, SealedSecret)] {
        try tx.rows("SELECT id, totp_sealed FROM person WHERE totp_sealed IS NOT NULL ORDER BY id")
            .map { (try $0.get("id"), try $0.get("totp_sealed")) }
    }

    /// Those that version 0.1 left in the open.
    static func openTOTP(_ tx: any Transaction) throws -> [(Person.ID, [UInt8])] {
        try tx.rows("SELECT id, totp_secret FROM person WHERE totp_secret IS NOT NULL ORDER BY id")
            .map { (try $0.get("id"), try $0.get("totp_secret")) }
    }

    static func noteTOTP(usedStep step: Int, of id: Person.ID, _ tx: any Transaction) throws {
        try tx.run("UPDATE person SET totp_step = \(step) WHERE id = \(id)")
    }
}

extension Person: SQLRecord {
    package init(row: SQLRow) throws {
        self.init(
            id: try row.get("id"), login: try row.get("login", as: String?.self) ?? "", name: try row.get("name"),
            isActive: try row.get("active"))
    }
}

/// What a sign-in is held against.
struct Credentials: SQLRecord {
    var person: Person
    var passwordHash: String?
    var sealedTOTP: SealedSecret?
    var totpStep: Int?

    /// Whether what was proven with the others still lets somebody in.
    func hasSecrets(of others: Credentials) -> Bool {
        person.isActive && passwordHash == others.passwordHash && sealedTOTP == others.sealedTOTP
    }

    init(row: SQLRow) throws {
        person = try Person(row: row)
        passwordHash = try row.get("password")
        sealedTOTP = try row.get("totp_sealed")
        totpStep = try row.get("totp_step")
    }
}
