package import Domain
import Storage

/// The papers of an evidence pack, as they are read and printed.
package struct EvidenceSheets: Sendable {
    /// All papers behind their list, for the press.
    package var whole: String
    /// Each by itself, the list at their head.
    package var files: [File]
    /// The files of the request, under the names that they have in the pack.
    package var enclosures: [Enclosure]

    package struct File: Sendable {
        package var name: String
        package var bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    package struct Enclosure: Sendable {
        package var name: String
        /// That of the `RequestFile`.
        package var position: Int

        package init(name: String, position: Int) {
            self.name = name
            self.position = position
        }
    }

    package init(whole: String, files: [File], enclosures: [Enclosure]) {
        self.whole = whole
        self.files = files
        self.enclosures = enclosures
    }

    package static let wholeName = "证据材料.pdf"
    package static let manifestName = "manifest.json"
}

/// A pack that can be written down.
package struct EvidencePack: Sendable {
    fileprivate enum Content: Sendable {
        case bytes([UInt8])
        case sealed(SealedContent)
    }

    fileprivate var files: [(name: String, content: Content)]
}

extension Office {
    /// Makes the evidence pack of a request: every paper as one PDF, each by itself, the files of the request, and the hashes.
    /// It tells who asked; the journal keeps who made it, and the hash of its list of hashes.
    /// - Parameter sheets: puts the papers into words.
    /// - Throws: `Press.Fault` where nothing can be printed; `FileStoreError` where a file is not there.
    package func packEvidence(
        of id: InformationRequest.ID, by caller: Caller, _ sheets: (DeskRequest) -> EvidenceSheets
    ) async throws -> EvidencePack {
        let request = try await deskRequest(id, by: caller)
        guard request.may.contains(.handleRequests) else { throw Forbidden() }
        guard request.form != nil else { throw RecordAnonymous() }
        let sheets = sheets(request)
        let whole = EvidenceSheets.File(
            name: EvidenceSheets.wholeName, bytes: try await press.file(of: sheets.whole, as: .pdf))
        var pack = EvidencePack(files: ([whole] + sheets.files).map { ($0.name, .bytes($0.bytes)) })
        pack.files += try await enclosed(sheets.enclosures, of: id)
        let manifest = pack.manifest(request.request.number.text)
        pack.files.append((EvidenceSheets.manifestName, .bytes(manifest)))
        try await perform(as: caller) { tx, _ in
            let organisation = try RequestTable.find(id, tx).organisation
            try caller.require(.handleRequests, in: organisation, tx)
            return Done(
                JournalEvent(
                    .requestEvidencePacked, of: id.text, organisation: organisation.text,
                    after: Hex.encode(sha256(manifest))))
        }
        return pack
    }

    /// Writes a pack down as a ZIP, a piece at a time.
    package func write(_ pack: EvidencePack, _ take: ([UInt8]) async throws -> Void) async throws {
        let archive = try ZipArchive()
        for file in pack.files {
            try archive.begin(file.name, size: file.content.size)
            switch file.content {
            case .bytes(let bytes): try archive.add(bytes)
            case .sealed(let content):
                try await content.readAll({ try await files.read(content.place, from: $0, count: $1) }) { piece in
                    try archive.add(piece)
                    try await take(archive.take())
                }
            }
            try await take(archive.take())
        }
        try archive.end()
        try await take(archive.take())
    }

    private func enclosed(
        _ enclosures: [EvidenceSheets.Enclosure], of id: InformationRequest.ID
    ) async throws -> [(String, EvidencePack.Content)] {
        let contents = try await read { tx in
            guard let vault = try vault(of: id.text, tx) else { throw RecordAnonymous() }
            return try enclosures.map { try VaultFileTable.content(at: $0.position, vault, tx) }
        }
        for content in contents { try await requireWhole(content) }
        return zip(enclosures, contents).map { ($0.name, .sealed($1)) }
    }
}

extension EvidencePack {
    fileprivate func manifest(_ number: String) -> [UInt8] {
        CanonicalJSON.object([
            ("request", .string(number)),
            (
                "files",
                .array(
                    files.map {
                        .object([
                            ("name", .string($0.name)), ("bytes", .integer($0.content.size)),
                            ("sha256", .string($0.content.hash)),
                        ])
                    })
            ),
        ]).bytes
    }
}

extension EvidencePack.Content {
    fileprivate var size: Int {
        switch self {
        case .bytes(let bytes): bytes.count
        case .sealed(let content): content.size
        }
    }

    fileprivate var hash: String {
        switch self {
        case .bytes(let bytes): Hex.encode(sha256(bytes))
        case .sealed(let content): content.hash
        }
    }
}
