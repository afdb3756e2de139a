import Testing

struct HouseRulesTests {
    @Test func `nothing crashes on purpose, and nothing is cast by force`() throws {
        for file in try Sources.all() {
            for line in file.code {
                let found = ["try!", " as! ", "fatalError(", "nonisolated(unsafe)"].filter { line.contains($0) }
                #expect(found == [], "\(file.module)/\(file.path): \(line)")
            }
        }
    }

    @Test func `only a connection to PostgreSQL says of itself that it may cross threads`() throws {
        let files = try Sources.all().filter { file in file.code.contains { $0.contains("@unchecked Sendable") } }
        #expect(files.map(\.path) == ["Postgres/PostgresConnection.swift"])
    }

    @Test func `nothing shared can be changed`() throws {
        for file in try Sources.all() {
            let stored = file.code.filter { line in
                line.contains("static var ") && line.contains(/\bstatic var \w+(\s*:[^{=]+)?\s*=/)
            }
            #expect(stored == [], "\(file.module)/\(file.path)")
        }
    }

    @Test func `only the command line prints`() throws {
        for file in try Sources.all() where file.module != "Command" {
            let printing = file.code.filter { $0.contains("print(") && $0.contains(/\b(print|debugPrint)\(/) }
            #expect(printing == [], "\(file.module)/\(file.path)")
        }
    }

    @Test func `time and chance are handed in`() throws {
        for file in try Sources.all() where file.module != "Command" {
            let asked = file.code.filter { line in
                [" Date()", "Date.now", ".random(", "SystemRandomNumberGenerator", "UUID()"].contains {
                    line.contains($0)
                }
            }
            #expect(asked == [], "\(file.module)/\(file.path)")
        }
    }

    @Test func `nothing is left for later`() throws {
        for file in try Sources.all() {
            let left = file.lines.filter { line in ["TODO", "FIXME"].contains { line.contains($0) } }
            #expect(left == [], "\(file.module)/\(file.path)")
        }
    }

    @Test func `no file is longer than 300 lines`() throws {
        for file in try Sources.all() {
            #expect(file.lines.count <= 300, "\(file.module)/\(file.path)")
        }
    }

    /// Most have fewer than 40; a switch that is a table may have more.
    @Test func `no function is longer than 80 lines`() throws {
        for file in try Sources.all() {
            for (name, length) in file.functions {
                #expect(length <= 80, "\(file.module)/\(file.path): \(name)")
            }
        }
    }
}

extension Sources.File {
    /// Each function with its length, as `swift format` indents it: from its first line to the brace below it.
    fileprivate var functions: [(name: String, length: Int)] {
        lines.indices.compactMap { start in
            let words = lines[start].drop { $0 == " " }
            guard words.contains("func "), !words.hasPrefix("//") else { return nil }
            let end = String(repeating: " ", count: lines[start].count - words.count) + "}"
            guard let last = lines[start...].firstIndex(where: { $0 == end }) else { return nil }
            return (String(words), last - start + 1)
        }
    }
}
