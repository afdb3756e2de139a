import Domain
import Storage

/// How the first page of a PDF looks, small, beside its name: people know a form by its face. As JPEG.
extension FileReader {
    /// Pixels of the longer side.
    private static let side = 320

    /// - Returns: nil where it cannot be drawn: nothing else depends on it.
    func preview(of path: String, as type: FileType) async throws -> [UInt8]? {
        guard type == .pdf else { return nil }
        let program = FileProgram(
            "pdftoppm",
            [
                "-jpeg", "-jpegopt", "quality=70", "-cropbox", "-f", "1", "-l", "1", "-scale-to", "\(Self.side)", path,
            ], mostOutput: 1 << 20)
        do {
            return try await run(program)
        } catch is FileProgram.Fault {
            return nil
        }
    }
}

extension Office {
    /// Of a file that somebody may have, which `publicFile` or `deskFile` has found out.
    /// - Throws: `NotFound` where there is none.
    package func preview(of file: PublicFile) async throws -> [UInt8] {
        try await read { tx in
            guard let picture = try FilePreviewTable.find(file.hash, tx) else { throw NotFound() }
            return picture
        }
    }
}

/// Pictures of first pages. Whoever may have a file may have its picture, and nobody else.
enum FilePreviewTable {
    static func set(_ picture: [UInt8]?, of hash: String, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM file_preview WHERE hash = \(hash)")
        guard let picture else { return }
        try tx.run("INSERT INTO file_preview (hash, picture) VALUES (\(hash), \(picture))")
    }

    /// Those of these that have one.
    static func known(_ hashes: [String], _ tx: any Transaction) throws -> Set<String> {
        if hashes.isEmpty { return [] }
        return Set(try tx.values("SELECT hash AS value FROM file_preview WHERE hash IN (\(list: hashes))"))
    }

    static func find(_ hash: String, _ tx: any Transaction) throws -> [UInt8]? {
        try tx.value("SELECT picture AS value FROM file_preview WHERE hash = \(hash)")
    }
}
