import Domain
import Storage

/// The files that the public may have now: those of the revisions that are public. Nothing else opens a file to it.
enum PublicFileTable {
    /// - Parameter files: empty where nothing of the document is public any more.
    static func set(_ files: [Attachment], of document: Document.ID, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM public_file WHERE document = \(document)")
        try tx.runAll(
            files.enumerated().map { index, file in
                """
                INSERT INTO public_file (document, position, hash, name)
                VALUES (\(document), \(index + 1), \(file.hash), \(file.name))
                """
            })
    }

    static func files(of document: Document.ID, _ tx: any Transaction) throws -> [PublicFileRow] {
        try tx.all("SELECT hash, name FROM public_file WHERE document = \(document) ORDER BY position")
    }

    static func documents(with hash: String, _ tx: any Transaction) throws -> [Document.ID] {
        try tx.values("SELECT DISTINCT document AS value FROM public_file WHERE hash = \(hash) ORDER BY document")
    }

    /// A file by its hash, where some public document has it under this name.
    static func find(_ hash: String, named name: String, _ tx: any Transaction) throws -> PublicFile? {
        try tx.first(
            """
            SELECT f.hash, f.size, f.type, p.name FROM public_file p JOIN file f ON f.hash = p.hash
            WHERE p.hash = \(hash) AND p.name = \(name) LIMIT 1
            """)
    }
}

struct PublicFileRow: Hashable, SQLRecord {
    var hash: String
    var name: String

    init(_ file: Attachment) {
        (hash, name) = (file.hash, file.name)
    }

    init(row: SQLRow) throws {
        hash = try row.get("hash")
        name = try row.get("name")
    }
}
