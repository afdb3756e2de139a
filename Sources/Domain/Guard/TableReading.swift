/// What a table is a list of, by its headings and by what stands above it.
struct TableReading {
    enum Role {
        case name, identity, card, phone, address, birth, disability, illness, village, benefit, exam
        /// Of an office or of who acts for one: 职务, 联系人.
        case office
        case officePhone
    }

    enum Kind {
        /// Private persons: whoever gets help, is ill, goes to school.
        case people
        /// Who applies for a post: their names and marks are public, the rest is not.
        case candidates
        /// Offices and companies and who answers for them.
        case staff
        /// Names with telephones, and nothing that tells whose.
        case unclear
    }

    let columns: [Int: Role]
    /// In the rows of the table; nil where the headings stand in an earlier piece of the same sheet.
    let headingRow: Int?
    /// Nil where it is no list of persons.
    let kind: Kind?
    private let origin: PassageTable.Origin

    init(_ table: PassageTable, after before: TableReading?, caption: String) {
        origin = table.origin
        if let before, table.firstRow > 1, before.origin == table.origin, !before.columns.isEmpty {
            (columns, headingRow, kind) = (before.columns, nil, before.kind)
            return
        }
        headingRow = table.rows.prefix(8).firstIndex {
            Self.roles(of: $0).count > 1 && !$0.contains(where: Self.hasNumber)
        }
        guard let headingRow else {
            (columns, kind) = ([:], nil)
            return
        }
        columns = Self.columns(of: table.rows, from: headingRow)
        let above = table.rows[..<headingRow].joined().joined() + caption + Self.name(of: table.origin)
        kind = Self.kind(of: Set(columns.values), above: above)
    }

    /// Headings in two rows, as 家庭情况 over 住址 and 电话: what the first row does not tell, the second may.
    private static func columns(of rows: [[String]], from headingRow: Int) -> [Int: Role] {
        let first = roles(of: rows[headingRow])
        guard headingRow + 1 < rows.count, !rows[headingRow + 1].contains(where: hasNumber) else { return first }
        let second = roles(of: rows[headingRow + 1])
        return first.merging(second) { above, _ in above }
    }

    private static func roles(of row: [String]) -> [Int: Role] {
        var roles: [Int: Role] = [:]
        for (column, text) in row.enumerated() {
            if let role = role(of: text) { roles[column] = role }
        }
        return roles
    }

    private static func name(of origin: PassageTable.Origin) -> String {
        switch origin {
        case .sheet(let name): name
        case .table: ""
        }
    }

    /// Headings have no numbers of more than four digits.
    private static func hasNumber(_ text: String) -> Bool {
        var digits = 0
        for scalar in text.unicodeScalars {
            digits = scalar.plainForGuard.isDigit ? digits + 1 : 0
            if digits > 4 { return true }
        }
        return false
    }

    // MARK: Headings

    private static let roleWords: [(role: Role?, words: [String])] = [
        (nil, ["证明材料", "关系", "是否"]),
        (.exam, ["准考证", "报考", "笔试", "面试", "总成绩", "综合成绩", "招聘岗位"]),
        (.disability, ["残疾证", "残疾人证", "残疾类", "残疾等级", "残疾级", "残疾种", "残疾程度"]),
        (.illness, ["病种", "诊断", "病情", "疾病名称", "患病", "病名", "所患疾病"]),
        (.identity, ["身份证", "身份号码", "证件号", "身份证件"]),
        (.card, ["卡号", "银行卡", "一卡通", "账号", "帐号", "存折"]),
        (nil, ["开户", "账户名", "户名"]),
        (.officePhone, ["办公电话", "值班电话", "咨询电话", "监督电话", "单位电话", "服务电话", "举报电话", "投诉电话", "报名电话", "传真"]),
        (.phone, ["电话", "手机", "联系方式"]),
        (.address, ["住址", "家庭地址", "居住地", "户籍地", "详细地址", "现住"]),
        (.birth, ["出生", "生日"]),
        (
            .office,
            [
                "职务", "部门", "科室", "单位", "机构", "企业", "公司", "法定代表", "联系人", "负责人", "责任人", "经办人", "河长", "林长", "网格员", "供应商",
                "主管", "采购人",
            ]
        ),
        (.benefit, ["金额", "补助", "补贴", "救助", "保障", "低保", "津贴", "标准", "享受", "资助", "慰问", "类别", "补偿", "人口数", "保障人数"]),
        (.name, ["姓名", "户主", "申请人", "受益人", "领取人", "承租人", "农户", "持证人", "被征收人", "权利人", "学生", "患者", "儿童", "对象"]),
        (.village, ["村", "社区", "居委会"]),
    ]

    private static func role(of heading: String) -> Role? {
        let plain = String(
            String.UnicodeScalarView(heading.unicodeScalars.map(\.plainForGuard).filter { $0 != " " && $0 != "\n" }))
        guard (1...18).contains(plain.count) else { return nil }
        return roleWords.first { $0.words.contains(where: plain.contains) }?.role
    }

    private static let benefitWords = [
        "低保", "最低生活保障", "救助", "补贴", "补助", "残疾", "危房", "公租房", "公共租赁", "保障性住房", "廉租", "高龄", "津贴", "慰问", "特困", "五保", "帮扶",
        "贫困", "脱贫", "监测户", "资助", "孤儿", "优抚", "征地", "征收", "拆迁", "一卡通", "退役",
    ]
    private static let officeWords = ["河长", "林长", "网格员", "值班", "联系方式", "通讯录", "责任人", "咨询", "包保", "驻村", "联系表", "联络员"]

    private static func kind(of roles: Set<Role>, above: String) -> Kind? {
        let isOfOffices = roles.contains(.office) || roles.contains(.officePhone)
        guard roles.contains(.name) || roles.contains(.identity) else { return isOfOffices ? .staff : nil }
        if roles.contains(.exam) { return .candidates }
        let isForHelp =
            !roles.isDisjoint(with: [.benefit, .disability, .illness])
            || benefitWords.contains(where: above.contains)
        if isOfOffices, !isForHelp { return .staff }
        if isForHelp || !roles.isDisjoint(with: [.identity, .card, .address, .birth]) { return .people }
        guard roles.contains(.phone) else { return nil }
        return officeWords.contains(where: above.contains) ? .staff : .unclear
    }
}
