import Domain
import Storage

extension Office {
    /// Computes every request from its events again, and holds number, letters and journal against it.
    func checkRequests(_ report: inout CheckReport) async throws {
        var last = ""
        while true {
            let after = last
            let page = try await read { tx -> [(InformationRequest.ID, [String])] in
                let ids: [InformationRequest.ID] = try tx.values(
                    "SELECT id AS value FROM request WHERE id > \(after) ORDER BY id LIMIT 200")
                return try ids.map { ($0, try problems(of: $0, tx)) }
            }
            guard let newest = page.last?.0 else { break }
            last = newest.text
            report.requests += page.count
            for (id, problems) in page {
                report.findings += problems.map {
                    CheckReport.Finding(area: "requests", place: id.text, problem: $0)
                }
            }
        }
        let gaps = try await read { try RequestTable.gaps($0) }
        report.findings += gaps.map {
            CheckReport.Finding(
                area: "numbers", place: "requests of \($0.organisation) in \($0.year)",
                problem: "the number before \($0.sequence) is missing")
        }
    }

    private func problems(of id: InformationRequest.ID, _ tx: any Transaction) throws -> [String] {
        var problems: [String] = []
        let rows = try RequestEventTable.rows(of: id, tx)
        do {
            let stored = try storedRequest(id, tx)
            let changedAt = stored.events.last?.instant ?? Instant(milliseconds: 0)
            let computed = RequestProjection(stored.state, changedAt: changedAt, try calendar(tx))
            if try RequestTable.storedProjection(id, tx) != computed {
                problems.append("its columns differ from its events")
            }
            if try RequestDisputeTable.rows(of: id, tx) != stored.state.disputes.map(RequestDisputeRow.init) {
                problems.append("its disputes in the register differ from its events")
            }
            if let vault = stored.vault {
                problems += try RequestLetterTable.changed(of: id, vault, tx).map { "its letter \($0) was changed" }
                problems += try LetterFileTable.changed(of: id, vault, tx).map { "its file \($0) was changed" }
                problems += try VaultFileTable.problems(stored.state.files, vault, tx)
            }
        } catch let broken as SecretBroken {
            problems.append(broken.description)
        }
        if try !JournalTable.tells(rows.map(\.digest), of: id.text, in: "request", tx) {
            problems.append("its events are not those of the journal")
        }
        if try !JournalTable.tells(try LetterFileTable.hashes(of: id, tx), of: id.text, in: "request-letter-file", tx) {
            problems.append("the files of its letters are not those of the journal")
        }
        return problems
    }
}
