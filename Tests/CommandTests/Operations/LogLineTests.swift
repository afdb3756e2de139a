import Foundation
import Logging
import Testing

@testable import Command

@Suite struct LogLineTests {
    private func line(_ message: String, _ metadata: Logger.Metadata, _ format: LogFormat) -> String {
        let line = LogLine(time: "2026-03-10T01:30:00.000Z", level: .info, message: message, metadata: metadata)
        return String(decoding: line.bytes(format), as: UTF8.self)
    }

    private let answered: Logger.Metadata = [
        "status": .stringConvertible(200), "hb.request.id": "7f00", "route": "/documents/{id}", "path": "/a b",
    ]

    @Test func `text is for people`() {
        #expect(
            line("answered", answered, .text)
                == "2026-03-10T01:30:00.000Z info answered path=\"/a b\" request=7f00 route=/documents/{id} status=200\n"
        )
    }

    @Test func `JSON is for programs, numbers as numbers`() {
        #expect(
            line("answered", answered, .json) == """
                {"time":"2026-03-10T01:30:00.000Z","level":"info","message":"answered","path":"/a b","request":"7f00",\
                "route":"/documents/{id}","status":200}

                """)
        #expect(
            line("m", ["list": ["a", "b"], "map": ["k": "v"], "empty": ""], .json).contains(
                #""empty":"","list":["a","b"],"map":{"k":"v"}"#))
    }

    /// Ends of line, the beginning of a forged field, escape sequences of terminals, marks that turn the direction.
    @Test(arguments: [
        "a\nb", "a\r\nb", "a\u{0}b", "a\u{1B}[31mb", "a\u{9B}31mb", "a\u{7F}b", "a\u{2028}b", "a\u{2029}b",
        "a\u{202E}b", "a\u{FEFF}b", "a\" level=error b=\"c", "a\\", "a\\\"", "{\"level\":\"error\"}", "a\u{85}b",
        "\u{E0001}",
    ])
    func `whatever somebody sends, it stays one line and one field`(hostile: String) throws {
        for format in LogFormat.allCases {
            let line = line(hostile, ["path": "\(hostile)", "key\n=": "v"], format)
            let body = line.unicodeScalars.dropLast()
            #expect(line.hasSuffix("\n"))
            #expect(!body.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
            #expect(!body.contains { $0.properties.generalCategory == .format })
            #expect(!body.contains { [.lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory) })
        }
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(line(hostile, ["path": "\(hostile)"], .json).utf8))
                as? [String: String])
        #expect(json == ["time": "2026-03-10T01:30:00.000Z", "level": "info", "message": hostile, "path": hostile])
        // A field whose value holds anything but plain letters stands between marks, and no mark in it stands bare.
        let text = line("m", ["path": "\(hostile)"], .text)
        let value = try #require(text.dropLast().split(separator: "path=", maxSplits: 1).last)
        #expect(value.hasPrefix("\"") && value.hasSuffix("\""))
        let inner = value.dropFirst().dropLast().replacing("\\\\", with: "").replacing("\\\"", with: "")
        #expect(!inner.contains("\""))
    }

    @Test func `what is long is cut`() {
        for format in LogFormat.allCases {
            let long = line("m", ["error": "\(String(repeating: "长", count: 100_000))"], format)
            #expect(long.utf8.count < 10_000)
            #expect(long.contains("…"))
        }
    }
}
