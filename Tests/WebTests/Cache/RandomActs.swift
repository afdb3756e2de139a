import Actions
import Domain
import TestSupport

/// Acts of an office in an order that only the seed decides, and the addresses that they may show at.
struct RandomActs {
    private let office: TestOffice
    private let chance: TestChance
    private var published: [Document.ID] = []
    private var withdrawn: [Document.ID] = []
    private var count = 0
    private(set) var done: Set<String> = []

    init(_ office: TestOffice, seed: UInt64) {
        self.office = office
        chance = TestChance(seed: seed)
    }

    var paths: [String] {
        [
            "/", "/documents", "/organisations", "/organisations/finance", "/organisations/finance/leaders",
            "/organisations/finance/guide", "/catalogue", "/catalogue/20-01", "/log", "/feed.atom", "/sitemap.xml",
            "/reports", "/about/contact",
        ] + (published.suffix(2) + withdrawn.suffix(1)).map { "/documents/\($0)" }
    }

    /// Does one, and says which.
    mutating func next() async throws -> String {
        count += 1
        let acts = ["publish", "correct", "withdraw", "decide", "site", "profile", "appoint", "adopt", "import", "day"]
        let act = acts[Int(chance.bytes(1)[0]) % acts.count]
        do {
            try await perform(act)
        } catch is DocumentRefusal {
            try await perform("publish")
        }
        done.insert(act)
        return act
    }

    private mutating func perform(_ act: String) async throws {
        let system = office.office
        let approver = office.caller(.approver)
        let id = published.last
        switch act {
        case "correct":
            guard let id else { return try await perform("publish") }
            try await office.corrected(id, to: .sample(title: "更正后的第\(count)号通知", publicNote: "有误"))
        case "withdraw":
            guard let id = published.popLast() else { return try await perform("publish") }
            try await system.withdraw(
                id, manner: .error, reason: "第\(count)次撤下", successor: nil, expecting: nil, by: approver)
            withdrawn.append(id)
        case "decide":
            guard let id else { return try await perform("publish") }
            let validity: Validity.Decided = count.isMultiple(of: 2) ? .repealed : .amended
            try await system.decideValidity(
                of: id, validity, reason: "第\(count)次决定", successor: nil, expecting: nil, by: approver)
        case "site": try await system.changeSite(Site(name: "网站\(count)", organiser: "办公室"), by: .system)
        case "profile":
            try await system.writeProfile(.sample(officeName: "公开办\(count)"), of: "finance", by: .system)
        case "appoint":
            let post = AppointmentDraft(
                organisation: office.organisation(.finance).id, post: "局长", since: day(2026, 3, 1))
            _ = try await system.addPerson(name: "王\(count)", login: "", password: "", post, by: .system)
        case "adopt":
            try await system.adoptRows(count.isMultiple(of: 2) ? ["20-01"] : [], by: "heping", caller: .system)
        case "import":
            _ = try await office.twin(seed: UInt64(100 + count)).importDocuments(
                [.sample(externalID: "old-\(count)", content: .sample(title: "补录的第\(count)号通知"))], into: "education",
                isDryRun: false, by: .system)
        case "day": office.clock.advance(days: 1)
        default:
            published.append(try await office.published(.sample(title: "关于第\(count)件事的通知")))
        }
    }
}

extension OpennessProfile {
    static func sample(officeName: String) -> OpennessProfile {
        var profile = OpennessProfile()
        profile.classification = "按主题分类"
        profile.access = "网站、公报"
        profile.officeName = officeName
        profile.address = "人民路1号"
        profile.hours = "工作日8:30—12:00"
        profile.phone = "0551-0000000"
        return profile
    }
}
