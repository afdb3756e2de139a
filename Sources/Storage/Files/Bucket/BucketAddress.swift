/// Where a bucket is and how it is spoken to.
package struct BucketAddress: Hashable, Sendable {
    /// Where the name of the bucket stands.
    package enum Style: String, Hashable, Sendable, CaseIterable {
        /// `https://storage.example.gov.cn/bucket/key`
        case path
        /// `https://bucket.storage.example.gov.cn/key`
        case host
    }

    package let bucket: String
    /// What every key begins with; empty, or with a slash at its end.
    package let prefix: String
    package let endpoint: String
    package let region: String
    package let style: Style

    /// - Parameters:
    ///   - place: `s3://bucket/prefix`
    ///   - endpoint: `https://storage.example.gov.cn`, with a port or without.
    /// - Returns: nil where one of the two is something else.
    package init?(_ place: String, endpoint: String, region: String, style: Style) {
        guard let (bucket, prefix) = Self.parts(of: place), Self.hasHost(endpoint) else { return nil }
        self.bucket = bucket
        self.prefix = prefix
        self.endpoint = endpoint
        self.region = region
        self.style = style
    }

    /// Whether it names a bucket.
    package static func isPlace(_ text: String) -> Bool { parts(of: text) != nil }

    package static func hasHost(_ endpoint: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: endpoint.hasPrefix) else { return false }
        let host = endpoint.dropFirst(scheme.count)
        return !host.isEmpty && !host.contains { "/?# @+%".contains($0) }
    }

    private static func parts(of place: String) -> (bucket: String, prefix: String)? {
        let scheme = "s3://"
        guard place.hasPrefix(scheme) else { return nil }
        let parts = place.dropFirst(scheme.count).split(separator: "/", omittingEmptySubsequences: false)
        let folders = parts.dropFirst().last == "" ? parts.dropFirst().dropLast() : parts.dropFirst()
        guard let bucket = parts.first, isBucket(bucket), folders.allSatisfy(isFolder) else { return nil }
        return (String(bucket), folders.map { "\($0)/" }.joined())
    }

    /// As Amazon names them, so that the name can be part of a host.
    private static func isBucket(_ name: Substring) -> Bool {
        (3...63).contains(name.utf8.count) && name.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x2E }
            && name.first != "-" && name.first != "."
    }

    private static func isFolder(_ name: Substring) -> Bool {
        !name.isEmpty && name != "." && name != ".."
            && name.utf8.allSatisfy { isLetterOrDigit($0) || (0x41...0x5A).contains($0) || "-._".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    private var isEncrypted: Bool { endpoint.hasPrefix("https://") }

    /// What stands in the header of that name: without the port that is usual.
    var host: String {
        var host = endpoint.drop { $0 != "/" }.dropFirst(2)
        let usual = isEncrypted ? ":443" : ":80"
        if host.hasSuffix(usual) { host = host.dropLast(usual.count) }
        return style == .host ? "\(bucket).\(host)" : String(host)
    }

    /// - Parameter key: nil for the bucket itself.
    func path(of key: String?) -> String {
        let key = key.map { "\(prefix)\($0)" } ?? ""
        return style == .host ? "/\(key)" : "/\(bucket)/\(key)"
    }

    func url(_ path: String, query: String) -> String {
        "\(isEncrypted ? "https" : "http")://\(host)\(path)\(query.isEmpty ? "" : "?\(query)")"
    }
}

/// What a bucket knows its owner by.
package struct BucketKeys: Sendable, CustomStringConvertible {
    let id: String
    let secret: String

    /// - Parameter text: `ID:SECRET`; nil where it is something else.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, !text.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) else { return nil }
        (id, secret) = (parts[0], parts[1])
    }

    package var description: String { id }
}
