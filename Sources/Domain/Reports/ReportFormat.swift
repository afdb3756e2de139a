/// The form of an annual report (政府信息公开工作年度报告): which rows its tables have follows from the year it tells of.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
    /// 国办公开办函〔2019〕60号, for the years 2019 and 2020.
    case trial2019 = "2019"
    /// 国办公开办函〔2021〕30号, from the year 2021 on.
    case revised2021 = "2021"

    /// Nil of a year before there was a uniform form.
    package static func of(year: Int) -> ReportFormat? {
        switch year {
        case ..<2019: nil
        case ...2020: .trial2019
        default: .revised2021
        }
    }
}

/// The six sections, in the order and with the titles of the form.
package enum ReportSection: Int, Hashable, Sendable, CaseIterable, Codable {
    case overview = 1
    case disclosure, requests, disputes, problems, otherMatters

    package var title: String {
        switch self {
        case .overview: "总体情况"
        case .disclosure: "主动公开政府信息情况"
        case .requests: "收到和处理政府信息公开申请情况"
        case .disputes: "政府信息公开行政复议、行政诉讼情况"
        case .problems: "存在的主要问题及改进情况"
        case .otherMatters: "其他需要报告的事项"
        }
    }

    /// 一、总体情况
    package var heading: String { "\(Self.numerals[rawValue - 1])、\(title)" }

    /// Those that are written; the others are tables.
    package static let written: [ReportSection] = [.overview, .problems, .otherMatters]

    /// How forms name its text.
    package var field: String { "section\(rawValue)" }

    private static let numerals = ["一", "二", "三", "四", "五", "六"]
}
