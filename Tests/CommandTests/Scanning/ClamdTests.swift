import Actions
import Foundation
import NIOCore
import NIOPosix
import Storage
import TestSupport
import Testing

@testable import Command

/// The daemon itself, with a database of one signature: that of the file by which scanners are tried out.
@Suite(.enabled(if: Scanner.isThere, "clamd is not there: apt-get install clamav-daemon"))
struct ClamdTests {
    @Test func `it knows the file by which scanners are tried out, and no other`() async throws {
        try await withScanner { clamd, store, folder in
            try await clamd.scanner.probe()
            let good = try LocalFile([UInt8](repeating: 65, count: 3 << 20), in: folder)
            let bad = try LocalFile(Scanner.eicar, in: folder)
            for sample in [good, bad] { try await store.put(sample.path, as: sample.hash) }
            #expect(try await clamd.scanner.verdict(on: good.hash, in: store) == .clean)
            #expect(try await clamd.scanner.verdict(on: bad.hash, in: store) == .infected("Test.Eicar.UNOFFICIAL"))
        }
    }

    @Test func `what is larger than it takes was not looked through`() async throws {
        try await withScanner { clamd, store, folder in
            let sample = try LocalFile([UInt8](repeating: 65, count: 6 << 20), in: folder)
            try await store.put(sample.path, as: sample.hash)
            let verdict = try await clamd.scanner.verdict(on: sample.hash, in: store)
            guard case .unavailable = verdict else {
                Issue.record("\(verdict)")
                return
            }
        }
    }

    @Test func `a file that is not there has no verdict`() async throws {
        try await withScanner { clamd, store, _ in
            await #expect(throws: FileStoreError.missing(.unknown)) {
                try await clamd.scanner.verdict(on: .unknown, in: store)
            }
        }
    }

    private func withScanner(_ body: (Clamd, FileFolder, URL) async throws -> Void) async throws {
        try await withFolder { folder in
            let scanner = try Scanner(in: folder)
            defer { scanner.end() }
            let clamd = Clamd(address: .socket(path: scanner.socket))
            #expect(try await comes { (try? await clamd.scanner.probe()) != nil })
            try await body(clamd, FileFolder(folder.appending(path: "content").path), folder)
        }
    }
}

/// What clamd may answer beside that, from a socket that answers so.
struct ClamdAnswerTests {
    @Test(arguments: [
        ("stream: OK\0", VirusScanner.Verdict.clean),
        ("stream: Win.Test.EICAR_HDB-1 FOUND\0", .infected("Win.Test.EICAR_HDB-1")),
        (
            "INSTREAM size limit exceeded. ERROR\0",
            .unavailable("clamd answered: INSTREAM size limit exceeded. ERROR")
        ),
    ])
    func `an answer is a verdict`(answer: String, verdict: VirusScanner.Verdict) async throws {
        #expect(try await self.verdict(of: answer) == verdict)
    }

    @Test(arguments: ["", "stream: OK"])
    func `half an answer is none`(answer: String) async throws {
        guard case .unavailable(let words) = try await verdict(of: answer) else {
            Issue.record("a verdict")
            return
        }
        #expect(words.contains("it closed the connection"))
    }

    @Test func `nobody there is no verdict either`() async throws {
        try await withFolder { folder in
            let clamd = Clamd(address: .socket(path: folder.appending(path: "nobody").path))
            let (store, sample) = (FileFolder(folder.path), try LocalFile("a", in: folder))
            try await store.put(sample.path, as: sample.hash)
            guard case .unavailable = try await clamd.scanner.verdict(on: sample.hash, in: store) else {
                Issue.record("a verdict")
                return
            }
            await #expect(throws: (any Error).self) { try await clamd.scanner.probe() }
        }
    }

    @Test func `an office without a scanner knows nothing of any file`() async throws {
        let scanner = VirusScanner.absent
        #expect(!scanner.isSet)
        let verdict = try await scanner.verdict(on: VirusScanner.File(size: 1) { _, _ in [0] })
        #expect(verdict == .unavailable("no scanner is set"))
        try await scanner.probe()
    }

    @Test func `an address is a socket or a host with a port`() throws {
        func address(_ text: String) throws -> ClamdAddress {
            try ClamdAddress(Setting(value: text, place: "--clamd"))
        }
        #expect(try address("/run/clamav/clamd.ctl") == .socket(path: "/run/clamav/clamd.ctl"))
        #expect(try address("scanner:3310") == .host("scanner", port: 3310))
        for text in ["scanner", "scanner:", ":3310", "scanner:0", "run/clamd.ctl"] {
            let failure = #expect(throws: Failure.self) { try address(text) }
            #expect(failure?.words.hasPrefix("--clamd: “\(text)” must be the path of a socket") == true)
        }
    }

    /// Reads a stream to its end, and answers.
    private func verdict(of answer: String) async throws -> VirusScanner.Verdict {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(StreamAnswerer(answer: answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(channel.localAddress?.port)
        var verdict: VirusScanner.Verdict?
        try await withFolder { folder in
            let (store, sample) = (FileFolder(folder.path), try LocalFile("0123456789", in: folder))
            try await store.put(sample.path, as: sample.hash)
            verdict = try await Clamd(address: .host("127.0.0.1", port: port)).scanner
                .verdict(on: sample.hash, in: store)
        }
        try await channel.close()
        return try #require(verdict)
    }
}

/// `zINSTREAM`, ten bytes with their length before them, and the end.
private final class StreamAnswerer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private static let whole = Array("zINSTREAM\0".utf8) + [0, 0, 0, 10] + Array("0123456789".utf8) + [0, 0, 0, 0]
    private let answer: String
    private var received: [UInt8] = []

    init(answer: String) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        guard received == Self.whole else { return }
        let channel = context.channel
        channel.writeAndFlush(ByteBuffer(string: answer)).whenComplete { _ in channel.close(promise: nil) }
    }
}

/// A daemon of our own, with one signature and small limits.
private struct Scanner {
    static let path = "/usr/sbin/clamd"
    static let isThere = FileManager.default.isExecutableFile(atPath: path)
    /// In two halves, so that no scanner takes this file for it.
    static let eicar = #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-"# + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

    let socket: String
    private let process = Process()

    init(in folder: URL) throws {
        socket = folder.appending(path: "s").path
        let database = folder.appending(path: "signatures")
        try FileManager.default.createDirectory(at: database, withIntermediateDirectories: true)
        let digits = Self.eicar.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try Data("Test.Eicar:0:*:\(digits)\n".utf8).write(to: database.appending(path: "test.ndb"))
        let settings = folder.appending(path: "clamd.conf")
        let lines = [
            "LocalSocket \(socket)", "DatabaseDirectory \(database.path)", "Foreground yes", "StreamMaxLength 4M",
        ]
        try Data(lines.map { "\($0)\n" }.joined().utf8).write(to: settings)
        process.executableURL = URL(filePath: Self.path)
        process.arguments = ["--config-file=\(settings.path)"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    func end() {
        process.terminate()
        process.waitUntilExit()
    }
}
