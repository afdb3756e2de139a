import Foundation
import GRDB

extension SQLiteTransaction {
    func tableNames() throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
                ORDER BY name
                """)
    }

    func table(_ name: String) throws -> StoredTable {
        let rows = try Row.fetchAll(
            db, sql: "SELECT name, type FROM pragma_table_info(?) ORDER BY cid", arguments: [name])
        return try StoredTable(name, columns: rows.map { (name: $0["name"], type: $0["type"]) })
    }

    func copyOut(_ table: StoredTable, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        let cursor = try Row.fetchCursor(db, sql: "SELECT \(table.columnList) FROM \(table.name)")
        let kinds = table.columns.map(\.kind)
        var line: [UInt8] = []
        while let row = try cursor.next() {
            line.removeAll(keepingCapacity: true)
            for (index, kind) in kinds.enumerated() {
                try append(row, index, kind, to: &line)
                CopyText.endValue(isLast: index == kinds.count - 1, &line)
            }
            try line.withUnsafeBytes(take)
        }
    }

    private func append(_ row: Row, _ index: Int, _ kind: StoredTable.Kind, to line: inout [UInt8]) throws {
        switch kind {
        case .integer, .real:
            switch (row[index] as DatabaseValue).storage {
            case .int64(let number): CopyText.append(number, to: &line)
            case .double(let number): CopyText.append(number, to: &line)
            default: CopyText.appendNull(to: &line)
            }
        case .text, .blob:
            // The bytes as they lie there: no text is made of them, and none is mended on the way.
            try row.withUnsafeData(atIndex: index) { data in
                guard let data else { return CopyText.appendNull(to: &line) }
                try data.withUnsafeBytes { bytes in
                    if kind == .text {
                        try CopyText.append(text: bytes, to: &line)
                    } else {
                        CopyText.append(blob: bytes, to: &line)
                    }
                }
            }
        }
    }

    func copyIn(_ table: StoredTable, _ lines: [UInt8]) throws -> Int {
        let places = table.columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let text = "INSERT INTO \(table.name) (\(table.columnList)) VALUES (\(places))"
        return try CopyText.rows(in: lines, of: table) { row in
            let statement = try SQLiteStatement(text, row, in: db)
            defer { statement.finish() }
            _ = try statement.step()
        }
    }

    func removeRows(of table: StoredTable) throws {
        try db.execute(sql: "DELETE FROM \(table.name)")
    }

    /// The connection of `SQLiteStore(filling:)` does not look at foreign keys; what they say is asked at the end.
    func settingForeignKeysAside(_ body: () throws -> Void) throws {
        try body()
        try refuseBrokenForeignKeys()
    }

    private func refuseBrokenForeignKeys() throws {
        if let row = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
            let (table, parent): (String, String) = (row["table"], row["parent"])
            throw StoreError(.foreignKey, "a row of \(table) speaks of one of \(parent) that is not there")
        }
    }

    func refuseDamage() throws {
        let words = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? ""
        if words != "ok" { throw StoreError(.fault, "the file is damaged: \(words)") }
        try refuseBrokenForeignKeys()
    }
}
