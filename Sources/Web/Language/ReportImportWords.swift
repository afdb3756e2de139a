package import Domain

/// Why a file is not the report that it is said to be, and what would be right.
package func sentence(for problem: ReportImportProblem) -> String {
    switch problem {
    case .unread(let fault): sentence(for: fault)
    case .unopened: "这个文件打不开。请改用网页、JSON或者CSV。"
    case .tooLarge(let limit): "文件太大，最多\(limit >> 20) MB。一份年度报告没有这么大。"
    case .tableMissing(let section): "没有找到“\(section.title)”的表格。三张表都要有，没有的数填0。"
    case .figureMissing(let cell): "“\(name(of: cell))”没有数字；没有的填0。"
    case .otherOrganisation(let title): "文件的标题是《\(title)》，不是所选单位的报告。"
    case .otherYear(let year): "文件是\(year)年的报告，与所填的年份不同。"
    case .otherForm(.trial2019): "文件的表格是2019、2020年的格式，与所填的年份不同。"
    case .otherForm(.revised2021): "文件的表格是2021年以后的格式，与所填的年份不同。"
    case .textTooLong(let section, let limit): "“\(section.title)”的文字太长，最多\(grouped(limit))个字。"
    case .textUnreadable(let section): "“\(section.title)”里有不能保存的字符。"
    }
}
