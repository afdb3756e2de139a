import Actions
import Domain
import HTTPTypes
import Storage
import TestSupport
import Testing

@testable import Web

/// What is kept is never shown a moment longer than it is true, on any server.
@Suite struct ExactnessTests {
    @Test(arguments: Engine.available)
    func `the next request shows every act, on the server it was done at and on the other`(engine: Engine) async throws
    {
        try await withTwoServers(engine) { servers in
            let office = servers.office
            let id = try await office.published(.sample(title: "关于公布预算的通知"))
            let page = "/documents/\(id)"

            try await expect(servers, "/", "关于公布预算的通知")
            try await expect(servers, page, "关于公布预算的通知")
            try await expect(servers, "/organisations/finance/leaders", "局长王阳", isThere: false)

            try await office.corrected(id, to: .sample(title: "关于公布决算的通知", publicNote: "标题有误"))
            try await expect(servers, "/", "关于公布决算的通知")
            try await expect(servers, page, "关于公布决算的通知")
            try await expect(servers, "/feed.atom", "关于公布预算的通知", isThere: false)

            let approver = office.caller(.approver)
            try await office.office.decideValidity(
                of: id, .repealed, reason: "另有规定", successor: nil, expecting: nil, by: approver)
            try await expect(servers, page, "另有规定")

            try await office.office.changeSite(Site(name: "新名字的网站", organiser: "办公室"), by: .system)
            try await expect(servers, page, "新名字的网站")
            try await expect(servers, "/about/contact", "新名字的网站")

            let draft = OrganisationDraft(
                code: "finance", name: "阳光市财政和金融局", shortName: "市财金局", kind: .department)
            try await office.office.changeOrganisation(
                "finance", to: draft, indexTemplate: office.organisation(.finance).indexTemplate, by: .system)
            try await expect(servers, "/organisations", draft.shortName)
            try await expect(servers, "/organisations/finance", "阳光市财政和金融局")

            let profile = OpennessProfile.sample(officeName: "财政局公开办")
            try await office.office.writeProfile(profile, of: "finance", by: .system)
            try await expect(servers, "/organisations/finance/guide", "财政局公开办")

            let post = AppointmentDraft(
                organisation: office.organisation(.finance).id, post: "局长", since: day(2026, 3, 1))
            _ = try await office.office.addPerson(name: "王阳", login: "", password: "", post, by: .system)
            try await expect(servers, "/organisations/finance/leaders", "王阳")

            try await office.office.withdraw(
                id, manner: .error, reason: "发错了", successor: nil, expecting: nil, by: approver)
            try await expect(servers, page, "发错了")
            try await expect(servers, "/", "关于公布决算的通知", isThere: false)
            try await expect(servers, "/documents", "关于公布决算的通知", isThere: false)
        }
    }

    @Test(arguments: Engine.available)
    func `an import by another program shows at once`(engine: Engine) async throws {
        try await withTwoServers(engine) { servers in
            try await expect(servers, "/documents", "关于十年前的通知", isThere: false)
            let outcome = try await servers.office.twin(seed: 9).importDocuments(
                [.sample(content: .sample(title: "关于十年前的通知"))], into: "finance", isDryRun: false, by: .system)
            #expect(outcome.accepted == 1)
            try await expect(servers, "/documents", "关于十年前的通知")
            try await expect(servers, "/organisations/finance", "关于十年前的通知")
        }
    }

    @Test(arguments: Engine.available)
    func `a day that begins turns validity, without anybody's act`(engine: Engine) async throws {
        try await withTwoServers(engine) { servers in
            let id = try await servers.office.published(.sample(effectiveOn: day(2026, 3, 11)))
            try await expect(servers, "/documents/\(id)", "本文件尚未施行")
            servers.office.clock.set(instant(2026, 3, 11, 0, 0))
            try await expect(servers, "/documents/\(id)", "本文件尚未施行", isThere: false)
        }
    }

    @Test(arguments: Engine.available)
    func `signing in and writing a draft leave the edition as it is, publishing makes a new one`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { office in
            let watch = office.office.editions
            let before = try await watch.newest()
            #expect(before.day == day(2026, 3, 10))
            let session = try await office.office.signIn(
                login: "finance-checker", password: TestOffice.password, code: "")
            try await office.office.signOut(session)
            _ = try? await office.office.signIn(login: "finance-checker", password: "wrong", code: "")
            let id = try await office.office.draft(
                .sample(), in: office.organisation(.finance).id, by: office.caller(.informationOfficer))
            try await office.office.submit(id, expecting: nil, by: office.caller(.informationOfficer))
            #expect(try await watch.newest() == before)

            _ = try await office.published(.sample(title: "关于另一件事的通知"))
            #expect(try await watch.newest().number == before.number + 1)
        }
    }

    /// Acts in an order that chance chooses; after each, every page of three servers is the same to the last byte.
    @Test(arguments: Engine.available, [UInt64(1), 2])
    func `whatever happens, a page that was kept is the page made anew`(engine: Engine, seed: UInt64) async throws {
        try await withTwoServers(engine) { servers in
            var acts = RandomActs(servers.office, seed: seed)
            for _ in 0..<12 {
                let act = try await acts.next()
                for path in acts.paths {
                    // Twice: the second answer comes from what the first one left.
                    for _ in 0..<2 {
                        let pages = try await servers.ask(path)
                        #expect(pages.first.status == pages.anew.status, "\(path) after \(act)")
                        #expect(pages.first.bytes == pages.anew.bytes, "\(path) after \(act)")
                        #expect(pages.second.bytes == pages.anew.bytes, "\(path) after \(act)")
                        #expect(pages.first.headers[.eTag] == pages.anew.headers[.eTag], "\(path) after \(act)")
                    }
                }
            }
            #expect(acts.done.count > 4)
        }
    }

    private func expect(
        _ servers: TwoServers, _ path: String, _ words: String, isThere: Bool = true,
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        for _ in 0..<2 {
            let pages = try await servers.ask(path)
            for page in [pages.first, pages.second] {
                #expect(page.text.contains(words) == isThere, "\(path): \(words)", sourceLocation: location)
                #expect(page.bytes == pages.anew.bytes, "\(path)", sourceLocation: location)
            }
        }
    }
}
