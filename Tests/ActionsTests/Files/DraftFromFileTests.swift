import Actions
import Domain
import Storage
import TestSupport
import Testing

/// A draft that begins with what was written in Word.
struct DraftFromFileTests {
    @Test(arguments: Engine.available)
    func `one press makes a draft of a file, and the file goes with it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let file = try await test.upload(
                WordSample.notice("关于预算公开的通知", "请各科室按时公开。"), named: "通知（终稿）.docx")
            let drafted = try await test.office.draft(
                from: file, in: test.organisation(.finance).id, by: test.caller(.informationOfficer))
            let document = try await test.office.deskDocument(drafted.document, by: test.caller(.auditor))
            #expect(document.content.title == "关于预算公开的通知")
            #expect(
                document.content.body.html == """
                    <p class="to">各科室：</p><h2>一、总体要求</h2><p>请各科室按时公开。</p><h2>二、工作安排</h2>\
                    <table><tbody><tr><td colspan="2">项目</td></tr><tr><td>甲</td><td>乙</td></tr></tbody></table>
                    """)
            #expect(document.content.attachments == [file])
            #expect(document.content.signedOn == nil && document.content.documentNumber == "")
            #expect(drafted.notes == [RichTextNote(.images, count: 1)])
            #expect(document.guarded.unread == [file])
            try await test.readFiles()
            #expect(
                try await test.office.deskDocument(drafted.document, by: test.caller(.auditor)).guarded.unread == [])
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test func `a text without a title is called as its file`() async throws {
        try await withOffice(.sqlite) { test in
            let file = try await test.upload(WordSample.notice("说", "一句普通的话。"), named: "情况说明.docx")
            let drafted = try await test.office.draft(
                from: file, in: test.organisation(.finance).id, by: test.caller(.informationOfficer))
            let content = try await test.office.deskDocument(drafted.document, by: test.caller(.auditor)).content
            #expect(content.title == "情况说明")
        }
    }

    @Test(arguments: [
        ("附表.xlsx", FileSample.xlsx, FileFault.notAText(ending: "xlsx")),
        ("旧.doc", FileSample.doc, .unopened(program: "LibreOffice")),
        ("坏.docx", FileSample.docx, .damaged),
    ])
    func `what is no text is refused by name`(name: String, content: [UInt8], fault: FileFault) async throws {
        try await withOffice(.sqlite) { test in
            let file = try await test.upload(content, named: name)
            await #expect(throws: Invalid([Issue("file", .file(fault))])) {
                try await test.office.draft(
                    from: file, in: test.organisation(.finance).id, by: test.caller(.informationOfficer))
            }
        }
    }

    @Test func `the body of a draft is replaced by that of its file, and the old one stays with its revision`()
        async throws
    {
        try await withOffice(.sqlite) { test in
            let id = try await test.draft(.sample(body: "旧的正文。"))
            let file = try await test.upload(WordSample.notice("关于预算公开的通知", "新的正文。"), named: "通知.docx")
            try await test.office.attach([file], to: id, expecting: nil, by: test.caller(.informationOfficer))
            let notes = try await test.office.replaceBody(
                of: id, with: file.hash, expecting: nil, by: test.caller(.informationOfficer))
            #expect(notes == [RichTextNote(.images, count: 1)])
            let document = try await test.office.deskDocument(id, by: test.caller(.auditor))
            #expect(document.content.body.plainText.contains("新的正文。"))
            #expect(document.content.attachments == [file])
            let old = try await test.office.deskRevision(id, 2, by: test.caller(.auditor))
            #expect(try old.content().body.plainText == "旧的正文。")
            await #expect(throws: Forbidden.self) {
                try await test.office.replaceBody(of: id, with: file.hash, expecting: nil, by: test.caller(.checker))
            }
        }
    }
}
