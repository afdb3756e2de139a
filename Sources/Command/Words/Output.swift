import Foundation

/// Answers go to standard output; complaints and progress go to standard error.
enum Output {
    static func line(_ text: String = "") { print(text) }

    static func complain(_ text: String) {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
    }

    /// One line of JSON, its keys in the order of the alphabet.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
