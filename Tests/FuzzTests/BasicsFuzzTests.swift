import Domain
import Foundation
import Testing

/// What is read of a value is the value that is written, and nothing crashes or hangs.
@Suite struct BasicsFuzzTests {
    @Test func `hexadecimal digits and base 64 are read as they are written, or not at all`() {
        Fuzz.bytes([[], [0], Array("Man".utf8), Array(repeating: 255, count: 33)]) { bytes in
            Hex.decode(Hex.encode(bytes)) == bytes && Base64.decode(Base64.encode(bytes)) == bytes
        }
        Fuzz.texts(["", "00ff", "TWFu", "TWE=", "TQ==", "TR==", "AAAA====", "ZZ"]) { text in
            (Hex.decode(text).map { Hex.encode($0) == text.lowercased() } ?? true)
                && (Base64.decode(text).map { Base64.encode($0).utf8.elementsEqual(text.utf8) } ?? true)
        }
    }

    @Test func `what an address holds is read back whole`() {
        Fuzz.texts(["", "a b", "危房改造", "%41+%2B", "100%"]) { text in
            percentDecoded(percentEncoded(text).utf8, plusIsSpace: true).map { $0.utf8.elementsEqual(text.utf8) }
                ?? false
        }
        Fuzz.bytes(["a=b", "%E9%98%B3", "%", "%4", "+"].map { Array($0.utf8) }) { bytes in
            guard let text = percentDecoded(bytes, plusIsSpace: false) else { return true }
            return percentDecoded(percentEncoded(text).utf8, plusIsSpace: false) == text
        }
    }

    @Test func `a date is written as it was read`() {
        Fuzz.texts(["2026-03-10", "0001-01-01", "9999-12-31", "2024-02-29", "2023-02-29", "1900-2-1"]) { text in
            Day(iso: text).map { $0.iso == text } ?? true
        }
        Fuzz.texts(["2026-03-10T09:30", "2026-03-10T09:30:15", "2026-12-31T23:59", "2026-03-10 09:30"]) { text in
            guard let instant = Instant(wallClock: text) else { return true }
            return instant.iso.utf8.count == 24 && instant.day.iso == String(text.prefix(10))
        }
    }

    @Test func `a document number that was put right stays as it is, and its key with it`() {
        let samples = [
            "", " ", "国办发〔2019〕5号", "阳财社[2026]008号", "国务院令第711号", "2024年第3号公告", "公告（2024年第3号）", "（）", "号", "第号",
            "〔2019〕号", "财办[2024]第3号", "第00000号", "国办发【2019】99999号", "〔２０１９〕５号",
        ]
        Fuzz.texts(samples) { text in
            guard let number = DocumentNumber(parsing: text) else {
                return text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
            }
            let again = DocumentNumber(parsing: number.text)
            return again?.text == number.text && again?.key == number.key && !number.citations.isEmpty
        }
        Fuzz.long(samples) { _ = DocumentNumber(parsing: $0) }
    }

    @Test func `codes and identifiers are read as they are written`() {
        let id = ID<Person>(bornAt: Instant(milliseconds: 1_773_106_200_000), chance: Array(0..<10)).text
        Fuzz.texts([id, id.lowercased(), "", "00000000000000000000000000"]) { text in
            ID<Person>(text).map { $0.text.utf8.elementsEqual(text.utf8) } ?? true
        }
        Fuzz.texts(["113417020032563511", "yg-office", "00000000-0-00000", "341702", "finance"]) { text in
            _ = (CreditCode(text), OrganisationCode(text), IndexNumber(text))
            return true
        }
    }

    @Test func `a template of index numbers is refused with reasons, or makes numbers`() {
        let samples = [
            "{organisation}/{year}-{sequence:5}", "{year}{sequence:3}", "{region}{row}{month}", "{", "}{", "{}",
        ]
        let values = IndexNumberTemplate.Values(organisation: "yg", givenOn: Day(number: 20_000))
        Fuzz.texts(samples) { text in
            do {
                let template = try IndexNumberTemplate(parsing: text)
                return template.format(values, sequence: 12_345).contains("12345")
            } catch {
                return (error as? Invalid)?.issues.isEmpty == false
            }
        }
        Fuzz.long(samples) { _ = IndexNumberTemplate.issues(of: $0) }
    }

    @Test func `canonical JSON says what it was made from`() throws {
        try Fuzz.texts(["", "\"", "\\", "\u{1}", "危房", "\u{2028}", "</script>"]) { text in
            // Foundation drops a byte order mark that begins a text, or follows an escape in it.
            if text.unicodeScalars.contains("\u{FEFF}") { return true }
            let bytes = CanonicalJSON.object([(text, .string(text))]).bytes
            let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String]
            return read?.first.map { $0.key.utf8.elementsEqual(text.utf8) && $0.value.utf8.elementsEqual(text.utf8) }
                ?? false
        }
    }
}
