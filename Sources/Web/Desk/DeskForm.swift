import Actions
import Domain

/// The forms beside a document, each called after where it is sent.
enum DeskForm: String, Sendable {
    case submission, discarding, decision, recall, override
    case confirmation = "override/confirmation"
    case masking = "findings/masking"
    case allowance = "findings/allowance"

    /// The field for what a person says in it.
    var field: String? {
        switch self {
        case .submission, .masking: nil
        case .allowance: "guardReason"
        case .discarding, .override: "reason"
        case .decision: "opinion"
        case .recall: "recallReason"
        case .confirmation: "confirmOpinion"
        }
    }
}

/// A form that came and could not be done.
struct SentDeskForm: Sendable {
    var kind: DeskForm
    var form: Form
}

/// Why something was not done with a record: it changed meanwhile, or it does not stand so that it could be.
struct Obstacle: Sendable {
    var title: String
    var advice: String
    /// The stable code that programs read.
    var code: String

    /// The press of this server does not work.
    static let notPrinted = Obstacle(
        title: "没有做成PDF", advice: "这台服务器没有装好排版程序WeasyPrint，或者它没有做完。请告诉系统管理员。", code: "not-printed")

    private init(title: String, advice: String, code: String) {
        self.title = title
        self.advice = advice
        self.code = code
    }

    init?(_ error: any Error) {
        if let fault = error as? CleaningFault {
            (title, advice, code) = ("没有清除", sentence(for: fault), "not-cleaned")
            return
        }
        if let refusal = error as? RedactionRefusal {
            (title, advice, code) = ("没有遮盖", sentence(for: refusal), "not-redacted")
            return
        }
        guard
            error is Stale || error is DocumentRefusal || error is RequestRefusal || error is PetitionRefusal
                || error is ReportRefusal || error is RecordAnonymous || error is Rewritten
        else { return nil }
        let problem = Problem(error, reference: "")
        code = problem.code
        if error is Stale {
            (title, advice) = ("别人刚刚办过这一件", "请看清现在的情况再办。")
        } else {
            (title, advice) = (problem.title, problem.advice)
        }
    }
}

extension DeskDocumentView {
    /// Whether this person can use the form now.
    func offers(_ kind: DeskForm) -> Bool {
        switch (kind, state.stage) {
        case (.submission, .draft): document.mayDraft
        case (.discarding, .draft), (.discarding, .returned): document.mayDraft
        case (.decision, _): !document.steps.isEmpty
        case (.recall, .inReview), (.recall, .scheduled): document.mayRecall
        case (.override, .inReview):
            document.mayOverride && state.signatures[.secrecy] != nil && state.parts[person] == nil
                && !state.awaitsConfirmation
        case (.confirmation, _): document.mayOverride && state.canConfirmOverride(by: person)
        case (.masking, _): document.mayDraft
        case (.allowance, _): document.mayAllowFindings
        case (.submission, _), (.discarding, _), (.recall, _), (.override, _): false
        }
    }

    /// What stands in a field because it was sent and could not be done.
    func typed(_ field: String, in kind: DeskForm) -> String? {
        guard let sent, sent.kind == kind, isShownAgain(sent) else { return nil }
        return sent.form.text(field)
    }

    func problem(_ field: String, in kind: DeskForm) -> String? {
        sent?.kind == kind ? message(field, issues) : nil
    }

    /// An opinion on one step does not become one on another.
    private func isShownAgain(_ sent: SentDeskForm) -> Bool {
        offers(sent.kind)
            && (sent.kind != .decision || sent.form.text("step") == document.steps.first?.rawValue)
    }

    /// Says why nothing was done, and where the words are: in their form, or here where there is no such form any more.
    var obstacleMessage: HTML? {
        guard let obstacle else { return nil }
        var kept: HTML?
        if let sent, let field = sent.kind.field, !sent.form.text(field).isEmpty {
            kept =
                isShownAgain(sent)
                ? "<p>您写的还在表格里，没有提交。</p>"
                : "<p>您写的\(label(ofField: field))没有提交：</p>\n<blockquote><p>\(sent.form.text(field))</p></blockquote>"
        }
        return notification(.warn, title: obstacle.title, "<p>\(obstacle.advice)</p>\(kept)")
    }
}
