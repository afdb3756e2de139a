import Actions
import Domain
import Storage
import TestSupport
import Testing

@testable import Command

struct FileSweeperTests {
    @Test func `a server that runs removes what has belonged to nothing for a week`() async throws {
        try await withOffice(.sqlite) { test in
            let stray = try await test.upload(Array("没有人要的".utf8), named: "多余.txt")
            let kept = try await test.attach(to: try await test.draft(.sample()))
            #expect(try await test.office.sweepStrays() == 0)
            test.clock.advance(days: 8)
            let sweeping = Task { try await FileSweeper(office: test.office, beginning: .zero).run() }
            let store = test.office.files
            let hash = try #require(FileHash(stray.hash))
            #expect(try await comes { try await store.size(of: hash) == nil })
            sweeping.cancel()
            try await sweeping.value
            #expect(try await store.list(after: nil, limit: 10).map(\.text) == [kept.hash])
        }
    }
}
