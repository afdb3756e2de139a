/// One row of a result. Columns are asked for by name.
package struct SQLRow: Sendable {
    @usableFromInline let columns: SQLColumns
    @usableFromInline let values: [SQLValue]

    init(columns: SQLColumns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// Inlined, because nearly all the time of a read is spent here, and much of it on finding out what `T` is.
    @inlinable
    package func get<T: SQLConvertible>(_ column: String, as type: T.Type = T.self) throws -> T {
        guard let index = columns.place(of: column) else {
            throw StoreError(.fault, "the result has no column \(column)")
        }
        guard let value = T(sqlValue: values[index]) else {
            throw StoreError(.fault, "column \(column) does not hold a \(T.self)")
        }
        return value
    }

    /// A text by the place of its column, for those who read all rows of a large table.
    package func text(at place: Int) throws -> String? {
        switch values[place] {
        case .text(let text): return text
        case .null: return nil
        default: throw StoreError(.fault, "column \(place) does not hold a text")
        }
    }

    /// A whole number by the place of its column.
    package func number(at place: Int) throws -> Int64? {
        switch values[place] {
        case .integer(let number): return number
        case .null: return nil
        default: throw StoreError(.fault, "column \(place) does not hold a whole number")
        }
    }
}

/// The names of a result's columns, shared by its rows.
@usableFromInline
final class SQLColumns: Sendable {
    private let names: [String]
    var count: Int { names.count }

    init(_ names: [String]) {
        self.names = names
    }

    /// Looked for from the first on: of so few short words that is faster than a hash.
    @usableFromInline
    func place(of name: String) -> Int? { names.firstIndex(of: name) }
}

/// A value that is read from one row.
package protocol SQLRecord: Sendable {
    init(row: SQLRow) throws
}
