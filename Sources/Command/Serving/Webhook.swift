import Actions
import AsyncHTTPClient
import Domain
import NIOCore
import NIOHTTP1

/// Tells another system of every entry of the public log as it is made: the entry itself, as JSON. Delivered at least
/// once; the receiver knows a second delivery by its identifier, and checks what it is told against the log.
struct Webhook: Sendable {
    private static let timeout = TimeAmount.seconds(20)

    let address: String

    func deliver(_ message: OutboxMessage) async throws {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
        request.headers.add(name: "X-Yangguang-Event", value: message.event)
        request.headers.add(name: "X-Yangguang-Delivery", value: message.id.text)
        request.body = .bytes(ByteBuffer(bytes: message.payload))
        let response = try await HTTPClient.shared.execute(request, timeout: Self.timeout)
        guard (200..<300).contains(response.status.code) else {
            throw Failure.cannot("\(address) answered \(response.status.code)")
        }
    }
}
