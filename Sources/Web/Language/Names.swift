import Domain

// What people call the words of the rules.

func name(of validity: Validity, _ words: Words = .chinese) -> String {
    switch validity {
    case .inForce: words("有效")
    case .notYetInForce: words("尚未施行")
    case .amended: words("已修改")
    case .expired: words("失效")
    case .repealed: words("已废止")
    }
}

func tone(of validity: Validity) -> Tone {
    switch validity {
    case .inForce: .good
    case .notYetInForce: .info
    case .amended: .warn
    case .expired, .repealed: .bad
    }
}

func name(of attribute: DisclosureAttribute) -> String {
    switch attribute {
    case .proactive: "主动公开"
    case .onRequest: "依申请公开"
    case .withheld: "不予公开"
    }
}

func name(of ground: WithholdingGround) -> String {
    switch ground {
    case .stateSecret: "条例第十四条：国家秘密"
    case .forbiddenByLaw: "条例第十四条：法律、行政法规禁止公开"
    case .publicSecurity: "条例第十四条：公开后可能危及国家安全、公共安全、经济安全、社会稳定"
    case .thirdParty: "条例第十五条：商业秘密、个人隐私等，公开会损害第三方合法权益"
    case .internalAffairs: "条例第十六条第一款：人事管理、后勤管理、内部工作流程等内部事务"
    case .deliberation: "条例第十六条第二款：讨论记录、过程稿、磋商信函、请示报告等过程性信息"
    case .enforcementFile: "条例第十六条第二款：行政执法案卷"
    case .concernsFew: "条例第十三条：不需要公众广泛知晓，可依申请公开"
    }
}

func name(of form: LegalForm) -> String {
    switch form {
    case .regulation: "规章"
    case .normativeDocument: "行政规范性文件"
    }
}

func name(of origin: DocumentOrigin) -> String {
    switch origin {
    case .made: "本机关制作"
    case .fromPeople: "从公民、法人和其他组织获取"
    case .fromOrgans: "从其他行政机关获取"
    case .reprinted: "转载"
    }
}

func name(of manner: WithdrawalManner, _ words: Words = .chinese) -> String {
    switch manner {
    case .error: words("发布有误")
    case .consolidated: words("已并入其他文件")
    case .withdrawn: words("依法撤下")
    }
}

func name(of decided: Validity.Decided) -> String {
    switch decided {
    case .inForce: "有效"
    case .amended: "已修改"
    case .expired: "失效"
    case .repealed: "废止"
    }
}

func name(of role: Role) -> String {
    switch role {
    case .informationOfficer: "信息员"
    case .requestOfficer: "受理员"
    case .checker: "审核人"
    case .reviewer: "复核人"
    case .secrecyReviewer: "保密审查员"
    case .approver: "审批人"
    case .opennessOffice: "公开办"
    case .administrator: "系统管理员"
    case .auditor: "监察审计"
    }
}

func name(of kind: Organisation.Kind) -> String {
    switch kind {
    case .government: "人民政府"
    case .department: "部门"
    case .township: "乡镇"
    case .subdistrict: "街道"
    case .village: "村（社区）"
    case .branch: "派出机构"
    case .enterprise: "公共企事业单位"
    }
}

func name(of event: LogEvent, _ words: Words = .chinese) -> String {
    switch event {
    case .published: words("公布")
    case .corrected: words("更正")
    case .withdrawn: words("撤下")
    case .validityChanged: words("有效性变更")
    case .sealed: words("日志封存")
    case .keyChanged: words("更换签名密钥")
    }
}

func tone(of event: LogEvent) -> Tone {
    switch event {
    case .published: .good
    case .corrected, .validityChanged: .warn
    case .withdrawn: .bad
    case .sealed, .keyChanged: .plain
    }
}

func name(of scheme: CatalogueRow.Scheme, _ words: Words = .chinese) -> String {
    switch scheme {
    case .article20: words("条例第二十条：各行政机关")
    case .article21: words("条例第二十一条：市县和乡镇")
    case .standard: words("基层政务公开标准目录")
    case .local: words("本地增加")
    }
}
