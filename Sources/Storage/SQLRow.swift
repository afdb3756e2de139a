/// One row of a result. Columns are asked for by name.
package struct SQLRow: Sendable {
    let columns: SQLColumns
    let values: [SQLValue]

    package func get<T: SQLConvertible>(_ column: String, as type: T.Type = T.self) throws -> T {
        guard let index = columns.index[column] else {
            throw StoreError(.fault, "the result has no column \(column)")
        }
        guard let value = T(sqlValue: values[index]) else {
            throw StoreError(.fault, "column \(column) does not hold a \(T.self)")
        }
        return value
    }
}

/// The names of a result's columns, shared by its rows.
final class SQLColumns: Sendable {
    let index: [String: Int]

    init(_ names: [String]) {
        index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// A value that is read from one row.
package protocol SQLRecord: Sendable {
    init(row: SQLRow) throws
}
