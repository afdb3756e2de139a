import Testing

@testable import Domain

struct RequestOutcomeTests {
    @Test func `the outcomes are the leaves of the report, in its order`() {
        #expect(
            RequestOutcome.allCases.map(\.reportRow) == [
                "r3_1", "r3_2", "r3_3_1", "r3_3_2", "r3_3_3", "r3_3_4", "r3_3_5", "r3_3_6", "r3_3_7", "r3_3_8",
                "r3_4_1",
                "r3_4_2", "r3_4_3", "r3_5_1", "r3_5_2", "r3_5_3", "r3_5_4", "r3_5_5", "r3_6_1", "r3_6_2", "r3_6_3",
            ])
    }

    @Test func `refusals under Articles 14 to 16 go to reconsideration first`() {
        let first = RequestOutcome.allCases.filter(\.isReconsiderationFirst)
        #expect(
            first == [
                .partlyGranted, .stateSecret, .forbiddenByLaw, .endangersSafety, .thirdPartyRights, .internalAffairs,
                .deliberative, .enforcementFile,
            ])
        for outcome in first where outcome != .partlyGranted {
            #expect(outcome.articles.contains { (14...16).contains($0.article) })
        }
    }

    @Test func `nothing is said not to be held without a record of the search`() {
        #expect(RequestOutcome.notHeld.parts.contains(.searchRecord))
        #expect(RequestOutcome.thirdPartyRights.parts.contains(.thirdPartyRecord))
        #expect(RequestOutcome.repeated.parts == [.earlierAnswer])
    }

    @Test func `whatever is not given says why, or where else to go`() {
        for outcome in RequestOutcome.allCases {
            let telling: Set<DecisionPart> = [
                .way, .reasons, .earlierAnswer, .clarificationRecord, .feeRecord,
            ]
            #expect(!outcome.parts.isDisjoint(with: telling), "\(outcome)")
        }
    }
}
