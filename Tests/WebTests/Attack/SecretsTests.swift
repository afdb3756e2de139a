import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Actions
@testable import Web

/// What only one person or one file may know is in no log and in no database.
@Suite struct SecretsTests {
    @Test(arguments: Engine.available)
    func `an office that is printed says nothing of what it holds`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            #expect("\(test.office)" == "Office(\(engine))")
            #expect("\([test.office])" == "[Office(\(engine))]")
        }
    }

    @Test func `no secret gets into the log or the database`() async throws {
        try await withFolder { place in
            let folder = KeyFolder(place.appending(path: "keys").path)
            try folder.make(logOrigin: "www.yangguang.example/log")
            let lines = Lines()
            let logger = Logger(label: "test", factory: { _ in LineHandler(lines: lines) })
            try await withOffice(.sqlite, keyFolder: folder, logger: logger) { office in
                let settings = WebSettings(
                    host: "127.0.0.1", port: 0, origin: "https://www.yangguang.example", behindTLS: false,
                    rateLimits: false)
                let application = try webApplication(office: office.office, settings: settings)
                try await application.test(.router) { client in
                    try await office.office.adoptKeys()
                    let site = DeskVisit(office: office, client: client)
                    var secrets = try await Self.goThrough(site)
                    for kind in KeyKind.allCases {
                        let key = try String(contentsOfFile: "\(folder.path)/\(kind.rawValue).key", encoding: .utf8)
                        secrets.append(key.trimmingCharacters(in: .newlines))
                        if let bytes = Base64.decode(secrets[secrets.count - 1]) {
                            secrets.append(String(decoding: bytes, as: Unicode.ASCII.self))
                            try expectAbsent(bytes, from: try await Self.database(of: office))
                        }
                    }
                    let database = try await Self.database(of: office)
                    let text = lines.all
                    // The log did say something of each request, and the database is the one that was written to.
                    #expect(text.contains("/desk/sign-in") && text.contains("/desk/account/totp"))
                    #expect(database.contains("finance-checker".utf8))
                    for secret in secrets {
                        #expect(!text.contains(secret))
                        try expectAbsent(Array(secret.utf8), from: database)
                        try expectAbsent(Array(percentEncoded(secret).utf8), from: database)
                    }
                }
            }
        }
    }

    /// Signing in rightly and wrongly, a second factor, a new password, things that fail.
    /// - Returns: what must be nowhere.
    private static func goThrough(_ site: DeskVisit) async throws -> [String] {
        let passwords = ["a-wrong-password-typed-once", "another-quite-long-password"]
        let browser = site.browser()
        var page = try await browser.open("/desk/sign-in")
        for password in [passwords[0], TestOffice.password] {
            let form = try #require(page.form("/desk/sign-in"))
            page = try await browser.send(form, [("login", "finance-checker"), ("password", password)])
        }
        let first = try #require(await browser.cookies["session"])
        let offer = try await browser.form("/desk/account/totp", "/desk/account/totp")
        let session = try #require(try await site.office.office.session(first))
        let totp = session.offeredTOTP(try #require(offer["offer"]))
        let code = totp.code(step: TOTP.step(at: site.office.clock.now), hmacSHA1: hmacSHA1)
        page = try await browser.send(offer, [("totpCode", code)])
        #expect(page.text.contains("两步验证已经开通"))
        let second = try #require(await browser.cookies["session"])
        let change = try await browser.form("/desk/account", "/desk/account/password")
        page = try await browser.send(
            change,
            [
                ("oldPassword", TestOffice.password), ("password", passwords[1]), ("repeatedPassword", passwords[1]),
            ])
        #expect(page.text.contains("密码已经改好"))
        let third = try #require(await browser.cookies["session"])
        _ = try await browser.ask("/search?q=\(percentEncoded("what-somebody-searched-for"))")
        _ = try await browser.ask("/desk/documents", .post, body: ByteBuffer(string: "title=%"))
        return passwords + [
            TestOffice.password, first, second, third, session.csrf, totp.base32, "what-somebody-searched-for",
            String(decoding: totp.secret, as: Unicode.ASCII.self),
        ]
    }

    /// Everything that SQLite has written, and what is still on its way into the file.
    private static func database(of office: TestOffice) async throws -> Data {
        let path: String? = try await office.store.read {
            try $0.value("SELECT file AS value FROM pragma_database_list WHERE name = 'main'")
        }
        let file = try #require(path)
        var data = try Data(contentsOf: URL(filePath: file))
        data.append(try Data(contentsOf: URL(filePath: "\(file)-wal")))
        return data
    }
}

private func expectAbsent(_ secret: [UInt8], from data: Data) throws {
    #expect(data.firstRange(of: Data(secret)) == nil)
}

extension Data {
    fileprivate func contains(_ bytes: some Collection<UInt8>) -> Bool { firstRange(of: Data(bytes)) != nil }
}

private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: String { lines.withLock { $0.joined(separator: "\n") } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// Keeps everything that is logged, however small.
private struct LineHandler: LogHandler {
    let lines: Lines
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: Logging.LogEvent) {
        let error = event.error.map { "\($0)" } ?? ""
        lines.add("\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:]) \(error)")
    }
}
