import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Actions
@testable import Command

/// 区分处理 (Art 37): of what goes out with an answer a part is covered, by the real programs.
struct AnswerRedactionTests {
    private static let identity = "110101199003070011"
    private static let page = """
        <!DOCTYPE html><meta charset=utf-8><h1>补偿分配表</h1><p>户主李四，身份证号\(identity)，领取补偿3,000元。</p>
        """

    private struct Desk {
        let office: Office
        let test: TestOffice
        let id: InformationRequest.ID
        let clerk: Caller

        var source: RedactionSource { .request(id, position: 1) }

        func redaction() async throws -> RedactionDesk { try await office.redaction(of: source, by: clerk) }
    }

    private func withDesk(_ engine: Engine, _ body: (Desk) async throws -> Void) async throws {
        try await withOffice(engine) { test in
            let office = test.twin(seed: 9, reader: .ofPrograms(patience: 10))
            let id = try await test.registered()
            try await test.add(.sample("分配表.pdf", try await Made.pdf(Self.page)), as: .answer, to: id)
            try await body(Desk(office: office, test: test, id: id, clerk: test.caller(.requestOfficer)))
        }
    }

    @Test(arguments: Engine.available)
    func `what the guard finds is covered, the new file goes out, and the old one does not`(engine: Engine) async throws
    {
        try await withDesk(engine) { desk in
            try await desk.office.beginRedaction(of: 1, in: desk.id, by: desk.clerk)
            #expect(try await desk.redaction().mayMark == false)
            #expect(try await desk.office.redactNextFile())
            let looked = try await desk.redaction()
            #expect(looked.mayMark && looked.pages == 1)
            #expect(looked.found.map(\.match) == [Self.identity])

            let mark = try #require(RedactionMark(.everywhere(Self.identity), on: .privacy))
            try await desk.office.addRedactionMarks([mark], to: desk.source, by: desk.clerk)
            try await desk.office.orderRedaction(of: desk.source, by: desk.clerk)
            #expect(try await desk.office.redactNextFile())
            #expect(try await desk.redaction().redaction?.proof?.isPassed == true)
            try await desk.office.adoptRedaction(of: desk.source, expecting: nil, by: desk.clerk)

            let state = try await desk.test.deskRequest(desk.id).state
            #expect(state.annulledFiles == [1])
            #expect(state.files.map(\.name) == ["分配表.pdf", "分配表（有遮盖）.pdf"])
            let opened = try await desk.office.lookAtFile(2, of: desk.id, by: desk.clerk)
            let text = try await text(of: opened, in: desk.office)
            #expect(text.contains("领取补偿3,000元") && text.contains("条例第十五条"))
            #expect(!text.contains(Self.identity))
        }
    }

