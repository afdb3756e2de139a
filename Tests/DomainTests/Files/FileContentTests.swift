import Domain
import TestSupport
import Testing

struct FileContentTests {
    @Test func `lines of a page become paragraphs, and a number that was broken is whole`() {
        let page = """
                         关于补偿的公告

                 各村民小组：根据有关规定，现将补偿名单公布如下，张三，证号510123
             199001011234，金额三百元。
                 特此公告。

               姓名      金额
               张三      300
            """
        #expect(
            PageLines.paragraphs(of: page)
                == "关于补偿的公告\n各村民小组：根据有关规定，现将补偿名单公布如下，张三，证号510123199001011234，金额三百元。\n特此公告。\n姓名\t金额\n张三\t300")
    }

    @Test(arguments: [
        ("1.1010519491231002E+17", "110105194912310020"), ("12345", "12345"), ("1.5E-3", "0.0015"), ("-2.50E1", "-25"),
        ("1E+400", "1E+400"), ("0.5", "0.5"), ("一E5", "一E5"), ("1E0", "1"),
    ])
    func `numbers are written out`(stored: String, shown: String) {
        #expect(SheetNumber.plain(stored) == shown)
    }

    @Test func `days, formats and names of cells`() {
        #expect(SheetNumber.day("45366", isSince1904: false) == "2024-03-15")
        #expect(SheetNumber.day("43904.75", isSince1904: true) == "2024-03-15")
        #expect(SheetNumber.day("-1", isSince1904: false) == nil)
        #expect(SheetNumber.day("NaN", isSince1904: false) == nil)
        #expect(SheetNumber.isDate("yyyy\"年\"m\"月\""))
        #expect(!SheetNumber.isDate("#,##0.00\"day\"[Red]"))
        #expect(SheetNumber.cell("XFD1048576").map { [$0.row, $0.column] } == [1_048_576, 16_384])
        #expect(SheetNumber.cell("XFE1") == nil)
        #expect(SheetNumber.cell("A") == nil)
        #expect(SheetNumber.letters(16_384) == "XFD")
    }

    @Test(
        arguments: [
            ("C:\\Users\\王五\\a.docx", "C:\\Users\\王五\\a.docx"), ("file:///D:/办公/模板.dot", "D:/办公/模板.dot"),
            ("INCLUDETEXT \"\\\\fs01\\财务\\a.doc\"", "\\\\fs01\\财务\\a.doc"), ("/home/wang/a.odt", "/home/wang/a.odt"),
            ("https://www.gov.cn/a", nil), ("比例1:2", nil), ("mailto:a@b.cn", nil), ("C:", nil),
            ("https://a.cn/home/x", nil),
        ] as [(String, String?)])
    func `paths of somebody's disk are known from addresses`(text: String, path: String?) {
        #expect(LocalPath.first(in: text) == path)
    }

    @Test func `each kind is known by what is in it`() {
        let zip = FileSample.zip
        #expect(FileType.pptx.fits(zip(["[Content_Types].xml", "ppt/presentation.xml"])))
        #expect(FileType.docm.fits(FileSample.macros))
        #expect(!FileType.docx.fits(FileSample.macros))
        #expect(!FileType.docm.fits(FileSample.docx))
        #expect(FileType.rtf.fits(Array("{\\rtf1}".utf8)))
        #expect(FileType.html.fits(FileSample.page))
        #expect(FileType.csv.fits(FileSample.gbText))
        #expect(FileType.csv.fits([0xFF, 0xFE, 0x00, 0x4E]))
        #expect(!FileType.csv.fits([0xFF, 0xFE, 0x00, 0x00]))
        #expect(FileType.gif.fits(Array("GIF89a;".utf8)))
        #expect(!FileType.gif.fits(Array("GIF89a=1;alert(1)//".utf8)))
        #expect(FileType(ending: "htm") == .html)
    }

    @Test func `forms of the public take no more than they say`() {
        #expect(FileType.ofCitizens == [.pdf, .jpeg, .png, .ofd, .docx, .xlsx, .doc, .xls, .wps, .text])
        #expect(Set(FileType.allCases).subtracting(FileType.ofOffices) == [.docm, .xlsm, .pptm])
        #expect(throws: FileFault.notAllowed(ending: "rtf")) {
            try SoundFile(name: "a.rtf", content: Array("{\\rtf1}".utf8))
        }
    }
}
