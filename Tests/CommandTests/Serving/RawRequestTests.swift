import Domain
import Foundation
import Glibc
import Storage
import TestSupport
import Testing

@testable import Command

/// What no browser sends, byte by byte, to the built program: refused before anybody reads it, and never a line of the log
/// that the program did not write.
@Suite struct RawRequestTests {
    private static let requests: [(bytes: String, status: String)] = [
        ("GET /a\u{1B}[31mred HTTP/1.1\r\nHost: a\r\n\r\n", "400"), ("GET /a\rb HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
        ("GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", "400"), ("G\u{1B}T / HTTP/1.1\r\nHost: a\r\n\r\n", "400"),
        ("GET /a%0D%0Aforged%1B[31m HTTP/1.1\r\nHost: a\r\n\r\n", "404"),
        ("GET /x HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\n\r\n", "400"),
        // Two servers in a row must not see two different requests.
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", "400"),
        ("POST /desk/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\na=b", "413"),
        ("GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "404"),
        ("GET /assets/x/..%2F..%2Fsite.css HTTP/1.1\r\nHost: a\r\n\r\n", "404"),
    ]

    @Test func `odd bytes are refused, and the log stays one line a request`() async throws {
        try await withInstallation(.sqlite) { installation in
            let port = anyPort()
            let log = FileManager.default.temporaryDirectory.appending(path: "yangguang-\(UUID().uuidString).log")
            try Data().write(to: log)
            defer { try? FileManager.default.removeItem(at: log) }
            let server = try installation.program.start(
                ["serve", "--port", "\(port)"], output: FileHandle.nullDevice,
                complaints: try FileHandle(forWritingTo: log))
            _ = try await server.answer(of: "http://127.0.0.1:\(port)/healthz")
            for request in Self.requests {
                let answer = try send(Array(request.bytes.utf8), to: UInt16(port))
                #expect(answer.hasPrefix("HTTP/1.1 \(request.status) "), "\(request.bytes.debugDescription): \(answer)")
            }
            server.terminate()
            server.waitUntilExit()
            let text = try String(contentsOf: log, encoding: .utf8)
            #expect(text.contains("forged%1B"))
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
            for line in text.split(separator: "\n") {
                #expect(
                    line.wholeMatch(of: /\d{4}-\d\d-\d\dT[\d:.]+Z (info|notice|warning|error) .+/) != nil, "\(line)")
            }
        }
    }

    /// - Returns: the beginning of the answer.
    private func send(_ bytes: [UInt8], to port: UInt16) throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected, Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw POSIXError(.ECONNREFUSED)
        }
        var answer = [UInt8](repeating: 0, count: 400)
        let count = recv(descriptor, &answer, answer.count, 0)
        return String(decoding: answer.prefix(max(0, count)), as: UTF8.self)
    }
}
