import Domain
import Testing

struct DocumentRemarkTests {
    private func remarks(_ number: String, signedOn: Day? = Day(2026, 3, 2)) -> [DocumentRemark] {
        DocumentContent(documentNumber: number, signedOn: signedOn).remarks
    }

    @Test(arguments: ["", "阳府发〔2026〕18号", " 阳府发〔2026〕18号 ", "国务院令第711号", "2026年第3号公告"])
    func `a number as it should be calls for no remark`(number: String) {
        #expect(remarks(number) == [])
    }

    @Test func `a number that cannot be read is remarked on`() {
        #expect(remarks(" 阳府发2026-18") == [.unreadableNumber("阳府发2026-18")])
    }

    @Test func `what is put right is remarked on until it is put right`() {
        let typed = DocumentContent(documentNumber: "阳府发[2026]第018号")
        let notes: [DocumentNumber.Note] = [.brackets, .ordinalRemoved, .leadingZeros]
        #expect(
            typed.remarks == [.normalisedNumber(typed: "阳府发[2026]第018号", kept: "阳府发〔2026〕18号", notes)])
        #expect(typed.withNumberNormalised.remarks == [])
    }

    @Test func `the year in the number is the year of signing`() {
        #expect(remarks("阳府发〔2025〕18号") == [.yearDiffers(inNumber: 2025, ofSigning: 2026)])
        #expect(remarks("阳府发〔2025〕18号", signedOn: nil) == [])
        #expect(remarks("国务院令第711号", signedOn: Day(2019, 4, 3)) == [])
    }

    @Test func `a number belongs to who issued it`() {
        func key(_ number: String, _ issuer: String, _ origin: DocumentOrigin) -> String? {
            DocumentContent(documentNumber: number, issuer: issuer, origin: origin).numberKey
        }
        #expect(key("公告2024年第3号", "阳光市财政局", .made) == "公告-2024-3")
        #expect(key("公告（2024年3号）", "财政部、 税务总局", .reprinted) == "公告-2024-3@财政部税务总局")
        #expect(key("无", "财政部", .reprinted) == nil)
        #expect(key("", "财政部", .made) == nil)
    }
}
