import Actions
import Domain
import Storage
import TestSupport
import Testing

struct SiteTests {
    @Test(arguments: Engine.available)
    func `what the site says of itself comes back as it was entered`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            #expect(try await test.office.site() == Site())
            let site = Site(
                name: "阳光市人民政府", domain: "www.yangguang.example", identificationCode: "3400000001",
                icpRecord: "皖ICP备1号",
                policeRecord: "皖公网安备1号", organiser: "阳光市人民政府办公室", undertaker: "阳光市数据局", phone: "0000-0000100",
                hours: "工作日9:00—17:00", officialMarkAddress: "https://bszs.conac.cn/1",
                errorReportAddress: "https://zfwzgl.www.gov.cn/1", supportsIPv6: true)
            try await test.office.changeSite(site, by: test.caller(.administrator, in: .city))
            #expect(try await test.office.site() == site)
        }
    }

    @Test(arguments: Engine.available)
    func `only who manages organisations changes it, and not into something wrong`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let site = Site(name: "阳光市人民政府", organiser: "办公室")
            await #expect(throws: Forbidden.self) {
                try await test.office.changeSite(site, by: test.caller(.approver, in: .city))
            }
            await #expect(throws: Invalid.self) { try await test.office.changeSite(Site(), by: .system) }
            let present = try await test.office.site()
            #expect(present == Site())
        }
    }
}
