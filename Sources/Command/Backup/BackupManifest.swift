import Actions
import Domain
import Foundation

/// What a backup says of itself, after everything else that is in it.
struct BackupManifest: Codable, Sendable, Hashable {
    struct Table: Codable, Sendable, Hashable {
        var name: String
        var columns: [String]
        var rows: Int
    }

    /// A file of the archive.
    struct Part: Codable, Sendable, Hashable {
        var name: String
        var size: Int
        var sha256: String
    }

    static let form = "yangguang-backup/1"
    static let name = "manifest.json"
    /// The digest of the manifest, in the form of sha256sum.
    static let digestName = "manifest.sha256"

    var form = Self.form
    /// The version that took it.
    var program: String
    /// `2026-03-10T12:56:00.000Z`
    var takenAt: String
    /// The engine it was taken from; any can take it in.
    var engine: String
    var schema: Int
    /// The names of the schema's steps.
    var steps: [String]
    /// The key that the public log is verified with; nil where it was not there.
    var logKey: String?
    var facts: RecordsFacts
    var holdsKeys: Bool
    /// Whether the files of the store are in it; nil in a backup from before there was one.
    var holdsContent: Bool?
    var tables: [Table] = []
    var parts: [Part] = []

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
        }
    }

    var rows: Int { tables.reduce(0) { $0 + $1.rows } }
    var files: Int {
        parts.count { $0.name.hasPrefix(BackupPart.files) || $0.name.hasPrefix(BackupPart.content) }
    }

    static func digestLine(of manifest: [UInt8]) -> [UInt8] {
        Array("\(Hex.encode(sha256(manifest)))  \(name)\n".utf8)
    }
}

/// How the files of the archive are named.
enum BackupPart {
    static let tables = "tables/"
    static let files = "files/"
    static let keys = "keys/"
    /// Files of the store, each under its hash.
    static let content = "content/"

    /// `tables/document/000001`: the parts of a table follow each other.
    static func table(_ name: String, _ number: Int) -> String {
        let digits = String(number)
        return "\(tables)\(name)/\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
    }

    /// The table of a part; nil where the part is something else.
    static func table(of part: String) -> String? {
        let words = part.split(separator: "/", omittingEmptySubsequences: false)
        return words.count == 3 && words[0] == "tables" ? String(words[1]) : nil
    }

    /// Whether the name can be joined to a folder without leading out of it.
    static func isSafe(_ name: String) -> Bool {
        !name.utf8.contains(0)
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && $0 != "." && $0 != ".."
            }
    }
}