    @Test(arguments: Engine.available)
    func `what is covered stands nowhere in the clear, and goes with the key`(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            try await desk.office.beginRedaction(of: 1, in: desk.id, by: desk.clerk)
            #expect(try await desk.office.redactNextFile())
            let content: [UInt8]? = try await desk.test.store.read {
                try $0.value("SELECT content AS value FROM redaction")
            }
            #expect(content?.firstRange(of: Array(Self.identity.utf8)) == nil)
            #expect(try await desk.office.spool.bytes() == 0)
            try await desk.office.beginRedaction(of: 1, in: desk.id, by: desk.clerk)
            let mark = try #require(RedactionMark(.everywhere(Self.identity), on: .privacy))
            try await desk.office.addRedactionMarks([mark], to: desk.source, by: desk.clerk)
            try await desk.office.orderRedaction(of: desk.source, by: desk.clerk)
            _ = try await desk.test.store.write { try $0.run("DELETE FROM vault_key WHERE record = \(desk.id)") }
            #expect(try await desk.office.redactNextFile())
            #expect(try await desk.office.redactNextFile() == false)
        }
    }

    @Test(arguments: Engine.available)
    func `what is marked and not covered yet does not go out`(engine: Engine) async throws {
        try await withDesk(engine) { desk in
            try await desk.test.act(.draft(.granting), on: desk.id)
            try await desk.office.beginRedaction(of: 1, in: desk.id, by: desk.clerk)
            #expect(try await desk.office.redactNextFile())
            let mark = try #require(RedactionMark(.everywhere(Self.identity), on: .privacy))
            try await desk.office.addRedactionMarks([mark], to: desk.source, by: desk.clerk)
            await #expect(throws: RedactionRefusal.unfinished) {
                try await desk.test.act(.sign(.review, opinion: "同意。"), on: desk.id, as: .reviewer)
            }
            try await desk.office.annulFile(1, of: desk.id, expecting: nil, by: desk.clerk)
            try await desk.test.act(.sign(.review, opinion: "同意。"), on: desk.id, as: .reviewer)
        }
    }

    @Test(arguments: Engine.available)
    func `the new file waits to be looked at for as long as it takes, and is taken as it was seen`(engine: Engine)
        async throws
    {
        try await withDesk(engine) { desk in
            try await desk.office.beginRedaction(of: 1, in: desk.id, by: desk.clerk)
            #expect(try await desk.office.redactNextFile())
            let mark = try #require(RedactionMark(.everywhere(Self.identity), on: .privacy))
            try await desk.office.addRedactionMarks([mark], to: desk.source, by: desk.clerk)
            try await desk.office.orderRedaction(of: desk.source, by: desk.clerk)
            #expect(try await desk.office.redactNextFile())
            #expect(try await desk.office.sweepStrays() == 0)
            desk.test.clock.advance(days: 8)
            #expect(try await desk.office.sweepStrays() == 0)
            let seen = try #require(try await desk.redaction().redaction).version
            await #expect(throws: Stale.self) {
                try await desk.office.adoptRedaction(of: desk.source, marked: seen - 1, expecting: nil, by: desk.clerk)
            }
            try await desk.office.adoptRedaction(of: desk.source, marked: seen, expecting: nil, by: desk.clerk)
            #expect(try await desk.test.office.check().findings == [])
        }
    }

    @Test func `who has not said that he looks into the file marks nothing`() async throws {
        try await withDesk(.sqlite) { desk in
            #expect(try await desk.redaction().isToBegin)
            let mark = try #require(RedactionMark(.everywhere(Self.identity), on: .privacy))
            await #expect(throws: Stale.self) {
                try await desk.office.addRedactionMarks([mark], to: desk.source, by: desk.clerk)
            }
            await #expect(throws: NotFound.self) {
                try await desk.office.redactionPicture(ofPage: 1, desk.source, by: desk.clerk)
            }
        }
    }

    @Test func `nobody covers anything in what went out, in what others sent, or without the right`() async throws {
        try await withDesk(.sqlite) { desk in
            try await desk.test.add(.sample("来信.pdf"), as: .scan, to: desk.id)
            await #expect(throws: NotFound.self) {
                try await desk.office.redaction(of: .request(desk.id, position: 2), by: desk.clerk)
            }
            await #expect(throws: Forbidden.self) {
                try await desk.office.redaction(of: desk.source, by: desk.test.caller(.requestOfficer, in: .education))
            }
            await #expect(throws: Forbidden.self) {
                try await desk.office.beginRedaction(of: 1, in: desk.id, by: desk.test.caller(.informationOfficer))
            }
            try await desk.test.answer(desk.id)
            await #expect(throws: RequestRefusal.self) {
                try await desk.office.beginRedaction(of: 1, in: desk.id, by: desk.clerk)
            }
        }
    }

    private func text(of opened: OpenedFile, in office: Office) async throws -> String {
        let bytes = try await office.read(opened, from: 0, count: opened.file.size)
        return try await Made.inFolder { folder in
            let file = folder.appending(path: "a.pdf")
            try Data(bytes).write(to: file)
            return try Program.tool("pdftotext", "-layout", file.path, "-").filter { !$0.isWhitespace }
        }
    }
}
