import Domain
import NIOCore
import TestSupport
import Testing

@testable import Web

/// What citizens attach, and the form in which it comes.
@Suite struct FileFuzzTests {
    private static let body = """
        --b\r\nContent-Disposition: form-data; name="kind"\r\n\r\nattachment\r\n--b\r
        Content-Disposition: form-data; name="file"; filename="方案%22.pdf"\r\nContent-Type: application/pdf\r\n\r
        %PDF-1.7\r\n\r\n--\r\n--b--\r\n
        """

    @Test func `a body of several parts is read back as it was sent, or refused`() {
        let samples = [
            Self.body, "--b--\r\n", "--b\r\n\r\n\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--b--",
        ]
        Fuzz.bytes(samples.map { Array($0.utf8) }) { bytes in
            let type = "multipart/form-data; boundary=b"
            guard let read = try? Multipart(ByteBuffer(bytes: bytes), contentType: type) else { return true }
            _ = try? Form(multipart: ByteBuffer(bytes: bytes), contentType: type)
            // A name can hold anything; in what is sent again it goes as a browser sends it.
            var again: [UInt8] = []
            for part in read.parts {
                let file = part.fileName.map { "; filename=\"\(escaped($0))\"" } ?? ""
                again += Array(
                    "--x9\r\nContent-Disposition: form-data; name=\"\(escaped(part.name))\"\(file)\r\n\r\n".utf8)
                again += Array(buffer: part.content) + [13, 10]
            }
            again += Array("--x9--\r\n".utf8)
            guard
                let second = try? Multipart(
                    ByteBuffer(bytes: again), contentType: "multipart/form-data; boundary=\"x9\"")
            else { return again.count > bytes.count + 10_000 || bytes.contains(UInt8(ascii: "x")) }
            return second.parts.elementsEqual(read.parts) {
                $0.name == $1.name && $0.fileName == $1.fileName && $0.content == $1.content
            }
        }
    }

    @Test func `a body that is never at its end takes no longer than it is`() throws {
        for piece in ["\r", "\r\n", "\r\n--", "\r\n--\r\n--b", "--b", "\r\n--bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"] {
            let start = "--\(String(repeating: "b", count: 70))\r\nContent-Disposition: form-data; name=a\r\n\r\n"
            let body = ByteBuffer(string: start + String(repeating: piece, count: 1_000_000 / piece.utf8.count))
            let began = Fuzz.processorTime
            #expect(throws: FormFault.malformed) {
                try Multipart(body, contentType: "multipart/form-data; boundary=\(String(repeating: "b", count: 70))")
            }
            #expect(Fuzz.processorTime - began < .seconds(10), "\(piece.debugDescription)")
        }
    }

    @Test func `a value of a header field is read, or refused`() {
        let samples = [
            "form-data; name=\"a\"", "form-data; name=a; filename*=UTF-8''%E9%99%84.pdf",
            "multipart/form-data;boundary=b",
            "form-data; name=\"C:\\a\\b\"; filename=\"\\\"\"", ";;=\"",
        ]
        Fuzz.texts(samples) { text in HeaderValue(text).map { !$0.token.isEmpty } ?? true }
        Fuzz.long(samples) { _ = HeaderValue($0) }
    }

    @Test func `what is taken is what its name says, and nothing that runs`() {
        let files = FileSample.sound.map(\.content) + FileSample.harmful + [FileSample.archive]
        Fuzz.bytes(files) { bytes in
            for type in FileType.allCases {
                guard let file = try? SoundFile(name: "a.\(type.endings[0])", content: bytes) else { continue }
                guard file.type == type, type.fits(bytes) else { return false }
                let start = String(decoding: bytes.prefix(2000), as: UTF8.self).lowercased()
                let marks = ["#!", "mz", "\u{7F}elf", "pk\u{3}"]
                let isHarmful = marks.contains { start.hasPrefix($0) } || start.contains("<script")
                if type == .text, isHarmful || start.contains("<svg") { return false }
            }
            return true
        }
    }

    @Test func `a name of a file is one name, whatever was sent`() {
        let samples = [
            "方案.pdf", "C:\\a\\b.exe", "../../x", ".htaccess", "a\u{202E}fdp.exe", "a.pdf.", "", "a\u{0}.pdf",
        ]
        Fuzz.texts(samples) { text in
            let name = FileName(text)
            let again = FileName(name.text)
            return again == name && !name.text.hasPrefix(".") && name.text.count <= 100 && name.text.count > 0
                && !name.text.unicodeScalars.contains {
                    "/\\<>:\"|?*".unicodeScalars.contains($0) || $0.value < 32 || $0.properties.isBidiControl
                }
        }
        Fuzz.long(samples) { _ = FileName($0) }
    }

    private func escaped(_ text: String) -> String {
        text.replacing("\"", with: "%22").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }
}
