package import Domain

/// What the guard is told to look for, in the clerks' words: what it is, why it may not be so, and what would be right.
package func name(of kind: GuardKind) -> String {
    switch kind {
    case .identityNumber: "身份证号码"
    case .bankCard: "银行卡号"
    case .mobileNumber: "个人手机号码"
    case .personalLandline: "个人固定电话"
    case .personalEmail: "个人电子邮箱"
    case .homeAddress: "家庭住址"
    case .nameWithBirth: "姓名和出生日期"
    case .health: "个人病情"
    case .disability: "个人残疾情况"
    case .minor: "未成年人信息"
    case .forbiddenColumn: "不应公开的表格列"
    case .secrecyMark: "国家秘密标志"
    case .internalMark: "内部文件标志"
    case .processPaper: "过程性文件"
    case .numberFormat: "发文字号写法"
    case .outdatedCitation: "引用旧法规"
    case .brokenDate: "日期错误"
    case .wording: "错别字"
    case .hiddenRows: "隐藏的行"
    case .hiddenColumns: "隐藏的列"
    case .hiddenSheet: "隐藏的工作表"
    case .pivotCache: "数据透视表缓存"
    case .externalLink: "外部链接"
    case .trackedChange: "修订痕迹"
    case .comment: "批注"
    case .speakerNote: "演讲者备注"
    case .hiddenText: "隐藏文字"
    case .coveredText: "被遮住的文字"
    case .textOutsidePage: "页面以外的文字"
    case .embeddedFile: "嵌入的文件"
    case .macro: "宏"
    case .script: "脚本"
    case .author: "作者信息"
    case .filePath: "文件路径"
    case .location: "拍摄地点"
    case .thumbnail: "照片里的缩略图"
    case .earlierVersion: "以前版本的文字"
    case .encrypted: "文件已加密"
    case .unread: "没有读到的内容"
    case .virus: "病毒"
    }
}

/// Why it should not get out, with the rule.
package func reason(for kind: GuardKind) -> String {
    switch kind {
    case .identityNumber, .mobileNumber, .personalLandline, .personalEmail, .homeAddress, .nameWithBirth:
        "个人信息不得公开，本人同意或者法律、行政法规另有规定的除外（《个人信息保护法》第二十五条、第三十四条）。"
    case .bankCard: "金融账户是敏感个人信息（《个人信息保护法》第二十八条）。"
    case .health, .disability: "医疗健康是敏感个人信息（《个人信息保护法》第二十八条）。"
    case .minor: "不满十四周岁未成年人的个人信息是敏感个人信息（《个人信息保护法》第二十八条）。"
    case .forbiddenColumn: "公示名单只公开必要的内容，其余个人信息应当保密（《社会救助暂行办法》第六十一条、《个人信息保护法》第二十五条）。"
    case .secrecyMark: "依法确定为国家秘密的政府信息，不予公开（《政府信息公开条例》第十四条）。"
    case .internalMark: "这份文件写明不公开或者只在内部使用，公开前要重新审查（《政府信息公开条例》第十四条至第十七条）。"
    case .processPaper: "讨论记录、过程稿、磋商信函、请示报告等过程性信息，可以不予公开（《政府信息公开条例》第十六条第二款）。"
    case .numberFormat: "发文字号用六角括号，不加“第”字，不编虚位（GB/T 9704-2012，7.2.5）。"
    case .outdatedCitation: "《政府信息公开条例》2019年已经修订，现行的是国务院令第711号。"
    case .brokenDate: "没有这一天、星期不对，或者结束早于开始。"
    case .wording: "这个写法是错的。"
    case .hiddenRows, .hiddenColumns, .hiddenSheet, .hiddenText, .coveredText, .textOutsidePage:
        "看不见，但是下载的人可以取出来。"
    case .pivotCache: "透视表里存着全部原始数据，下载的人可以取出来。"
    case .externalLink: "文件会指向本单位内部的其他文件，还可能带有其中的数据。"
    case .trackedChange, .comment, .speakerNote: "写作过程中的内容，下载的人可以看到。"
    case .embeddedFile: "文件里还有文件，没有经过审查。"
    case .macro, .script: "打开文件时会运行程序。"
    case .author, .filePath: "文件属性里有人员姓名或者内部路径。"
    case .location: "照片里有拍摄地点的经纬度。"
    case .thumbnail: "照片里另存着一张小图，可能还是裁剪、遮盖以前的样子。"
    case .earlierVersion: "文件里还存着修改以前的内容，下载的人可以取出来。"
    case .encrypted: "有密码的文件，审查和公众都打不开。"
    case .unread: "这一部分程序读不出来，没有检查。"
    case .virus: "杀毒程序报告有病毒。"
    }
}

