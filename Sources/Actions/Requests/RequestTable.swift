package import Domain
package import Storage

enum RequestTable {
    static func find(_ id: InformationRequest.ID, _ tx: any Transaction) throws -> InformationRequest {
        guard
            let request: InformationRequest = try tx.first(
                "SELECT id, organisation, year, sequence, mark FROM request WHERE id = \(id)")
        else { throw NotFound() }
        return request
    }

    static func find(codeMark: [UInt8], _ tx: any Transaction) throws -> InformationRequest.ID? {
        try tx.value("SELECT id AS value FROM request WHERE code_mark = \(codeMark)")
    }

    /// What the same applicant asked the same organ for, newest first.
    static func all(
        ofApplicant mark: [UInt8], in organisation: Organisation.ID, limit: Int, _ tx: any Transaction
    ) throws -> [InformationRequest.ID] {
        try tx.values(
            """
            SELECT id AS value FROM request WHERE applicant_mark = \(mark) AND organisation = \(organisation)
            ORDER BY id DESC LIMIT \(limit)
            """)
    }

    /// How many the same applicant had made to the same organ in the same calendar month before this one.
    static func itemsBefore(_ id: InformationRequest.ID, _ tx: any Transaction) throws -> Int {
        let day: Day = try tx.value("SELECT submitted_on AS value FROM request WHERE id = \(id)") ?? Day(number: 0)
        let first = day + (1 - day.dayOfMonth)
        return try tx.value(
            """
            SELECT COUNT(*) AS value FROM request b JOIN request r ON r.applicant_mark = b.applicant_mark
                AND r.organisation = b.organisation
            WHERE r.id = \(id) AND b.submitted_on BETWEEN \(first) AND \(day) AND b.stage <> 'transferred'
                AND (b.submitted_on < \(day) OR b.sequence < r.sequence)
            """) ?? 0
    }

    /// The requests that were made of one, or that it was handed over as, in their order.
    static func all(derivedFrom id: InformationRequest.ID, _ tx: any Transaction) throws -> [InformationRequest] {
        try tx.all(
            "SELECT id, organisation, year, sequence, mark FROM request WHERE origin = \(id) ORDER BY year, sequence, id"
        )
    }

    static func codeMark(of id: InformationRequest.ID, _ tx: any Transaction) throws -> [UInt8] {
        try tx.value("SELECT code_mark AS value FROM request WHERE id = \(id)") ?? []
    }

    /// By its number, in whatever way it is written.
    static func find(numbered typed: String, _ tx: any Transaction) throws -> InformationRequest.ID? {
        guard let number = DocumentNumber(parsing: typed) else { return nil }
        let all: [InformationRequest] = try tx.all(
            """
            SELECT id, organisation, year, sequence, mark FROM request
            WHERE year = \(number.year) AND sequence = \(number.sequence)
            """)
        return all.first { $0.number.key == number.key }?.id
    }

    static func applicantMark(of id: InformationRequest.ID, _ tx: any Transaction) throws -> [UInt8] {
        try tx.value("SELECT applicant_mark AS value FROM request WHERE id = \(id)") ?? []
    }

    static func setCodeMark(_ mark: [UInt8], of id: InformationRequest.ID, _ tx: any Transaction) throws {
        try tx.run("UPDATE request SET code_mark = \(mark) WHERE id = \(id)")
    }

    static func setMarks(
        code: [UInt8], applicant: [UInt8], of id: InformationRequest.ID, _ tx: any Transaction
    ) throws {
        try tx.run("UPDATE request SET code_mark = \(code), applicant_mark = \(applicant) WHERE id = \(id)")
    }

