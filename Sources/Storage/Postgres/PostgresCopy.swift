import CPostgres

extension PostgresConnection {
    func tableNames() throws -> [String] {
        try values(
            """
            SELECT CAST(c.relname AS TEXT) AS value FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            ORDER BY c.relname
            """)
    }

    func table(_ name: String) throws -> StoredTable {
        let rows = try rows(
            """
            SELECT CAST(a.attname AS TEXT) AS name, CAST(format_type(a.atttypid, NULL) AS TEXT) AS type
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relname = \(name) AND a.attnum > 0 AND NOT a.attisdropped
                AND a.attgenerated = '' ORDER BY a.attnum
            """)
        return try StoredTable(name, columns: try rows.map { (name: try $0.get("name"), type: try $0.get("type")) })
    }

    func copyOut(_ table: StoredTable, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        try prepareForLongWork()
        try begin("COPY \(table.name) (\(table.columnList)) TO STDOUT", PGRES_COPY_OUT)
        var line: UnsafeMutablePointer<CChar>?
        while true {
            let length = PQgetCopyData(handle, &line, 0)
            guard length > 0, let line else { break }
            defer { PQfreemem(line) }
            try take(UnsafeRawBufferPointer(start: line, count: Int(length)))
        }
        _ = try finishCopy()
    }

    func copyIn(_ table: StoredTable, _ lines: [UInt8]) throws -> Int {
        try prepareForLongWork()
        try begin("COPY \(table.name) (\(table.columnList)) FROM STDIN", PGRES_COPY_IN)
        // libpq counts the bytes of a piece in 32 bits.
        for start in stride(from: 0, to: lines.count, by: 1 << 20) {
            let piece = lines[start..<min(start + 1 << 20, lines.count)]
            let sent = piece.withUnsafeBytes {
                PQputCopyData(handle, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count))
            }
            if sent != 1 { break }
        }
        _ = PQputCopyEnd(handle, nil)
        return try finishCopy()
    }

    /// Without the constraints, tables may be filled in any order, and each is verified whole when it is set again.
    func settingForeignKeysAside(_ body: () throws -> Void) throws {
        let constraints = try rows(
            """
            SELECT CAST(k.conname AS TEXT) AS name, CAST(c.relname AS TEXT) AS table_name,
                pg_get_constraintdef(k.oid) AS definition
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND k.contype = 'f' ORDER BY c.relname, k.conname
            """
        ).map { row in
            (
                table: try row.get("table_name", as: String.self), name: try row.get("name", as: String.self),
                definition: try row.get("definition", as: String.self)
            )
        }
        try prepareForLongWork()
        for key in constraints { try executeAtLeisure("ALTER TABLE \(key.table) DROP CONSTRAINT \(key.name)") }
        try body()
        for key in constraints {
            try executeAtLeisure("ALTER TABLE \(key.table) ADD CONSTRAINT \(key.name) \(key.definition)")
        }
        // What follows asks questions before the server has counted for itself.
        for table in try tableNames() { try executeAtLeisure("ANALYZE \(table)") }
    }

    /// PostgreSQL verifies what it reads where its pages have checksums, and has no check of its own to be asked for.
    func refuseDamage() throws {}

    func removeRows(of table: StoredTable) throws {
        // Where there are none, the triggers of a table that only grows are not to be asked.
        let result = try exchange(within: nil) { PQsendQuery(handle, "SELECT 1 FROM \(table.name) LIMIT 1") }
        defer { PQclear(result) }
        try check(result)
        if PQntuples(result) > 0 { try executeAtLeisure("DELETE FROM \(table.name)") }
    }

    /// A copy of a large table takes as long as it takes, and so may what is done with its rows in between.
    private func prepareForLongWork() throws {
        try execute(
            """
            SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
            SET LOCAL bytea_output = 'hex'
            """)
    }

    private func executeAtLeisure(_ text: String) throws {
        let result = try exchange(within: nil) { PQsendQuery(handle, text) }
        defer { PQclear(result) }
        try check(result)
    }

    private func begin(_ statement: String, _ state: ExecStatusType) throws {
        let result = PQexec(handle, statement)
        defer { PQclear(result) }
        if PQresultStatus(result) != state { try check(result) }
    }

    /// - Returns: how many rows were copied.
    private func finishCopy() throws -> Int {
        var count = 0
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            try check(result)
            count = Int(String(cString: PQcmdTuples(result))) ?? 0
        }
        return count
    }
}
