import Actions
import NIOCore
import NIOPosix
import Storage

/// The scanner of ClamAV, which runs by itself and is spoken to over a socket: a command that ends in a zero, and an answer
/// that does (`man clamd`, COMMANDS).
struct Clamd: Sendable {
    let address: ClamdAddress
    /// For what does not depend on the size of a file.
    var patience = Duration.seconds(60)

    private static let piece = 1 << 20

    var scanner: VirusScanner {
        VirusScanner(look: verdict, ask: { try await ask() })
    }

    /// Sends it the file, a piece at a time.
    @Sendable func verdict(on file: VirusScanner.File) async throws -> VirusScanner.Verdict {
        do {
            let answer = try await within(patience + .seconds(file.size >> 20)) {
                try await talk("INSTREAM") { writer in
                    var offset = 0
                    while offset < file.size {
                        let bytes = try await file.read(offset, Self.piece)
                        try await writer.write(Self.chunk(bytes))
                        offset += bytes.count
                    }
                    try await writer.write(Self.chunk([]))
                }
            }
            return Self.verdict(answer)
        } catch let error as FileStoreError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            return .unavailable("clamd at \(address.text): \(error)")
        }
    }

    private func ask() async throws {
        let answer = try await within(.seconds(5)) { try await talk("PING") { _ in } }
        guard answer == "PONG" else { throw ClamdFault.answered(answer) }
    }

    private func talk(
        _ command: String, _ send: @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void
    ) async throws -> String {
        try await address.connect().executeThenClose { inbound, outbound in
            do {
                try await outbound.write(ByteBuffer(string: "z\(command)\0"))
                try await send(outbound)
            } catch let error as FileStoreError {
                throw error
            } catch {
                // It takes no more, and may have said why.
                if let answer = try? await Self.answer(inbound) { return answer }
                throw ClamdFault.closed
            }
            return try await Self.answer(inbound)
        }
    }

    private static func answer(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws -> String {
        var bytes: [UInt8] = []
        for try await piece in inbound {
            bytes += piece.readableBytesView
            if let end = bytes.firstIndex(of: 0) { return String(decoding: bytes[..<end], as: UTF8.self) }
            if bytes.count > 4096 { break }
        }
        throw ClamdFault.closed
    }

    /// Its length in four bytes before it. An empty one is the end.
    private static func chunk(_ bytes: [UInt8]) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeInteger(UInt32(bytes.count))
        buffer.writeBytes(bytes)
        return buffer
    }

    /// `stream: OK`, `stream: Eicar-Signature FOUND`, or a line that ends in `ERROR`.
    private static func verdict(_ answer: String) -> VirusScanner.Verdict {
        let (prefix, found) = ("stream: ", " FOUND")
        if answer == "\(prefix)OK" { return .clean }
        if answer.hasPrefix(prefix), answer.hasSuffix(found) {
            return .infected(String(answer.dropFirst(prefix.count).dropLast(found.count)))
        }
        return .unavailable("clamd answered: \(answer)")
    }

    private func within<Value: Sendable>(
        _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else { throw ClamdFault.late }
            return value
        }
    }
}

enum ClamdFault: Error, CustomStringConvertible {
    case closed, late
    case answered(String)

    var description: String {
        switch self {
        case .closed: "it closed the connection; is its StreamMaxLength too small?"
        case .late: "it did not answer in time"
        case .answered(let words): "it answered \(words)"
        }
    }
}

/// Where clamd listens.
enum ClamdAddress: Hashable, Sendable {
    case socket(path: String)
    case host(String, port: Int)

    init(_ setting: Setting) throws {
        let parts = setting.value.split(separator: ":", omittingEmptySubsequences: false)
        if setting.value.hasPrefix("/") {
            self = .socket(path: setting.value)
        } else if parts.count == 2, !parts[0].isEmpty, let port = Int(parts[1]), (1...65535).contains(port) {
            self = .host(String(parts[0]), port: port)
        } else {
            throw Failure.usage(
                "\(setting.place): “\(setting.value)” must be the path of a socket, /run/clamav/clamd.ctl, or HOST:PORT"
            )
        }
    }

    var text: String {
        switch self {
        case .socket(let path): path
        case .host(let host, let port): "\(host):\(port)"
        }
    }

    func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(.seconds(5))
        let wrap: @Sendable (any Channel) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> = { channel in
            channel.eventLoop.makeCompletedFuture {
                try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
        switch self {
        case .socket(let path): return try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: wrap)
        case .host(let host, let port):
            return try await bootstrap.connect(host: host, port: port, channelInitializer: wrap)
        }
    }
}
