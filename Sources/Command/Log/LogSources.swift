import Actions
import AsyncHTTPClient
import Domain
import NIOCore
import NIOHTTP1

/// The log of a site, as anyone fetches it.
struct SiteLog {
    private let address: String
    private static let timeout = TimeAmount.seconds(30)

    /// - Parameter site: the address of the site or of its log.
    init(_ site: String) throws {
        guard site.hasPrefix("http://") || site.hasPrefix("https://") else {
            throw Failure.usage("--site: “\(site)” is not an address; right is https://www.example.gov.cn")
        }
        let bare = site.hasSuffix("/") ? String(site.dropLast()) : site
        address = bare.hasSuffix("/log") ? bare : "\(bare)/log"
    }

    func read(_ path: String, limit: Int) async throws -> [UInt8] {
        let url = "\(address)/\(path)"
        do {
            let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: Self.timeout)
            guard response.status.code == 200 else {
                throw Failure.cannot("\(url) answered \(response.status.code)")
            }
            let body = try await response.body.collect(upTo: limit)
            return Array(body.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Failure.cannot("\(url) holds more than the \(limit) bytes it may have")
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure.cannot("cannot fetch \(url): \(error)")
        }
    }
}

extension Office {
    /// The log of this office, in the bytes that the site would serve.
    func readLog(_ path: String, limit: Int) async throws -> [UInt8] {
        switch path {
        case "vkey": return Array(try keys.logVerifier().text.utf8)
        case "checkpoint": return try await checkpoint()
        default:
            guard let tile = TileAddress(path: path) else { throw NotFound() }
            return try await self.tile(tile)
        }
    }
}
