import Testing

@testable import Domain

struct TextFoldingTests {
    let folding: TextFolding

    init() throws {
        folding = try .official()
    }

    @Test(arguments: [
        ("ＡＢｃ１２３％", "abc123%"), ("État ÉCOLE Ω", "état école ω"), ("國務院關於發佈後裏臺灣", "国务院关于发布后里台湾"),
        ("国办发[2019]（5）【6】﹝7﹞", "国办发〔2019〕〔5〕〔6〕〔7〕"), (" 张　三 \n\n 李\t四\r\n", "张 三 李 四"), ("⽂件⼀", "文件一"),
        ("信\u{200B}息\u{FEFF}公\u{AD}开", "信息公开"), ("葛\u{E0100}", "葛"), ("", ""),
    ])
    func `characters that mean the same to a reader become one`(text: String, folded: String) {
        #expect(folding.fold(text) == folded)
    }

    @Test func `folding twice changes nothing`() {
        for value in UInt32(0)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = folding.fold(scalar)
            if folding.fold(once) != once { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test func `every pair of the table folds to its simplified character`() throws {
        let lines = try ProjectFiles.text("Sources/Actions/Resources/Search/traditional-simplified.tsv")
        for line in lines.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t").map(String.init)
            #expect(folding.fold(columns[0]) == columns[1])
        }
    }
}
