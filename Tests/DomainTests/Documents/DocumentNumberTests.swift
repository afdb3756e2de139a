import TestSupport
import Testing

@testable import Domain

struct DocumentNumberTests {
    @Test(arguments: [
        ("国办发〔2019〕5号", "国办发", 2019, 5), ("沪规划资源总〔2026〕262号", "沪规划资源总", 2026, 262),
        ("国发〔1981〕88号", "国发", 1981, 88), ("京（朝）发〔2020〕1号", "京（朝）发", 2020, 1),
    ])
    func `a number as the standard writes it stays as it is`(text: String, prefix: String, year: Int, sequence: Int)
        throws
    {
        let number = try #require(DocumentNumber(parsing: text))
        #expect(number.form == .bracketed)
        #expect((number.prefix, number.year, number.sequence) == (prefix, year, sequence))
        #expect(number.text == text)
        #expect(number.notes == [])
    }

    @Test(arguments: [
        ("国办发[2019]5号", [DocumentNumber.Note.brackets]), ("国办发(2019)5号", [.brackets]), ("国办发（2019）5号", [.brackets]),
        ("国办发【2019】5号", [.brackets]), ("国办发﹝2019﹞5号", [.brackets]), ("国办发［2019］5号", [.brackets]),
        ("国办发〔2019〕第5号", [.ordinalRemoved]), ("国办发〔2019〕005号", [.leadingZeros]),
        ("国办发〔2019〕5", [.numberSignAdded]), ("国办发〔２０１９〕５号", [.fullWidth]), ("国办发 〔2019〕 5 号", [.spaces]),
        ("国办发2019 5号", [.brackets, .spaces]), ("国办发2019第5号", [.brackets, .ordinalRemoved]),
        ("国办发〔2019年〕5号", []), ("  国办发〔2019〕5号\n", []),
        ("国办发（２０１９）第 05 ", [.brackets, .ordinalRemoved, .leadingZeros, .numberSignAdded, .fullWidth, .spaces]),
    ])
    func `usual mistakes are put right and noted`(text: String, notes: [DocumentNumber.Note]) throws {
        let number = try #require(DocumentNumber(parsing: text))
        #expect(number.text == "国办发〔2019〕5号")
        #expect(number.key == "国办发-2019-5")
        #expect(number.notes == notes)
    }

    @Test(
        arguments: [
            ("国务院令第711号", "国务院令第711号", []), ("国务院令 711号", "国务院令第711号", [.ordinalAdded, .spaces]),
            ("国令第707号", "国令第707号", []), ("生态环境部令第０11号", "生态环境部令第11号", [.leadingZeros, .fullWidth]),
        ] as [(String, String, [DocumentNumber.Note])])
    func `an order is numbered without a year`(text: String, canonical: String, notes: [DocumentNumber.Note]) throws {
        let number = try #require(DocumentNumber(parsing: text))
        #expect(number.form == .order)
        #expect(number.year == nil)
        #expect(number.text == canonical)
        #expect(number.notes == notes)
    }

    @Test(arguments: [
        ("2024年第3号", "2024年第3号", "-2024-3"), ("2024年3号", "2024年第3号", "-2024-3"),
        ("2024年第3号公告", "2024年第3号公告", "公告-2024-3"), ("财政部公告2024年第3号", "财政部公告2024年第3号", "财政部公告-2024-3"),
        ("财政部公告（2024年第3号）", "财政部公告2024年第3号", "财政部公告-2024-3"),
        ("国家发展改革委令2020年第28号", "国家发展改革委令2020年第28号", "国家发展改革委令-2020-28"),
    ])
    func `an announcement is numbered by the year`(text: String, canonical: String, key: String) throws {
        let number = try #require(DocumentNumber(parsing: text))
        #expect(number.form == .annual)
        #expect(number.text == canonical)
        #expect(number.key == key)
    }

    @Test(arguments: [
        "无", "国办发〔19〕5号", "国办发〔2019〕0号", "国办发〔2019〕5号文", "国办发〔2019〕5、6号", "〔2019〕5号", "国办发〔2019〕123456号",
        "国办发〔2119〕5号", "国办发20195号", "国办发〔二〇一九〕五号", "5号", "办，发〔2019〕5号", "国务院令第号",
        "这是一个长得不像机关代字的机关代字〔2019〕5号", "会议 2019 5号",
    ])
    func `what is no number is kept as it is`(text: String) throws {
        let number = try #require(DocumentNumber(parsing: text))
        #expect(number.form == .unknown)
        #expect(number.text == text)
        #expect(number.notes == [])
    }

    @Test(arguments: ["", " ", "　\n"])
    func `a document without a number has none`(text: String) {
        #expect(DocumentNumber(parsing: text) == nil)
    }

    @Test func `letters of a key are small, its punctuation is gone`() throws {
        #expect(try #require(DocumentNumber(parsing: "京（朝）A、B发〔2020〕1号")).key == "京朝ab发-2020-1")
    }

    @Test func `reading the printed form again changes nothing`() throws {
        var random = SeededRandom(seed: 75)
        let pieces = [
            "国办发", "令", "公告", "〔", "〕", "(", "）", "2019", "２０", "第", "05", "5", "年", "号", " ", "A", "、", "\n",
        ]
        for _ in 0..<5000 {
            let length = Int.random(in: 1...9, using: &random)
            let text = (0..<length).compactMap { _ in pieces.randomElement(using: &random) }.joined()
            guard let number = DocumentNumber(parsing: text) else { continue }
            let again = try #require(DocumentNumber(parsing: number.text))
            #expect(again.text == number.text)
            #expect(again.key == number.key)
            #expect(again.notes == [])
        }
    }

    @Test(.enabled(if: ProjectFiles.hasShared("gov_documents/state_council_60.jsonl")))
    func `the numbers of sixty State Council documents are read`() throws {
        let lines = try ProjectFiles.sharedLines("gov_documents/state_council_60.jsonl")
        let numbers = lines.compactMap { stringMember("doc_no", in: $0) }
        #expect(numbers.count == 60)
        for text in numbers {
            let number = try #require(DocumentNumber(parsing: text))
            #expect(number.form != .unknown, "\(text)")
            #expect(number.text == text)
        }
        #expect(numbers.count { DocumentNumber(parsing: $0)?.form == .order } == 2)
    }

    @Test(.enabled(if: ProjectFiles.hasShared("gov_documents/shanghai_local_metadata_48.csv")))
    func `the numbers of forty-eight documents of Shanghai are read`() throws {
        let lines = try ProjectFiles.sharedLines("gov_documents/shanghai_local_metadata_48.csv").dropFirst()
        let numbers = lines.flatMap { $0.split(separator: ",") }.filter { $0.hasSuffix("号") && $0.contains("〔") }
        #expect(numbers.count == 48)
        for text in numbers {
            let number = try #require(DocumentNumber(parsing: String(text)))
            #expect(number.form == .bracketed, "\(text)")
            #expect(number.text == text)
            #expect(number.notes == [])
        }
    }
}
