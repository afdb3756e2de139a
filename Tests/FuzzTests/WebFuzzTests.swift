import Domain
import Testing

@testable import Web

/// What comes over the wire, and what goes out into formats that others read.
@Suite struct WebFuzzTests {
    @Test func `a form is read back as it was sent, or refused`() {
        let samples = ["a=b&c=d", "title=%E9%98%B3+%E5%85%89", "a=b=c&&=&a", "csrf=&once=", "%00=a", "a=%FF", "a"]
        Fuzz.bytes(samples.map { Array($0.utf8) }) { bytes in
            guard let form = try? Form(urlEncoded: bytes) else { return true }
            let sent = form.fields.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }.joined(
                separator: "&")
            guard let again = try? Form(urlEncoded: Array(sent.utf8)) else { return false }
            _ = (form.words, form.copies, form.withoutSecrets, ResumedForm(hiddenIn: form))
            return form.fields.count <= Form.mostFields && again.digest == form.digest
                && again.fields.elementsEqual(form.fields) { $0 == $1 }
        }
        Fuzz.long(samples) { _ = try? Form(urlEncoded: Array($0.utf8)) }
    }

    @Test func `whatever is named to come back to, nobody is led away`() {
        let samples = [
            "/desk?a=b", "//evil.example", "/\\evil.example", "/%2F%2Fevil.example", "https://evil.example", "/\t/x",
        ]
        Fuzz.texts(samples) { text in
            let path = localPath(text)
            return path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\")
                && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        }
    }

    @Test func `an address of a client is one name, however it is written`() {
        let samples = [
            "192.0.2.1", "192.0.2.1:8080", "2001:db8::1", "[2001:db8::1]:443", "::ffff:192.0.2.1", "fe80::1%eth0", "::",
            "1:2:3:4:5:6:7:8", "1::2::3", "unknown", "_hidden", "1.2.3.4.5", "0x7f.1",
        ]
        Fuzz.texts(samples) { text in
            guard let address = ClientAddress(text) else { return true }
            let bytes = address.name.utf8
            return bytes.count <= 19
                && bytes.allSatisfy { (48...58).contains($0) || (97...102).contains($0) || $0 == 46 }
        }
        Fuzz.long(samples) { _ = ClientAddress($0) }
    }

    @Test func `a date of HTTP is read again as it was`() {
        let samples = [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "", "0",
        ]
        Fuzz.texts(samples) { text in
            Instant(httpDate: text).map { Instant(httpDate: $0.httpDate) == $0 } ?? true
        }
    }

    @Test func `no text becomes markup, in a page or in a feed`() {
        Fuzz.texts(["<script>alert(1)</script>", "\"'><img src=x>", "&amp;", "]]>", "<!--"]) { text in
            let page: HTML = "<p title=\"\(text)\">\(text)</p>"
            func count(_ byte: Character) -> Int { page.bytes.count { $0 == byte.asciiValue } }
            return count("<") == 2 && count(">") == 2 && count("\"") == 2
                && !xmlEscaped(text).utf8.contains { "<>\"".utf8.contains($0) }
        }
    }

    @Test func `no cell of a table runs in a spreadsheet, and none breaks out of its place`() {
        let samples = [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "a,b", "a\"b", "a\r\nb", "＝1", "'=1", "", "\n=1", "\r\n=1",
        ]
        Fuzz.texts(samples) { text in
            let csv = CSV(head: ["a", "b"], rows: [[text, "end"]])
            let rows = cells(String(decoding: csv.bytes, as: UTF8.self))
            return rows.count == 2 && rows[1].count == 2 && rows[1][1] == "end"
                && !(rows[1][0].unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false)
        }
    }

    /// RFC 4180.
    private func cells(_ text: String) -> [[String]] {
        var rows: [[String]] = [[]]
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })[...]
        while let scalar = scalars.popFirst() {
            if isQuoted {
                if scalar != "\"" {
                    cell.append(scalar)
                } else if scalars.first == "\"" {
                    cell.append(scalars.removeFirst())
                } else {
                    isQuoted = false
                }
                continue
            }
            switch scalar {
            case "\"": isQuoted = true
            case ",":
                rows[rows.count - 1].append(String(cell))
                cell = .init()
            case "\r" where scalars.first == "\n":
                scalars.removeFirst()
                rows[rows.count - 1].append(String(cell))
                cell = .init()
                rows.append([])
            default: cell.append(scalar)
            }
        }
        return rows.filter { !$0.isEmpty }
    }
}
