import Foundation
package import Storage

/// A server that speaks S3 and checks signatures: `script/s3-server.py`, for as long as the tests run.
package struct BucketServer: Sendable {
    package let endpoint: String
    /// `ID:SECRET` of one who may use the bucket `yangguang`.
    package let key: String

    private static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

    /// Where the environment of the browser tests was made, as `make test` does.
    package static let isThere = FileManager.default.fileExists(
        atPath: root.appending(path: ".venv/bin/moto_server").path)

    package static let shared = Result { try BucketServer() }

    package struct DidNotStart: Error {}

    /// Kept open: the server ends when its input does, which is when this program ends, in whatever way.
    private static let input = Pipe()

    private init() throws {
        let (process, output) = (Process(), Pipe())
        process.executableURL = Self.root.appending(path: ".venv/bin/python")
        process.arguments = [Self.root.appending(path: "script/s3-server.py").path]
        process.standardInput = Self.input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let bytes = output.fileHandleForReading.availableData
            if bytes.isEmpty { throw DidNotStart() }
            line += bytes
        }
        let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count == 3 else { throw DidNotStart() }
        endpoint = words[0]
        key = "\(words[1]):\(words[2])"
    }

    /// A bucket's part that nobody else uses, unless it is named.
    package func store(
        prefix: String = UUID().uuidString, bucket: String = "yangguang", key: String? = nil
    ) throws -> FileBucket {
        guard
            let address = BucketAddress(
                "s3://\(bucket)/\(prefix)", endpoint: endpoint, region: "us-east-1", style: .path),
            let keys = BucketKeys(key ?? self.key)
        else { throw DidNotStart() }
        return FileBucket(
            address, keys, now: { Int(Date().timeIntervalSince1970) }, pause: .milliseconds(1))
    }
}
