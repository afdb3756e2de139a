import Domain
import Foundation
import Storage
import TestSupport
import Testing
import Web

@testable import Command

@Suite struct SettingsTests {
    private func settings(
        flags: [SettingName: String] = [:], environment: [String: String] = [:], file: String = ""
    ) throws -> Settings {
        try Settings(
            SettingSources(
                flags: flags, environment: environment, file: try ConfigurationFile(file, path: "yangguang.conf")))
    }

    @Test func `a flag goes before the environment, the environment before the file`() throws {
        let file = "database = sqlite:/var/lib/a.sqlite\nport = 1001"
        let environment = ["YANGGUANG_PORT": "1002"]
        #expect(try settings(file: "database = sqlite:/a.sqlite").port == 8080)
        #expect(try settings(file: file).port == 1001)
        #expect(try settings(environment: environment, file: file).port == 1002)
        #expect(try settings(flags: [.port: "1003"], environment: environment, file: file).port == 1003)
    }

    @Test func `what is not said follows from what is said`() throws {
        let found = try settings(flags: [.database: "sqlite:/srv/yg/data.sqlite", .host: "0.0.0.0", .port: "80"])
        #expect(found.database == .sqlite(path: "/srv/yg/data.sqlite"))
        #expect(found.files == "/srv/yg/yangguang-files")
        #expect(found.origin == "http://0.0.0.0:80")
        #expect(found.hasRateLimits)
        #expect(!found.web.behindTLS)
    }

    @Test func `an origin of https says that TLS ends in front, and names the log`() throws {
        let found = try settings(flags: [.database: "postgres://yg@db/yg", .origin: "https://www.yangguang.example/"])
        #expect(found.origin == "https://www.yangguang.example")
        #expect(found.web.behindTLS)
        #expect(found.logName == "www.yangguang.example/log")
        #expect(found.files == "yangguang-files")
    }

    @Test func `comments and blank lines of a file say nothing`() throws {
        let file = "# our site\n\ndatabase = postgres://yg@db/yg?sslmode=require\n  rate-limit = off  \n"
        let found = try settings(file: file)
        #expect(found.database == .postgres("postgres://yg@db/yg?sslmode=require"))
        #expect(!found.hasRateLimits)
    }

    @Test(arguments: [
        ("databse = x", "yangguang.conf line 1: the key “databse” is not known"),
        ("\nport", "yangguang.conf line 2: “port” is not of the form key = value"),
        ("port = 1\nport = 2", "yangguang.conf line 2: the key “port” was set before, at yangguang.conf line 1"),
        ("database = sqlite:a\nport = many", "yangguang.conf line 2: “many” is not a port"),
        ("database = mysql:a", "yangguang.conf line 1: a database is sqlite:PATH"),
        ("database = sqlite:a\norigin = www.example", "yangguang.conf line 2: “www.example” is not an origin"),
        (
            "database = sqlite:a\nfile-store = files",
            "yangguang.conf line 2: “files” is not a place for files; right is s3://BUCKET or s3://BUCKET/PREFIX"
        ),
        ("database = sqlite:a\nfile-store = s3://files", "yangguang.conf line 2: the server of the bucket is not set"),
        (
            "database = sqlite:a\nfile-store = s3://files\ns3-endpoint = storage",
            "yangguang.conf line 3: “storage” is not an address; right is https://HOST"
        ),
        (
            "database = sqlite:a\nfile-store = s3://files\ns3-endpoint = https://s",
            "yangguang.conf line 2: the key of the bucket is not set: give --s3-key-file FILE"
        ),
        (
            "database = sqlite:a\ns3-region = cn-north-1",
            "yangguang.conf line 2: it goes with --file-store s3://BUCKET, which is not set"
        ),
        ("database = sqlite:a\nrate-limit = maybe", "yangguang.conf line 2: “maybe” must be on or off"),
        (
            "database = sqlite:a\npage-cache = -1", "yangguang.conf line 2: “-1” must be 0 to 65536 megabytes"
        ),
        (
            "database = sqlite:a\nidle-timeout = soon", "yangguang.conf line 2: “soon” must be 1 to 3600 seconds"
        ),
        ("port = 1", "no database was named"),
    ])
    func `a wrong setting is named with its place`(file: String, words: String) {
        let failure = #expect(throws: Failure.self) { try settings(file: file) }
        #expect(failure?.status == .usage)
        #expect(failure?.words.hasPrefix(words) == true)
    }

    @Test func `memory and patience for clients can be set`() throws {
        let file = """
            database = sqlite:a
            page-cache = 8
            max-connections = 500
            request-timeout = 5
            idle-timeout = 10
            """
        let web = try settings(file: file).web
        #expect(web.pageCache == 8 << 20)
        #expect(web.connections.most == 500)
        #expect(web.connections.requestSeconds == 5)
        #expect(web.connections.idleSeconds == 10)
        #expect(try settings(flags: [.database: "sqlite:a", .pageCache: "0"]).web.pageCache == 0)
    }

    private static let bucket = "database = sqlite:a\nfile-store = s3://files/a\ns3-endpoint = https://s.example"

    @Test func `files lie in the folder, or in a bucket whose key the environment has`() throws {
        #expect(try settings(file: "database = sqlite:a").filePlace == .folder)
        let found = try settings(environment: ["YANGGUANG_S3_KEY": "office:secret"], file: Self.bucket)
        guard case .bucket(let address, let secret) = found.filePlace else {
            Issue.record("a folder")
            return
        }
        #expect(
            address
                == BucketAddress("s3://files/a", endpoint: "https://s.example", region: "us-east-1", style: .path))
        #expect("\(try secret.keys())" == "office")
    }

    @Test func `the key of a bucket comes from a file that not everybody reads`() async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "key").path
            let found = try settings(file: "\(Self.bucket)\ns3-key-file = \(path)")
            let cases: [(String, Int, String?)] = [
                ("office:secret\n", 0o600, nil), ("office:secret\n", 0o640, nil),
                ("office:secret\n", 0o644, "everybody on this machine can read it"),
                ("office\n", 0o600, "must be ID:SECRET"),
            ]
            for (text, mode, words) in cases {
                try Data(text.utf8).write(to: URL(filePath: path))
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
                do {
                    #expect(try found.fileStore().name == "a bucket of S3")
                    #expect(words == nil)
                } catch let failure as Failure {
                    #expect(failure.words.contains(try #require(words)))
                    #expect(!failure.words.contains("secret"))
                }
            }
        }
    }

    @Test func `a password in the address of a database is not repeated`() {
        let failure = #expect(throws: Failure.self) {
            try settings(flags: [.database: "postgress://yg:secret@db/yg"])
        }
        #expect(failure?.words.contains("secret") == false)
    }
}
