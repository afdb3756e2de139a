import Domain

/// The secret of a second factor, as the database holds it.
extension SealedSecret {
    init(_ secret: [UInt8], ofTOTPOf person: Person.ID, under keys: Keys, nonce: [UInt8]) throws {
        try self.init(secret, of: Self.owner(person), under: keys.encryption, nonce: nonce)
    }

    func openedTOTP(of person: Person.ID, under keys: Keys) throws -> [UInt8] {
        try opened(of: Self.owner(person), under: keys.encryption)
    }

    private static func owner(_ person: Person.ID) -> String { "totp \(person)" }
}