/// What would be right.
package func advice(for kind: GuardKind) -> String {
    switch kind {
    case .identityNumber, .bankCard, .mobileNumber, .personalLandline, .personalEmail: "遮盖中间几位，或者删除。"
    case .homeAddress: "只写到乡镇、街道，或者删除。"
    case .nameWithBirth: "删除出生日期，或者姓名只留姓。"
    case .health, .disability: "删除病情、残疾情况，或者不写姓名。"
    case .minor: "姓名只留姓，不写学校、班级。"
    case .forbiddenColumn: "删除这一列。名单一般只保留姓名、村（社区）、类别、金额。"
    case .secrecyMark: "停止发布，交保密审查人员处理。已经解密的，附上解密依据。"
    case .internalMark: "先向制发机关核实能否公开；可以公开的，删除标志。"
    case .processPaper: "公开正式文件，不公开请示、报告和征求意见稿；公开征求意见的，在标题里写明。"
    case .numberFormat: "改为“〔2026〕5号”这样的写法。"
    case .outdatedCitation: "改为“国务院令第711号”，并核对引用的条款。"
    case .brokenDate: "对照原件改正日期。"
    case .wording: "改为建议的写法。"
    case .hiddenRows, .hiddenColumns, .hiddenSheet: "取消隐藏，核对后删除不公开的内容。"
    case .pivotCache: "把透视表复制为数值，再保存。"
    case .externalLink: "断开链接，改为数值。"
    case .trackedChange: "接受或者拒绝全部修订，再保存。"
    case .comment, .speakerNote: "删除后再保存。"
    case .hiddenText, .textOutsidePage: "删除这些文字，再保存。"
    case .coveredText: "在原来的软件里把文字删掉，再另存为PDF，不要在原文上盖色块。"
    case .embeddedFile: "删除，或者作为附件另行上传。"
    case .macro, .script: "另存为不带宏的格式。"
    case .earlierVersion: "在原来的软件里重新导出PDF，或者打印成新的PDF，不要在旧文件上保存修改。"
    case .author, .filePath, .location, .thumbnail: "在附件页按“清除属性”，或者在软件里检查文档后再保存。"
    case .encrypted: "去掉密码，再上传。"
    case .unread: "由人核对这一部分，或者换一种格式。"
    case .virus: "不要发布，换一台干净的电脑重新制作。"
    }
}

package func name(of severity: GuardKind.Severity) -> String {
    switch severity {
    case .block: "必须处理"
    case .warn: "请核对"
    }
}

/// 正文第3段, 表格1第2行第5列, 工作表“名单”B3.
package func phrase(for place: TextPlace) -> String {
    switch place {
    case .title: "标题"
    case .field(let name): "“\(label(ofField: name))”栏"
    case .paragraph(let number): "第\(number)段"
    case .page(let number): "第\(number)页"
    case .tableCell(let table, let row, let column): "表格\(table)第\(row)行第\(column)列"
    case .sheetCell(let sheet, let row, let column): "工作表“\(sheet)”\(columnLetters(column))\(row)"
    case .sheet(let name): "工作表“\(name)”"
    case .slide(let number): "第\(number)张幻灯片"
    case .part(let part, let number): "\(name(of: part))\(number.map(String.init) ?? "")"
    case .whole: "整个文件"
    }
}

private func name(of part: FilePart) -> String {
    switch part {
    case .properties: "文件属性"
    case .header: "页眉"
    case .footer: "页脚"
    case .footnote: "脚注"
    case .endnote: "尾注"
    case .comment: "批注"
    case .speakerNote: "演讲者备注"
    case .textBox: "文本框"
    case .attachedFile: "嵌入的文件"
    case .picture: "图片"
    case .link: "链接"
    }
}

/// 1 is A, 27 is AA.
private func columnLetters(_ column: Int) -> String {
    var (rest, letters) = (max(1, column), "")
    while rest > 0 {
        letters = String(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))) + letters
        rest = (rest - 1) / 26
    }
    return letters
}
