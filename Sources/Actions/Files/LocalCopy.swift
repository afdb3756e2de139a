import Storage

/// Programs read files, not stores: what they are shown lies in the spool as long as they look at it.
extension Office {
    typealias Take = ([UInt8]) async throws -> Void

    func withLocalCopy<Value>(
        of hash: FileHash, _ body: (String) async throws -> Value
    ) async throws -> Value {
        try await withCopy(filling: { try await files.readAll(hash, $0) }, body)
    }

    /// Of a sealed file what it says, which is nowhere else in the clear.
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

    /// What is taken, in the spool. Whoever asks removes it.
    func spooled(_ fill: (Take) async throws -> Void) async throws -> Spool.Upload {
        let copy = try await spool.begin()
        do {
            var size = 0
            try await fill { size = try await spool.append($0, to: copy, at: size, limit: .max) }
            return copy
        } catch {
            try? await spool.remove(copy)
            throw error
        }
    }

    private func withCopy<Value>(
        filling fill: (Take) async throws -> Void, _ body: (String) async throws -> Value
    ) async throws -> Value {
        let copy = try await spooled(fill)
        do {
            let value = try await body(try await spool.finish(copy).path)
            try await spool.remove(copy)
            return value
        } catch {
            try? await spool.remove(copy)
            throw error
        }
    }
}
