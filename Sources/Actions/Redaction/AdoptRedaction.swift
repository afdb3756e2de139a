import Domain
import Storage

/// The new file, to be looked at before it is used.
package enum RedactedFile: Sendable {
    case stored(PublicFile)
    case sealed(OpenedFile)
}

extension Office {
    /// - Throws: `NotFound` where there is none yet.
    package func redactedFile(of source: RedactionSource, by caller: Caller) async throws -> RedactedFile {
        let desk = try await redaction(of: source, by: caller)
        guard let redaction = desk.redaction else { throw NotFound() }
        if let file = redaction.attachment { return .stored(PublicFile(file)) }
        guard let content = redaction.sealedContent else { throw NotFound() }
        let file = Self.file(of: content, at: 0, inPlaceOf: desk.name)
        return .sealed(try await whole(OpenedFile(file: file, content: content)))
    }

    /// Puts the new file in the place of the old one. Of a draft it is another revision: the old file stays with the revisions
    /// before, sealed. Of a request the old file is annulled: it stays in the records, and does not go out.
    /// - Parameter marked: the version of the marks whose file was looked at.
    package func adoptRedaction(
        of source: RedactionSource, marked: Int? = nil, expecting version: Int?, by caller: Caller
    ) async throws {
        switch source {
        case .document(let id, let hash):
            try await rearrange(id, expecting: version, by: caller) { files, tx, _ in
                guard let index = files.firstIndex(where: { $0.hash == hash }) else { throw NotFound() }
                let redaction = try provenRedaction(source, marked, tx)
                guard var new = redaction.attachment else { throw RedactionRefusal.notProven }
                new.name = FileName(files[index].name).ending(with: .pdf)
                files[index] = new
                try RedactionTable.adopt(redaction, tx)
            }
        case .request(let id, let position):
            let made = try await redaction(of: source, by: caller).redaction?.sealedContent
            guard let made else { throw RedactionRefusal.notProven }
            try await requireWhole(made)
            try await change(id, expecting: version, by: caller) { stored, tx, now in
                try checkHandling(stored, caller, tx)
                try stored.state.checkAnnulment(of: position)
                let redaction = try provenRedaction(source, marked, tx)
                guard let old = stored.state.files.first(where: { $0.position == position }),
                    let content = redaction.sealedContent, let vault = stored.vault
                else { throw RedactionRefusal.notProven }
                if content.place != made.place { throw Stale() }
                try checkRoom(for: content.size, in: stored.state)
                let new = Self.file(of: content, at: stored.state.files.count + 1, inPlaceOf: old.name)
                try tx.run(VaultFileTable.insertion(of: content, at: new.position, vault))
                try RedactionTable.adopt(redaction, tx)
                return [
                    RequestNews(.filed(new), on: now.day), RequestNews(.annulled(file: position), on: now.day),
                ]
            }
        }
    }

    private func provenRedaction(
        _ source: RedactionSource, _ marked: Int?, _ tx: any Transaction
    ) throws -> FileRedaction {
        guard let redaction = try RedactionTable.find(source, try vault(of: source, tx), tx),
            redaction.state == .done, redaction.proof?.isPassed == true
        else { throw RedactionRefusal.notProven }
        if let marked, marked != redaction.version { throw Stale() }
        return redaction
    }

    private static func file(of content: SealedContent, at position: Int, inPlaceOf name: String) -> RequestFile {
        RequestFile(
            position: position, kind: .answer, name: FileName(name).redacted.text, type: .pdf,
            size: content.size, hash: content.hash)
    }
}

extension FileRedaction {
    /// Of a request, the new file.
    var sealedContent: SealedContent? {
        guard case .sealed(let place, let key) = content.result, let place = FileHash(place) else { return nil }
        return SealedContent(place: place, key: key)
    }
}
