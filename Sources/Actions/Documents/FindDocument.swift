package import Domain
import Storage

extension Office {
    /// The document that somebody means: by its address, identifier, index number or document number. Where several
    /// documents have the number, of several organs or of several issuers, the newest. What is not public is found by
    /// those who may read it at the desk and by nobody else: its title would be told.
    package func findDocument(_ reference: String, by caller: Caller) async throws -> Document.ID? {
        let last = reference.split(separator: "/").last.map(String.init) ?? ""
        let candidate = Document.ID(last) ?? Document.ID(reference)
        let key = DocumentNumber(parsing: reference)?.key ?? ""
        return try await read { tx in
            let tree = try organisationTree(tx)
            func mayKnow(_ row: FoundDocument) -> Bool {
                row.isPublic || caller.may(.readDocuments, in: row.organisation, tree: tree)
            }
            if let candidate {
                let found: FoundDocument? = try tx.first(
                    "SELECT id, organisation, publicity FROM document WHERE id = \(candidate)")
                if let found, mayKnow(found) { return candidate }
            }
            // The order of bytes, in which A follows @.
            let numberKey: SQL = tx.engine == .postgres ? "number_key COLLATE \"C\"" : "number_key"
            let found: [FoundDocument] = try tx.all(
                """
                SELECT id, organisation, publicity FROM document
                WHERE index_number = \(reference) OR \(numberKey) = \(key)
                    OR (\(numberKey) >= \(key + "@") AND \(numberKey) < \(key + "A"))
                ORDER BY shown_on DESC, id DESC LIMIT 100
                """)
            return found.first(where: mayKnow)?.id
        }
    }
}

private struct FoundDocument: SQLRecord {
    var id: Document.ID
    var organisation: Organisation.ID
    /// Published, or known to have been.
    var isPublic: Bool

    init(row: SQLRow) throws {
        id = try row.get("id")
        organisation = try row.get("organisation")
        isPublic = ["published", "withdrawn"].contains(try row.get("publicity", as: String.self))
    }
}
