import Actions
import AsyncHTTPClient
import Domain
import NIOCore
import NIOHTTP1

/// The log of a site, and the documents that it speaks of, as anyone fetches them.
struct SiteLog {
    private let site: String
    private static let timeout = TimeAmount.seconds(30)

    /// - Parameter site: the address of the site or of its log.
    init(_ site: String) throws {
        guard site.hasPrefix("http://") || site.hasPrefix("https://") else {
            throw Failure.usage("--site: “\(site)” is not an address; right is https://www.example.gov.cn")
        }
        let bare = site.hasSuffix("/") ? String(site.dropLast()) : site
        self.site = bare.hasSuffix("/log") ? String(bare.dropLast(4)) : bare
    }

    func read(_ path: String, limit: Int) async throws -> [UInt8] {
        let url = "\(site)/log/\(path)"
        let (status, bytes) = try await fetch(url, limit: limit)
        guard status == 200 else { throw Failure.cannot("\(url) answered \(status)") }
        return bytes
    }

    /// Nil where the site says that it is not there, or not any more.
    func content(of id: Document.ID, limit: Int) async throws -> [UInt8]? {
        let url = "\(site)/documents/\(id)/canonical.json"
        let (status, bytes) = try await fetch(url, limit: limit)
        switch status {
        case 200: return bytes
        case 404, 410: return nil
        default: throw Failure.cannot("\(url) answered \(status)")
        }
    }

    private func fetch(_ url: String, limit: Int) async throws -> (status: UInt, bytes: [UInt8]) {
        do {
            let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: Self.timeout)
            let body = try await response.body.collect(upTo: limit)
            return (response.status.code, Array(body.readableBytesView))
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
        case "vkeys": return Array(try await logVerifiers().map { "\($0.text)\n" }.joined().utf8)
        case "checkpoint": return try await checkpoint()
        default:
            guard let tile = TileAddress(path: path) else { throw NotFound() }
            return try await self.tile(tile)
        }
    }
}
