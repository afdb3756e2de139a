import Domain
import Storage

/// The disputes of requests without a word of theirs, so that a report can count them. Computed from the events, like the
/// columns of `request`.
enum RequestDisputeTable {
    static func placing(of dispute: Dispute, _ request: InformationRequest) -> SQL {
        """
        INSERT INTO request_dispute (request, number, organisation, block, opened_on, result, decided_on)
        VALUES (\(request.id), \(dispute.number), \(request.organisation), \(dispute.filing.block), \(dispute.openedOn),
                \(dispute.result), \(dispute.decidedOn))
        ON CONFLICT (request, number) DO UPDATE SET result = excluded.result, decided_on = excluded.decided_on
        """
    }

    static func rows(of request: InformationRequest.ID, _ tx: any Transaction) throws -> [RequestDisputeRow] {
        try tx.all(
            """
            SELECT number, block, opened_on, result, decided_on FROM request_dispute WHERE request = \(request)
            ORDER BY number
            """)
    }
}

struct RequestDisputeRow: Hashable, Sendable, SQLRecord {
    var number: Int
    var block: Dispute.Block
    var openedOn: Day
    var result: Dispute.Result?
    var decidedOn: Day?

    init(_ dispute: Dispute) {
        (number, block, openedOn) = (dispute.number, dispute.filing.block, dispute.openedOn)
        (result, decidedOn) = (dispute.result, dispute.decidedOn)
    }

    init(row: SQLRow) throws {
        number = try row.get("number")
        block = try row.get("block")
        openedOn = try row.get("opened_on")
        result = try row.get("result")
        decidedOn = try row.get("decided_on")
    }
}
