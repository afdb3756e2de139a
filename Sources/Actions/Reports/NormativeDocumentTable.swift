package import Domain
package import Storage

extension NormativeDocument: SQLRecord {
    /// Those that organisations made themselves and that are public.
    static func all(of organisations: [Organisation.ID], _ tx: any Transaction) throws -> [NormativeDocument] {
        try tx.all(
            """
            SELECT d.id, d.title, d.legal_form, d.signed_on, d.shown_on, d.expires_on, d.decided_validity,
                   (SELECT MAX(e.instant) FROM document_event e
                    WHERE e.document = d.id AND e.happening = 'validity-decided') AS decided_at
            FROM document d
            WHERE d.organisation IN (\(list: organisations)) AND d.legal_form IS NOT NULL
                AND d.publicity = 'published' AND d.origin = 'made' AND d.signed_on IS NOT NULL
            ORDER BY d.signed_on DESC, d.id DESC
            """)
    }

    package init(row: SQLRow) throws {
        let decidedAt: Instant? = try row.get("decided_at")
        self.init(
            document: try row.get("id"), title: try row.get("title"), form: try row.get("legal_form"),
            madeOn: try row.get("signed_on"), publishedOn: try row.get("shown_on"),
            endedOn: NormativeDocument.end(
                expiresOn: try row.get("expires_on"), decided: try row.get("decided_validity"),
                decidedOn: decidedAt?.day))
    }
}
