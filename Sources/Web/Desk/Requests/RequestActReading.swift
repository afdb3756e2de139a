import Actions
import Domain

extension RequestAct {
    /// Reads the form of an act.
    /// - Parameter organisations: those that a request can be handed over to.
    init(_ kind: Kind, _ form: Form, _ organisations: OrganisationTree) throws {
        var issues: [Issue] = []
        func choice<T: RawRepresentable<String>>(_ name: String, _ fallback: T) -> T {
            if let value = T(rawValue: form.text(name)) { return value }
            issues.append(Issue(name, .missing))
            return fallback
        }
        func day(_ name: String) -> Day {
            if let day = form.day(name, &issues) { return day }
            if form.text(name).isEmpty { issues.append(Issue(name, .missing)) }
            return Day(number: 0)
        }
        func number(_ name: String) -> Int {
            if let number = Int(form.text(name)) { return number }
            issues.append(Issue(name, form.text(name).isEmpty ? .missing : .malformed(expected: "数字")))
            return 0
        }
        let words = form.text("words")
        switch kind {
        case .receipt: self = .confirmReceipt
        case .clarificationNotice: self = .askClarification(until: day("deadline"), words: words)
        case .clarification: self = .enterClarification(words: words)
        case .consultation:
            self = .consult(choice("cause", .thirdParty), addressee: form.text("addressee"), words: words)
        case .consultationDelivery: self = .enterConsultationDelivery(letter: number("letter"))
        case .opinion:
            self = .enterOpinion(letter: number("letter"), choice("consultedOpinion", .consents), words: words)
        case .extension: self = .extend(workingDays: number("days"), reason: words)
        case .reasonsNotice: self = .askReasons(words: words)
        case .postponement: self = .postpone(to: day("deadline"), reason: words)
        case .feeNotice:
            self = .charge(choice("basis", .items), count: number("count"))
        case .payment: self = .enterPayment
        case .withdrawal: self = .enterWithdrawal(words: words)
        case .transfer:
            let receiver = organisations.flattened.first { $0.organisation.code == form.text("receiver") }
            if receiver == nil { issues.append(Issue("receiver", .missing)) }
            self = .transfer(to: receiver?.organisation.id ?? Organisation.ID(number: 0), reason: words)
        case .division:
            let parts = form.text("parts").split(whereSeparator: \.isNewline).map {
                String($0.drop(while: \.isWhitespace))
            }
            self = .divide(parts.filter { !$0.isEmpty })
        case .link:
            let document = form.text("document").split(separator: "/").last.flatMap { Document.ID($0) }
            if document == nil { issues.append(Issue("document", .malformed(expected: "本站文件的网址"))) }
            self = .link(document ?? Document.ID(number: 0))
        case .assignment:
            let person = Person.ID(form.text("assignee"))
            if person == nil { issues.append(Issue("assignee", .missing)) }
            self = .assign(person ?? Person.ID(number: 0))
        case .search:
            self = .search(
                SearchRecord(
                    places: form.text("places"), words: form.text("searchWords"), searcher: form.text("searcher"),
                    found: form.text("found")))
        case .draft: self = .draft(AnswerDraft(form, &issues))
        case .signature: self = .sign(choice("step", .review), opinion: words)
        case .return: self = .returnDraft(reason: words)
        case .delivery: self = .deliver(choice("manner", .direct), words: words)
        case .note: self = .note(words: words)
        case .archive: self = .archive
        case .assistance:
            self = .askAssistance(of: form.text("addressee"), workingDays: number("days"), words: words)
        case .assistanceReply: self = .enterAssistance(letter: number("letter"), words: words)
        case .dispute:
            self = .openDispute(
                Dispute.Filing(
                    choice("disputeBlock", .reconsideration), organ: form.text("disputeOrgan"),
                    caseNumber: form.text("caseNumber"), claim: form.text("claim")))
        case .disputeDecision:
            self = .decideDispute(
                number: number("dispute"), choice("disputeResult", .other), words: words)
        }
        issues += self.issues.filter { issue in !issues.contains { $0.field == issue.field } }
        if !issues.isEmpty { throw Invalid(issues) }
    }
}

extension AnswerDraft {
    fileprivate init(_ form: Form, _ issues: inout [Issue]) {
        let outcome = RequestOutcome(rawValue: form.text("outcome"))
        if outcome == nil { issues.append(Issue("outcome", .missing)) }
        let articles = form.all("article").compactMap { text in outcome?.articles.first { $0.text == text } }
        self.init(
            outcome: outcome ?? .other, articles: articles,
            parts: Dictionary(
                uniqueKeysWithValues: DecisionPart.allCases.filter(\.isWritten).map { ($0, form.text($0.rawValue)) }
                    .filter { !$0.1.isEmpty }))
    }
}
