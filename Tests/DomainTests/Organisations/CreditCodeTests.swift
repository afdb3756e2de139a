import Testing

@testable import Domain

struct CreditCodeTests {
    @Test(arguments: [
        "113417020032563511", "11441700007280420Y", "113708280043326001", "91350100M000100Y43", "11100000000013338W",
        "11370812004339255B",
    ])
    func `a credit code with the right check character is read`(text: String) {
        #expect(CreditCode(text)?.text == text)
    }

    @Test(arguments: [
        "113417020032563512",  // check character
        "11341702003256351",  // 17 characters
        "1134170200325635111",
        "1134170200325635I1",  // a letter that codes do not have
        "11441A00007280420Y",  // a letter in the region
        "",
        "１１３４１７０２００３２５６３５１１",
    ])
    func `anything else is not a credit code`(text: String) {
        #expect(CreditCode(text) == nil)
    }

    @Test func `small letters are taken as capitals`() {
        #expect(CreditCode("11441700007280420y")?.text == "11441700007280420Y")
    }

    @Test func `the code says region and body`() throws {
        let organ = try #require(CreditCode("113417020032563511"))
        #expect(organ.regionCode == "341702")
        #expect(organ.organisationCode?.text == "003256351")
    }

    @Test func `one wrong character is always noticed`() {
        let right = Array("113417020032563511")
        for index in right.indices {
            for character in "0123456789ABCDEFGHJKLMNPQRTUWXY" where character != right[index] {
                var wrong = right
                wrong[index] = character
                #expect(CreditCode(String(wrong)) == nil)
            }
        }
    }

    @Test(arguments: ["003256351", "007280420", "004332600", "000014349", "01527918X", "004339255"])
    func `an organisation code with the right check digit is read`(text: String) {
        #expect(OrganisationCode(text)?.text == text)
    }

    @Test(arguments: ["003256352", "00325635", "0032563511", "000000001", "01527918x1", "00325635１", ""])
    func `anything else is not an organisation code`(text: String) {
        #expect(OrganisationCode(text) == nil)
    }

    @Test func `an organisation code may have its hyphen`() {
        #expect(OrganisationCode("01527918-x")?.text == "01527918X")
    }
}
