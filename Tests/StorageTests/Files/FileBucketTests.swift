import Foundation
import NIOCore
import NIOPosix
import TestSupport
import Testing

@testable import Storage

/// What a bucket says when it does not do what it should. What it does is in `FileStoreContractTests`.
struct FileBucketTests {
    @Suite(.enabled(if: BucketServer.isThere, "moto is not there: make .venv/ready"))
    struct Served {
        @Test func `a wrong secret is named as what it is`() async throws {
            let server = try BucketServer.shared.get()
            let id = server.key.prefix { $0 != ":" }
            let store = try server.store(key: "\(id):wrong")
            let error = await #expect(throws: FileStoreError.self) { try await store.probe() }
            let words = error?.description ?? ""
            #expect(words.hasPrefix("the bucket yangguang: PUT was answered 403 SignatureDoesNotMatch: "))
        }

        @Test func `a bucket that is not there is no missing file`() async throws {
            let store = try BucketServer.shared.get().store(bucket: "nobodys")
            for ask in [{ _ = try await store.read(.unknown, from: 0, count: 1) }, { try await store.probe() }] {
                let error = await #expect(throws: FileStoreError.self) { try await ask() }
                #expect(error?.description.contains("404 NoSuchBucket") == true)
            }
        }

        @Test func `two prefixes of a bucket know nothing of each other`() async throws {
            let server = try BucketServer.shared.get()
            let (one, other) = (try server.store(), try server.store())
            try await withFolder { folder in
                let sample = try LocalFile("here", in: folder)
                try await one.put(sample.path, as: sample.hash)
                #expect(try await other.size(of: sample.hash) == nil)
                #expect(try await other.list(after: nil, limit: 10) == [])
            }
        }
    }

    @Test(arguments: [
        ("s3://files", "https://s3.example.cn", "s3.example.cn", "/files/"),
        ("s3://files/", "https://s3.example.cn:443", "s3.example.cn", "/files/"),
        ("s3://files/a/b_c", "http://10.0.0.1:9000", "10.0.0.1:9000", "/files/a/b_c/"),
    ])
    func `an address names host and path`(place: String, endpoint: String, host: String, path: String) throws {
        let address = try #require(BucketAddress(place, endpoint: endpoint, region: "cn-north-1", style: .path))
        #expect(address.host == host)
        #expect(address.path(of: "key") == "\(path)key")
        let other = try #require(BucketAddress(place, endpoint: endpoint, region: "cn-north-1", style: .host))
        #expect(other.host == "files.\(host)")
        #expect(other.path(of: "key") == "/\(path.dropFirst("/files/".count))key")
    }

    @Test(arguments: [
        ("files", "https://a"), ("s3://", "https://a"), ("s3://Files", "https://a"), ("s3://files/../x", "https://a"),
        ("s3://files/a b", "https://a"), ("s3://files//x", "https://a"), ("s3://files", "a"), ("s3://files", "ftp://a"),
        ("s3://files", "https://a/b"), ("s3://files", "https://"), ("s3://files", "https://user@a"),
    ])
    func `what is no address is refused`(place: String, endpoint: String) {
        #expect(BucketAddress(place, endpoint: endpoint, region: "r", style: .path) == nil)
    }

    @Test func `a secret is not printed`() throws {
        let keys = try #require(BucketKeys("office:very/secret"))
        #expect("\(keys)" == "office")
        #expect(BucketKeys("office") == nil)
        #expect(BucketKeys("office:a b") == nil)
    }

    @Test func `a bucket that is unwell is asked again, and then said to be away`() async throws {
        try await withAnswers(["503 Slow Down", "500 Oh", "200 OK"]) { endpoint, asked in
            let store = try bucket(at: endpoint)
            #expect(try await store.size(of: .unknown) == 0)
            #expect(asked() == 3)
        }
        try await withAnswers([String](repeating: "503 Slow Down", count: 9)) { endpoint, asked in
            let store = try bucket(at: endpoint)
            await #expect(throws: FileStoreError.unavailable("the bucket files: HEAD was answered 503")) {
                try await store.size(of: .unknown)
            }
            #expect(asked() == 4)
        }
    }

    @Test func `what is refused is not asked again, and nobody is led elsewhere`() async throws {
        for status in ["403 Forbidden", "301 Moved\r\nLocation: http://127.0.0.1:1/"] {
            try await withAnswers([status, status]) { endpoint, asked in
                let store = try bucket(at: endpoint)
                let number = status.prefix(3)
                await #expect(throws: FileStoreError.failed("the bucket files: HEAD was answered \(number)")) {
                    try await store.size(of: .unknown)
                }
                #expect(asked() == 1)
            }
        }
    }

    @Test func `an answer that breaks off is asked for again`() async throws {
        let list = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"
        let answers = [
            Answers.Answer(status: "200 OK", body: list, isCutOff: true), Answers.Answer(status: "200 OK", body: list),
        ]
        try await withAnswers(answers) { endpoint, asked in
            let store = try bucket(at: endpoint)
            #expect(try await store.list(after: nil, limit: 10) == [])
            #expect(asked() == 2)
        }
    }

    @Test func `what is no list is not taken for an empty one`() async throws {
        for body in [
            "", "<html><body>Welcome</body></html>", "<!DOCTYPE a [<!ENTITY b SYSTEM '/etc/passwd'>]><a>&b;</a>",
        ] {
            try await withAnswers([Answers.Answer(status: "200 OK", body: body)]) { endpoint, _ in
                let store = try bucket(at: endpoint)
                let words = "the bucket files answered no list where one was asked for"
                await #expect(throws: FileStoreError.failed(words)) { try await store.list(after: nil, limit: 10) }
            }
        }
    }

    @Test func `a wrong clock is named`() async throws {
        let body = "<Error><Code>RequestTimeTooSkewed</Code><Message>Too far apart.</Message></Error>"
        try await withAnswers([Answers.Answer(status: "403 Forbidden", body: body)]) { endpoint, _ in
            let store = try bucket(at: endpoint)
            let words = """
                the bucket files: GET was answered 403 RequestTimeTooSkewed: Too far apart. Set the clock of this machine
                """
            await #expect(throws: FileStoreError.failed(words)) { try await store.read(.unknown, from: 0, count: 1) }
        }
    }

    @Test func `a bucket without room is full`() async throws {
        try await withAnswers(["507 Insufficient Storage"]) { endpoint, _ in
            let store = try bucket(at: endpoint)
            await #expect(throws: FileStoreError.full("the bucket files: HEAD was answered 507")) {
                try await store.size(of: .unknown)
            }
        }
    }

    private func bucket(at endpoint: String) throws -> FileBucket {
        FileBucket(
            try #require(BucketAddress("s3://files", endpoint: endpoint, region: "r", style: .path)),
            try #require(BucketKeys("id:secret")), now: { 0 }, pause: .milliseconds(1))
    }

    /// A server that gives these answers, one after the other, each on a connection of its own.
    private func withAnswers(
        _ statuses: [String], _ body: (_ endpoint: String, _ asked: () -> Int) async throws -> Void
    ) async throws {
        try await withAnswers(statuses.map { Answers.Answer(status: $0) }, body)
    }

    private func withAnswers(
        _ answers: [Answers.Answer], _ body: (_ endpoint: String, _ asked: () -> Int) async throws -> Void
    ) async throws {
        let script = Answers(answers)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in channel.pipeline.addHandler(Answerer(script)) }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(channel.localAddress?.port)
        try await body("http://127.0.0.1:\(port)") { script.asked }
        try await channel.close()
    }
}
