import Actions
import Domain
import HTTPTypes
import Hummingbird
import Storage
import TestSupport
import Testing

@testable import Web

/// The files of a request at the desk.
@Suite struct DeskFileTests {
    @Test func `a scan is added, opened with a line in the journal, and annulled`() async throws {
        try await withSite { site in
            let id = try await site.office.registered()
            let path = "/desk/requests/\(id)/files"
            let officer = try await site.browser(.requestOfficer)
            let form = try await officer.form(path, "/files")
            let page = try await officer.send(form, file: "来信.docx", FileSample.docx)
            #expect(page.status == 200 && page.text.contains("已经添加，写进了经过"))
            // Sent again it is the same one.
            #expect(try await officer.send(form, file: "来信.docx", FileSample.docx).path.contains("done=repeated"))
            #expect(try await site.office.deskRequest(id).state.files.map(\.name) == ["来信.docx"])

            let before = try await site.journalLength()
            let reviewer = try await site.browser(.reviewer)
            let opening = try await reviewer.form(path, "/files/1")
            for looks in 1...2 {
                let file = try await reviewer.send(opening)
                #expect(file.bytes == FileSample.docx)
                #expect(file.headers[.contentType] == "application/octet-stream")
                #expect(file.headers[.cacheControl] == "private, no-store")
                #expect(file.header("Content-Security-Policy") == "default-src 'none'; sandbox")
                #expect(try await site.journalLength() == before + looks)
            }
            #expect(try await reviewer.open(path).form("/files") == nil)
            let sent = try await reviewer.send(
                PageForm(
                    action: path, method: "post", fields: [("csrf", opening["csrf"] ?? ""), ("fileKind", "scan")]),
                file: "a.pdf", FileSample.pdf)
            #expect(sent.status == 403)

            let annulled = try await officer.send(try await officer.form(path, "/files/1/annulment"))
            #expect(annulled.text.contains("已经作废"))
            #expect(try await officer.ask("/desk/requests/\(id)").text.contains("作废第1个材料"))
        }
    }

    @Test func `the desk adds what no form in memory would hold, and what comes back is what was sent`() async throws {
        try await withSite { site in
            let id = try await site.office.registered()
            let path = "/desk/requests/\(id)/files"
            let officer = try await site.browser(.requestOfficer)
            let content = FileSample.pdf + [UInt8](repeating: 7, count: RequestFile.longest + 1 << 20)
            let page = try await officer.send(
                try await officer.form(path, "/files"), [("fileKind", "answer")], file: "地图.pdf", content)
            #expect(page.text.contains("已经添加"))
            #expect(try await officer.send(try await officer.form(path, "/files/1")).bytes == content)
            #expect(try await site.office.office.spool.bytes() == 0)
        }
    }

    @Test func `what cannot be added now says why, and a file that is none`() async throws {
        try await withSite { site in
            let id = try await site.office.registered()
            let path = "/desk/requests/\(id)/files"
            let officer = try await site.browser(.requestOfficer)
            let form = try await officer.form(path, "/files")
            let early = try await officer.send(form, [("fileKind", "delivery-proof")], file: "a.pdf", FileSample.pdf)
            #expect(early.status == 409)
            #expect(early.text.contains("还没有作出答复"))
            let program = try await officer.send(form, [("fileKind", "answer")], file: "a.pdf", FileSample.program)
            #expect(program.status == 422)
            #expect(program.text.contains("内容却是程序"))
            #expect(program.form("/files")?["fileKind"] == "answer")
            let foreign = try await officer.send(form, [("fileKind", "attachment")], file: "a.pdf", FileSample.pdf)
            #expect(foreign.status == 422)
            #expect(try await site.office.deskRequest(id).state.files.isEmpty)
        }
    }

    @Test func `a session that ended keeps what was chosen, and asks for the file again`() async throws {
        try await withSite { site in
            let id = try await site.office.registered()
            let path = "/desk/requests/\(id)/files"
            let officer = try await site.browser(.requestOfficer)
            let form = try await officer.form(path, "/files")
            let page = try await site.browser().send(form, [("fileKind", "answer")], file: "a.pdf", FileSample.pdf)
            #expect(page.status == 403)
            #expect(page.form("/desk/sign-in")?["resume.fileKind"] == "answer")
            #expect(!page.text.contains("PDF-1.7"))
        }
    }
}
