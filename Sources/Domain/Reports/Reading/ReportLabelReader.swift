/// The words by which the rows of the tables are known, whatever marks, widths, quotes and blanks are between them.
enum ReportLabelReader {
    /// The letters and digits of a label, in half width; the longest label of the form has 38.
    static func plain(_ text: some StringProtocol) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.lazy.map(\.halfWidth) where scalar.isLetterOrDigit {
            plain.append(scalar)
            if plain.count > 120 { break }
        }
        return String(plain)
    }

    /// Without 一、 (二) or 3. before it.
    static func unnumbered(_ plain: String) -> String {
        let numerals = "一二三四五六七八九十0123456789"
        return String(plain.drop { numerals.contains($0) })
    }

    /// 其他 and 总计 without a number: the head of a column, perhaps.
    static func isBare(_ label: some StringProtocol) -> Bool {
        let plain = plain(label)
        return ["总计", "合计", "其他"].contains(plain)
    }

    static func row(_ label: some StringProtocol) -> ReportRow? {
        let plain = plain(label)
        if let row = rowWords.first(where: { plain.contains($0.0) })?.1 { return row }
        switch unnumbered(plain) {
        case "总计", "合计": return .ended
        case "其他": return .outcome(.other)
        case "其他处理": return .group(.otherwise)
        default: return nil
        }
    }

    private static let rowWords: [(String, ReportRow)] =
        [
            ("本年新收", .received), ("上年结转", .carriedIn), ("结转下年", .carriedOut), ("下年度继续办理", .carriedOut),
        ] + outcomeWords.map { ($0, .outcome($1)) }

    private static let outcomeWords: [(String, RequestOutcome)] = [
        ("予以公开", .granted), ("部分公开", .partlyGranted), ("属于国家秘密", .stateSecret), ("禁止公开", .forbiddenByLaw),
        ("三安全一稳定", .endangersSafety), ("第三方", .thirdPartyRights), ("内部事务", .internalAffairs),
        ("过程性信息", .deliberative), ("执法案卷", .enforcementFile), ("查询事项", .registryQuery), ("不掌握", .notHeld),
        ("没有现成", .wouldHaveToBeMade), ("仍不明确", .stillUnclear), ("信访举报", .petition), ("重复申请", .repeated),
        ("公开出版物", .publishedBook), ("大量反复", .excessive), ("确认或重新出具", .reissue),
        ("逾期不补正", .clarificationLapsed), ("未按收费通知", .feeLapsed),
    ]

    static func item(_ label: some StringProtocol) -> DisclosureItem? {
        let plain = plain(label)
        if unnumbered(plain) == "规章" { return .regulations }
        return itemWords.first { plain.contains($0.0) }?.1
    }

    private static let itemWords: [(String, DisclosureItem)] = [
        ("规范性文件", .normativeDocuments), ("对外管理服务", .otherServices), ("行政许可", .licences), ("行政处罚", .penalties),
        ("行政强制", .coercions), ("事业性收费", .fees), ("集中采购", .procurement),
    ]

    static func block(_ label: some StringProtocol) -> Dispute.Block? {
        let plain = plain(label)
        if plain.contains("直接起诉") { return .directSuit }
        if plain.contains("复议后起诉") { return .suitAfterReconsideration }
        return plain.contains("行政复议") && !plain.contains("诉讼") ? .reconsideration : nil
    }

    /// Words that only one of the forms has.
    static func format(_ label: some StringProtocol) -> ReportFormat? {
        let plain = plain(label)
        if revisedWords.contains(where: { plain.contains($0) }) { return .revised2021 }
        return trialWords.contains { plain.contains($0) } ? .trial2019 : nil
    }

    private static let revisedWords = ["现行有效件数", "本年制发件数", "逾期不补正", "未按收费通知"]
    private static let trialWords = ["对外公开总数量", "上一年项目数量", "采购项目数量", "本年新制作数量"]

    /// Whether a table of which this is a cell has such figures.
    static func section(_ label: some StringProtocol) -> ReportSection? {
        let plain = plain(label)
        return sectionWords.first { plain.contains($0.0) }?.1
    }

    private static let sectionWords: [(String, ReportSection)] = [
        ("本年新收", .requests), ("予以公开", .requests), ("结转下年", .requests), ("结果维持", .disputes), ("尚未审结", .disputes),
        ("制发件数", .disclosure), ("处理决定数量", .disclosure), ("收费金额", .disclosure), ("新制作数量", .disclosure),
        ("项目数量", .disclosure),
    ]
}
