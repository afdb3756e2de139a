/// A table as copies need it: its name, and its columns in the types that both engines share.
package struct StoredTable: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case integer, real, text, blob
    }

    package struct Column: Sendable, Hashable {
        package var name: String
        package var kind: Kind
    }

    package var name: String
    package var columns: [Column]

    /// - Throws: `StoreError` where a type is outside the portable subset, so that no value is ever copied by halves, and
    ///   where a name is not of the kind that can stand in a statement as it is.
    init(_ name: String, columns: [(name: String, type: String)]) throws {
        self.name = name
        self.columns = try columns.map { column in
            guard let kind = Self.kinds[column.type.lowercased()] else {
                throw StoreError(
                    .fault, "\(name).\(column.name): the type \(column.type) is outside the portable subset")
            }
            return Column(name: column.name, kind: kind)
        }
        for word in [name] + columns.map(\.name) where !Self.isPlain(word) {
            throw StoreError(
                .fault, "the name “\(word)” of a table or column is not of lower-case letters, digits and _")
        }
    }

    /// The same table, its columns in the order of these names.
    package func with(columns names: [String]) -> StoredTable {
        var table = self
        table.columns = names.compactMap { name in columns.first { $0.name == name } }
        return table
    }

    var columnList: String { columns.map(\.name).joined(separator: ", ") }

    private static let kinds: [String: Kind] = [
        "integer": .integer, "bigint": .integer, "real": .real, "double precision": .real, "text": .text,
        "blob": .blob, "bytea": .blob,
    ]

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
}
