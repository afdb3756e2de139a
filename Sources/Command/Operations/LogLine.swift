import Logging

/// How lines of the program's own log look.
enum LogFormat: String, CaseIterable {
    case text, json
}

/// One line of the log. Whatever is in it, it stays one line: what would break it, steer a terminal or forge another
/// field is escaped, and what is long is cut.
struct LogLine {
    private static let longestText = 2000

    var time: String
    var level: Logger.Level
    var message: String
    var fields: [(String, Logger.MetadataValue)]

    init(time: String, level: Logger.Level, message: String, metadata: Logger.Metadata) {
        self.time = time
        self.level = level
        self.message = message
        fields = metadata.map { ($0 == "hb.request.id" ? "request" : $0, $1) }.sorted { $0.0 < $1.0 }
    }

    func bytes(_ format: LogFormat) -> [UInt8] {
        switch format {
        case .text:
            let words = fields.map { " \(Self.bare($0.0))=\(Self.bare($0.1.description))" }
            return Array("\(time) \(level.rawValue) \(Self.escaped(message))\(words.joined())\n".utf8)
        case .json:
            let first = [("time", Self.quoted(time)), ("level", Self.quoted(level.rawValue))]
            let members = first + [("message", Self.quoted(message))] + fields.map { ($0.0, Self.json($0.1)) }
            return Array("{\(members.map { "\(Self.quoted($0.0)):\($0.1)" }.joined(separator: ","))}\n".utf8)
        }
    }

    private static func json(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .stringConvertible(let number as Int): String(number)
        case .string, .stringConvertible: quoted(value.description)
        case .array(let values): "[\(values.map(json).joined(separator: ","))]"
        case .dictionary(let members):
            "{\(members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(json($0.value))" }.joined(separator: ","))}"
        }
    }

    private static func bare(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !#""=\"#.utf8.contains($0) }
        return isPlain && text.utf8.count <= longestText ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for (count, letter) in text.unicodeScalars.enumerated() {
            if count == longestText { return result + "…" }
            switch letter {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if letter.steers { result += unicodeEscape(letter) } else { result.unicodeScalars.append(letter) }
            }
        }
        return result
    }

    private static func unicodeEscape(_ letter: Unicode.Scalar) -> String {
        String(letter).utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}

extension Unicode.Scalar {
    /// Controls, ends of line, and marks that turn the direction of what follows.
    fileprivate var steers: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
