import Actions
import Domain
import Hummingbird
import HummingbirdTesting
import Storage
import TestSupport
import Testing

@testable import Web

/// Files that come over a real connection, and not to their end.
@Suite struct CutOffTests {
    @Test func `a connection that breaks off in the middle of a file leaves nothing of it`() async throws {
        try await withOffice(.sqlite) { test in
            let settings = WebSettings(
                host: "127.0.0.1", port: 0, origin: "http://127.0.0.1", behindTLS: false, rateLimits: false)
            let application = try webApplication(office: test.office, settings: settings)
            try await application.test(.live) { client in
                let token = test.office.newDraftToken()
                try await test.office.save(ApplicationDraft(organisation: "finance"), under: token)
                let sender = try await RawClient.connect(to: try #require(client.port))
                try await sender.send(
                    """
                    POST /requests/new/files HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Cookie: draft=\(token)\r
                    Content-Type: multipart/form-data; boundary=b\r
                    Content-Length: 10000000\r
                    \r
                    --b\r
                    Content-Disposition: form-data; name="file"; filename="a.pdf"\r
                    \r
                    %PDF-1.7
                    """ + String(repeating: "a", count: 5_000_000))
                #expect(try await comes { try await test.office.spool.bytes() > 1_000_000 })
                await sender.close()
                #expect(try await comes { try await test.office.spool.bytes() == 0 })
                #expect(try await test.office.files.list(after: nil, limit: 1) == [])
                #expect(try await test.office.applicationDraft(token)?.files == [])
            }
        }
    }
}
