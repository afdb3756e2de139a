import Domain
import TestSupport
import Testing

@testable import Web

struct JournalChangesTests {
    @Test(arguments: [
        (
            "document.submitted", "draft unpublished revision 1 9f3c", "in-review unpublished revision 1 9f3c",
            "草稿，未公布，第1版→审核中，未公布，第1版"
        ),
        ("document.revised", "draft unpublished revision 0 9f3c", "draft unpublished revision 1 9f3c", "草稿，未公布，第1版"),
        ("catalogue.adopted", "12 rows", "31 rows", "12项→31项"),
        ("documents.imported", "", "120 documents", "120件"),
        (
            "organisation.changed", #"{"code":"nr","name":"规划局","shortName":"规划局","functions":[]}"#,
            #"{"code":"nr","name":"自然资源局","shortName":"规划局","functions":["a"]}"#, "职能：空→a；名称：规划局→自然资源局"
        ),
        ("site.changed", #"{"site.icp-record":""}"#, #"{"site.icp-record":"京ICP备1号"}"#, "ICP备案编号：空→京ICP备1号"),
        ("person.activated", "false", "true", ""), ("person.appointed", "", "checker", "审核人"),
        ("appointment.ended", "post", "2026-03-10", "职务，到2026-03-10"), ("journal.sealed", "", "17", "到第17条"),
        ("request.answered", "under-way", "9 9f3c", "第9步"), ("request.looked-at", "", "", ""),
        ("document.invented", "one", "two", "one→two"),
    ])
    func `a change is told in the words of the house`(action: String, before: String, after: String, told: String) {
        let entry = JournalEntry(
            sequence: 1, instant: instant(2026, 3, 10), actor: "", organisation: "", action: action, subject: "",
            before: before, after: after, previous: "", hash: "")
        #expect(sentence(forChangeOf: entry) == told)
    }
}
