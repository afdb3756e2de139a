import Crypto
package import Domain
import Logging
import Storage

/// A file of a request or a petition on its way into the store. What of it is on the disk is sealed.
package struct SealingUpload: Sendable {
    let name: FileName
    let sender: SoundFile.Sender
    fileprivate(set) var sealing: Sealing
}

/// A file that lies in the store, and belongs to nothing yet.
package struct SealedFile: Sendable {
    package let name: String
    package let type: FileType
    package let content: SealedContent

    /// As the events of its record tell of it.
    func record(as kind: RequestFile.Kind, at position: Int) -> RequestFile {
        RequestFile(
            position: position, kind: kind, name: name, type: type, size: content.size, hash: content.hash)
    }
}

/// Bytes that are sealed while they come.
struct Sealing: Sendable {
    let upload: Spool.Upload
    let key: [UInt8]
    /// One chunk always waits: only the end says which is the last.
    fileprivate var waiting: [UInt8] = []
    fileprivate var chunks = 0
    fileprivate var spooled = 0
    fileprivate var received = 0
    fileprivate var digest = FileDigest()

    init(_ upload: Spool.Upload, key: [UInt8]) {
        self.upload = upload
        self.key = key
    }

    /// - Returns: the ciphertext that can be written down now.
    fileprivate mutating func take(_ bytes: [UInt8]) throws -> [UInt8] {
        received += bytes.count
        digest.take(bytes)
        waiting += bytes
        var (sealed, start): ([UInt8], Int) = ([], 0)
        while waiting.count - start > SealedChunk.size {
            sealed += try seal(waiting[start..<start + SealedChunk.size], isLast: false)
            start += SealedChunk.size
        }
        waiting.removeFirst(start)
        return sealed
    }

    fileprivate mutating func end() throws -> [UInt8] { try seal(waiting[...], isLast: true) }

    private mutating func seal(_ chunk: ArraySlice<UInt8>, isLast: Bool) throws -> [UInt8] {
        defer { chunks += 1 }
        return try SealedChunk.seal(chunk, chunks, isLast: isLast, SymmetricKey(data: key))
    }

    fileprivate var fileKey: FileKey { FileKey(key: Hex.encode(key), hash: digest.hash.text, size: received) }
}

extension Office {
    /// Begins to take a file of a request or a petition. What is not taken by its name is refused before it is sent.
    /// - Throws: `Invalid` at `file`.
    package func beginSealing(named name: String, from sender: SoundFile.Sender) async throws -> SealingUpload {
        let name = FileName(name)
        return try await faultsAtField {
            try sender.checkEnding(of: name)
            return SealingUpload(name: name, sender: sender, sealing: try await beginSealing())
        }
    }

    /// Seals the next piece.
    /// - Throws: `Invalid` at `file`.
    package func append(_ bytes: [UInt8], to upload: inout SealingUpload) async throws {
        let longest = upload.sender.longest
        upload.sealing = try await faultsAtField { [sealing = upload.sealing] in
            if bytes.count > longest - sealing.received { throw FileFault.tooLarge(limit: longest) }
            return try await adding(bytes, to: sealing)
        }
    }

    /// Looks what has come, shows it to the scanner, and lays it into the store.
    /// - Throws: `Invalid` at `file` where it is not what its name says, or not clean.
    package func complete(_ upload: SealingUpload) async throws -> SealedFile {
        try await faultsAtField {
            let (content, sound) = try await lay(upload.sealing) { whole, content in
                let sound = try Self.soundFile(upload, at: whole.path, content)
                try await requireClean(content, upload.sealing.upload)
                return sound
            }
            return SealedFile(name: sound.name, type: sound.type, content: content)
        }
    }

    /// What was begun is not gone on with.
    package func giveUp(_ upload: SealingUpload) async throws { try await spool.remove(upload.sealing.upload) }

    /// Seals what the program has made itself.
    func seal(_ bytes: [UInt8]) async throws -> SealedContent {
        let sealing = try await adding(bytes, to: try await beginSealing())
        return try await lay(sealing) { _, _ in }.content
    }

    private func beginSealing() async throws -> Sealing { Sealing(try await spool.begin(), key: chance(32)) }

    private func adding(_ bytes: [UInt8], to sealing: Sealing) async throws -> Sealing {
        var sealing = sealing
        try await write(try sealing.take(bytes), &sealing)
        return sealing
    }

    private func write(_ sealed: [UInt8], _ sealing: inout Sealing) async throws {
        if sealed.isEmpty { return }
        sealing.spooled = try await spool.append(sealed, to: sealing.upload, at: sealing.spooled, limit: .max)
    }

    /// Ends a file, and lays it into the store where it is to be kept. Of any other nothing stays.
    /// - Parameter look: throws where it is not to be kept.
    private func lay<Value>(
        _ sealing: Sealing, _ look: (Spool.Whole, SealedContent) async throws -> Value
    ) async throws -> (content: SealedContent, value: Value) {
        var sealing = sealing
        do {
            try await write(try sealing.end(), &sealing)
            let whole = try await spool.finish(sealing.upload)
            let content = SealedContent(place: whole.hash, key: sealing.fileKey)
            let value = try await look(whole, content)
            try await keepFile(whole)
            try await spool.remove(sealing.upload)
            return (content, value)
        } catch {
            try? await spool.remove(sealing.upload)
            throw error
        }
    }

    private static func soundFile(
        _ upload: SealingUpload, at path: String, _ content: SealedContent
    ) throws -> SoundFile {
        let key = try content.key.symmetric()
        let found = try LocalFile.withBytes(of: path) { sealed throws(FileFault) -> SoundFile? in
            let bytes = SealedBytes(sealed, size: content.size, key)
            let sound = try SoundFile(name: upload.name.text, content: bytes, from: upload.sender)
            return bytes.isBroken ? nil : sound
        }
        guard let found, let sound = found else { throw FileStoreError.corrupt(content.place) }
        return sound
    }

    /// Where a scanner is set nothing comes in that it has not seen.
    private func requireClean(_ content: SealedContent, _ upload: Spool.Upload) async throws {
        guard scanner.isSet else { return }
        let file = VirusScanner.File(size: content.size) { offset, count in
            try await content.read(from: offset, count: count) {
                try await spool.read(upload, from: $0, count: $1)
            }
        }
        switch try await scanner.verdict(on: file) {
        case .clean: return
        case .infected(let name): throw FileFault.infected(name)
        case .unavailable(let reason):
            logger.error("a file was not scanned, and not taken", metadata: ["error": "\(reason)"])
            throw FileFault.notScanned
        }
    }

    private func faultsAtField<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let fault as FileFault {
            throw Invalid([Issue("file", .file(fault))])
        } catch SpoolFault.noRoom {
            throw Invalid([Issue("file", .file(.noRoom))])
        }
    }
}
