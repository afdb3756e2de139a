import Domain

/// What an application and its parts are called.
func name(of kind: ApplicantClass) -> String {
    switch kind {
    case .citizen: "公民"
    case .business: "商业企业"
    case .research: "科研机构"
    case .publicWelfare: "社会公益组织"
    case .legalService: "法律服务机构"
    case .otherOrganisation: "其他组织"
    }
}

func name(of kind: Applicant.Identification.Kind) -> String {
    switch kind {
    case .identityCard: "居民身份证"
    case .passport: "护照"
    case .travelPermit: "港澳台居民通行证"
    case .creditCode: "统一社会信用代码"
    }
}

func name(of form: WantedInformation.Form) -> String {
    switch form {
    case .paper: "纸质"
    case .electronic: "电子文档"
    }
}

func name(of way: WantedInformation.Way) -> String {
    switch way {
    case .email: "发到电子邮箱"
    case .post: "邮寄"
    case .pickUp: "自己来取"
    case .readThere: "到现场看"
    }
}

func name(of channel: RequestChannel) -> String {
    switch channel {
    case .online: "网上提交"
    case .counter: "当面提交"
    case .oral: "口头提出，窗口代填"
    case .signedLetter: "邮寄（签收）"
    case .ordinaryLetter: "平常信函"
    case .fax: "传真"
    }
}

func name(of stage: RequestCase.Stage) -> String {
    switch stage {
    case .submitted: "待确认"
    case .underWay: "办理中"
    case .decided: "待送达"
    case .closed: "已办结"
    case .transferred: "已移送"
    }
}

func name(of outcome: RequestOutcome) -> String {
    switch outcome {
    case .granted: "予以公开"
    case .partlyGranted: "部分公开"
    case .stateSecret: "属于国家秘密"
    case .forbiddenByLaw: "其他法律行政法规禁止公开"
    case .endangersSafety: "危及“三安全一稳定”"
    case .thirdPartyRights: "保护第三方合法权益"
    case .internalAffairs: "属于三类内部事务信息"
    case .deliberative: "属于四类过程性信息"
    case .enforcementFile: "属于行政执法案卷"
    case .registryQuery: "属于行政查询事项"
    case .notHeld: "本机关不掌握相关政府信息"
    case .wouldHaveToBeMade: "没有现成信息需要另行制作"
    case .stillUnclear: "补正后申请内容仍不明确"
    case .petition: "信访举报投诉类申请"
    case .repeated: "重复申请"
    case .publishedBook: "要求提供公开出版物"
    case .excessive: "无正当理由大量反复申请"
    case .reissue: "要求行政机关确认或重新出具已获取信息"
    case .clarificationLapsed: "申请人无正当理由逾期不补正"
    case .feeLapsed: "申请人逾期未按收费通知要求缴纳费用"
    case .other: "其他"
    }
}

func name(of group: RequestOutcome.Group) -> String {
    switch group {
    case .granted: "予以公开"
    case .partlyGranted: "部分公开"
    case .refused: "不予公开"
    case .unable: "无法提供"
    case .notProcessed: "不予处理"
    case .otherwise: "其他处理"
    }
}

func name(of part: DecisionPart) -> String {
    switch part {
    case .way: "怎样给申请人，或者到哪里去"
    case .reasons: "理由"
    case .withheldPart: "不公开的部分"
    case .otherLaw: "其他法律、行政法规的名称和条款"
    case .thirdPartyRecord: "征求第三方意见的记录"
    case .searchRecord: "检索记录"
    case .clarificationRecord: "补正告知书"
    case .earlierAnswer: "先前答复的编号"
    case .excessRecord: "说明理由告知书"
    case .feeRecord: "收费通知书"
    }
}

func name(of kind: RequestLetter.Kind) -> String {
    switch kind {
    case .receipt: "受理回执"
    case .transferNotice: "移送告知书"
    case .transferList: "移送明细表"
    case .clarificationNotice: "补正告知书"
    case .thirdPartyConsultation: "征求意见书（第三方）"
    case .jointMakerConsultation: "征求意见书（共同制作机关）"
    case .consultationReply: "征求意见确认函"
    case .consultationNotice: "征求意见告知书"
    case .extensionNotice: "延期答复告知书"
    case .reasonsNotice: "说明理由告知书"
    case .postponementNotice: "延迟答复告知书"
    case .feeNotice: "收费通知书"
    case .answer: "答复书"
    case .assistanceRequest: "协办函"
    case .disclosureNotice: "依申请公开告知书（第三方）"
    }
}

