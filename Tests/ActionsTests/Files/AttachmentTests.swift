import Actions
import Domain
import Storage
import TestSupport
import Testing

/// Files of documents: how they come, where they stand, who gets them.
struct AttachmentTests {
    @Test(arguments: Engine.available)
    func `a file is public as long as its document is`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(.sample())
            let file = try await test.attach(to: id)
            try await test.readFiles()
            await #expect(throws: NotFound.self) { try await test.office.publicFile(file.hash, named: file.name) }
            try await test.submit(id)
            try await test.sign([.check, .review, .secrecy], of: id)
            await #expect(throws: NotFound.self) { try await test.office.publicFile(file.hash, named: file.name) }
            try await test.sign([.approval], of: id)

            let found = try await test.office.publicFile(file.hash, named: file.name)
            #expect(found == PublicFile(file))
            let bytes = try await test.office.read(found, from: 0, count: 100)
            #expect(String(decoding: bytes, as: UTF8.self) == "附表一：补助标准。")
            await #expect(throws: NotFound.self) { try await test.office.publicFile(file.hash, named: "别的.txt") }

            try await test.office.withdraw(
                id, manner: .error, reason: "内容有误", successor: nil, expecting: nil, by: test.caller(.approver))
            await #expect(throws: NotFound.self) { try await test.office.publicFile(file.hash, named: file.name) }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a file that waits for its time with its document is not there yet`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(.sample(publishAt: instant(2026, 3, 12)))
            let file = try await test.attach(to: id)
            try await test.readFiles()
            try await test.submit(id)
            try await test.sign([.check, .review, .secrecy, .approval], of: id)
            await #expect(throws: NotFound.self) { try await test.office.publicFile(file.hash, named: file.name) }
            test.clock.advance(.seconds(3 * 86_400))
            _ = try await test.office.workOnce()
            #expect(try await test.office.publicFile(file.hash, named: file.name).size == file.size)
        }
    }

    @Test(arguments: Engine.available)
    func `a corrected document has the files of its newest public revision`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, old) = try await test.publishedWithFile()
            try await test.office.detach(old.hash, from: id, expecting: nil, by: test.caller(.informationOfficer))
            let new = try await test.attach("附表一：补助标准（更正）。", named: "附表.txt", to: id)
            try await test.readFiles()
            #expect(try await test.office.publicFile(old.hash, named: old.name).hash == old.hash)
            await #expect(throws: NotFound.self) { try await test.office.publicFile(new.hash, named: new.name) }

            var content = try await test.office.deskDocument(id, by: test.caller(.auditor)).content
            content.publicNote = "附表有误"
            try await test.office.revise(id, content, expecting: nil, by: test.caller(.informationOfficer))
            try await test.submit(id)
            try await test.sign([.check, .review, .secrecy, .approval], of: id)
            await #expect(throws: NotFound.self) { try await test.office.publicFile(old.hash, named: old.name) }
            #expect(try await test.office.publicFile(new.hash, named: new.name).hash == new.hash)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `words and files are changed by different doors, and neither loses the other's`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let officer = test.caller(.informationOfficer)
            let id = try await test.draft(.sample())
            let first = try await test.attach("一", named: "一.txt", to: id)
            let second = try await test.attach("二", named: "二.txt", to: id)
            try await test.office.revise(id, .sample(title: "另一个标题"), expecting: nil, by: officer)
            try await test.office.raise(second.hash, of: id, expecting: nil, by: officer)
            try await test.office.rename(first.hash, of: id, to: "补助标准.exe", expecting: nil, by: officer)
            let content = try await test.office.deskDocument(id, by: officer).content
            #expect(content.title == "另一个标题")
            #expect(content.attachments.map(\.name) == ["二.txt", "补助标准.exe.txt"])
            #expect(content.attachments.map(\.hash) == [second.hash, first.hash])
        }
    }

    @Test(arguments: Engine.available)
    func `what is in the files is found, and where it stands`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, file) = try await test.publishedWithFile("高龄津贴每月一百二十元。", named: "津贴标准.txt")
            let found = try await test.office.search("高龄津贴", DocumentFilter(), by: .relevance, limit: 10)
            #expect(found.items.map(\.summary.id) == [id])
            #expect(found.items.first?.snippet.file == FilePlace(name: file.name, place: ""))
            let body = try await test.office.search("部门预算公开", DocumentFilter(), by: .relevance, limit: 10)
            #expect(body.items.first?.snippet.file == nil)
            _ = try await test.office.reindex()
            let again = try await test.office.search("高龄津贴", DocumentFilter(), by: .relevance, limit: 10)
            #expect(again.items.map(\.summary.id) == [id])
            try await test.office.withdraw(
                id, manner: .error, reason: "内容有误", successor: nil, expecting: nil, by: test.caller(.approver))
            let gone = try await test.office.search("高龄津贴", DocumentFilter(), by: .relevance, limit: 10)
            #expect(gone.items.isEmpty)
        }
    }

    @Test func `a file does not say that its words stand in another`() {
        var text = IndexedText(body: "正文")
        text.add([.text(.page(1), "第一页\u{1D}别的.pdf\u{1D}9\u{0}词")], of: "附件.pdf")
        #expect(text.text == "正文\n\u{1D}附件.pdf\u{1D}1\n第一页别的.pdf9词")
    }

    @Test(arguments: Engine.available)
    func `what may not be taken is refused, and nothing is left of it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(.sample())
            await #expect(throws: Invalid([Issue("file", .file(.notAllowed(ending: "exe")))])) {
                try await test.upload(FileSample.program, named: "工具.exe")
            }
            await #expect(throws: Invalid([Issue("file", .file(.notAsNamed(.pdf, .program)))])) {
                try await test.upload(FileSample.program, named: "方案.pdf")
            }
            let file = try await test.attach(to: id)
            await #expect(throws: Invalid([Issue("file", .file(.alreadyThere))])) {
                try await test.attach(named: "另名.txt", to: id)
            }
            await #expect(throws: Forbidden.self) {
                try await test.office.attach([file], to: id, expecting: nil, by: test.caller(.checker))
            }
            try await test.submit(id)
            await #expect(throws: DocumentRefusal.notInDraft) { try await test.attach("二", named: "二.txt", to: id) }
            #expect(try await test.office.spool.bytes() == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `the desk opens every revision's files, for those who may see the document`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let officer = test.caller(.informationOfficer)
            let id = try await test.draft(.sample())
            let file = try await test.attach(to: id)
            try await test.office.detach(file.hash, from: id, expecting: nil, by: officer)
            await #expect(throws: NotFound.self) {
                try await test.office.deskFile(file.hash, of: id, revision: nil, by: officer)
            }
            #expect(
                try await test.office.deskFile(file.hash, of: id, revision: 2, by: officer) == PublicFile(file))
            await #expect(throws: Forbidden.self) {
                try await test.office.deskFile(
                    file.hash, of: id, revision: 2, by: test.caller(.informationOfficer, in: .education))
            }
        }
    }

    @Test func `the public record holds the hash of each file, and is as it was where there is none`() {
        func record(_ files: [Domain.Attachment]) -> String {
            var content = DocumentContent.sample()
            content.attachments = files
            let id = Document.ID(bornAt: instant(2026, 3, 10), chance: Array(repeating: 1, count: 10))
            return String(
                decoding: PublicRecord(
                    id: id, revision: 1, organisation: "finance", indexNumber: "1", content: content, bodyHTML: "",
                    declaredPublishedOn: nil
                ).canonicalJSON, as: UTF8.self)
        }
        #expect(!record([]).contains("attachments"))
        let file = Domain.Attachment(hash: "ab", name: "附表.pdf", type: .pdf, size: 12)
        #expect(
            record([file]).contains(#""attachments":[{"hash":"ab","name":"附表.pdf","size":12,"type":"pdf"}]"#))
    }
}
