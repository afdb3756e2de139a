import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// Annual reports out of the register, and into it.
@Suite struct ReportImportCommandTests {
    private func sheet() -> ReportSheet {
        var random = SeededRandom(seed: 80)
        var sheet = ReportSheet(.right(.revised2021, year: 2023, using: &random))
        sheet.title = "阳光市人民政府办公室2023年政府信息公开工作年度报告"
        return sheet
    }

    private func withFile(_ text: String, _ body: (String) async throws -> Void) async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "2023.html")
            try Data(text.utf8).write(to: file)
            try await body(file.path)
        }
    }

    private static let which = ["--organisation", "yg-office", "--year", "2023"]

    @Test(arguments: Engine.available)
    func `a report is brought in once, and comes out as it went in`(engine: Engine) async throws {
        let sheet = sheet()
        try await withOrganisation(engine) { installation in
            try await withFile(sheet.html) { file in
                let program = installation.program
                let arguments = ["report", "import", file] + Self.which + ["--published-on", "2024-01-25"]
                let answer = try program.run(arguments + ["--json"])
                #expect(answer.status == 0, "\(answer.complaints)")
                #expect(try answer.json["report"] as? String == "/reports/yg-office/2023")
                #expect((try answer.json["findings"] as? [Any])?.isEmpty == true)
                let again = try program.run(arguments)
                #expect(again.status == 1)
                #expect(again.complaints.contains("has a report on 2023 already"))

                let built = try program.run(["report", "build", "--json"] + Self.which)
                #expect(built.status == 0, "\(built.complaints)")
                #expect(ReportFile.read(Array(built.output.utf8)).content.tables == sheet.content.tables)
                let lines = try program.run(["report", "build", "--format", "csv"] + Self.which).output
                #expect(ReportFile.read(Array(lines.utf8)).content.tables == sheet.content.tables)
                let check = try program.run(["check"])
                #expect(check.status == 0)
                #expect(check.output.contains("1 annual reports"))
            }
        }
    }

    @Test func `what keeps a file from being brought in is named`() async throws {
        try await withOrganisation(.sqlite) { installation in
            try await withFile(sheet().html) { file in
                func answer(_ arguments: String...) throws -> Program.Answer {
                    try installation.program.run(["report", "import"] + arguments)
                }
                let year = try answer(file, "--organisation", "yg-office", "--year", "2022")
                #expect(year.status == 1)
                #expect(year.complaints.contains("file: 文件是2023年的报告，与所填的年份不同。"))
                let organ = try answer(file, "--organisation", "yg-offic", "--year", "2023")
                #expect(organ.status == 1)
                #expect(organ.complaints.contains("the nearest codes are yg-office"))
                let scope = try answer(file, "--organisation", "yg-office", "--year", "2023", "--scope", "whole")
                #expect(scope.complaints.contains("scope: is not allowed here"))
                let day = try answer(file, "--organisation", "yg-office", "--year", "2023", "--published-on", "gestern")
                #expect(day.complaints.contains("published-on: is not a date"))
                let early = try answer(
                    file, "--organisation", "yg-office", "--year", "2023", "--published-on", "2023-12-31")
                #expect(early.complaints.contains("published-on: has the wrong form; right is: 2024年1月1日"))
                #expect(try answer("/nonexistent", "--organisation", "yg-office", "--year", "2023").status == 3)
                #expect(try answer(file, "--organisation", "yg-office").status == 2)
                #expect(try installation.run("check").output.contains("0 annual reports"))
            }
        }
    }

    @Test func `a wrong sum is named, and ends the building of a report with 1`() async throws {
        var sheet = sheet()
        sheet.content.tables[.dispute(.reconsideration, .total)]? += 16
        let html = sheet.html
        try await withOrganisation(.sqlite) { installation in
            try await withFile(html) { file in
                let program = installation.program
                let imported = try program.run(
                    ["report", "import", file, "--published-on", "2024-01-25"] + Self.which)
                #expect(imported.status == 0)
                #expect(imported.output.contains("R4"))
                let built = try program.run(["report", "build"] + Self.which)
                #expect(built.status == 1)
                #expect(built.output.contains("错误 R4"))
                #expect(built.output.contains("少16。"))
            }
        }
    }

    @Test func `a report that nobody has begun is computed, and what is missing is said`() async throws {
        try await withOrganisation(.sqlite) { installation in
            let built = try installation.run("report", "build", "--organisation", "yg-office", "--year", "2025")
            #expect(built.status == 0, "\(built.complaints)")
            #expect(built.output.hasPrefix("阳光市人民政府办公室2025年政府信息公开工作年度报告\n"))
            #expect(built.output.contains("本年新收政府信息公开申请数量：0"))
            #expect(built.output.contains("没有填 行政许可"))
            #expect(built.output.contains("没有写 一、总体情况"))
            let early = try installation.run("report", "build", "--organisation", "yg-office", "--year", "2018")
            #expect(early.status == 1)
            let whole = try installation.run(
                "report", "build", "--organisation", "yg-office", "--year", "2025", "--scope", "whole")
            #expect(whole.status == 1)
            #expect(try installation.run("report", "build", "--organisation", "yg-office").status == 2)
        }
    }
}
