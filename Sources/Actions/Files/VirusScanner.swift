package import Storage

/// Asks a virus scanner about files. Command speaks with the one that is set, if one is.
package struct VirusScanner: Sendable {
    package enum Verdict: Hashable, Sendable {
        case clean
        /// With what the scanner calls it.
        case infected(String)
        /// The file was not looked through, with the reason.
        case unavailable(String)
    }

    /// What it is handed, a piece at a time.
    package struct File: Sendable {
        /// In bytes.
        package var size: Int
        /// So many bytes from an offset on.
        package var read: @Sendable (_ offset: Int, _ count: Int) async throws -> [UInt8]

        package init(size: Int, read: @escaping @Sendable (_ offset: Int, _ count: Int) async throws -> [UInt8]) {
            self.size = size
            self.read = read
        }
    }

    package let isSet: Bool
    private let look: @Sendable (File) async throws -> Verdict
    private let ask: @Sendable () async throws -> Void

    /// - Parameters:
    ///   - look: hands a file to the scanner.
    ///   - ask: throws where the scanner does not answer.
    package init(
        look: @escaping @Sendable (File) async throws -> Verdict,
        ask: @escaping @Sendable () async throws -> Void
    ) {
        self.init(isSet: true, look, ask)
    }

    private init(
        isSet: Bool, _ look: @escaping @Sendable (File) async throws -> Verdict,
        _ ask: @escaping @Sendable () async throws -> Void
    ) {
        self.isSet = isSet
        self.look = look
        self.ask = ask
    }

    /// For an office that has none: nothing is clean or infected there.
    package static let absent = VirusScanner(isSet: false, { _ in .unavailable("no scanner is set") }, {})

    /// - Throws: what the store throws: of a file that cannot be read nothing is known.
    package func verdict(on file: File) async throws -> Verdict { try await look(file) }

    package func verdict(on hash: FileHash, in store: any FileStore) async throws -> Verdict {
        guard let size = try await store.size(of: hash) else { throw FileStoreError.missing(hash) }
        return try await verdict(
            on: File(size: size) { offset, count in
                let bytes = try await store.read(hash, from: offset, count: count)
                if bytes.isEmpty { throw FileStoreError.corrupt(hash) }
                return bytes
            })
    }

    /// - Throws: where one is set and does not answer.
    package func probe() async throws { try await ask() }
}
