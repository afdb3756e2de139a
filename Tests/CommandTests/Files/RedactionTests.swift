import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Actions
@testable import Command

/// A file of a draft is drawn anew without what must not get out, by the real programs; afterwards nobody finds it there.
struct RedactionTests {
    private static let identity = "110101199003070011"
    private static let page = """
        <!DOCTYPE html><meta charset=utf-8><title>张三的补偿</title><meta name=author content="王五">
        <style>@page{size:A4}body{font-size:12pt}</style><h1>补偿公示</h1>
        <p>申请人张三，身份证号\(identity)，电话13912345678，领取补偿3,000元。</p>
        <table><tr><td>姓名<td>住址<tr><td>李四<td>和平镇南山村三组</table>
        <p style="break-before:page">第二页提到张三一次，其余照常公开。</p>
        """

    private struct Desk {
        let office: Office
        let test: TestOffice
        let id: Document.ID
        let file: Domain.Attachment
        let drafter: Caller

        var source: RedactionSource { .document(id, hash: file.hash) }

        func mark(_ targets: RedactionMark.Target...) async throws {
            let marks = targets.compactMap { RedactionMark($0, on: .privacy) }
            try await office.addRedactionMarks(marks, to: source, by: drafter)
        }

        /// Makes the new file, and reads it as everybody can.
        func redact() async throws -> (RedactionProof, text: String) {
            try await office.orderRedaction(of: source, by: drafter)
            #expect(try await office.redactNextFile())
            let redaction = try #require(try await office.redaction(of: source, by: drafter).redaction)
            #expect(redaction.state == .done)
            let result = try #require(redaction.attachment)
            let hash = try #require(FileHash(result.hash))
            let bytes = try await office.files.read(hash, from: 0, count: result.size)
            let text = try await Made.inFolder { folder in
                let file = folder.appending(path: "a.pdf")
                try Data(bytes).write(to: file)
                return try Program.tool("pdftotext", "-layout", file.path, "-") + Program.tool("pdfinfo", file.path)
            }
            return (try #require(redaction.proof), text.filter { !$0.isWhitespace })
        }
    }

    private func withDesk(
        _ engine: Engine, _ bytes: [UInt8], named name: String = "名单.pdf", _ body: (Desk) async throws -> Void
    ) async throws {
        try await withOffice(engine) { test in
            let office = test.twin(seed: 9, reader: .ofPrograms(patience: 10))
            let id = try await test.draft(.sample())
            let file = try await test.upload(bytes, named: name)
            let drafter = test.caller(.informationOfficer)
            try await office.attach([file], to: id, expecting: nil, by: drafter)
            #expect(try await office.readNextFile())
            try await body(Desk(office: office, test: test, id: id, file: file, drafter: drafter))
        }
    }

    @Test(arguments: Engine.available)
    func `words are gone from text, properties and pages, and the rest is still found`(engine: Engine) async throws {
        try await withDesk(engine, try await Made.pdf(Self.page)) { desk in
            try await desk.mark(.everywhere(Self.identity), .everywhere("张三"), .everywhere("13912345678"))
            let (proof, text) = try await desk.redact()
            #expect(proof.isPassed, "\(proof)")
            #expect(proof.bars == 4)
            #expect(proof.unseen == nil && proof.pagesSeen == 2)
            for gone in [Self.identity, "张三", "13912345678", "王五"] { #expect(!text.contains(gone)) }
            for kept in ["补偿公示", "身份证号", "领取补偿3,000元", "和平镇南山村三组", "其余照常公开"] {
                #expect(text.contains(kept), "\(kept)")
            }
            #expect(text.contains("条例第十五条"))
        }
    }

    @Test(arguments: Engine.available)
    func `the new file takes the place of the old one, which is sealed`(engine: Engine) async throws {
        try await withDesk(engine, try await Made.pdf(Self.page)) { desk in
            try await desk.mark(.everywhere(Self.identity))
            _ = try await desk.redact()
            try await desk.office.adoptRedaction(of: desk.source, expecting: nil, by: desk.drafter)
            let document = try await desk.office.deskDocument(desk.id, by: desk.drafter)
            let new = try #require(document.content.attachments.first)
            #expect(new.treatment == .redacted && new.grounds == [.privacy] && new.name == "名单.pdf")
            #expect(document.files[new.hash]?.findings.contains { $0.kind == .identityNumber } == false)
            let first = 2
            await #expect(throws: Forbidden.self) {
                try await desk.office.deskFile(
                    desk.file.hash, of: desk.id, revision: first, by: desk.test.caller(.auditor))
            }
            _ = try await desk.office.deskFile(desk.file.hash, of: desk.id, revision: first, by: desk.drafter)
        }
    }

