import Actions
import Domain
import Storage
import TestSupport
import Testing

/// A number that somebody types finds what they may know of. A draft's title is not told to another organisation.
@Suite struct FindDocumentTests {
    @Test(arguments: Engine.available)
    func `a draft is found by those who may read it, and what is public by everybody`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let draft = try await test.draft(.sample(documentNumber: "阳财社〔2026〕8号"))
            let shown = try await test.published(.sample(documentNumber: "阳财社〔2026〕9号"))
            func found(_ reference: String, _ role: Role, in place: TestOffice.Place) async throws -> Document.ID? {
                try await test.office.findDocument(reference, by: test.caller(role, in: place))
            }
            for reference in ["阳财社〔2026〕8号", draft.text, "https://www.yangguang.example/documents/\(draft)"] {
                #expect(try await found(reference, .informationOfficer, in: .finance) == draft)
                #expect(try await found(reference, .auditor, in: .city) == draft)
                #expect(try await found(reference, .informationOfficer, in: .education) == nil)
                #expect(try await found(reference, .administrator, in: .finance) == nil)
            }
            for reference in ["阳财社〔2026〕9号", shown.text] {
                #expect(try await found(reference, .informationOfficer, in: .education) == shown)
            }
            try await test.office.withdraw(
                shown, manner: .error, reason: "发错了", successor: nil, expecting: nil, by: test.caller(.approver))
            #expect(try await found(shown.text, .informationOfficer, in: .education) == shown)
        }
    }
}
