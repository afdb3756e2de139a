/// Which disputes there can be over a request. They are entered as they happened, before and after it is archived.
extension RequestCase {
    /// The first day on which somebody could go on: that of the decision, or that after the term where none was made in time.
    /// - Parameter due: the last day of the term.
    package func firstDisputeDay(due: Day?) -> Day? {
        [decidedOn ?? closedOn, due?.next].compactMap(\.self).min()
    }

    /// - Parameter due: the last day of the term.
    package func checkDispute(_ block: Dispute.Block, on day: Day, today: Day, due: Day?) throws(RequestRefusal) {
        guard var earliest = firstDisputeDay(due: due), earliest <= today else { throw .notDisputable }
        if block == .suitAfterReconsideration {
            let decisions = disputes.filter { $0.filing.block == .reconsideration }.compactMap(\.decidedOn)
            guard let first = decisions.min() else { throw .reconsiderationNotDecided }
            earliest = max(earliest, first)
        }
        try check(day, from: earliest, today: today)
    }

    package func checkDisputeDecision(_ number: Int, on day: Day, today: Day) throws(RequestRefusal) {
        guard let dispute = disputes.first(where: { $0.number == number }) else { throw .noSuchDispute }
        if dispute.result != nil { throw .disputeAlreadyDecided }
        try check(day, from: dispute.openedOn, today: today)
    }

    package var openDisputes: [Dispute] { disputes.filter { $0.result == nil } }
}
