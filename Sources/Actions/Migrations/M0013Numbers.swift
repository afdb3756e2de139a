import Storage

extension Migrations {
    /// Documents are found by their numbers, whoever issued them. The order is that of bytes on both engines, so that a
    /// number is the beginning of its key.
    static var numbers: Migration {
        Migration(
            13, "numbers", "",
            sqlite: "CREATE INDEX document_by_number_alone ON document (number_key);",
            postgres: "CREATE INDEX document_by_number_alone ON document (number_key COLLATE \"C\");")
    }
}
