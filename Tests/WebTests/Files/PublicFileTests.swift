import Actions
import Domain
import HTTPTypes
import Storage
import TestSupport
import Testing

/// The files of documents as the public gets them.
struct PublicFileTests {
    private func address(_ file: Domain.Attachment) -> String { "/files/\(file.hash)/\(file.name)" }

    @Test(arguments: Engine.available)
    func `a file is saved and never shown, and whoever keeps it asks again`(engine: Engine) async throws {
        try await withSite(engine) { site in
            let (id, file) = try await site.office.publishedWithFile()
            let page = try await site.browser().open("/documents/\(id)")
            let link = try #require(page.tags.first { $0.name == "a" && $0["href"].hasPrefix("/files/") })
            let answer = try await site.browser().ask(link["href"])
            #expect(answer.status == 200)
            #expect(answer.text == "附表一：补助标准。")
            #expect(answer.header("Content-Type") == "application/octet-stream")
            #expect(answer.header("Content-Disposition")?.hasPrefix("attachment; filename=\"file.txt\"; ") == true)
            #expect(answer.header("Content-Security-Policy") == "default-src 'none'; sandbox")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(answer.header("Cache-Control") == "private, no-cache")
            #expect(answer.header("ETag") == "\"\(file.hash)\"")
        }
    }

    @Test func `a part is handed out, and what somebody has is not sent again`() async throws {
        try await withSite { site in
            let (_, file) = try await site.office.publishedWithFile("0123456789")
            let browser = site.browser()
            let part = try await browser.ask(address(file), headers: [.range: "bytes=2-4"])
            #expect(part.status == 206)
            #expect(part.text == "234")
            #expect(part.header("Content-Range") == "bytes 2-4/10")
            #expect(try await browser.ask(address(file), headers: [.range: "bytes=10-"]).status == 416)
            let known = try await browser.ask(address(file), headers: [.ifNoneMatch: "\"\(file.hash)\""])
            #expect(known.status == 304)
            let head = try await browser.ask(address(file), .head)
            #expect(head.status == 200 && head.bytes.isEmpty && head.header("Content-Length") == "10")
        }
    }

    /// Nobody has it before, and nobody after: not even who says that they have it.
    @Test(arguments: Engine.available)
    func `before its document and after it there is no file, through no cache`(engine: Engine) async throws {
        try await withSite(engine) { site in
            let office = site.office
            let id = try await office.draft(.sample())
            let file = try await office.attach(to: id)
            let headers: [HTTPFields] = [[:], [.ifNoneMatch: "\"\(file.hash)\""], [.range: "bytes=0-"]]
            func status() async throws -> Set<Int> {
                var all: Set<Int> = []
                for fields in headers {
                    all.insert(try await site.browser().ask(address(file), headers: fields).status)
                }
                return all
            }
            #expect(try await status() == [404])
            try await office.readFiles()
            try await office.submit(id)
            try await office.sign([.check, .review, .secrecy], of: id)
            #expect(try await status() == [404])
            try await office.sign([.approval], of: id)
            #expect(try await status() == [200, 304, 206])
            try await office.office.withdraw(
                id, manner: .error, reason: "内容有误", successor: nil, expecting: nil, by: office.caller(.approver))
            #expect(try await status() == [404])
        }
    }

    @Test(arguments: [
        "/files/abc/附表.txt", "/files/../../etc/passwd", "/files/%2e%2e/%2e%2e",
        "/files/\(String(repeating: "a", count: 64))/",
        "/files/\(String(repeating: "a", count: 64))/%00", "/files/\(String(repeating: "A", count: 64))/x.pdf",
    ])
    func `an address that names nothing finds nothing`(path: String) async throws {
        try await withSite { site in
            let status = try await site.browser().ask(path).status
            #expect([400, 404].contains(status), "\(path): \(status)")
        }
    }
}
