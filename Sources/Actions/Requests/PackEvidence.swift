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

extension Office {
    /// Makes the evidence pack of a request: every paper as one PDF, each by itself, the files of the request, and the hashes.
    /// It tells who asked; the journal keeps who made it, and its hash.
    /// - Parameter sheets: puts the papers into words.
    /// - Throws: `Press.Fault` where nothing can be printed.
    package func packEvidence(
        of id: InformationRequest.ID, by caller: Caller, _ sheets: (DeskRequest) -> EvidenceSheets
    ) async throws -> [UInt8] {
        let request = try await deskRequest(id, by: caller)
        guard request.may.contains(.handleRequests) else { throw Forbidden() }
        guard request.form != nil else { throw RecordAnonymous() }
        let sheets = sheets(request)
        let whole = EvidenceSheets.File(
            name: EvidenceSheets.wholeName, bytes: try await press.file(of: sheets.whole, as: .pdf))
        let files = [whole] + sheets.files + (try await enclosed(sheets.enclosures, of: id))
        let manifest = EvidenceSheets.File(
            name: EvidenceSheets.manifestName, bytes: manifest(of: files, request.request.number.text))
        let pack = try ZipArchive.bytes(of: (files + [manifest]).map { ($0.name, $0.bytes) })
        try await perform(as: caller) { tx, _ in
            let organisation = try RequestTable.find(id, tx).organisation
            try caller.require(.handleRequests, in: organisation, tx)
            return Done(
                JournalEvent(
                    .requestEvidencePacked, of: id.text, organisation: organisation.text,
                    after: Hex.encode(sha256(pack))))
        }
        return pack
    }

    private func enclosed(
        _ enclosures: [EvidenceSheets.Enclosure], of id: InformationRequest.ID
    ) async throws -> [EvidenceSheets.File] {
        try await read { tx in
            guard let vault = try vault(of: id.text, tx) else { throw RecordAnonymous() }
            return try enclosures.map {
                EvidenceSheets.File(
                    name: $0.name, bytes: try VaultFileTable.content(at: $0.position, vault, tx))
            }
        }
    }

    private func manifest(of files: [EvidenceSheets.File], _ number: String) -> [UInt8] {
        CanonicalJSON.object([
            ("request", .string(number)),
            (
                "files",
                .array(
                    files.map {
                        .object([
                            ("name", .string($0.name)), ("bytes", .integer($0.bytes.count)),
                            ("sha256", .string(Hex.encode(sha256($0.bytes)))),
                        ])
                    })
            ),
        ]).bytes
    }
}
