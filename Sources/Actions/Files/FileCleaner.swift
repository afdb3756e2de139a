import Domain

/// Makes a copy of a file that does not tell who made it, where, and on whose disk. A file is never edited in place: what comes
/// out is read again before anybody gets it.
struct FileCleaner: Sendable {
    let run: FileProgram.Run

    /// Whether such a file can be cleaned. Of the others a newer format is made by hand.
    static func takes(_ type: FileType) -> Bool {
        switch type {
        case .pdf, .jpeg, .png, .docx, .xlsx, .pptx: true
        case .odt, .ods, .ofd, .doc, .xls, .ppt, .wps, .et, .dps, .docm, .xlsm, .pptm, .rtf, .csv, .html, .text, .gif,
            .tiff:
            false
        }
    }

    /// - Throws: `CleaningFault`.
    func clean(_ path: String, of type: FileType) async throws -> [UInt8] {
        switch type {
        case .pdf: return try await redrawn(path)
        case .jpeg: return try sound(LocalFile.bytes(of: path, most: Attachment.longest).flatMap(PictureCleaning.jpeg))
        case .png: return try sound(LocalFile.bytes(of: path, most: Attachment.longest).flatMap(PictureCleaning.png))
        case .docx, .xlsx, .pptx: return try repacked(path)
        case .odt, .ods, .ofd, .doc, .xls, .ppt, .wps, .et, .dps, .docm, .xlsm, .pptm, .rtf, .csv, .html, .text, .gif,
            .tiff:
            throw CleaningFault.notPossible
        }
    }

    /// Drawn anew page by page: what is no part of a page does not come along.
    private func redrawn(_ path: String) async throws -> [UInt8] {
        do {
            return try await run(
                FileProgram(
                    "pdftocairo", ["-pdf", "{folder}/in.pdf", "{folder}/out.pdf"],
                    links: [FileProgram.Link(path: path, name: "in.pdf")], result: "out.pdf", limit: .seconds(120),
                    mostOutput: Attachment.longest))
        } catch FileProgram.Fault.missing {
            throw CleaningFault.missing(program: "poppler-utils")
        } catch is FileProgram.Fault {
            throw CleaningFault.failed
        }
    }

    private func repacked(_ path: String) throws -> [UInt8] {
        var zip: ZipFolder
        do {
            zip = try ZipFolder(.file(path))
        } catch {
            throw CleaningFault.failed
        }
        let files = zip.files { !OfficeCleaning.isDropped($0) }
        guard zip.shortages.isEmpty, !zip.hasTwins else { throw CleaningFault.failed }
        return try ZipArchive.bytes(
            of: zip.names.compactMap { name in files[name].map { (name, OfficeCleaning.part(name, $0)) } })
    }

    private func sound(_ bytes: [UInt8]?) throws(CleaningFault) -> [UInt8] {
        guard let bytes else { throw .failed }
        return bytes
    }
}

/// Why a file was not cleaned. The old one stays.
package enum CleaningFault: Error, Hashable, Sendable {
    case notPossible
    case missing(program: String)
    case failed
    /// The new file was read, and says something else than the old one, or still tells of somebody.
    case notTheSame
}
