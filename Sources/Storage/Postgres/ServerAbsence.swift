/// Since when a server has been away, and when and how that was last found.
struct ServerAbsence: Sendable {
    /// How long it is waited for.
    static let patience = Duration.seconds(4)
    /// What was found longer ago is found again.
    private static let memory = Duration.milliseconds(500)
    /// What somebody met longer ago was another time.
    private static let gap = Duration.seconds(10)

    let since: ContinuousClock.Instant
    let seen: ContinuousClock.Instant
    let error: StoreError

    init(_ error: StoreError, at now: ContinuousClock.Instant, after before: ServerAbsence?) {
        let isTheSame = before.map { now - $0.seen < Self.gap } ?? false
        since = isTheSame ? before?.since ?? now : now
        seen = now
        self.error = error
    }

    func isGivenUp(byWhoAsked asked: ContinuousClock.Instant, at now: ContinuousClock.Instant) -> Bool {
        now - since >= Self.patience || now - asked >= Self.patience
    }

    /// What others met a moment ago, where waiting is over: a server behind a broken network answers nobody, and to find that
    /// out one after the other would take everybody's time.
    func error(forWhoAsked asked: ContinuousClock.Instant, at now: ContinuousClock.Instant) -> StoreError? {
        now - seen < Self.memory && isGivenUp(byWhoAsked: asked, at: now) ? error : nil
    }
}
