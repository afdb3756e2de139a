import Domain

func name(of kind: Petition.Kind) -> String {
    switch kind {
    case .correction: "更正申请"
    case .complaint: "投诉举报"
    }
}

func name(of ground: ComplaintGround) -> String {
    switch ground {
    case .notPublished: "应当主动公开的没有公开"
    case .notAnswered: "没有依法答复、处理申请"
    case .other: "在公开工作中有其他侵犯合法权益的情况"
    }
}

func name(of outcome: PetitionOutcome) -> String {
    switch outcome {
    case .corrected: "已经更正"
    case .notCorrected: "不予更正"
    case .rectificationOrdered: "查证属实，督促整改"
    case .criticised: "查证属实，通报批评"
    case .unfounded: "查证不属实"
    case .referred: "告知向其他机关提出"
    }
}

/// What forbids it, with the rule, as a sentence.
func sentence(for refusal: PetitionRefusal) -> String {
    switch refusal {
    case .closed: "已经办结或者撤回，不能再这样办。"
    case .forwardedToItself: "不能转送给本机关自己。"
    case .nothingOrdered: "没有督促整改，或者已经登记过整改完成。"
    case .retentionNotEnded(let day): "保存期限到\(day.iso)才满，现在还不能销毁。"
    case .ownAnswer: "办结的人不能自己销毁。"
    case .rectificationOpen: "督促的整改还没有登记完成，不能销毁。"
    }
}

/// The stable code that programs read.
func code(of refusal: PetitionRefusal) -> String {
    switch refusal {
    case .closed: "closed"
    case .forwardedToItself: "forwarded-to-itself"
    case .nothingOrdered: "nothing-ordered"
    case .retentionNotEnded: "retention-not-ended"
    case .ownAnswer: "own-answer"
    case .rectificationOpen: "rectification-open"
    }
}

/// The fields of petitions and of the acts on them.
func labelOfPetition(_ field: String) -> String? {
    switch field {
    case "about": "机关"
    case "ground": "是哪种情况"
    case "matter": "涉及的信息"
    case "facts": "具体情况"
    case "wish": "要求"
    case "evidence": "证据"
    case "petitionerName": "姓名或者单位名称"
    case "petitionerContact": "联系方式"
    case "petitionOutcome": "结果"
    case "petitionReceiver": "转给哪个机关"
    case "rectifyUntil": "整改期限"
    case "correctionDays": "更正申请几个工作日内办结"
    case "complaintDays": "投诉举报几个工作日内办结"
    case "petitions": "保存期满的更正申请、投诉"
    default: nil
    }
}
