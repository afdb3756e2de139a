import Storage

/// A table with a column of every type and a rule of every kind.
enum FruitTable {
    static let step = Migration(
        1, "fruit",
        """
        CREATE TABLE tree (id TEXT NOT NULL PRIMARY KEY) STRICT;
        CREATE TABLE fruit (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT UNIQUE,
            count INTEGER CHECK (count >= 0),
            weight REAL,
            picture BLOB,
            tree TEXT REFERENCES tree (id)
        ) STRICT;
        CREATE TABLE counter (id INTEGER NOT NULL PRIMARY KEY, number INTEGER NOT NULL) STRICT;
        """)

    static func insert(_ fruit: Fruit, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO fruit (id, name, count, weight, picture)
            VALUES (\(fruit.id), \(fruit.name), \(fruit.count), \(fruit.weight), \(fruit.picture))
            """)
    }

    static func find(_ id: String, _ tx: any Transaction) throws -> Fruit? {
        try tx.first("SELECT id, name, count, weight, picture FROM fruit WHERE id = \(id)")
    }

    static func count(_ tx: any Transaction) throws -> Int {
        try tx.value("SELECT COUNT(*) AS value FROM fruit") ?? 0
    }
}

struct Fruit: SQLRecord, Hashable {
    var id: String
    var name: String?
    var count: Int?
    var weight: Double?
    var picture: [UInt8]?

    init(_ id: String, name: String? = nil, count: Int? = nil, weight: Double? = nil, picture: [UInt8]? = nil) {
        self.id = id
        self.name = name
        self.count = count
        self.weight = weight
        self.picture = picture
    }

    init(row: SQLRow) throws {
        id = try row.get("id")
        name = try row.get("name")
        count = try row.get("count")
        weight = try row.get("weight")
        picture = try row.get("picture")
    }
}
