import Domain

extension Site {
    init(_ file: DemoSite) {
        self.init(
            name: file.name, domain: file.domain, identificationCode: file.identificationCode,
            icpRecord: file.icpRecord, policeRecord: file.policeRecord, organiser: file.organiser,
            undertaker: file.undertaker, phone: file.phone, hours: file.hours,
            officialMarkAddress: file.officialMarkAddress, errorReportAddress: file.errorReportAddress,
            supportsIPv6: file.supportsIPv6)
    }
}

extension DemoOrganisation {
    var draft: OrganisationDraft {
        OrganisationDraft(
            code: code, name: name, shortName: shortName, kind: kind, creditCode: creditCode, regionCode: regionCode,
            functions: functions)
    }

    var openness: OpennessProfile {
        OpennessProfile(
            classification: "\(profile.guideIntro)\n\(profile.classification)", access: profile.access,
            officeName: profile.officeName, address: profile.address, hours: profile.hours, phone: profile.phone,
            fax: profile.fax, email: profile.email, postcode: profile.postcode, rules: Self.rules, duties: duties)
    }

    /// What every organ in the country goes by.
    private static var rules: String {
        [
            "中华人民共和国政府信息公开条例（国务院令第711号）",
            "政府信息公开信息处理费管理办法（国办函〔2020〕109号）",
            "关于规范政府信息公开平台有关事项的通知（国办公开办函〔2019〕61号）",
            "中华人民共和国政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）",
        ].joined(separator: "\n")
    }

    private var duties: String {
        switch kind {
        case .government:
            """
            执行本级人民代表大会和上级国家行政机关的决定和命令，制定规范性文件。
            管理本行政区域内的经济、教育、科学、文化、卫生健康、体育、城乡建设、生态环境、财政、民政、公安、司法行政等工作。
            保护公民的合法权益，办理上级国家行政机关交办的其他事项。
            """
        case .township, .subdistrict:
            """
            贯彻执行上级决定，承担本辖区内的社会救助、社会保障、农业农村、村镇建设、生态环境、应急管理和便民服务工作。
            指导村（社区）开展自治和村务公开。
            """
        case .department, .village, .branch, .enterprise:
            """
            贯彻执行本领域的法律、法规和政策，起草规范性文件并组织实施。
            依法办理本机关的行政许可、给付、处罚和监督检查，公布办理依据、程序和结果。
            受理本领域的咨询、投诉和政府信息公开申请。
            """
        }
    }
}
