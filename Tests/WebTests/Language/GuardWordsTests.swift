import Domain
import Testing

@testable import Web

struct GuardWordsTests {
    @Test func `every kind has a name of its own, a reason and an advice`() {
        #expect(Set(GuardKind.allCases.map { name(of: $0) }).count == GuardKind.allCases.count)
        for kind in GuardKind.allCases {
            #expect(reason(for: kind).hasSuffix("。"))
            #expect(advice(for: kind).hasSuffix("。"))
        }
    }

    @Test(arguments: [
        (TextPlace.title, "标题"), (.field("summary"), "“内容概述”栏"), (.paragraph(3), "第3段"), (.page(4), "第4页"),
        (.tableCell(table: 1, row: 2, column: 5), "表格1第2行第5列"),
        (.sheetCell(sheet: "名单", row: 3, column: 2), "工作表“名单”B3"),
        (.sheetCell(sheet: "名单", row: 3, column: 28), "工作表“名单”AB3"), (.sheet("名单"), "工作表“名单”"), (.slide(7), "第7张幻灯片"),
        (.part(.comment, 2), "批注2"), (.part(.properties, nil), "文件属性"), (.whole, "整个文件"),
    ])
    func `a place is said as people find it`(place: TextPlace, said: String) {
        #expect(phrase(for: place) == said)
    }
}
