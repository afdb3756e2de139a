import Domain
import Testing

struct LetterTemplateTests {
    @Test func `a text of an office names what is unknown, and in which line`() {
        #expect(LetterTemplates.issues(of: "标题\n{number}和{receivedOn}") == [])
        #expect(
            LetterTemplates.issues(of: "标题\n\n{nobody}\n{number}{什么}") == [
                Issue("letterText", .unknownPlace("nobody", line: 3)),
                Issue("letterText", .unknownPlace("什么", line: 4)),
            ])
        #expect(LetterTemplates.issues(of: "标题\n{number") == [])
        #expect(LetterTemplates.issues(of: "") == [Issue("letterText", .missing)])
        #expect(
            LetterTemplates.issues(of: String(repeating: "字", count: 5001))
                == [Issue("letterText", .tooLong(limit: 5000))])
    }

    @Test func `a line in which something is not known is left out`() {
        let lines = LetterTemplates.filled(
            "标题\n\n编号{number}，{phone}\n编号{number}。", [.number: "1号", .phone: ""])
        #expect(lines == ["标题", "编号1号。"])
    }
}
