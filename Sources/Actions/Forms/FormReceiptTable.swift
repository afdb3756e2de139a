import Domain
import Storage

/// A form that is sent twice makes one record: the number it was handed out with is kept with what it did, in the same
/// transaction.
enum FormReceiptTable {
    static func subject(of key: String, sentBy actor: String, _ tx: any Transaction) throws -> String? {
        try tx.value("SELECT result AS value FROM form_receipt WHERE key = \(key) AND person = \(actor)")
    }

    /// Kept for a week: nobody sends a form again after that.
    static func insert(
        _ key: String, sentBy actor: String, subject: String, at now: Instant, _ tx: any Transaction
    ) throws {
        try tx.run("DELETE FROM form_receipt WHERE received_at < \(now + .seconds(-7 * 86_400))")
        try tx.run(
            """
            INSERT INTO form_receipt (key, person, result, received_at)
            VALUES (\(key), \(actor), \(subject), \(now))
            """)
    }
}

/// The form was received before; this is what it was about.
package struct Repeated: Error {
    /// The identifier of the record.
    package var subject: String
}
