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
        if let kept { return LetterFile(letter: letter, format: format, bytes: kept) }
        let made = try await press.file(of: sheet(letter), as: format)
        do {
            try await perform(as: caller) { tx, _ in
                let organisation = try RequestTable.find(id, tx).organisation
                try isAllowed(organisation, tx)
                guard let vault = try vault(of: id.text, tx) else { throw RecordAnonymous() }
                if let kept = try LetterFileTable.find(place, format, of: id, vault, tx) {
                    throw KeptMeanwhile(bytes: kept)
                }
                try LetterFileTable.insert(made, place, format, of: id, vault, tx)
                return Done(
                    JournalEvent(
                        .requestLetterFileMade, of: id.text, organisation: organisation.text,
                        after: "\(place.position) \(place.kind.rawValue) \(format.rawValue) \(Hex.encode(sha256(made)))"
                    ))
            }
            return LetterFile(letter: letter, format: format, bytes: made)
        } catch let other as KeptMeanwhile {
            return LetterFile(letter: letter, format: format, bytes: other.bytes)
        }
    }
}

private struct KeptMeanwhile: Error {
    var bytes: [UInt8]
}

enum LetterFileTable {
    static func find(
        _ place: RequestLetter.Place, _ format: Press.Format, of request: InformationRequest.ID, _ vault: Vault,
        _ tx: any Transaction
    ) throws -> [UInt8]? {
        let sealed: SealedSecret? = try tx.value(
            """
            SELECT sealed AS value FROM request_letter_file
            WHERE request = \(request) AND position = \(place.position) AND kind = \(place.kind.rawValue)
              AND format = \(format.rawValue)
            """)
        return try sealed.map {
            try vault.bytes(in: $0, as: owner(place.position, place.kind.rawValue, format.rawValue))
        }
    }

    static func insert(
        _ bytes: [UInt8], _ place: RequestLetter.Place, _ format: Press.Format, of request: InformationRequest.ID,
        _ vault: Vault, _ tx: any Transaction
    ) throws {
        let sealed = try vault.seal(bytes: bytes, as: owner(place.position, place.kind.rawValue, format.rawValue))
        let last: Int? = try tx.value(
            "SELECT MAX(number) AS value FROM request_letter_file WHERE request = \(request)")
        try tx.run(
            """
            INSERT INTO request_letter_file (request, position, kind, format, number, hash, sealed)
            VALUES (\(request), \(place.position), \(place.kind.rawValue), \(format.rawValue), \((last ?? 0) + 1),
                    \(sha256(bytes)), \(sealed))
            """)
    }

    /// The hashes in the order in which the files were made.
    static func hashes(of request: InformationRequest.ID, _ tx: any Transaction) throws -> [[UInt8]] {
        try tx.values("SELECT hash AS value FROM request_letter_file WHERE request = \(request) ORDER BY number")
    }

    /// The files whose bytes are not those that were hashed when they were made.
    static func changed(of request: InformationRequest.ID, _ vault: Vault, _ tx: any Transaction) throws
        -> [String]
    {
        try tx.rows(
            """
            SELECT position, kind, format, hash, sealed FROM request_letter_file WHERE request = \(request)
            ORDER BY number
            """
        ).compactMap { row in
            let place = owner(try row.get("position"), try row.get("kind"), try row.get("format"))
            let bytes = try vault.bytes(in: try row.get("sealed"), as: place)
            return sha256(bytes) == (try row.get("hash", as: [UInt8].self)) ? nil : place
        }
    }

    private static func owner(_ position: Int, _ kind: String, _ format: String) -> String {
        "letter \(position) \(kind) \(format)"
    }
}
