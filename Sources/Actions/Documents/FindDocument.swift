package import Domain
import Storage

extension Office {
    /// The document that somebody means: by its address, identifier, index number or document number. Where several
    /// documents have the number, of several organs or of several issuers, the newest.
    package func findDocument(_ reference: String) async throws -> Document.ID? {
        let last = reference.split(separator: "/").last.map(String.init) ?? ""
        let candidate = Document.ID(last) ?? Document.ID(reference)
        let key = DocumentNumber(parsing: reference)?.key ?? ""
        return try await store.read { tx in
            if let candidate, try DocumentTable.exists(candidate, tx) { return candidate }
            return try tx.value(
                """
                SELECT id AS value FROM document
                WHERE index_number = \(reference) OR number_key = \(key) OR number_key LIKE \(key + "@%")
                ORDER BY shown_on DESC, id DESC LIMIT 1
                """)
        }
    }
}
