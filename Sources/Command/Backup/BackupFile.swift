import Actions
import Domain
import Foundation
import Storage

/// A backup whose every byte was read and found to be what its manifest says.
struct BackupFile: Sendable {
    let path: String
    let passphrase: Passphrase?
    let manifest: BackupManifest
    let isEncrypted: Bool
    let bytes: Int

    /// The digests of a few million parts.
    private static let largestManifest = 1 << 30

    /// - Throws: a failure that names what is wrong: broken, cut off, of another program, or of a newer one.
    init(_ path: String, passphrase: Passphrase?) throws {
        self.path = path
        self.passphrase = passphrase
        let reader = try BackupReader(path, passphrase: passphrase)
        isEncrypted = reader.isEncrypted
        bytes = reader.size
        manifest = try Self.manifest(reader)
        try judge()
    }

    /// Reads all of it once more, and hands over each part that is not the manifest; again each must be what it was.
    func read(_ take: (BackupReader, TarHeader) throws -> String) throws {
        let reader = try BackupReader(path, passphrase: passphrase)
        for part in manifest.parts {
            guard let header = try reader.next(), header.name == part.name, header.size == part.size,
                try take(reader, header) == part.sha256
            else { throw changed(part) }
        }
    }

    /// The same, for what waits for something else than the disk.
    func read(_ take: (BackupReader, TarHeader) async throws -> String) async throws {
        let reader = try BackupReader(path, passphrase: passphrase)
        for part in manifest.parts {
            guard let header = try reader.next(), header.name == part.name, header.size == part.size,
                try await take(reader, header) == part.sha256
            else { throw changed(part) }
        }
    }

    private func changed(_ part: BackupManifest.Part) -> Failure {
        .input("\(path): the part \(part.name) changed while it was read")
    }

    private static func manifest(_ reader: BackupReader) throws -> BackupManifest {
        var parts: [BackupManifest.Part] = []
        while let header = try reader.next() {
            guard header.name == BackupManifest.name else {
                let digest = try reader.content(of: header)
                parts.append(BackupManifest.Part(name: header.name, size: header.size, sha256: digest))
                continue
            }
            let bytes = try reader.whole(header, atMost: largestManifest).bytes
            guard let last = try reader.next(), last.name == BackupManifest.digestName,
                try reader.whole(last, atMost: 200).bytes == BackupManifest.digestLine(of: bytes),
                try reader.next() == nil
            else { throw reader.broken("the manifest does not have its digest") }
            return try manifest(bytes, parts, reader)
        }
        throw Failure.input(
            "\(reader.path): it is not a backup of Yangguang, or its end is missing: no manifest is in it")
    }

    private static func manifest(
        _ bytes: [UInt8], _ parts: [BackupManifest.Part], _ reader: BackupReader
    ) throws -> BackupManifest {
        struct Form: Decodable { var form: String }
        guard let form = try? JSONDecoder().decode(Form.self, from: Data(bytes)).form else {
            throw reader.broken("the manifest cannot be read")
        }
        guard form == BackupManifest.form else {
            throw Failure.input(
                """
                \(reader.path): the backup has the form \(form), this program knows \(BackupManifest.form): \
                install the program that took it, or a newer one
                """)
        }
        guard let manifest = try? JSONDecoder().decode(BackupManifest.self, from: Data(bytes)) else {
            throw reader.broken("the manifest cannot be read")
        }
        for (stated, found) in zip(manifest.parts, parts) where stated != found {
            throw Failure.input("\(reader.path): the part \(found.name) is not the one that the manifest speaks of")
        }
        guard manifest.parts.count == parts.count else {
            throw Failure.input(
                "\(reader.path): \(parts.count) parts are there, the manifest speaks of \(manifest.parts.count)")
        }
        return manifest
    }

    private func judge() throws {
        let known = Migrations.all
        for part in manifest.parts where part.name.hasPrefix(BackupPart.content) {
            guard part.name == "\(BackupPart.content)\(part.sha256)" else {
                throw Failure.input("\(path): the part \(part.name) is not what its name says")
            }
        }
        guard manifest.schema <= known.count else {
            throw Failure.input(
                """
                \(path): the backup was taken by Yangguang \(manifest.program) and has schema \(manifest.schema), this \
                program knows schemas up to \(known.count): install the newer program
                """)
        }
        guard manifest.schema > 0, manifest.steps == known.prefix(manifest.schema).map(\.name) else {
            throw Failure.input(
                "\(path): the backup is of another program: the steps of its schema are not those of Yangguang")
        }
    }
}
