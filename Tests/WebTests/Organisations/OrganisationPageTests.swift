import Actions
import Domain
import TestSupport
import Testing

@testable import Web

@Suite struct OrganisationPageTests {
    @Test func `an installation of one township shows its bodies`() {
        let township = organisation("heping", .township)
        let tree = OrganisationTree([
            township, organisation("hospital", .enterprise, under: township),
            organisation("east", .village, under: township),
        ])
        let page = organisationsPage(tree, .chinese).text
        #expect(links(in: page) == ["heping", "east", "hospital"])
        #expect(!page.contains("还没有登记单位"))
    }

    @Test func `everything below a city is there once, each under its own government`() {
        let city = organisation("city", .government)
        let bureau = organisation("bureau", .department, under: city)
        let branch = organisation("branch", .branch, under: bureau)
        let county = organisation("county", .government, under: city)
        let office = organisation("office", .department, under: county)
        let town = organisation("town", .township, under: county)
        let villages = (1...3).map { organisation("village\($0)", .village, under: town) }
        let street = organisation("street", .subdistrict, under: city)
        let page = organisationsPage(
            OrganisationTree([city, bureau, branch, county, office, town, street] + villages), .chinese
        ).text
        #expect(
            links(in: page) == [
                "city", "bureau", "street", "branch", "county", "office", "town", "village1", "village2", "village3",
            ])
        #expect(page.contains("<summary>town的下级单位（3个）</summary>"))
        let headings = page.matches(of: /<h([1-6])>/).map { String($0.output.1) }
        #expect(headings == ["1", "2", "3", "3", "3", "4", "4"])
    }

    @Test func `without organisations the page says so`() {
        #expect(organisationsPage(OrganisationTree([]), .chinese).text.contains("还没有登记单位。"))
    }

    private func organisation(
        _ code: String, _ kind: Organisation.Kind, under parent: Organisation? = nil
    ) -> Organisation {
        let chance = Array(sha256(Array(code.utf8)).prefix(10))
        return Organisation(
            id: Organisation.ID(bornAt: instant(2026, 3, 10), chance: chance), code: code, name: code, shortName: code,
            kind: kind, parent: parent?.id, position: 0)
    }

    /// In the order of the page.
    private func links(in page: String) -> [String] {
        page.matches(of: /href="\/organisations\/([a-z0-9]+)"/).map { String($0.output.1) }
    }
}
