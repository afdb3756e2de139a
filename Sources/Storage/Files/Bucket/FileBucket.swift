import Glibc
import NIOHTTP1

/// Files in a bucket of S3, or of another server that speaks as it does. A key is the hash behind a prefix.
package struct FileBucket: FileStore {
    private let client: BucketClient
    private let threads = FileThreads("bucket")

    /// Written by each probe, and never anything else.
    private static let probeKey = "probe"
    private static let mostKeys = 1000

    /// - Parameters:
    ///   - now: seconds since 1970; a bucket refuses who is a quarter of an hour off.
    ///   - pause: before it is asked again after it was unwell, for the first time.
    package init(
        _ address: BucketAddress, _ keys: BucketKeys, now: @escaping @Sendable () -> Int,
        pause: Duration = .milliseconds(200)
    ) {
        client = BucketClient(address, keys, now: now, pause: pause)
    }

    package var name: String { "a bucket of S3" }

    package func put(_ path: String, as hash: FileHash) async throws {
        if try await size(of: hash) != nil { return }
        let size = try await threads.run {
            let file = try OpenFile(path, O_RDONLY)
            var (digest, size) = (FileDigest(), 0)
            try file.readAll { bytes in
                digest.take(bytes)
                size += bytes.count
            }
            guard digest.fits(hash) else { throw FileStoreError.corrupt(hash) }
            return size
        }
        // The server counts the digest that was signed once more.
        _ = try await client.send(
            BucketClient.Call(
                method: .PUT, key: hash.text,
                payload: .file(FilePieces(path: path, size: size, threads: threads), hash: hash)))
    }

    package func size(of hash: FileHash) async throws -> Int? {
        let answer = try await client.send(BucketClient.Call(method: .HEAD, key: hash.text), expecting: [404])
        if answer.status == 404 { return nil }
        guard let length = answer.length else {
            throw FileStoreError.failed("the bucket \(client.address.bucket) does not say how long a file is")
        }
        return length
    }

    package func read(_ hash: FileHash, from offset: Int, count: Int) async throws -> [UInt8] {
        guard count > 0 else { return [] }
        var call = BucketClient.Call(method: .GET, key: hash.text, range: offset..<offset + count)
        // Room for the words of an error.
        call.longestAnswer = max(count, 64 << 10)
        let answer = try await client.send(call, expecting: [404, 416])
        switch answer.status {
        case 206: return answer.body
        // Nothing of it lies so far behind.
        case 416: return []
        case 404 where BucketXML(answer.body)?.first("Code") != "NoSuchBucket": throw FileStoreError.missing(hash)
        case 200 where offset == 0 && answer.body.count <= count: return answer.body
        default: throw client.refusal(answer, of: call)
        }
    }

    package func remove(_ hash: FileHash) async throws {
        _ = try await client.send(BucketClient.Call(method: .DELETE, key: hash.text), expecting: [404])
    }

    package func list(after hash: FileHash?, limit: Int) async throws -> [FileHash] {
        var found: [FileHash] = []
        var last = hash?.text
        while found.count < limit {
            let (keys, isWhole) = try await keys(after: last, limit: min(limit - found.count, Self.mostKeys))
            found += keys.compactMap { FileHash($0) }
            guard !isWhole, let key = keys.last else { break }
            last = key
        }
        return found
    }

    package func probe() async throws {
        let bytes: [UInt8] = Array("probe".utf8)
        _ = try await client.send(BucketClient.Call(method: .PUT, key: Self.probeKey, payload: .bytes(bytes)))
        let answer = try await client.send(BucketClient.Call(method: .GET, key: Self.probeKey))
        guard answer.body == bytes else {
            throw FileStoreError.failed("the bucket \(client.address.bucket) does not hold what was written to it")
        }
    }

    /// Keys behind the prefix, and whether they are all that follow.
    private func keys(after last: String?, limit: Int) async throws -> (keys: [String], isWhole: Bool) {
        let prefix = client.address.prefix
        var query = [("list-type", "2"), ("max-keys", "\(limit)"), ("prefix", prefix)]
        if let last { query.append(("start-after", "\(prefix)\(last)")) }
        let answer = try await client.send(BucketClient.Call(method: .GET, query: query))
        guard let xml = BucketXML(answer.body), let more = xml.first("IsTruncated") else {
            throw FileStoreError.failed("the bucket \(client.address.bucket) answered no list where one was asked for")
        }
        let keys = xml.all("Key").filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        return (keys, more != "true")
    }
}
