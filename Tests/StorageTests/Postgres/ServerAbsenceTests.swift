import Testing

@testable import Storage

/// All who wait for a server that is away are told at once, and not one after the other.
struct ServerAbsenceTests {
    private let start = ContinuousClock.now
    private let error = StoreError(.unavailable, "nobody answers")

    @Test func `a server that is started again is waited for`() {
        let first = ServerAbsence(error, at: start, after: nil)
        let later = ServerAbsence(error, at: start + .seconds(3), after: first)
        #expect(!later.isGivenUp(byWhoAsked: start, at: start + .seconds(3)))
        #expect(later.error(forWhoAsked: start, at: start + .seconds(3)) == nil)
    }

    @Test func `when waiting is over it is over for all`() {
        let first = ServerAbsence(error, at: start, after: nil)
        let last = ServerAbsence(error, at: start + .seconds(4), after: first)
        let now = start + .seconds(4.2)
        #expect(last.isGivenUp(byWhoAsked: start, at: now))
        #expect(last.error(forWhoAsked: now, at: now)?.kind == .unavailable)
    }

    @Test func `what was found a while ago is found again`() {
        let first = ServerAbsence(error, at: start, after: nil)
        let last = ServerAbsence(error, at: start + .seconds(4), after: first)
        #expect(last.error(forWhoAsked: start + .seconds(5), at: start + .seconds(5)) == nil)
        let again = ServerAbsence(error, at: start + .seconds(5), after: last)
        #expect(again.isGivenUp(byWhoAsked: start + .seconds(5), at: start + .seconds(5)))
    }

    @Test func `what was met long ago was another time`() {
        let first = ServerAbsence(error, at: start, after: nil)
        let other = ServerAbsence(error, at: start + .seconds(11), after: first)
        #expect(!other.isGivenUp(byWhoAsked: start + .seconds(11), at: start + .seconds(12)))
        #expect(other.isGivenUp(byWhoAsked: start, at: start + .seconds(12)))
    }
}
