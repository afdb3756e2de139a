import Actions
import Domain
import HTTPTypes
import Storage
import TestSupport
import Testing

/// The form with which a draft begins with a file of Word.
struct DraftFromFileFormTests {
    private static let action = "/from-file"

    @Test(arguments: Engine.available)
    func `a file is chosen, one press, and the draft stands`(engine: Engine) async throws {
        try await withSite(engine) { site in
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form("/desk/documents/new", Self.action)
            let page = try await officer.send(
                form, file: "通知.docx", WordSample.notice("关于预算公开的通知", "请各科室按时公开。"))
            #expect(page.status == 200)
            #expect(page.text.contains("已经起草"))
            #expect(page.text.contains("1幅图片没有保留") && page.text.contains("没有转入正文"))
            #expect(page.text.contains("<h2>一、总体要求</h2>"))
            #expect(page.text.contains("通知.docx"))
        }
    }

    @Test func `what cannot be read is said at its field, and the form is there again`() async throws {
        try await withSite { site in
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form("/desk/documents/new", Self.action)
            let none = try await officer.send(form)
            #expect(none.status == 422)
            #expect(none.text.contains("请先选一个文件"))
            let broken = try await officer.send(form, file: "通知.docx", FileSample.docx)
            #expect(broken.status == 422)
            #expect(broken.text.contains("这个文件打不开"))
            #expect(broken.forms.contains { $0.action.hasSuffix(Self.action) })
            let sheet = try await officer.send(form, file: "附表.xlsx", FileSample.xlsx)
            #expect(sheet.text.contains("不能从.xlsx文件起草"))
            #expect(try await site.office.office.spool.bytes() == 0)
        }
    }

    @Test func `a form that is sent twice makes one draft, and with another file it says so`() async throws {
        try await withSite { site in
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form("/desk/documents/new", Self.action)
            let file = try WordSample.notice("关于预算公开的通知", "请各科室按时公开。")
            let first = try await officer.send(form, file: "通知.docx", file)
            let second = try await officer.send(form, file: "通知.docx", file)
            #expect(first.text.contains("已经起草"))
            #expect(second.text.contains("没有重复办理"))
            let other = try await officer.send(
                form, file: "通知.docx", WordSample.notice("关于决算公开的通知", "请各科室按时公开。"))
            #expect(other.status == 409)
        }
    }

    @Test func `a file of a draft takes the place of its body`() async throws {
        try await withSite { site in
            let id = try await site.office.draft(.sample(body: "旧的正文。"))
            let officer = try await site.browser(.informationOfficer)
            let upload = try await officer.form("/desk/documents/\(id)/files", "/files")
            _ = try await officer.send(upload, file: "通知.docx", WordSample.notice("关于预算公开的通知", "新的正文。"))
            let form = try await officer.form("/desk/documents/\(id)/files", "/body")
            let page = try await officer.send(form)
            #expect(page.text.contains("正文已经换成附件里的"))
            #expect(page.text.contains("新的正文。") && !page.text.contains("旧的正文。"))
        }
    }
}
