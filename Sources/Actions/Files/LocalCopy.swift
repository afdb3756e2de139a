import Storage

/// Programs read files, not stores: what they are shown lies on the disk of this machine as long as they look at it. What a
/// server leaves that ends meanwhile is swept by the next, as it may have been sealed.
struct LocalCopy: Sendable {
    private let upload: Spool.Upload
    private let hold: Spool.Hold

    fileprivate init(_ upload: Spool.Upload, _ hold: Spool.Hold) {
        self.upload = upload
        self.hold = hold
    }

    var path: String { hold.path }

    fileprivate func remove(from spool: Spool) async throws { try await spool.remove(upload) }
}

extension Office {
    typealias Take = ([UInt8]) async throws -> Void

    func withLocalCopy<Value>(
        of hash: FileHash, _ body: (String) async throws -> Value
    ) async throws -> Value {
        try await withCopy(filling: { try await files.readAll(hash, $0) }, body)
    }

    /// Of a sealed file what it says.
    func withOpenCopy<Value>(
        of content: SealedContent, _ body: (String) async throws -> Value
    ) async throws -> Value {
        try await withCopy(
            filling: { take in
                try await content.readAll({ try await files.read(content.place, from: $0, count: $1) }, take)
            }, body)
    }

    func withCopy<Value>(of bytes: [UInt8], _ body: (String) async throws -> Value) async throws -> Value {
        try await withCopy(filling: { try await $0(bytes) }, body)
    }

    /// Whoever asks for it removes it.
    func localCopy(filling fill: (Take) async throws -> Void) async throws -> LocalCopy {
        let upload = try await copies.begin()
        do {
            var size = 0
            try await fill { size = try await copies.append($0, to: upload, at: size, limit: .max) }
            return LocalCopy(upload, try await copies.hold(upload))
        } catch {
            try? await copies.remove(upload)
            throw error
        }
    }

    func remove(_ copy: LocalCopy) async throws { try await copy.remove(from: copies) }

    private func withCopy<Value>(
        filling fill: (Take) async throws -> Void, _ body: (String) async throws -> Value
    ) async throws -> Value {
        let copy = try await localCopy(filling: fill)
        do {
            let value = try await body(copy.path)
            try await remove(copy)
            return value
        } catch {
            try? await remove(copy)
            throw error
        }
    }
}
