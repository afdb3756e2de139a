import Foundation

/// Answers go to standard output; complaints and progress go to standard error.
enum Output {
    static func line(_ text: String = "") { write("\(text)\n", to: .standardOutput) }
    /// As it stands, with the line ends it has.
    static func text(_ text: String) { write(text, to: .standardOutput) }
    static func complain(_ text: String) { write("\(text)\n", to: .standardError) }

    /// One line of JSON, its keys in the order of the alphabet.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        line(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// At once, and not when a buffer is full: who reads from a pipe waits for the line.
    private static func write(_ text: String, to file: FileHandle) {
        file.write(Data(text.utf8))
    }
}
