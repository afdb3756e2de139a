import Actions
import Domain
import Storage
import TestSupport
import Testing

struct AttributeTests {
    private static let kept: [DocumentContent] = [
        .sample(title: "会议纪要", attribute: .onRequest, attributeGround: .concernsFew, attributeReason: "只涉及特定对象。"),
        .sample(title: "内部安排", attribute: .withheld, attributeGround: .internalAffairs, attributeReason: "内部管理信息。"),
    ]

    @Test(arguments: Engine.available, AttributeTests.kept)
    func `what is not for the public is reviewed and filed, and appears nowhere`(
        engine: Engine, content: DocumentContent
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(content)
            let desk = try await test.office.deskDocument(id, by: test.caller(.auditor))
            #expect(desk.state.publicity == .filed)
            #expect(desk.stored.indexNumber == nil)
            await #expect(throws: NotFound.self) { try await test.office.publicDocument(id) }
            await #expect(throws: NotFound.self) { try await test.office.canonicalBytes(of: id, revision: 1) }
            #expect(try await test.office.documents(DocumentFilter(), limit: 10).total == 0)
            #expect(try await test.found(content.title) == [])
            #expect(try await test.office.logSize() == 0)
            #expect(try await test.office.catalogue().allSatisfy { $0.total == 0 })
        }
    }

    @Test(arguments: Engine.available)
    func `what was filed can be made public later`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(Self.kept[0])
            try await test.corrected(id, to: .sample(title: "会议纪要"))
            let document = try await test.office.publicDocument(id)
            #expect(document.log.map(\.event) == [.published])
            #expect(document.revision.number == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a planned time does not make public what is to be filed`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            var content = Self.kept[1]
            content.publishAt = instant(2026, 3, 12)
            let id = try await test.published(content)
            test.clock.set(instant(2026, 3, 12))
            _ = try await test.office.workOnce()
            await #expect(throws: NotFound.self) { try await test.office.publicDocument(id) }
        }
    }
}
