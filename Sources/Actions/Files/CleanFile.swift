package import Domain
import Storage

extension Office {
    /// Puts a copy without properties in the place of a file of a draft: another revision; the old one stays with the revisions
    /// before.
    /// - Throws: `CleaningFault`; `NotFound` where the draft has no such file.
    package func cleanFile(
        _ hash: String, of id: Document.ID, expecting version: Int?, by caller: Caller
    ) async throws {
        let document = try await deskDocument(id, by: caller)
        guard document.mayDraft else { throw Forbidden() }
        guard let old = document.content.attachments.first(where: { $0.hash == hash }) else { throw NotFound() }
        let (new, examined) = try await cleaned(old)
        try await replace(old, by: new, examined, of: id, expecting: version, by: caller)
    }

    private func cleaned(_ file: Attachment) async throws -> (Attachment, ExaminedFile) {
        guard let hash = FileHash(file.hash) else { throw NotFound() }
        let before = try await withLocalCopy(of: hash) { path in
            (
                try await reader.read(path, as: file.type),
                try await FileCleaner(run: reader.run).clean(path, of: file.type)
            )
        }
        var upload = try await beginUpload(named: file.name)
        do {
            try await append(before.1, to: &upload)
            var new = try await complete(upload)
            guard let newHash = FileHash(new.hash) else { throw NotFound() }
            let after = try await examine(newHash, as: file.type)
            guard after.reading.saysTheSame(as: before.0), !after.reading.tellsOfItsMaker else {
                throw CleaningFault.notTheSame
            }
            new.name = file.name
            new.treatment = .cleaned
            return (new, after)
        } catch {
            try? await giveUp(upload)
            throw error
        }
    }
}

extension DeskDocument {
    /// Whether something of a file can be cleaned away.
    package func mayClean(_ file: Attachment) -> Bool {
        FileCleaner.takes(file.type) && (files[file.hash]?.findings.contains(where: \.isOfItsMaker) ?? false)
    }
}

extension GuardFinding {
    fileprivate var isOfItsMaker: Bool {
        [.author, .filePath, .location, .thumbnail].contains(kind) && place.isProperty
    }
}

extension FileReading {
    /// Whether a reader finds the same words in the same order, however they are spaced.
    fileprivate func saysTheSame(as other: FileReading) -> Bool { letters == other.letters && gaps == other.gaps }

    private var letters: [Unicode.Scalar] {
        passages.flatMap { $0.plainText.unicodeScalars.filter { !$0.properties.isWhitespace } }
    }

    fileprivate var tellsOfItsMaker: Bool { findings.contains(where: \.isOfItsMaker) }
}

extension TextPlace {
    /// No part of what a reader sees.
    fileprivate var isProperty: Bool {
        switch self {
        case .part(.properties, _), .part(.picture, _), .whole: true
        case .title, .field, .paragraph, .page, .tableCell, .sheetCell, .sheet, .slide, .part: false
        }
    }
}
