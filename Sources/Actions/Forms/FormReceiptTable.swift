import Domain
import Storage

/// A form that is sent twice makes one record: the number it was handed out with is kept with what it did and a hash of
/// what it said, in the same transaction.
enum FormReceiptTable {
    /// - Throws: `Repeated` or `Rewritten` where the number was used before.
    static func checkNew(_ form: SentForm, sentBy actor: String, _ tx: any Transaction) throws {
        let rows = try tx.rows(
            "SELECT digest, result FROM form_receipt WHERE person = \(actor) AND number = \(form.number)")
        guard let row = rows.first else { return }
        let subject: String = try row.get("result")
        if try row.get("digest", as: [UInt8].self) == form.digest { throw Repeated(subject: subject) }
        throw Rewritten(subject: subject)
    }

    /// Kept for a week: nobody sends a form again after that.
    static func insert(
        _ form: SentForm, sentBy actor: String, subject: String, at now: Instant, _ tx: any Transaction
    ) throws {
        try tx.run("DELETE FROM form_receipt WHERE received_at < \(now + .seconds(-7 * 86_400))")
        try tx.run(
            """
            INSERT INTO form_receipt (person, number, digest, result, received_at)
            VALUES (\(actor), \(form.number), \(form.digest), \(subject), \(now))
            """)
    }
}
