import AsyncHTTPClient
import Foundation
import NIOCore

@testable import Command

/// A port for a server of a test, below those that the system gives to clients: a client that asks such a port again and
/// again until somebody listens would one day be connected to itself.
func anyPort() -> Int { Int.random(in: 20_000...32_000) }

extension Process {
    /// What the program says at an address, as soon as it serves there.
    /// - Throws: where the program has ended, or says nothing for so long.
    func answer(of address: String, within patience: Duration = .seconds(600)) async throws -> String {
        let deadline = ContinuousClock.now + patience
        while true {
            do {
                // The client itself tries for a whole timeout to reach a port that nobody listens at.
                let response = try await HTTPClient.shared.execute(
                    HTTPClientRequest(url: address), timeout: .seconds(5))
                return String(buffer: try await response.body.collect(upTo: 1 << 20))
            } catch {
                guard isRunning else { throw Failure.cannot("the program ended and answers nothing at \(address)") }
                guard ContinuousClock.now < deadline else { throw Failure.cannot("nothing answers at \(address)") }
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }
}
