package import Domain
import Storage

/// A letter as a file: made when somebody first asks for it, and the same to the last byte ever after.
package struct LetterFile: Hashable, Sendable {
    package var letter: RequestLetter
    package var format: Press.Format
    package var bytes: [UInt8]
}

extension Office {
    package typealias Sheet = @Sendable (RequestLetter) -> String

    /// For the applicant, who gets what is addressed to them.
    package func letterFile(
        _ place: RequestLetter.Place, as format: Press.Format, of ticket: Ticket, sheet: Sheet
    ) async throws -> LetterFile {
        guard place.kind.isForApplicant else { throw NotFound() }
        let id = try await read { tx in try request(of: ticket, tx) }
        return try await letterFile(place, format, of: id, by: .applicant, sheet) { _, _ in }
    }

    /// For those who work on the request.
    package func letterFile(
        _ place: RequestLetter.Place, as format: Press.Format, of id: InformationRequest.ID, by caller: Caller,
        sheet: Sheet
    ) async throws -> LetterFile {
        var caller = caller
        // Whoever asks twice gets the file twice.
        caller.form = nil
        return try await letterFile(place, format, of: id, by: caller, sheet) { [caller] organisation, tx in
            try caller.require(.readRequests, in: organisation, tx)
        }
    }

    /// Looks, makes the file outside of any transaction, for that takes seconds, and keeps it unless another was faster.
    private func letterFile(
        _ place: RequestLetter.Place, _ format: Press.Format, of id: InformationRequest.ID, by caller: Caller,
        _ sheet: Sheet, isAllowed: @escaping @Sendable (Organisation.ID, any Transaction) throws -> Void
    ) async throws -> LetterFile {
        let (letter, kept) = try await read { tx in
            let request = try RequestTable.find(id, tx)
            try isAllowed(request.organisation, tx)
            guard let vault = try vault(of: id.text, tx),
                let letter = try RequestLetterTable.all(of: id, vault, tx).first(where: { $0.place == place })
            else { throw NotFound() }
            return (letter, try LetterFileTable.find(place, format, of: id, vault, tx))
        }
        if let kept { return LetterFile(letter: letter, format: format, bytes: try await kept.bytes(in: files)) }
        let made = try await press.file(of: sheet(letter), as: format)
        let content = try await seal(made)
        do {
            try await perform(as: caller) { tx, _ in
                let organisation = try RequestTable.find(id, tx).organisation
                try isAllowed(organisation, tx)
                guard let vault = try vault(of: id.text, tx) else { throw RecordAnonymous() }
                if let kept = try LetterFileTable.find(place, format, of: id, vault, tx) {
                    throw KeptMeanwhile(content: kept)
                }
                try LetterFileTable.insert(content, place, format, of: id, vault, tx)
                return Done(
                    JournalEvent(
                        .requestLetterFileMade, of: id.text, organisation: organisation.text,
                        after: "\(place.position) \(place.kind.rawValue) \(format.rawValue) \(content.hash)"
                    ))
            }
            return LetterFile(letter: letter, format: format, bytes: made)
        } catch let other as KeptMeanwhile {
            return LetterFile(letter: letter, format: format, bytes: try await other.content.bytes(in: files))
        }
    }
}

private struct KeptMeanwhile: Error {
    var content: SealedContent
}

enum LetterFileTable {
    static func find(
        _ place: RequestLetter.Place, _ format: Press.Format, of request: InformationRequest.ID, _ vault: Vault,
        _ tx: any Transaction
    ) throws -> SealedContent? {
        try tx.rows(
            """
            \(columns) WHERE request = \(request) AND position = \(place.position) AND kind = \(place.kind.rawValue)
              AND format = \(format.rawValue)
            """
        ).first.map { try content(in: $0, vault) }
    }

    static func insert(
        _ content: SealedContent, _ place: RequestLetter.Place, _ format: Press.Format,
        of request: InformationRequest.ID, _ vault: Vault, _ tx: any Transaction
    ) throws {
        let owner = owner(place.position, place.kind.rawValue, format.rawValue, content.place)
        let sealed = try vault.seal(record: content.key, as: owner)
        let last: Int? = try tx.value(
            "SELECT MAX(number) AS value FROM request_letter_file WHERE request = \(request)")
        try tx.run(
            """
            INSERT INTO request_letter_file (request, position, kind, format, number, hash, content, sealed)
            VALUES (\(request), \(place.position), \(place.kind.rawValue), \(format.rawValue), \((last ?? 0) + 1),
                    \(Hex.decode(content.hash) ?? []), \(content.place), \(sealed))
            """)
    }

    /// The hashes in the order in which the files were made.
    static func hashes(of request: InformationRequest.ID, _ tx: any Transaction) throws -> [[UInt8]] {
        try tx.values("SELECT hash AS value FROM request_letter_file WHERE request = \(request) ORDER BY number")
    }

    /// The files that are not those that were hashed when they were made.
    static func changed(of request: InformationRequest.ID, _ vault: Vault, _ tx: any Transaction) throws
        -> [String]
    {
        try tx.rows("\(columns) WHERE request = \(request) ORDER BY number").compactMap { row in
            let hash: [UInt8] = try row.get("hash")
            if try content(in: row, vault).hash == Hex.encode(hash) { return nil }
            return name(try row.get("position"), try row.get("kind"), try row.get("format"))
        }
    }

    /// The files whose places lie behind one and not behind another, of requests that still can be opened.
    static func stored(in places: PlaceRange, _ tx: any Transaction) throws -> [(record: String, row: SQLRow)] {
        try tx.rows(
            """
            SELECT f.request, f.position, f.kind, f.format, f.hash, f.content, f.sealed
            FROM request_letter_file f JOIN vault_key k ON k.record = f.request
            WHERE f.content > \(places.after) AND f.content <= \(places.upTo) ORDER BY f.content, f.request, f.number
            """
        ).map { (try $0.get("request"), $0) }
    }

    static func content(in row: SQLRow, _ vault: Vault) throws -> SealedContent {
        let place: FileHash = try row.get("content")
        let sealed: SealedSecret = try row.get("sealed")
        let owner = owner(try row.get("position"), try row.get("kind"), try row.get("format"), place)
        return SealedContent(place: place, key: try vault.record(in: sealed, as: owner))
    }

    private static let columns: SQL = "SELECT position, kind, format, hash, content, sealed FROM request_letter_file"

    private static func name(_ position: Int, _ kind: String, _ format: String) -> String {
        "letter \(position) \(kind) \(format)"
    }

    private static func owner(_ position: Int, _ kind: String, _ format: String, _ place: FileHash) -> String {
        "\(name(position, kind, format)) \(place)"
    }
}
