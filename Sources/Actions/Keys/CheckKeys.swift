import Domain
import Storage

extension Office {
    /// Secrets that the key of this database does not open.
    func findingsOfKeys() async throws -> [CheckReport.Finding] {
        try await read { tx in
            let keys = try presentKeys(tx)
            return try PersonTable.sealedTOTP(tx).compactMap { person, sealed in
                do {
                    _ = try sealed.openedTOTP(of: person, under: keys)
                    return nil
                } catch let broken as SecretBroken {
                    return CheckReport.Finding(area: "keys", place: person.text, problem: broken.description)
                }
            }
        }
    }
}
