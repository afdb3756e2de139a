import Domain
import Storage

/// What the register says of a year: the cells of the report that nobody types.
struct ReportRegister {
    let organisations: [Organisation.ID]
    let year: Int
    let format: ReportFormat
    let today: Day
}

extension ReportRegister {
    func tables(_ tx: any Transaction) throws -> ReportTables {
        var tables = ReportTables()
        for (cell, count) in try requests(tx) + disputes(tx) + documents(tx) + fees(tx) { tables[cell] = count }
        return tables.totalled(format)
    }

    /// Requests received, month by month.
    func months(_ tx: any Transaction) throws -> [Int] {
        let rows = try tx.rows(
            """
            SELECT submitted_on, COUNT(*) AS requests FROM request
            WHERE organisation IN (\(list: organisations)) AND submitted_year = \(year) AND stage <> 'transferred'
            GROUP BY submitted_on
            """)
        var months = Array(repeating: 0, count: 12)
        for row in rows { months[try row.get("submitted_on", as: Day.self).month - 1] += try row.get("requests") }
        return months
    }

    private func requests(_ tx: any Transaction) throws -> [(ReportCell, Int)] {
        guard let scope = RequestScope(year, organisations: organisations) else { throw NotFound() }
        var counts = RequestCounts()
        for figure in [RequestFigure.received, .carriedOver, .ended, .carriedOn] {
            for (_, part) in try requestCounts(figure, scope, today: today, tx) { counts.add(part) }
        }
        return ApplicantClass.allCases.flatMap { kind in
            ReportRow.all(format).compactMap { row in
                count(row, kind, counts).map { (ReportCell.request(row, .of(kind)), $0) }
            }
        }
    }

    /// Nil of a total: it is computed from the others.
    private func count(_ row: ReportRow, _ kind: ApplicantClass, _ counts: RequestCounts) -> Int? {
        switch row {
        case .received: counts.count(.received, of: kind)
        case .carriedIn: counts.count(.carriedOver, of: kind)
        case .outcome(let outcome): counts.count(.ended, of: kind, outcome)
        case .group(let group):
            RequestOutcome.allCases.filter { $0.group == group }.map { counts.count(.ended, of: kind, $0) }
                .reduce(0, +)
        case .carriedOut: counts.count(.carriedOn, of: kind)
        case .ended: nil
        }
    }

    private func disputes(_ tx: any Transaction) throws -> [(ReportCell, Int)] {
        let counts = try DisputeSelection(year, organisations).counts(tx)
        return Dispute.Block.allCases.flatMap { block in
            Dispute.Standing.allCases.map { (ReportCell.dispute(block, .of($0)), counts[block]?[$0] ?? 0) }
        }
    }

    /// 规章 and 行政规范性文件. The trial form counts what was made and published in the year, and all that is public.
    private func documents(_ tx: any Transaction) throws -> [(ReportCell, Int)] {
        let all: [NormativeDocument] = try NormativeDocument.all(of: organisations, tx)
        return LegalForm.allCases.flatMap { form in
            let item = DisclosureItem(form)
            let documents = all.filter { $0.form == form }
            return item.measures(format).compactMap { measure in
                documents.count(of: measure, in: year).map { (ReportCell.disclosure(item, measure), $0) }
            }
        }
    }

    private func fees(_ tx: any Transaction) throws -> [(ReportCell, Int)] {
        let (asked, paid) = (try fees(.charged, tx), try fees(.paid, tx))
        return [
            (.fee(.notices), asked.count), (.fee(.charged), asked.map(\.yuan).reduce(0, +) * 100),
            (.fee(.paid), paid.map(\.yuan).reduce(0, +) * 100),
        ]
    }

    /// The notices of the year, or the payments in it: each pays what was asked for last.
    func fees(_ item: FeeItem, _ tx: any Transaction) throws -> [ReportRecords.FeeRecord] {
        guard let first = Day(year, 1, 1), let last = Day(year, 12, 31) else { throw NotFound() }
        let happening =
            switch item {
            case .notices, .charged: "fee-asked"
            case .paid: "fee-paid"
            }
        return try tx.all(
            """
            SELECT r.id, r.organisation, r.year, r.sequence, r.mark, e.day, a.number AS yuan
            FROM request_event e
            JOIN request r ON r.id = e.request
            JOIN request_event a ON a.request = e.request AND a.happening = 'fee-asked' AND a.position = (
                SELECT MAX(b.position) FROM request_event b
                WHERE b.request = e.request AND b.happening = 'fee-asked' AND b.position <= e.position)
            WHERE e.happening = \(happening) AND e.day BETWEEN \(first) AND \(last)
                AND r.organisation IN (\(list: organisations))
            ORDER BY e.day DESC, e.request DESC
            """)
    }
}

extension DisclosureItem {
    init(_ form: LegalForm) {
        switch form {
        case .regulation: self = .regulations
        case .normativeDocument: self = .normativeDocuments
        }
    }
}