func name(of manner: DeliveryManner) -> String {
    switch manner {
    case .direct: "直接送达"
    case .entrusted: "委托送达"
    case .post: "邮寄送达"
    case .email: "电子邮件"
    }
}

func name(of cause: TermStop.Cause) -> String {
    switch cause {
    case .thirdParty: "第三方"
    case .jointMaker: "共同制作的机关"
    }
}

func name(of opinion: ConsultedOpinion) -> String {
    switch opinion {
    case .consents: "同意公开"
    case .objects: "不同意公开"
    }
}

func name(of basis: ProcessingFee.Basis) -> String {
    switch basis {
    case .items: "按件"
    case .pages: "按量"
    }
}

func name(of block: Dispute.Block) -> String {
    switch block {
    case .reconsideration: "行政复议"
    case .directSuit: "未经复议直接起诉"
    case .suitAfterReconsideration: "复议后起诉"
    }
}

func name(of standing: Dispute.Standing) -> String {
    switch standing {
    case .upheld: "结果维持"
    case .corrected: "结果纠正"
    case .other: "其他结果"
    case .pending: "尚未审结"
    }
}

func name(of result: Dispute.Result) -> String { name(of: Dispute.Standing(result)) }

/// The fields of applications and of the acts on them.
func labelOfRequest(_ field: String) -> String? {
    switch field {
    case "remindFrom": "从剩几个工作日起提醒"
    case "escalateFrom": "从剩几个工作日起催办"
    case "deputy": "代办人"
    case "firstDay": "从哪天"
    case "lastDay": "到哪天"
    case "receiver": "移送给哪个机关"
    case "parts": "每件申请什么"
    case "document": "文件的网址"
    case "applicantName": "姓名或者名称"
    case "applicantKind": "申请人类别"
    case "idKind": "证件种类"
    case "idNumber": "证件号码"
    case "contactName": "联系人"
    case "applicantPhone": "电话"
    case "applicantEmail": "电子邮箱"
    case "applicantAddress": "通信地址"
    case "applicantPostcode": "邮政编码"
    case "agent": "是否代理"
    case "agentPhone": "代理人电话"
    case "agentName": "代理人姓名"
    case "agentNumber": "代理人证件号码"
    case "description": "想要的信息"
    case "wantedNumber": "文号"
    case "fromYear": "开始年份"
    case "toYear": "结束年份"
    case "form": "提供的形式"
    case "way": "取得的方式"
    case "agreed": "“以上内容属实”"
    case "requestNumber": "编号"
    case "queryCode": "查询码"
    case "words": "内容"
    case "day": "日期"
    case "deadline": "最后期限"
    case "addressee": "收件人"
    case "cause": "对方是谁"
    case "letter": "哪一份函"
    case "consultedOpinion": "对方的意见"
    case "days": "天数"
    case "basis": "收费方式"
    case "count": "数量"
    case "assignee": "承办人"
    case "places": "检索范围"
    case "searchWords": "检索词"
    case "searcher": "检索人"
    case "found": "检索结果"
    case "outcome": "答复类型"
    case "article": "依据的条款"
    case "channel": "来的方式"
    case "submittedOn": "收到的日期"
    case "rating": "评价"
    case "file": "文件"
    case "fileKind": "材料的种类"
    case "reasons": "理由"
    case "withheld-part": "不公开的部分"
    case "other-law": "其他法律、行政法规"
    case "earlier-answer": "先前答复的编号"
    case "disputeBlock": "复议还是诉讼"
    case "disputeOrgan": "复议机关或者法院"
    case "caseNumber": "案号"
    case "claim": "请求事项"
    case "dispute": "哪一件复议、诉讼"
    case "disputeResult": "结果"
    case "requests": "要销毁的申请"
    case "retentionYears": "申请人信息保存几年"
    default: nil
    }
}
