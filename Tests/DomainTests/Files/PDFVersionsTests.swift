import Domain
import Testing

struct PDFVersionsTests {
    @Test func `a file that was saved twice has two ends, and the first is that of the earlier version`() {
        let first = "%PDF-1.7\n1 0 obj\nendobj\nxref\ntrailer\nstartxref\n9\n%%EOF"
        let whole = first + "\n2 0 obj\nendobj\ntrailer << /Prev 9 >>\nstartxref\n80\n%%EOF\n"
        #expect(PDFVersions.earlier(in: Array(whole.utf8)) == [first.utf8.count])
        #expect(PDFVersions.earlier(in: Array(first.utf8)) == [])
    }

    @Test func `a file that is made for slow lines is one version in two parts`() {
        let whole = "%PDF-1.7\n<< /Linearized 1 >>\nstartxref\n0\n%%EOF\n1 0 obj\nendobj\nstartxref\n20\n%%EOF\n"
        #expect(PDFVersions.earlier(in: Array(whole.utf8)) == [])
    }

    @Test func `of a file that was saved often the newest versions are looked at`() {
        let whole = "%PDF-1.7\n" + String(repeating: "startxref\n9\n%%EOF\n", count: 100)
        #expect(PDFVersions.earlier(in: Array(whole.utf8)).count == PDFVersions.most)
        #expect(PDFVersions.earlier(in: Array(whole.utf8)).last == whole.utf8.count - 1 - 18)
    }

    @Test(arguments: [
        ("补偿500元\n特此通知", "补偿300元\n特此通知", ["补偿500元"]),
        ("一行\n二行", "一行 二行", []), ("一 行\n二行", "前一行二\n行后", []), ("1\n第1页", "第1页", []), ("", "有", []), ("甲乙", "", ["甲乙"]),
    ])
    func `what stood there and stands there no more is told line by line`(
        earlier: String, latest: String, lost: [String]
    ) {
        #expect(PDFVersions.lost(from: earlier, in: latest) == lost)
    }
}