    @Test func `an area takes what is drawn there, and says where else it stands`() async throws {
        try await withDesk(.sqlite, try await Made.pdf(Self.page)) { desk in
            let area = try #require(PageArea((0.05, 0.1), (0.95, 0.17)))
            try await desk.mark(.area(page: 1, area))
            let (proof, text) = try await desk.redact()
            #expect(proof.isPassed, "\(proof)")
            #expect(!text.contains(Self.identity))
            #expect(text.contains("第二页提到张三一次"))
        }
    }

    @Test func `of a scan the words are covered where a machine sees them`() async throws {
        let picture = try await Made.picture(
            of:
                "<!DOCTYPE html><meta charset=utf-8><p style='font-size:20pt'>电话 13912345678</p><p style='font-size:20pt'>其余照常公开</p>"
        )
        try await withDesk(.sqlite, picture, named: "扫描.png") { desk in
            try await desk.mark(.everywhere("13912345678"))
            let (proof, text) = try await desk.redact()
            #expect(proof.isPassed, "\(proof)")
            #expect(!text.contains("13912345678"))
            #expect(text.contains("照常公开"))
        }
    }

    @Test func `a text of Word becomes a PDF without them`() async throws {
        let word = try await Made.converted(
            Array("<!DOCTYPE html><meta charset=utf-8><p>电话13912345678，其余照常公开。</p>".utf8), from: "html", to: "docx",
            filter: "HTML (StarWriter)")
        try await withDesk(.sqlite, word, named: "说明.docx") { desk in
            try await desk.mark(.everywhere("13912345678"))
            let (proof, text) = try await desk.redact()
            #expect(proof.isPassed, "\(proof)")
            #expect(!text.contains("13912345678") && text.contains("其余照常公开"))
            try await desk.office.adoptRedaction(of: desk.source, expecting: nil, by: desk.drafter)
            let files = try await desk.office.deskDocument(desk.id, by: desk.drafter).content.attachments
            #expect(files.map(\.name) == ["说明.pdf"])
        }
    }

    /// What is written in a picture on a page has no letters, and no bar finds it: the search does.
    @Test func `what stands in a picture as well keeps the new file from being taken`() async throws {
        let picture = try await Made.picture(
            of:
                "<!DOCTYPE html><meta charset=utf-8><style>@page{size:18cm 4cm;margin:5mm}</style><p style='font-size:24pt'>电话 13912345678</p>"
        )
        let page = """
            <!DOCTYPE html><meta charset=utf-8><p>电话13912345678，身份证见下图。</p>
            <img style="width:100%" src="data:image/png;base64,\(Base64.encode(picture))">
            """
        try await withDesk(.sqlite, try await Made.pdf(page)) { desk in
            try await desk.mark(.everywhere("13912345678"))
            let (proof, _) = try await desk.redact()
            #expect(proof.failures.map(\.layer) == [.picture])
            #expect(!proof.isPassed)
            await #expect(throws: RedactionRefusal.notProven) {
                try await desk.office.adoptRedaction(
                    of: desk.source, expecting: nil, by: desk.drafter)
            }
        }
    }

    @Test func `words that stand nowhere are told, and marks made meanwhile make a new file necessary`() async throws {
        try await withDesk(.sqlite, try await Made.pdf(Self.page)) { desk in
            try await desk.mark(.everywhere("赵六赵六"), .everywhere("张三"))
            let (proof, _) = try await desk.redact()
            #expect(proof.missing == ["赵六赵六"] && !proof.isPassed)
            let marked = try #require(
                try await desk.office.redaction(of: desk.source, by: desk.drafter).redaction)
            try await desk.office.removeRedactionMark(
                0, expecting: marked.version, from: desk.source, by: desk.drafter)
            await #expect(throws: RedactionRefusal.notProven) {
                try await desk.office.adoptRedaction(
                    of: desk.source, expecting: nil, by: desk.drafter)
            }
            #expect(try await desk.redact().0.isPassed)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody else covers anything, and what cannot be printed is not covered`(engine: Engine) async throws {
        try await withDesk(engine, Array("附表一：补助标准。".utf8), named: "附表.txt") { desk in
            let mark = try #require(RedactionMark(.everywhere("补助"), on: .privacy))
            await #expect(throws: RedactionRefusal.notPossible) {
                try await desk.office.addRedactionMarks([mark], to: desk.source, by: desk.drafter)
            }
            await #expect(throws: Forbidden.self) {
                try await desk.office.redaction(
                    of: desk.source, by: desk.test.caller(.informationOfficer, in: .education))
            }
            await #expect(throws: NotFound.self) {
                try await desk.office.addRedactionMarks(
                    [mark], to: .document(desk.id, hash: String(repeating: "0", count: 64)), by: desk.drafter)
            }
        }
    }
}
