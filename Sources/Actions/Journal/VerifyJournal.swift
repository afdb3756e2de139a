import Crypto
package import Domain
import Storage

extension Office {
    /// Reads the whole journal and names the first link that was edited, removed or moved.
    /// - Returns: how many links were read, and what is wrong, if anything.
    package func verifyJournal() async throws -> JournalVerdict {
        var verifier = JournalVerifier()
        while true {
            let after = verifier.verified.sequence
            let page = try await read { try JournalTable.page(after: after, limit: 1000, $0) }
            for entry in page {
                if let fault = verifier.fault(in: entry, digest: sha256) {
                    return JournalVerdict(count: verifier.verified.sequence, fault: fault)
                }
            }
            if page.count < 1000 { break }
        }
        let soFar = verifier
        return try await read { tx in
            let sealed = try JournalTable.head(tx)
            let seal = try presentKeys(tx).journalSeal
            if let sealed, JournalTable.seal(sealed.head, with: seal) != sealed.seal {
                return JournalVerdict(count: soFar.verified.sequence, fault: .rewritten(at: sealed.head.sequence))
            }
            // What was written since the last page was read is not a fault of the journal.
            var rest = soFar
            for entry in try JournalTable.page(after: soFar.verified.sequence, limit: 100_000, tx) {
                if let fault = rest.fault(in: entry, digest: sha256) {
                    return JournalVerdict(count: rest.verified.sequence, fault: fault)
                }
            }
            return JournalVerdict(
                count: rest.verified.sequence, fault: rest.fault(atEnd: sealed?.head ?? .empty))
        }
    }
}

package struct JournalVerdict: Sendable {
    package var count: Int
    package var fault: JournalFault?
}
