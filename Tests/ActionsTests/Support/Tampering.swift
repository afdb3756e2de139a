import Domain
import Storage
import TestSupport

/// What somebody can do who has the database, but not the keys beside it.
extension TestOffice {
    /// Drops the triggers that keep rows as they are.
    func disarm() async throws {
        try await store.write { tx in
            switch tx.engine {
            case .sqlite:
                try tx.define(
                    """
                    DROP TRIGGER journal_keeps_rows; DROP TRIGGER journal_keeps_words;
                    DROP TRIGGER log_entry_keeps_rows; DROP TRIGGER log_entry_keeps_words;
                    DROP TRIGGER revision_keeps_rows; DROP TRIGGER revision_keeps_words;
                    DROP TRIGGER document_event_keeps_rows; DROP TRIGGER document_event_keeps_words;
                    DROP TRIGGER annual_report_event_keeps_rows; DROP TRIGGER annual_report_event_keeps_words;
                    DROP TRIGGER request_letter_file_keeps_rows; DROP TRIGGER request_letter_file_keeps_bytes;
                    """)
            case .postgres:
                try tx.define(
                    """
                    DROP TRIGGER journal_is_append_only ON journal;
                    DROP TRIGGER log_entry_is_append_only ON log_entry;
                    DROP TRIGGER revision_is_append_only ON revision;
                    DROP TRIGGER document_event_is_append_only ON document_event;
                    DROP TRIGGER annual_report_event_is_append_only ON annual_report_event;
                    DROP TRIGGER request_letter_file_is_append_only ON request_letter_file;
                    """)
            }
        }
    }

    func tamper(_ statements: SQL...) async throws {
        try await store.write { tx in for sql in statements { try tx.run(sql) } }
    }
}
