import Storage
import Testing

struct SQLTests {
    @Test func `values become numbered placeholders`() {
        let (title, count) = ("预算'; DROP TABLE document; --", 3)
        let sql: SQL = "SELECT id FROM document WHERE title = \(title) AND n > \(count) AND b = \([1, 0] as [UInt8])"
        #expect(sql.text == "SELECT id FROM document WHERE title = $1 AND n > $2 AND b = $3")
        #expect(sql.values == [.text("预算'; DROP TABLE document; --"), .integer(3), .blob([1, 0])])
    }

    @Test func `a statement without values is its own text`() {
        let sql: SQL = "SELECT 1 AS value"
        #expect(sql.text == "SELECT 1 AS value")
        #expect(sql.values.isEmpty)
    }

    @Test func `what is added goes on counting`() {
        var sql: SQL = "SELECT id FROM document WHERE a = \(1)"
        sql += " AND b = \("二") AND c = \(3.5)"
        sql += " ORDER BY id"
        #expect(sql.text == "SELECT id FROM document WHERE a = $1 AND b = $2 AND c = $3 ORDER BY id")
        #expect(sql.values == [.integer(1), .text("二"), .real(3.5)])
    }

    @Test func `a list is a placeholder for each of its values`() {
        let sql: SQL = "SELECT id FROM document WHERE id IN (\(list: ["a", "b", "c"])) AND n = \(4)"
        #expect(sql.text == "SELECT id FROM document WHERE id IN ($1, $2, $3) AND n = $4")
        #expect(sql.values == [.text("a"), .text("b"), .text("c"), .integer(4)])
    }

    @Test func `nothing is in an empty list`() {
        let sql: SQL = "SELECT id FROM document WHERE id IN (\(list: [String]()))"
        #expect(sql.text == "SELECT id FROM document WHERE id IN (NULL)")
        #expect(sql.values.isEmpty)
    }

    @Test func `a part brings its values along`() {
        let part: SQL = " AND b = \(2) AND c = \(3)"
        let empty: SQL = ""
        let sql: SQL = "SELECT id FROM document WHERE a = \(1)\(part)\(empty) LIMIT \(9)"
        #expect(sql.text == "SELECT id FROM document WHERE a = $1 AND b = $2 AND c = $3 LIMIT $4")
        #expect(sql.values == [.integer(1), .integer(2), .integer(3), .integer(9)])
    }

    @Test func `an absent value is NULL`() {
        let title: String? = nil
        let sql: SQL = "UPDATE document SET title = \(title), n = \(true)"
        #expect(sql.values == [.null, .integer(1)])
    }
}

struct SQLValueTests {
    private enum Fruit: String, SQLConvertible {
        case pear
    }

    @Test func `a value is read only as what it is`() {
        #expect(Int(sqlValue: .integer(7)) == 7)
        #expect(Int(sqlValue: .text("7")) == nil)
        #expect(Double(sqlValue: .integer(7)) == 7)
        #expect(Double(sqlValue: .text("7")) == nil)
        #expect(String(sqlValue: .integer(7)) == nil)
        #expect(Bool(sqlValue: .integer(1)) == true)
        #expect(Bool(sqlValue: .integer(2)) == nil)
        #expect([UInt8](sqlValue: .text("ab")) == nil)
        #expect(Fruit(sqlValue: .text("pear")) == .pear)
        #expect(Fruit(sqlValue: .text("apple")) == nil)
        #expect(Fruit.pear.sqlValue == .text("pear"))
    }

    @Test func `only an optional takes NULL, and it takes no wrong value for NULL`() {
        #expect(Int(sqlValue: .null) == nil)
        #expect(Int?(sqlValue: .null) == .some(nil))
        #expect(Int?(sqlValue: .integer(7)) == .some(7))
        #expect(Int?(sqlValue: .text("7")) == nil)
    }
}