    static func insertion(
        of request: InformationRequest, codeMark: [UInt8], applicantMark: [UInt8], _ kind: ApplicantClass,
        _ projection: RequestProjection
    ) -> SQL {
        """
        INSERT INTO request
            (id, organisation, year, sequence, mark, code_mark, applicant_mark, applicant_class,
             channel, stage, awaited, due_step, event_count, origin, assignee, submitted_on, submitted_year, received_on,
             due_on, is_provisional, outcome, decided_on, closed_on, closed_year, working_days, is_late, is_archived,
             changed_at)
        VALUES
            (\(request.id), \(request.organisation), \(request.number.year), \(request.number.sequence),
             \(request.number.mark), \(codeMark), \(applicantMark), \(kind),
             \(projection.channel), \(projection.stage), \(projection.awaited), \(projection.dueStep),
             \(projection.eventCount), \(projection.origin), \(projection.assignee), \(projection.submittedOn),
             \(projection.submittedYear), \(projection.receivedOn), \(projection.dueOn), \(projection.isProvisional), \(projection.outcome), \(projection.decidedOn),
             \(projection.closedOn), \(projection.closedYear), \(projection.workingDays), \(projection.isLate),
             \(projection.isArchived), \(projection.changedAt))
        """
    }

    static func update(_ id: InformationRequest.ID, _ projection: RequestProjection, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE request SET
                channel = \(projection.channel), stage = \(projection.stage), awaited = \(projection.awaited),
                due_step = \(projection.dueStep), event_count = \(projection.eventCount),
                origin = \(projection.origin), assignee = \(projection.assignee), submitted_on = \(projection.submittedOn),
                submitted_year = \(projection.submittedYear), received_on = \(projection.receivedOn), due_on = \(projection.dueOn),
                is_provisional = \(projection.isProvisional), outcome = \(projection.outcome),
                decided_on = \(projection.decidedOn), closed_on = \(projection.closedOn),
                closed_year = \(projection.closedYear), working_days = \(projection.workingDays), is_late = \(projection.isLate),
                is_archived = \(projection.isArchived), changed_at = \(projection.changedAt)
            WHERE id = \(id)
            """)
    }

    static func storedProjection(_ id: InformationRequest.ID, _ tx: any Transaction) throws -> RequestProjection? {
        try tx.first("SELECT \(RequestProjection.columns) FROM request WHERE id = \(id)")
    }

    /// Numbers of which the one before is missing.
    static func gaps(_ tx: any Transaction) throws -> [(organisation: Organisation.ID, year: Int, sequence: Int)] {
        try tx.rows(
            """
            SELECT a.organisation, a.year, a.sequence FROM request a
            WHERE a.sequence > 1 AND NOT EXISTS (
                SELECT 1 FROM request b
                WHERE b.organisation = a.organisation AND b.year = a.year AND b.sequence = a.sequence - 1)
            ORDER BY a.organisation, a.year, a.sequence
            """
        ).map { (try $0.get("organisation"), try $0.get("year"), try $0.get("sequence")) }
    }
}

extension InformationRequest: SQLRecord {
    package init(row: SQLRow) throws {
        self.init(
            id: try row.get("id"), organisation: try row.get("organisation"),
            number: Number(year: try row.get("year"), sequence: try row.get("sequence"), mark: try row.get("mark")))
    }
}

/// The application of a request, as it was handed in.
enum RequestFormTable {
    static func insertion(
        of form: ApplicationForm, for request: InformationRequest.ID, _ vault: Vault
    ) throws -> SQL {
        let sealed = try vault.seal(record: form, as: "form")
        return "INSERT INTO request_form (request, sealed) VALUES (\(request), \(sealed))"
    }

    static func find(
        of request: InformationRequest.ID, _ vault: Vault, _ tx: any Transaction
    ) throws -> ApplicationForm {
        let sealed: SealedSecret? = try tx.value("SELECT sealed AS value FROM request_form WHERE request = \(request)")
        guard let sealed else { throw NotFound() }
        return try vault.record(in: sealed, as: "form")
    }

    /// Those of a list: the ones whose keys are there.
    static func all(
        _ vaults: [String: Vault], _ tx: any Transaction
    ) throws -> [InformationRequest.ID: ApplicationForm] {
        let requests = Array(vaults.keys)
        var forms: [InformationRequest.ID: ApplicationForm] = [:]
        for start in stride(from: 0, to: requests.count, by: 100) {
            let page = Array(requests[start..<min(start + 100, requests.count)])
            for row in try tx.rows("SELECT request, sealed FROM request_form WHERE request IN (\(list: page))") {
                let request: InformationRequest.ID = try row.get("request")
                let sealed: SealedSecret = try row.get("sealed")
                forms[request] = try vaults[request.text]?.record(in: sealed, as: "form")
            }
        }
        return forms
    }
}
