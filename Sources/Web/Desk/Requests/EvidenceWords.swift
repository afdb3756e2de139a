import Domain

func name(of kind: EvidencePaper.Kind) -> String {
    switch kind {
    case .application: "政府信息公开申请表"
    case .receipt: "登记和收到记录"
    case .clarification: "补正记录"
    case .reasons: "说明理由记录"
    case .consultation: "征求意见记录"
    case .fee: "缴费记录"
    case .extension: "延期批准记录"
    case .search: "检索记录"
    case .approval: "审查呈批单"
    case .answer: "答复书"
    case .delivery: "送达记录"
    case .withdrawal: "撤回记录"
    case .law: "法律依据"
    }
}

/// What a paper is called in the list: a letter by its own name and number.
func name(of paper: EvidencePaper) -> String {
    switch paper.content {
    case .letter(let letter): "\(name(of: letter.kind))，\(letter.number)"
    case .application, .record, .law: name(of: paper.kind)
    }
}

/// 证明对象, with the rule that asks for it.
func proof(by kind: EvidencePaper.Kind) -> String {
    switch kind {
    case .application: "申请人是谁、申请公开什么（条例第二十九条）"
    case .receipt: "收到申请的日期，答复期限从哪天起算（条例第三十一条）"
    case .clarification: "一次性告知补正，补正以后重新计算期限（条例第三十条）"
    case .reasons: "申请明显超过合理范围，要求说明理由（条例第三十五条）"
    case .consultation: "征求第三方、其他机关意见的经过，不计入期限的时间（条例第三十二条至第三十四条）"
    case .fee: "通知收费和缴费的经过（条例第四十二条）"
    case .extension: "延期经过同意并且告知申请人（条例第三十三条、第三十五条）"
    case .search: "已经检索，检索的范围、方法和结果（条例第三十六条；法释〔2025〕8号第五条）"
    case .approval: "答复经过复核、保密审查和审批（条例第十七条）"
    case .answer: "答复的内容、理由、依据和救济途径（条例第三十六条、第三十七条）"
    case .delivery: "答复已经送达申请人和送达的日期"
    case .withdrawal: "申请人撤回申请"
    case .law: "作出答复所依据的规范性文件（行政诉讼法第三十四条）"
    }
}

/// 来源
func source(of paper: EvidencePaper) -> String {
    switch paper.content {
    case .application: "申请人提交"
    case .letter: "本机关制作"
    case .record: "本机关办理时形成"
    case .law: "法律、行政法规"
    }
}

/// 证明对象 of a file of the request.
func proof(by kind: RequestFile.Kind) -> String {
    switch kind {
    case .attachment: "申请人随申请提交的材料"
    case .identityPaper: "申请人的身份（条例第二十九条）"
    case .authority: "代理人的代理权限"
    case .scan: "纸质材料的原样"
    case .answer: "随答复书提供的信息"
    case .deliveryProof: proof(by: EvidencePaper.Kind.delivery)
    }
}

/// 来源 of a file of the request.
func source(of kind: RequestFile.Kind) -> String {
    switch kind {
    case .attachment, .identityPaper, .authority: "申请人提交"
    case .scan: "本机关扫描"
    case .answer: "本机关提供"
    case .deliveryProof: "本机关办理时形成"
    }
}
