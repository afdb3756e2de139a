import Storage

extension Migrations {
    static var reserved: Migration {
        Migration(15, "reserved", "CREATE INDEX request_draft_by_age ON request_draft (changed_at, mark);")
    }
}
