import Storage
import TestSupport
import Testing

@testable import Command

@Suite struct OrganisationsTests {
    @Test func `organisations are added below each other and listed as a tree`() async throws {
        try await withOrganisation(.sqlite) { installation in
            let added = try installation.run(
                "organisations", "add", "--code", "yg-finance", "--name", "阳光市财政局", "--parent", "yg-office", "--json")
            #expect(added.status == 0)
            #expect(try added.json["parent"] as? String == "yg-office")

            let list = try installation.run("organisations", "list", "--json")
            let rows = try #require(try list.json["organisations"] as? [[String: Any]])
            #expect(rows.map { $0["code"] as? String } == ["yg-office", "yg-finance"])
            #expect(try installation.run("organisations", "list").output.contains("  yg-finance  阳光市财政局"))
        }
    }

    @Test(arguments: [
        ["--code", "yg-office", "--name", "又一个"], ["--code", "Yg", "--name", "大写"],
        ["--code", "ok", "--name", "没有上级", "--parent", "nobody"],
        ["--code", "ok", "--name", "类型不对", "--kind", "planet"],
        ["--code", "ok", "--name", "代码不对", "--credit-code", "123"],
        ["--code", "ok", "--name", "职能不对", "--function", "magic"],
    ])
    func `what is wrong with an organisation is named`(arguments: [String]) async throws {
        try await withOrganisation(.sqlite) { installation in
            let answer = try installation.program.run(["organisations", "add"] + arguments)
            #expect(answer.status == 1)
            #expect(answer.complaints.hasPrefix("yangguang: "))
        }
    }

    @Test func `the first administrator is added with a password that is no argument`() async throws {
        try await withOrganisation(.sqlite) { installation in
            func add(password: String?) throws -> Program.Answer {
                var program = installation.program
                program.environment["YANGGUANG_PASSWORD"] = password
                return try program.run(
                    "people", "add", "--login", "zhang", "--name", "张三", "--organisation", "yg-office", "--json")
            }
            let silent = try add(password: nil)
            #expect(silent.status == 2)
            let short = try add(password: "short")
            #expect(short.complaints.contains("password: is too short: at least 10 characters"))
            let added = try add(password: "a long pass phrase")
            #expect(try added.json["role"] as? String == "administrator")
            let again = try add(password: "a long pass phrase")
            #expect(again.status == 1)
            #expect(again.complaints.contains("login: is taken by “张三”"))
        }
    }
}
