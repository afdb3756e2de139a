import Actions
import Domain

/// Figures and sentences for the reports of an office that does not exist; the same in every city that is made.
struct DemoReportFigures {
    private let organisation: Organisation
    private let seed: UInt64

    init(_ organisation: Organisation) {
        self.organisation = organisation
        seed = organisation.code.utf8.reduce(UInt64(organisation.name.count)) { $0 &* 31 &+ UInt64($1) }
    }

    /// What other systems count, a little more every year; and what a government has issued, which it has counted since long
    /// before the program was there.
    func entries(year: Int) -> [ReportCell: Int] {
        var random = SeededRandom(seed: seed)
        let growth = 100 + (year - Self.firstYear) * 6
        let size = organisation.kind == .department ? 10 : 2
        func amount(_ most: Int) -> Int { Int.random(in: 0...most * size, using: &random) * growth / 100 }
        var entries: [ReportCell: Int] = [
            .disclosure(.licences, .decisions): amount(120), .disclosure(.penalties, .decisions): amount(30),
            .disclosure(.coercions, .decisions): amount(3),
            // Fen, of 万元.
            .disclosure(.fees, .amount): amount(40) * 1_000_000,
        ]
        if organisation.kind == .government {
            entries[.disclosure(.normativeDocuments, .made)] = made(year)
            entries[.disclosure(.normativeDocuments, .repealed)] = repealed(year)
            let change = (Self.firstYear...year).map { made($0) - repealed($0) }.reduce(0, +)
            entries[.disclosure(.normativeDocuments, .valid)] = 40 + change
        }
        return entries
    }

    private static let firstYear = 2023

    private func made(_ year: Int) -> Int { 4 + Int(truncatingIfNeeded: seed % 5) + year % 3 }
    private func repealed(_ year: Int) -> Int { 1 + year % 4 }

    /// The own report of a year before the register.
    /// - Parameter carriedIn: what the year before left, of citizens.
    func tables(year: Int, carriedIn: Int, carriedOut: Int) -> ReportTables {
        var random = SeededRandom(seed: seed &+ UInt64(year))
        var tables = ReportTables()
        for cell in ReportCell.all(.revised2021) { tables[cell] = 0 }
        for (cell, value) in entries(year: year) { tables[cell] = value }
        let most = organisation.kind == .department ? 6 : 2
        for (outcome, share) in Self.outcomes {
            for (kind, part) in [(ApplicantClass.citizen, 4), (.business, 1)] {
                tables[.request(.outcome(outcome), .of(kind))] =
                    Int.random(in: 0...most * share * part, using: &random) / 8
            }
        }
        tables[.request(.outcome(.granted), .of(.citizen))]? += carriedIn
        for kind in ApplicantClass.allCases {
            let ended = tables.sum(ReportRow.leaves(.revised2021).map { .request($0, .of(kind)) }) ?? 0
            let (before, after) = kind == .citizen ? (carriedIn, carriedOut) : (0, 0)
            tables[.request(.carriedIn, .of(kind))] = before
            tables[.request(.carriedOut, .of(kind))] = after
            tables[.request(.received, .of(kind))] = ended + after - before
        }
        tables[.dispute(.reconsideration, .of(.upheld))] = Int.random(in: 0...4, using: &random) / 4
        for row in [ReportRow.received, .carriedIn, .carriedOut] {
            tables[.request(row, .total)] = tables.sum(ApplicantClass.allCases.map { .request(row, .of($0)) })
        }
        return tables.totalled(.revised2021)
    }

    /// Half of them are granted, as in life.
    private static let outcomes: [(RequestOutcome, Int)] = [
        (.granted, 6), (.partlyGranted, 2), (.notHeld, 3), (.deliberative, 1), (.thirdPartyRights, 1), (.petition, 2),
    ]

    func texts(_ draft: ReportDraft, year: Int, _ scope: ReportScope) -> [ReportSection: String] {
        var random = SeededRandom(seed: seed &+ UInt64(year) &+ (scope == .own ? 0 : 1))
        let works = Self.works.shuffled(using: &random).prefix(4).map { "\($0)。" }
        let (problem, remedy) = Self.problems.randomElement(using: &random) ?? ("", "")
        return [
            .overview: ([draft.text(of: .overview) ?? ""] + works).joined(separator: "\n\n"),
            .problems: "存在的主要问题：\(problem)。改进情况：\(remedy)。",
            .otherMatters: [draft.text(of: .otherMatters), "没有其他需要报告的事项。"].compactMap(\.self)
                .joined(separator: "\n\n"),
        ]
    }

    private static let works = [
        "政府信息管理。对历年公开的信息逐条清理，补齐文号、日期和来源，失效的标明失效",
        "政府信息管理。新制作的公文都在拟稿时定明公开属性，不公开的写明理由",
        "平台建设。专栏按统一格式改版，手机上也能看，老年人可以换成大字",
        "平台建设。在政务服务大厅设了查阅点，备有打印机，有人帮着查",
        "监督保障。每季度自查一次，发现的问题当月改完",
        "监督保障。请基层群众代表评议公开工作，意见逐条答复",
        "监督保障。办了两期培训，学习条例和典型案例",
        "主动公开。把群众问得最多的事项做成一页纸的说明，随文件一起公布",
    ]

    private static let problems = [
        ("有的信息发布不够及时", "每周由专人对照目录检查，快到期的提前提醒"),
        ("答复书的理由写得太简单", "按结果统一了文书，写清依据和检索经过"),
        ("政策解读以文字为主，群众不爱看", "新出的惠民政策都配了问答和图表"),
        ("业务科室主动提供信息的意识不强", "把公开属性审核放进公文流程，没有写明的退回"),
        ("村（社区）的公开栏更新慢", "每月初统一打印张贴，拍照留存"),
    ]
}
