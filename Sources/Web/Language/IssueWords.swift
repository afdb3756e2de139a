import Domain

/// What is wrong with a field, as a sentence that says what would be right.
func sentence(for issue: Issue) -> String {
    let name = label(ofField: issue.field)
    return switch issue.problem {
    case .missing where isChosen(issue.field): "请选择\(name)"
    case .missing: "请填写\(name)"
    case .allMissing(let fields): "\(fields.map(label(ofField:)).joined(separator: "、"))至少填一样"
    case .tooShort(let least): "\(name)至少要\(least)个字符"
    case .tooLong(let limit): "\(name)太长，最多\(grouped(limit))个字"
    case .tooMany(let limit): "\(name)太多，最多\(grouped(limit))个"
    case .tooFew(let least): "\(name)至少要\(least)个"
    case .tooManyParts(let limit): "\(name)的段落、单元格和格式变化太多，合起来最多\(grouped(limit))处，请分成几件"
    case .tooDeep(let limit): "\(name)里列表、表格套得太深，最多\(limit)层"
    case .notADate: "\(name)要写成2026-03-10这样的日期，并且这一天存在"
    case .dateInFuture: "\(name)不能晚于今天"
    case .dateBefore(let field): "\(name)不能早于\(label(ofField: field))"
    case .unknown(let value): "\(name)中没有“\(value)”，请从列表中选"
    case .notOneOf(let values): "\(name)只能是：\(values.joined(separator: "、"))"
    case .malformed(let expected): "\(name)应当是\(expected)"
    case .taken(let owner): "\(name)已经被“\(owner)”使用"
    case .notAdopted: "\(name)要从本单位的公开目录中选"
    case .alreadyImported: "\(name)已经导入过，内容不同，请在工作台更正"
    case .notAllowed: "\(name)不能这样选"
    case .doesNotMatch where issue.field == "queryCode": "编号和查询码对不上，请核对这两样"
    case .doesNotMatch: "\(name)不对"
    case .identityNumber(let fault): sentence(for: fault)
    case .unreadableLine(let line, let text): "\(name)的第\(line)行“\(text)”看不懂，请照例子写"
    case .repeatedLine(let line, let text): "\(name)的第\(line)行“\(text)”和前面重复"
    case .unknownPlace(let place, let line): "\(name)第\(line)行的{\(place)}没有这个位置，请从列出的位置中选"
    case .file(let fault): sentence(for: fault)
    case .guarded(let kind, let excerpt): "\(name)里有\(Web.name(of: kind))：\(excerpt)"
    case .tellsOf(let field): "\(name)里有申请人的信息（\(label(ofField: field))），请删去"
    case .report(let problem): sentence(for: problem)
    }
}

/// Whether something is picked there and nothing written.
private func isChosen(_ field: String) -> Bool {
    switch field {
    case "applicantKind", "idKind", "form", "way", "agreed", "cause", "basis", "manner", "channel", "outcome",
        "article",
        "rating", "consultedOpinion", "assignee", "receiver", "letter", "deputy", "about",
        "ground", "petitionOutcome", "petitionReceiver", "file", "scope":
        true
    default: false
    }
}

private func sentence(for fault: IdentityNumber.Fault) -> String {
    switch fault {
    case .length(let count): "身份证号码应当是18位（老证15位），填写的是\(count)位"
    case .notDigits: "身份证号码应当是数字，只有最后一位可以是X"
    case .birthday: "身份证号码里的出生日期不存在"
    case .checkCharacter: "身份证号码的最后一位对不上，可能有一位写错了"
    }
}

/// The errors of a form, each at its field.
func formErrors(_ issues: [Issue]) -> [FormError] {
    issues.map { FormError($0.field, sentence(for: $0)) }
}

/// What is wrong with one field of a form, if anything.
func message(_ field: String, _ issues: [Issue]) -> String? {
    issues.first { $0.field == field }.map(sentence)
}

/// What people call a field.
func label(ofField field: String) -> String {
    switch field {
    case "title": "标题"
    case "documentNumber": "发文字号"
    case "issuer": "发文机关"
    case "signedOn": "成文日期"
    case "formedOn": "信息形成日期"
    case "effectiveOn": "施行日期"
    case "expiresOn": "有效期截止日期"
    case "catalogueRow": "公开目录"
    case "topic": "主题分类"
    case "genre": "体裁"
    case "keywords": "关键词"
    case "summary": "内容概述"
    case "attribute": "公开属性"
    case "attributeGround": "法律依据"
    case "attributeReason": "理由"
    case "origin": "信息来源"
    case "sourceAddress": "原文网址"
    case "body": "正文"
    case "interprets": "所解读的文件"
    case "publishAt": "定时发布时间"
    case "publicNote": "更正说明"
    case "opinion": "意见"
    case "confirmOpinion": "确认意见"
    case "reason": "理由"
    case "recallReason": "撤回的理由"
    case "manner": "撤下方式"
    case "successor": "替代的文件"
    case "validity": "有效性"
    case "name": "名称"
    case "personName": "姓名"
    case "shortName": "简称"
    case "code": "代码"
    case "kind": "类别"
    case "parent": "上级"
    case "creditCode": "统一社会信用代码"
    case "regionCode": "行政区划代码"
    case "functions": "职能"
    case "indexTemplate": "索引号格式"
    case "classification": "分类、编排体系"
    case "access": "获取方式"
    case "officeName": "公开工作机构"
    case "address": "办公地址"
    case "hours": "办公时间"
    case "phone": "联系电话"
    case "fax": "传真"
    case "email": "互联网联系方式"
    case "postcode": "邮政编码"
    case "rules": "公开制度"
    case "duties": "职责"
    case "mark": "机关代字"
    case "letterText": "文书内容"
    case "login": "登录名"
    case "password", "newPassword": "密码"
    case "oldPassword": "现在的密码"
    case "repeatedPassword": "再输一次的密码"
    case "totpCode": "动态码"
    case "post": "职务"
    case "role": "角色"
    case "since": "任职日期"
    case "until": "离任日期"
    case "rows": "目录"
    case "organisation": "单位"
    case "decision": "处理"
    case "calendarTitle": "文件名称"
    case "calendarDays": "日期安排"
    case "year": "年份"
    default: labelOfSite(field) ?? labelOfRequest(field) ?? labelOfPetition(field) ?? labelOfReport(field) ?? field
    }
}

private func labelOfSite(_ field: String) -> String? {
    switch field {
    case "domain": "域名"
    case "icpRecord": "ICP备案编号"
    case "policeRecord": "公安备案编号"
    case "identificationCode": "网站标识码"
    case "officialMarkAddress": "党政机关网站标识的网址"
    case "errorReportAddress": "“我为政府网站找错”的网址"
    case "supportsIPv6": "IPv6"
    case "dataLicence": "数据的使用条件"
    case "dataLicenceAddress": "使用条件的网址"
    case "organiser": "主办单位"
    case "undertaker": "承办单位"
    default: nil
    }
}
