import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1

/// Sends requests to a bucket, and again where it was only unwell.
struct BucketClient: Sendable {
    let address: BucketAddress
    private let signature: BucketSignature
    private let now: @Sendable () -> Int
    private let pause: Duration

    /// Lives as long as the program. A request that was signed for one address is never led to another.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: .seconds(5), read: .seconds(30))
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()
    private static let tries = 4
    private static let emptyDigest = BucketSignature.digest(of: [])

    enum Payload: Sendable {
        case none
        case bytes([UInt8])
        case file(FilePieces, hash: FileHash)
    }

    struct Call: Sendable {
        var method: HTTPMethod
        /// Behind the prefix; nil for the bucket itself.
        var key: String?
        var query: [(String, String)] = []
        var range: Range<Int>?
        var payload = Payload.none
        /// Bytes of the answer.
        var longestAnswer = 1 << 20
    }

    struct Answer: Sendable {
        var status: Int
        /// `Content-Length`, which a HEAD has without a body.
        var length: Int?
        var body: [UInt8]
    }

    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - pause: after the first failure; twice as long after each that follows.
    init(_ address: BucketAddress, _ keys: BucketKeys, now: @escaping @Sendable () -> Int, pause: Duration) {
        self.address = address
        self.now = now
        self.pause = pause
        signature = BucketSignature(keys: keys, region: address.region)
    }

    /// - Returns: an answer with a status below 300, or one that the caller expects.
    /// - Throws: `FileStoreError.unavailable` where it did not answer, or was unwell, each time it was asked.
    func send(_ call: Call, expecting: Set<Int> = []) async throws -> Answer {
        var (attempt, pause) = (1, pause)
        while true {
            do {
                let answer = try await sendOnce(call)
                if answer.status < 300 || expecting.contains(answer.status) { return answer }
                throw refusal(answer, of: call)
            } catch let error as FileStoreError {
                guard case .unavailable = error, attempt < Self.tries else { throw error }
            } catch let error as CancellationError {
                throw error
            } catch {
                guard attempt < Self.tries else {
                    throw FileStoreError.unavailable("\(name(of: call)) was not answered: \(error)")
                }
            }
            try await Task.sleep(for: pause)
            attempt += 1
            pause *= 2
        }
    }

    private func sendOnce(_ call: Call) async throws -> Answer {
        let (path, query) = (address.path(of: call.key), BucketSignature.query(call.query))
        let time = BucketSignature.Time(now())
        let digest = digest(of: call.payload)
        var headers = [("host", address.host), ("x-amz-content-sha256", digest), ("x-amz-date", time.text)]
        if let range = call.range { headers.append(("range", "bytes=\(range.lowerBound)-\(range.upperBound - 1)")) }
        let authorization = signature.authorization(
            call.method.rawValue, path, query: query, headers: headers, payload: digest, at: time)
        var request = HTTPClientRequest(url: address.url(path, query: query))
        request.method = call.method
        for (name, value) in headers + [("authorization", authorization)] {
            request.headers.add(name: name, value: value)
        }
        var limit = TimeAmount.seconds(60)
        switch call.payload {
        case .none: break
        case .bytes(let bytes): request.body = .bytes(ByteBuffer(bytes: bytes))
        case .file(let pieces, _):
            request.body = .stream(pieces, length: .known(Int64(pieces.size)))
            // A line that takes less than 256 KB a second is as good as none.
            limit = .seconds(60 + Int64(pieces.size >> 18))
        }
        let response = try await Self.client.execute(request, timeout: limit)
        let length = response.headers.first(name: "Content-Length").flatMap { Int($0) }
        let body = try await response.body.collect(upTo: call.longestAnswer)
        return Answer(status: Int(response.status.code), length: length, body: Array(body.readableBytesView))
    }

    private func digest(of payload: Payload) -> String {
        switch payload {
        case .none: Self.emptyDigest
        case .bytes(let bytes): BucketSignature.digest(of: bytes)
        case .file(_, let hash): hash.text
        }
    }

    /// What an answer means that is not the one that was hoped for.
    func refusal(_ answer: Answer, of call: Call) -> FileStoreError {
        let xml = BucketXML(answer.body)
        let code = xml?.first("Code")
        var words = "\(name(of: call)) was answered \(answer.status)"
        if let code { words += " \(code)" }
        if let message = xml?.first("Message") { words += ": \(message)" }
        if code == "RequestTimeTooSkewed" { words += " Set the clock of this machine" }
        switch answer.status {
        case 507: return .full(words)
        case 429, 500...: return .unavailable(words)
        default: return .failed(words)
        }
    }

    private func name(of call: Call) -> String { "the bucket \(address.bucket): \(call.method.rawValue)" }
}

/// A file of this machine in pieces, none of which is read before the one before it has gone.
struct FilePieces: AsyncSequence, Sendable {
    let path: String
    let size: Int
    let threads: FileThreads

    struct AsyncIterator: AsyncIteratorProtocol {
        let file: FilePieces
        var offset = 0

        mutating func next() async throws -> ByteBuffer? {
            let (file, start) = (file, offset)
            let bytes = try await file.threads.run {
                try OpenFile(file.path, O_RDONLY).read(from: start, count: OpenFile.piece)
            }
            offset += bytes.count
            return bytes.isEmpty ? nil : ByteBuffer(bytes: bytes)
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(file: self) }
}
