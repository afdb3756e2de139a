package import Domain

/// Reads files of offices: their words with their places, and what is hidden in them. A file can be anything, and somebody's
/// trap, too: no more is read than there is room and time for, and what could not be read is said.
package struct FileReader: Sendable {
    let run: FileProgram.Run

    /// - Parameter run: throws `FileProgram.Fault`.
    package init(run: @escaping FileProgram.Run) {
        self.run = run
    }

    /// For an office without any program: much is read nevertheless.
    package static let absent = FileReader { _ in throw FileProgram.Fault.missing }

    /// - Parameter path: of a local file that is not changed meanwhile, from the root of the disk.
    /// - Throws: `StoreError` of kind `busy` where too many wait for the programs.
    package func read(_ path: String, as type: FileType) async throws -> FileReading {
        var draft = ReadingDraft()
        do {
            try await read(path, as: type, into: &draft)
        } catch ZipFolder.Fault.encrypted {
            draft.miss(.encrypted)
        } catch ZipFolder.Fault.damaged {
            draft.miss(LockedOffice.isOne(path) ? .encrypted : .damaged)
        }
        if Self.hidesArchive(type), ZipTail.isArchive(path) {
            draft.find(.embeddedFile, at: .whole, excerpt: "ZIP")
        }
        return draft.reading
    }

    private func read(_ path: String, as type: FileType, into draft: inout ReadingDraft) async throws {
        switch type {
        case .pdf: try await readPDF(path, into: &draft)
        case .jpeg, .png, .gif, .tiff: try await readPicture(path, into: &draft)
        case .docx, .docm, .xlsx, .xlsm, .pptx, .pptm, .odt, .ods:
            try Self.readOffice(.file(path), as: type, into: &draft)
            try await readPictures(in: .file(path), into: &draft)
        case .ofd: try OFDReading.read(.file(path), into: &draft)
        case .doc, .wps: try await readOld(path, type, as: .docx, into: &draft)
        case .xls, .et: try await readOld(path, type, as: .xlsx, into: &draft)
        case .ppt, .dps: try await readOld(path, type, as: .pptx, into: &draft)
        case .rtf: try await readRTF(path, into: &draft)
        case .csv: PlainTextReading.readTable(path, into: &draft)
        case .text: PlainTextReading.readText(path, into: &draft)
        case .html: PlainTextReading.readPage(path, into: &draft)
        }
    }

    /// A file of one kind with a ZIP at its end is both.
    private static func hidesArchive(_ type: FileType) -> Bool {
        switch type {
        case .pdf, .jpeg, .png, .gif, .tiff, .rtf, .doc, .wps, .xls, .et, .ppt, .dps, .html, .text, .csv: true
        case .docx, .docm, .xlsx, .xlsm, .pptx, .pptm, .odt, .ods, .ofd: false
        }
    }

    /// What a program wrote, or nil and a gap.
    func output(of program: FileProgram, _ draft: inout ReadingDraft) async throws -> [UInt8]? {
        do {
            return try await run(program)
        } catch let fault as FileProgram.Fault {
            switch fault {
            case .missing: draft.miss(.missing(program: program.name))
            case .tooSlow: draft.miss(.tooSlow(program: program.name))
            case .failed: draft.miss(.failed(program: program.name))
            }
            return nil
        }
    }
}

/// A ZIP ends with its directory, wherever it begins.
private enum ZipTail {
    static func isArchive(_ path: String) -> Bool {
        let tail = LocalFile.tail(of: path, most: 22 + 65_535) ?? []
        let end = Array("PK\u{5}\u{6}".utf8)
        guard tail.count >= 22, let place = tail.lastRange(of: end)?.lowerBound, place + 22 <= tail.count else {
            return false
        }
        // The length of the comment reaches to the end of the file.
        let comment = Int(tail[place + 20]) | Int(tail[place + 21]) << 8
        return place + 22 + comment == tail.count
    }
}

/// A .docx with a password is no ZIP any more: it lies, encrypted, in a compound file (MS-OFFCRYPTO, 2.3.4.4).
private enum LockedOffice {
    static func isOne(_ path: String) -> Bool {
        let bytes = LocalFile.bytes(of: path, most: 64 << 20) ?? []
        return CompoundFile(bytes)?.hasStream(named: "EncryptedPackage") ?? false
    }
}

extension [UInt8] {
    fileprivate func lastRange(of wanted: [UInt8]) -> Range<Int>? {
        guard count >= wanted.count else { return nil }
        return (0...(count - wanted.count)).last { self[$0..<($0 + wanted.count)].elementsEqual(wanted) }
            .map { $0..<($0 + wanted.count) }
    }
}
