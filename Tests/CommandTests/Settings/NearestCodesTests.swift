import Testing

@testable import Command

@Suite struct NearestCodesTests {
    @Test func `the code that somebody meant comes first`() {
        let codes = ["yg", "yg-finance", "yg-edu", "mh-finance", "yg-gov-office", "yg-health", "yg-water"]
        #expect(nearestCodes(to: "yg-finanse", among: codes).first == "yg-finance")
        #expect(nearestCodes(to: "gov-office", among: codes).first == "yg-gov-office")
        #expect(nearestCodes(to: "yg-finanse", among: codes).count == 5)
    }
}
