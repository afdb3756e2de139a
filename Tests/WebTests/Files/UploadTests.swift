import Actions
import Domain
import HTTPTypes
import NIOCore
import Storage
import TestSupport
import Testing

/// Files as they come to the desk: with a form, or in pieces.
struct UploadTests {
    @Test(arguments: Engine.available)
    func `a writer attaches a file, and everybody sees what became of it`(engine: Engine) async throws {
        try await withSite(engine) { site in
            let id = try await site.office.draft(.sample())
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form("/desk/documents/\(id)/files", "/files")
            let page = try await officer.send(form, file: "../附表 一.txt", Array("补助标准".utf8))
            #expect(page.text.contains("已经添加"))
            #expect(page.text.contains("附表 一.txt") && page.text.contains("正在检查"))
            try await site.office.readFiles()
            #expect(try await officer.open("/desk/documents/\(id)").text.contains("检查过"))
        }
    }

    @Test func `the administrator sees what could not be read, and has it read again`() async throws {
        try await withSite { site in
            let hash = try await site.office.unreadableFile()
            let administrator = try await site.browser(.administrator, in: .city)
            let page = try await administrator.open("/desk/files")
            #expect(page.text.contains("no room") && page.text.contains(hash.prefix(12)))
            let again = try await administrator.send(try #require(page.form("/reading")))
            #expect(again.text.contains("已经重新排队") && !again.text.contains("no room"))
            #expect(again.form("/reading") == nil)
        }
    }

    @Test func `what may not be taken is said at its field`() async throws {
        try await withSite { site in
            let id = try await site.office.draft(.sample())
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form("/desk/documents/\(id)/files", "/files")
            for (name, content) in [("工具.exe", FileSample.program), ("方案.pdf", FileSample.page)] {
                let page = try await officer.send(form, file: name, content)
                #expect(page.status == 422, "\(name)")
                #expect(page.forms.contains { $0.action.hasSuffix("/files") })
            }
            #expect(try await officer.send(form).text.contains("请先选一个文件"))
            #expect(try await site.office.office.spool.bytes() == 0)
        }
    }

    @Test func `without the token of the page nothing is kept`() async throws {
        try await withSite { site in
            let id = try await site.office.draft(.sample())
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form("/desk/documents/\(id)/files", "/files")
            let page = try await officer.send(form, [("csrf", "forged")], file: "附表.txt", Array("一".utf8))
            #expect(page.status != 200)
            #expect(try await site.office.office.spool.bytes() == 0)
            let document = try await site.office.office.deskDocument(id, by: site.office.caller(.auditor))
            #expect(document.content.attachments.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a file in pieces is gone on with where it was cut off`(engine: Engine) async throws {
        try await withSite(engine) { site in
            let id = try await site.office.draft(.sample())
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form("/desk/documents/\(id)/files", "/files")
            let token = try #require(form.values([]).first { $0.0 == "csrf" }?.1)
            let begun = try await officer.ask(
                "/desk/uploads", .post, body: ByteBuffer(string: "csrf=\(token)&name=a.txt&size=6"))
            #expect(begun.status == 200)
            let upload = try #require(begun.text.split(separator: "\"").map { String($0) }.first { $0.count == 32 })
            func send(_ text: String, at offset: Int, token: String) async throws -> Page {
                let fields = [("csrf", token), ("offset", String(offset))].map {
                    "--b\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n"
                }.joined()
                let piece =
                    "--b\r\nContent-Disposition: form-data; name=\"piece\"; filename=\"piece\"\r\n\r\n\(text)\r\n"
                return try await officer.ask(
                    "/desk/uploads/\(upload)", .post, body: ByteBuffer(string: "\(fields)\(piece)--b--\r\n"),
                    headers: [.contentType: "multipart/form-data; boundary=b"])
            }
            let first = try await send("abc", at: 0, token: token)
            #expect(first.text.contains(#""received":3"#), "\(first.status) \(first.text)")
            let lost = try await send("abc", at: 0, token: token)
            #expect(lost.status == 409 && lost.text.contains(#""received":3"#))
            #expect(try await send("def", at: 3, token: "forged").problem == "form-expired")
            #expect(try await send("def", at: 3, token: token).status == 200)
            let other = try await site.browser(.informationOfficer, in: .education)
            #expect(try await other.ask("/desk/uploads/\(upload)").status == 404)

            let page = try await officer.send(form, [("upload", upload)])
            #expect(page.text.contains("a.txt"))
            let file = try #require(
                try await site.office.office.deskDocument(id, by: site.office.caller(.auditor)).content.attachments
                    .first)
            #expect(file.size == 6)
        }
    }
}
