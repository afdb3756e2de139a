import TestSupport
import Testing

@testable import Domain

struct IndexNumberTemplateTests {
    let values: IndexNumberTemplate.Values

    init() throws {
        values = IndexNumberTemplate.Values(
            organisation: "11441700007280420Y", region: "441702", givenOn: try #require(Day(2026, 3, 10)), row: "A03")
    }

    @Test(arguments: [
        ("{organisation}/{year}-{sequence:5}", "11441700007280420Y/2026-00042"),
        ("{organisation}/{year}{month}-{sequence:5}", "11441700007280420Y/202603-00042"),
        ("{region}0000/{year}-{sequence:6}", "4417020000/2026-000042"),
        ("{region}-{row}-{year}-{sequence:3}号", "441702-A03-2026-042号"),
        ("{year}{sequence}", "202642"),
    ])
    func `a template makes the number that its place uses, and reads it back`(template: String, number: String) throws {
        let template = try IndexNumberTemplate(parsing: template)
        #expect(template.format(values, sequence: 42) == number)
        #expect(template.match(number, values) == 42)
    }

    @Test func `numbers of one series share organisation and year`() throws {
        let template = try IndexNumberTemplate(parsing: "{organisation}/{year}-{sequence:5}")
        var nextYear = values
        nextYear.year = 2027
        #expect(template.series(values) == "11441700007280420Y/2026-#")
        #expect(template.series(nextYear) == "11441700007280420Y/2027-#")
    }

    @Test func `a running number may outgrow its width`() throws {
        let template = try IndexNumberTemplate(parsing: "{organisation}/{year}-{sequence:2}")
        #expect(template.format(values, sequence: 1234) == "11441700007280420Y/2026-1234")
        #expect(template.match("11441700007280420Y/2026-1234", values) == 1234)
    }

    @Test(arguments: [
        "11441700007280420Y/2025-00042", "11441700007280420Y/2026-42", "11441700007280420Y/2026-+0042",
        "11441700007280420Y/2026-00000", "11441700007280420Y/2026-", "00042", "", "11441700007280420Y/2026-00042 ",
    ])
    func `a number of another series or another width does not match`(text: String) throws {
        let template = try IndexNumberTemplate(parsing: "{organisation}/{year}-{sequence:5}")
        #expect(template.match(text, values) == nil)
    }

    @Test func `every running number is read back`() throws {
        let template = try IndexNumberTemplate(parsing: "{row}{organisation}{year}{sequence:4}{month}")
        var random = SeededRandom(seed: 7)
        for _ in 0..<500 {
            let sequence = Int.random(in: 1...99_999, using: &random)
            #expect(template.match(template.format(values, sequence: sequence), values) == sequence)
        }
    }

    @Test func `everything that is wrong with a template is said at once`() {
        let problems = #expect(throws: Invalid.self) {
            try IndexNumberTemplate(parsing: "{office}/{moon}-{sequence:x}")
        }
        #expect(
            problems?.issues == [
                Issue("indexTemplate", .unknown(value: "office")), Issue("indexTemplate", .unknown(value: "moon")),
                Issue("indexTemplate", .unknown(value: "sequence:x")),
                Issue("indexTemplate", .malformed(expected: "{sequence:5}")),
                Issue("indexTemplate", .malformed(expected: "{year}")),
            ])
    }

    @Test(arguments: [
        ("{organisation}/{year}", "{sequence:5}"), ("{year}{sequence}{sequence}", "{sequence:5}"),
        ("{organisation}-{sequence:5}", "{year}"), ("{year}-{sequence:5", "{…}"), ("{year}}-{sequence}", "{…}"),
    ])
    func `a template needs one running number, a year and closed braces`(template: String, expected: String) {
        let problems = #expect(throws: Invalid.self) { try IndexNumberTemplate(parsing: template, field: "template") }
        #expect(problems?.issues.contains(Issue("template", .malformed(expected: expected))) == true)
    }
}
