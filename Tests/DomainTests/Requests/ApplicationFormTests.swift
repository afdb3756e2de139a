import Testing

@testable import Domain

struct ApplicationFormTests {
    let today: Day

    init() throws {
        today = try #require(Day(iso: "2026-11-22"))
    }

    private let citizen = Applicant(
        kind: .citizen, name: "赵大勇", identification: .init(.identityCard, number: "11010519491231002X"),
        phone: "13900002207")
    private let business = Applicant(
        kind: .business, name: "阳光市某某有限公司", identification: .init(.creditCode, number: "91350100M000100Y43"),
        contactName: "王芳", email: "wang@example.cn")
    private let wanted = WantedInformation(description: "东湾村2024年征地补偿安置方案", form: .electronic, way: .pickUp)

    @Test func `name, proof of identity and one way to be reached are enough`() {
        #expect(citizen.issues(on: today) == [])
        #expect(business.issues(on: today) == [])
        #expect(wanted.issues(on: today) == [])
    }

    @Test func `what Article 29 asks for cannot be left out`() {
        var nobody = citizen
        (nobody.name, nobody.phone, nobody.identification.number) = ("", "", "")
        #expect(
            nobody.issues(on: today) == [
                Issue("applicantName", .missing),
                Issue("applicantPhone", .allMissing(["applicantPhone", "applicantEmail", "applicantAddress"])),
                Issue("idNumber", .missing),
            ])
        var organisation = business
        organisation.contactName = ""
        #expect(organisation.issues(on: today) == [Issue("contactName", .missing)])
        var nothing = wanted
        nothing.description = ""
        #expect(nothing.issues(on: today) == [Issue("description", .missing)])
        nothing.documentNumber = "阳政发〔2026〕18号"
        #expect(nothing.issues(on: today) == [])
    }

    @Test func `proof of identity fits who asks, and is checked`() {
        var odd = citizen
        odd.identification = .init(.creditCode, number: "91350100M000100Y43")
        #expect(odd.issues(on: today) == [Issue("idKind", .doesNotMatch)])
        var wrong = citizen
        wrong.identification.number = "110105194912310021"
        #expect(wrong.issues(on: today) == [Issue("idNumber", .identityNumber(.checkCharacter))])
        var code = business
        code.identification.number = "91350100M000100Y44"
        #expect(code.issues(on: today) == [Issue("idNumber", .malformed(expected: "18位统一社会信用代码"))])
        var abroad = citizen
        abroad.identification = .init(.passport, number: "E12345678")
        #expect(abroad.issues(on: today) == [])
        abroad.identification.number = "E1234<script>"
        #expect(abroad.issues(on: today) == [Issue("idNumber", .malformed(expected: "字母和数字"))])
    }

    @Test func `an agent has a name and proof of identity, too`() {
        var request = citizen
        request.agent = .init(name: "", identification: .init(.identityCard, number: ""), phone: "")
        #expect(request.issues(on: today) == [Issue("agentName", .missing), Issue("agentNumber", .missing)])
    }

    @Test func `what is sent needs an address to go to`() {
        var sent = wanted
        sent.way = .email
        #expect(sent.issues(of: citizen) == [Issue("applicantEmail", .missing)])
        #expect(sent.issues(of: business) == [])
        sent.way = .post
        #expect(sent.issues(of: business) == [Issue("applicantAddress", .missing)])
        sent.way = .readThere
        #expect(sent.issues(of: citizen) == [])
    }

    @Test func `years are years, in their order`() {
        var years = wanted
        (years.fromYear, years.toYear) = (2025, 2023)
        #expect(years.issues(on: today) == [Issue("toYear", .dateBefore(field: "fromYear"))])
        (years.fromYear, years.toYear) = (1899, 2027)
        #expect(years.issues(on: today).map(\.field) == ["fromYear", "toYear"])
    }

    @Test func `nobody reads a hundred thousand characters`() {
        var long = wanted
        long.description = String(repeating: "字", count: 100_000)
        #expect(long.issues(on: today) == [Issue("description", .tooLong(limit: 5000))])
    }
}
