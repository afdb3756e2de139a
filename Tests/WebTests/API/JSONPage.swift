import Foundation
import Testing

extension Page {
    func json() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    /// Of JSON Lines, each.
    func lines() throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }
}

extension Browser {
    nonisolated func json(_ path: String) async throws -> [String: Any] {
        let page = try await ask(path)
        #expect(page.status == 200)
        return try page.json()
    }
}
