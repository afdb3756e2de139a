import Domain

/// What was done, in words. A word that a later version wrote stands as it is: the journal outlives programs.
func sentence(forAction action: String) -> String {
    guard let action = JournalAction(rawValue: action) else { return action }
    return requestSentence(action) ?? officeSentence(action) ?? ""
}

/// Nil for what does not concern requests and petitions.
private func requestSentence(_ action: JournalAction) -> String? {
    switch action {
    case .requestSubmitted: "登记申请"
    case .requestReceived: "确认收到申请"
    case .requestClarificationAsked: "要求补正申请"
    case .requestClarified: "收到补正"
    case .requestConsulted: "征求意见"
    case .requestConsultationDelivered: "意见书送达"
    case .requestOpinionReceived: "收到意见"
    case .requestExtended: "延长答复期限"
    case .requestReasonsAsked: "要求说明理由"
    case .requestPostponed: "延迟答复"
    case .requestFeeAsked: "通知收费"
    case .requestFeePaid: "收到缴费"
    case .requestWithdrawn: "撤回申请"
    case .requestAnswered: "决定答复"
    case .requestDelivered: "送达答复"
    case .requestTransferred: "移送申请"
    case .requestDivided: "拆分申请"
    case .requestDerived: "接收移送或者拆分的申请"
    case .requestLinked: "关联已公开文件"
    case .requestAssigned: "分派申请"
    case .requestSearched: "记录检索"
    case .requestDrafted: "拟答复"
    case .requestSigned: "签署答复"
    case .requestReturned: "退回答复"
    case .requestNoted: "记录说明"
    case .requestCodeRenewed: "换查询码"
    case .requestArchived: "申请归档"
    case .requestRated: "评价答复"
    case .requestRemindersChanged: "修改申请的提醒"
    case .requestTermMoved: "日历变动，答复期限重算"
    case .requestLookedAt: "查看申请人信息"
    case .requestAssistanceAsked: "请求协办"
    case .requestAssistanceGiven: "收到协办回复"
    case .requestLetterFileMade: "生成文书的文件"
    case .letterTemplateWritten: "修改文书模板"
    case .letterTemplateRestored: "恢复文书模板原文"
    case .requestFiled: "添加申请材料"
    case .requestAnnulled: "作废申请材料"
    case .requestFileLookedAt: "查看申请材料"
    case .requestDisputeOpened: "登记复议、诉讼"
    case .requestDisputeDecided: "登记复议、诉讼结果"
    case .requestEvidencePacked: "制作证据材料"
    case .requestPublicationDrafted: "转为主动公开"
    case .requestAnonymised: "销毁申请人信息"
    case .petitionSubmitted: "登记更正申请、投诉"
    case .petitionFiled: "添加更正、投诉的证据"
    case .petitionSupplemented: "提出人补充"
    case .petitionNoted: "记录更正、投诉的说明"
    case .petitionForwarded: "转送更正申请、投诉"
    case .petitionAnswered: "告知更正、投诉的结果"
    case .petitionWithdrawn: "撤回更正申请、投诉"
    case .petitionRectified: "登记整改完成"
    case .petitionAnonymised: "销毁提出人信息"
    case .petitionCodeRenewed: "换更正、投诉的查询码"
    case .petitionLookedAt: "查看提出人信息"
    case .petitionFileLookedAt: "查看更正、投诉的证据"
    case .petitionTermsChanged: "修改更正、投诉的期限"
    case .documentRevised, .documentSubmitted, .documentSigned, .documentReturned, .documentRecalled,
        .documentOverridden, .documentOverrideConfirmed, .documentScheduled, .documentPublished, .documentCorrected,
        .documentFiled, .documentWithdrawn, .documentValidityDecided, .documentImported, .documentDiscarded,
        .documentsImported, .personAdded, .personAppointed, .appointmentEnded, .personPasswordReset,
        .personPasswordChanged, .personActivated, .personDeactivated, .personTOTPOn, .personTOTPOff, .personAbsent,
        .personSignedIn, .personSignedOut, .personSignedOutElsewhere, .personSignInFailed, .organisationAdded,
        .organisationChanged, .profileWritten, .catalogueBrought, .catalogueAdopted, .siteChanged, .calendarChanged,
        .journalSealed, .journalSealNotDue, .keysAdopted, .keysRotated:
        nil
    }
}

/// Nil for what concerns requests and petitions.
private func officeSentence(_ action: JournalAction) -> String? {
    switch action {
    case .documentRevised: "写文件"
    case .documentSubmitted: "送审"
    case .documentSigned: "签署"
    case .documentReturned: "退回"
    case .documentRecalled: "撤回修改"
    case .documentOverridden: "紧急发布"
    case .documentOverrideConfirmed: "确认紧急发布"
    case .documentScheduled: "定时发布"
    case .documentPublished: "公布"
    case .documentCorrected: "公布更正"
    case .documentFiled: "登记为不公开"
    case .documentWithdrawn: "撤下"
    case .documentValidityDecided: "改变有效性"
    case .documentImported: "导入"
    case .documentDiscarded: "放弃草稿"
    case .documentsImported: "批量导入文件"
    case .personAdded: "添加人员"
    case .personAppointed: "任职"
    case .appointmentEnded: "结束任职"
    case .personPasswordReset: "重置密码"
    case .personPasswordChanged: "改密码"
    case .personActivated: "启用账号"
    case .personDeactivated: "停用账号"
    case .personTOTPOn: "开通两步验证"
    case .personTOTPOff: "停用两步验证"
    case .personAbsent: "安排外出代办"
    case .personSignedIn: "登录"
    case .personSignedOut: "退出"
    case .personSignedOutElsewhere: "退出其他各处的登录"
    case .personSignInFailed: "登录失败"
    case .organisationAdded: "添加单位"
    case .organisationChanged: "修改单位"
    case .profileWritten: "保存公开指南"
    case .catalogueBrought: "导入公开目录"
    case .catalogueAdopted: "采用目录事项"
    case .siteChanged: "修改网站信息"
    case .calendarChanged: "修改工作日历"
    case .journalSealed: "封存操作日志"
    case .journalSealNotDue: "操作日志已经封存过"
    case .keysAdopted: "启用密钥"
    case .keysRotated: "更换密钥"
    case .requestSubmitted, .requestReceived, .requestClarificationAsked, .requestClarified, .requestConsulted,
        .requestConsultationDelivered, .requestOpinionReceived, .requestExtended, .requestReasonsAsked,
        .requestPostponed, .requestFeeAsked, .requestFeePaid, .requestWithdrawn, .requestAnswered, .requestDelivered,
        .requestTransferred, .requestDivided, .requestDerived, .requestLinked, .requestAssigned, .requestSearched,
        .requestDrafted, .requestSigned, .requestReturned, .requestNoted, .requestCodeRenewed, .requestArchived,
        .requestRated, .requestRemindersChanged, .requestTermMoved, .requestLookedAt, .requestAssistanceAsked,
        .requestAssistanceGiven, .requestLetterFileMade, .letterTemplateWritten, .letterTemplateRestored,
        .requestFiled, .requestAnnulled, .requestFileLookedAt, .requestDisputeOpened, .requestDisputeDecided,
        .requestEvidencePacked, .requestPublicationDrafted, .requestAnonymised, .petitionSubmitted, .petitionFiled,
        .petitionSupplemented, .petitionNoted, .petitionForwarded, .petitionAnswered, .petitionWithdrawn,
        .petitionRectified, .petitionAnonymised, .petitionCodeRenewed, .petitionLookedAt, .petitionFileLookedAt,
        .petitionTermsChanged:
        nil
    }
}
