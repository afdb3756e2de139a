import Domain

/// Files of programs before 2007, of WPS, and rich text: LibreOffice makes new ones of them, which are read.
extension FileReader {
    /// - Parameter newer: what is made of it.
    func readOld(
        _ path: String, _ type: FileType, as newer: FileType, into draft: inout ReadingDraft
    ) async throws {
        findMacros(path, &draft)
        let conversion = FileProgram.conversion(of: path, type, to: newer)
        guard let converted = try await output(of: conversion, &draft) else { return }
        try await readConverted(converted, as: newer, into: &draft)
    }

    private func readConverted(_ bytes: [UInt8], as type: FileType, into draft: inout ReadingDraft) async throws {
        var inner = ReadingDraft()
        try Self.readOffice(.bytes(bytes), as: type, into: &inner)
        try await readPictures(in: .bytes(bytes), into: &inner)
        draft.add(inner.reading)
    }

    static func readOffice(
        _ source: ZipFolder.Source, as type: FileType, into draft: inout ReadingDraft
    ) throws(ZipFolder.Fault) {
        switch type {
        case .docx, .docm: try WordReading.read(source, into: &draft)
        case .xlsx, .xlsm: try ExcelReading.read(source, into: &draft)
        case .pptx, .pptm: try PowerPointReading.read(source, into: &draft)
        case .odt, .ods: try OpenDocumentReading.read(source, into: &draft)
        case .pdf, .jpeg, .png, .ofd, .doc, .xls, .wps, .text, .ppt, .et, .dps, .rtf, .csv, .html, .gif, .tiff:
            throw .damaged
        }
    }

    /// A text as Word has it, whatever program it comes from.
    /// - Throws: `FileFault` where it is none, or cannot be made one.
    func wordFile(_ path: String, of type: FileType) async throws -> ZipFolder.Source {
        switch type {
        case .docx: return .file(path)
        case .doc, .wps, .odt, .rtf: break
        case .pdf, .jpeg, .png, .ofd, .xlsx, .xls, .text, .pptx, .ppt, .et, .dps, .ods, .csv, .html, .gif, .tiff, .docm,
            .xlsm, .pptm:
            throw FileFault.notAText(ending: type.endings[0])
        }
        do {
            return .bytes(try await run(.conversion(of: path, type, to: .docx)))
        } catch is FileProgram.Fault {
            throw FileFault.unopened(program: "LibreOffice")
        }
    }

    /// pandoc keeps the words only: no changes, no comments, no author.
    func readRTF(_ path: String, into draft: inout ReadingDraft) async throws {
        guard let converted = try await output(of: .conversion(of: path, .rtf, to: .docx), &draft) else {
            let pandoc = FileProgram(
                "pandoc", ["--sandbox", "--from=rtf", "--to=docx", "--output=-"],
                input: LocalFile.bytes(of: path, most: 32 << 20) ?? [])
            guard let bytes = try? await run(pandoc) else { return }
            return try await readConverted(bytes, as: .docx, into: &draft)
        }
        try await readConverted(converted, as: .docx, into: &draft)
    }

    /// The folders in which Word, Excel and PowerPoint keep them: the new file has them no more.
    private func findMacros(_ path: String, _ draft: inout ReadingDraft) {
        guard let file = CompoundFile(LocalFile.bytes(of: path, most: FileProgram.largestConversion) ?? []) else {
            return
        }
        for name in ["Macros", "_VBA_PROJECT_CUR", "VBA"] where file.hasStorage(named: name) {
            draft.find(.macro, at: .part(.attachedFile, nil), excerpt: name)
        }
        if file.hasStorage(named: "ObjectPool") || file.hasStream(named: "\u{1}Ole10Native") {
            draft.find(.embeddedFile, at: .part(.attachedFile, nil), excerpt: "ObjectPool")
        }
        if file.hasStream(named: "EncryptedPackage") || file.hasStream(named: "encryption") { draft.miss(.encrypted) }
    }
}

extension FileProgram {
    /// In bytes.
    static let largestConversion = 256 << 20

    /// Under a name by which LibreOffice takes it for what it is: it has other ideas of what .wps may be.
    static func conversion(of path: String, _ type: FileType, to newer: FileType) -> FileProgram {
        let ending = type.officeEnding
        return FileProgram(
            "soffice",
            [
                "--headless", "--norestore", "--nolockcheck", "--nodefault",
                "-env:UserInstallation=file://{folder}/profile", "--convert-to", newer.rawValue, "--outdir",
                "{folder}/made", "{folder}/file.\(ending)",
            ], links: [Link(path: path, name: "file.\(ending)")], result: "made/file.\(newer.rawValue)",
            limit: .seconds(180), mostOutput: largestConversion)
    }
}
