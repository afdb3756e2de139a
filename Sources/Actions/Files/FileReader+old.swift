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
        try Self.read(converted, as: newer, into: &draft)
    }

    /// pandoc keeps the words only: no changes, no comments, no author.
    func readRTF(_ path: String, into draft: inout ReadingDraft) async throws {
        guard let converted = try await output(of: .conversion(of: path, .rtf, to: .docx), &draft) else {
            let pandoc = FileProgram(
                "pandoc", ["--sandbox", "--from=rtf", "--to=docx", "--output=-"],
                input: LocalFile.bytes(of: path, most: 32 << 20) ?? [])
            guard let bytes = try? await run(pandoc) else { return }
            return try Self.read(bytes, as: .docx, into: &draft)
        }
        try Self.read(converted, as: .docx, into: &draft)
    }

    private static func read(
        _ bytes: [UInt8], as type: FileType, into draft: inout ReadingDraft
    ) throws(ZipFolder.Fault) {
        var inner = ReadingDraft()
        switch type {
        case .docx: try WordReading.read(.bytes(bytes), into: &inner)
        case .xlsx: try ExcelReading.read(.bytes(bytes), into: &inner)
        case .pptx: try PowerPointReading.read(.bytes(bytes), into: &inner)
        case .pdf, .jpeg, .png, .ofd, .doc, .xls, .wps, .text, .ppt, .et, .dps, .odt, .ods, .rtf, .csv, .html, .gif,
            .tiff, .docm, .xlsm, .pptm:
            throw .damaged
        }
        draft.add(inner.reading)
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
