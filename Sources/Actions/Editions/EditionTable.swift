import Storage

enum EditionTable {
    static let newest: StaticString = "SELECT number AS value FROM edition WHERE only_row = 1"

    static func number(_ tx: any Transaction) throws -> Int {
        guard let number: Int = try tx.value(SQL(stringLiteral: newest)) else {
            throw StoreError(.fault, "the number of the edition is not there")
        }
        return number
    }

    static func advance(_ tx: any Transaction) throws {
        try tx.run("UPDATE edition SET number = number + 1 WHERE only_row = 1")
    }
}
