import Domain
import Storage
import TestSupport
import Testing

@testable import Actions

struct DocumentEventTableTests {
    @Test(arguments: Engine.available)
    func `every kind of event comes back as it was written`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, successor) = (try await test.draft(.sample()), try await test.draft(.sample(title: "新的规定")))
            let actor = test.caller(.approver).person?.id
            let happenings = Array(
                sequence(first: DocumentEvent.Happening.revised(revision: 2)) { $0.next(successor) })
            let events = happenings.enumerated().map { index, happening in
                // The program itself does what nobody did.
                DocumentEvent(
                    instant: instant(2026, 3, 10) + .seconds(index), actor: index.isMultiple(of: 2) ? actor : nil,
                    happening: happening)
            }

            try await test.store.write { tx in
                for (index, event) in events.enumerated() {
                    try tx.run(DocumentEventTable.insertion(of: event, at: index + 2, of: id))
                }
            }

            let read = try await test.store.read { try DocumentEventTable.all(of: id, $0) }
            #expect(Array(read.dropFirst()) == events)
            #expect(Set(happenings.map(\.name)).count == 16)
        }
    }
}

extension DocumentEvent.Happening {
    /// One of each kind after the other. Who adds a kind is led here by the compiler.
    fileprivate func next(_ successor: Document.ID) -> DocumentEvent.Happening? {
        switch self {
        case .revised: .submitted
        case .submitted: .signed(.secrecy, opinion: "可以公开。")
        case .signed: .returned(.check, reason: "请补充依据。")
        case .returned: .recalled(reason: "要补一段。")
        case .recalled: .overridden(reason: "险情紧急。")
        case .overridden: .overrideConfirmed(opinion: "")
        case .overrideConfirmed: .scheduled(at: instant(2026, 3, 20))
        case .scheduled: .published
        case .published: .corrected(note: "表2单位改为微克/升")
        case .corrected: .filed
        case .filed: .withdrawn(.consolidated, reason: "已并入。", successor: successor)
        case .withdrawn: .validityDecided(.repealed, reason: "明令废止。", successor: nil)
        case .validityDecided: .imported(revision: 1)
        case .imported: .discarded(reason: "不用了。")
        case .discarded: .findingAllowed(mark: "identity-number 1f", reason: "号码是范例。")
        case .findingAllowed: nil
        }
    }
}
