import Storage

enum SettingTable {
    static func all(_ tx: any Transaction) throws -> [String: String] {
        let rows = try tx.rows("SELECT name, text FROM setting")
        return Dictionary(
            try rows.map { (try $0.get("name"), try $0.get("text")) }, uniquingKeysWith: { first, _ in first })
    }

    static func replace(_ name: String, _ text: String, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO setting (name, text) VALUES (\(name), \(text))
            ON CONFLICT (name) DO UPDATE SET text = excluded.text
            """)
    }
}
