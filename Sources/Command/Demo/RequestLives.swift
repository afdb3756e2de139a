import Actions
import Domain

/// Lawful lives of requests, drawn by lot and lived through the same actions that pages use: a register as large as one
/// likes.
struct RequestLives {
    let office: Office
    let calendar: WorkCalendar
    /// To which of them a request comes, is drawn by lot.
    let organisations: [Organisation]
    /// Who acts, of the office that answers.
    let caller: @Sendable (Role, Organisation) throws -> Caller

    /// So many turns a request takes, nearly.
    private static let turns = 10

    /// Those that are neither archived nor handed over.
    private var open: [Life] = []

    init(
        office: Office, calendar: WorkCalendar, organisations: [Organisation],
        caller: @escaping @Sendable (Role, Organisation) throws -> Caller
    ) {
        self.office = office
        self.calendar = calendar
        self.organisations = organisations
        self.caller = caller
    }

    /// A request on its way, as it is known outside the office.
    private struct Life {
        var id: InformationRequest.ID
        var organisation: Organisation
        var state: RequestCase
    }

    var isIdle: Bool { open.isEmpty }

    /// - Parameters:
    ///   - count: how many requests come in.
    ///   - time: in which the last of them has come.
    ///   - wait: lets time pass.
    mutating func live(
        _ count: Int, within time: Duration, using random: inout some RandomNumberGenerator, wait: (Duration) -> Void
    ) async throws {
        var begun = 0
        var left = time
        while begun < count || !isIdle {
            // Lot may draw more turns than are usual: what is left of the time is always enough.
            let pause = left / (Self.turns * max(1, count - begun))
            left -= pause
            wait(pause)
            // When the last one has come, the others stay as they are.
            if try await turn(mayBegin: begun < count, using: &random) {
                begun += 1
            } else if begun == count {
                return
            }
        }
    }

    /// A new request, or one thing with one of those that are open; lot draws which.
    /// - Returns: whether one came in.
    mutating func turn(mayBegin: Bool, using random: inout some RandomNumberGenerator) async throws -> Bool {
        if mayBegin, isIdle || Int.random(in: 0..<Self.turns, using: &random) == 0 {
            open.append(try await begin(using: &random))
            return true
        }
        guard let place = open.indices.randomElement(using: &random) else { return false }
        try await goOn(&open[place], using: &random)
        if open[place].state.isArchived || open[place].state.stage == .transferred { open.remove(at: place) }
        return false
    }

    private func begin(using random: inout some RandomNumberGenerator) async throws -> Life {
        guard let organisation = organisations.randomElement(using: &random) else {
            throw Failure.cannot("nobody is there to be asked")
        }
        let person = RequestPeople.person(using: &random)
        let today = office.now().day
        let channel = RequestChannel.allCases.filter { $0 != .online }.randomElement(using: &random) ?? .counter
        let receipt = try await office.register(
            person, for: organisation.id, by: channel, on: today, by: try caller(.requestOfficer, organisation))
        guard let id = receipt.request else { throw Failure.cannot("a request has no identifier") }
        var state = RequestCase()
        let happenings: [RequestEvent.Happening] = [.submitted(channel)] + (channel.isConfirmed ? [] : [.received])
        for happening in happenings { state.apply(event(happening, on: today)) }
        return Life(id: id, organisation: organisation, state: state)
    }

    /// Does one thing that the rules allow, if lot has drawn one.
    private func goOn(_ life: inout Life, using random: inout some RandomNumberGenerator) async throws {
        let today = office.now().day
        let act = nextAct(life.state, today: today, using: &random)
        let caller = try caller(act.role, life.organisation)
        let circumstances = RequestCircumstances(organisation: life.organisation.id, person: caller.person?.id)
        guard
            let happenings = try? life.state.outcome(of: act, on: today, today: today, circumstances, calendar)
        else { return }
        try await office.act(act, on: life.id, day: today, expecting: life.state.eventCount, by: caller)
        for happening in happenings { life.state.apply(event(happening, on: today, by: caller.person?.id)) }
    }

    private func event(
        _ happening: RequestEvent.Happening, on day: Day, by actor: Person.ID? = nil
    ) -> RequestEvent {
        RequestEvent(instant: office.now(), actor: actor, day: day, happening: happening)
    }

    private func nextAct(
        _ state: RequestCase, today: Day, using random: inout some RandomNumberGenerator
    ) -> RequestAct {
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
        switch state.stage {
        case .submitted: return chance(95) ? .confirmReceipt : .enterWithdrawal(words: "申请人不需要了。")
        case .decided: return .deliver(DeliveryManner.allCases.randomElement(using: &random) ?? .post, words: "")
        case .closed, .transferred: return .archive
        case .underWay: break
        }
        if let awaited = state.awaited {
            let isPayment = awaited == .payment
            if !chance(60) { return .draft(Self.draft(isPayment ? .feeLapsed : .clarificationLapsed)) }
            return isPayment ? .enterPayment : .enterClarification(words: "2024年的。")
        }
        if let letter = state.consultations.first(where: { $0.value.opinion == nil })?.key {
            let opinion = ConsultedOpinion.allCases.randomElement(using: &random) ?? .consents
            return .enterOpinion(letter: letter, opinion, words: "涉及我的住址。")
        }
        if let step = state.dueStep {
            return chance(95) ? .sign(step, opinion: "同意。") : .returnDraft(reason: "请写清取得方式。")
        }
        switch Int.random(in: 0..<20, using: &random) {
        case 0: return .askClarification(until: today + 21, words: "请写明年份。")
        case 1: return .consult(.thirdParty, addressee: "阳光市新城置业有限公司", words: "合同及其附件。")
        case 2: return .consult(.jointMaker, addressee: "阳光市财政局", words: "联合印发的通知。")
        case 3: return .extend(workingDays: Int.random(in: 1...20, using: &random), reason: "卷宗多，要逐件核对。")
        case 4: return .charge(.pages, count: Int.random(in: 31...300, using: &random))
        case 5: return .askReasons(words: "本月已经提出90件。")
        case 6...9 where state.searches.isEmpty:
            return .search(SearchRecord(places: "局档案室", words: "土地、方案", searcher: "李明", found: ""))
        default: return answer(state, using: &random)
        }
    }

    private func answer(_ state: RequestCase, using random: inout some RandomNumberGenerator) -> RequestAct {
        let lapses: Set<RequestOutcome> = [.clarificationLapsed, .feeLapsed]
        let possible = RequestOutcome.allCases.filter {
            state.missingRecords(for: $0).isEmpty && !lapses.contains($0)
        }
        // Half of them are granted, as in life.
        let outcome = Bool.random(using: &random) ? .granted : possible.randomElement(using: &random) ?? .granted
        return .draft(Self.draft(outcome))
    }

    private static func draft(_ outcome: RequestOutcome) -> AnswerDraft {
        let written = DecisionPart.allCases.filter { $0.isWritten && outcome.parts.contains($0) }
        return AnswerDraft(
            outcome: outcome, articles: Array(outcome.articles.prefix(1)),
            parts: Dictionary(uniqueKeysWithValues: written.map { ($0, "随本答复书附上，或者见所附说明。") }))
    }
}

extension RequestAct {
    /// Whose act it is.
    fileprivate var role: Role {
        if case .sign(let step, _) = self { return step.role }
        if case .returnDraft = self { return .reviewer }
        return kind.permissions == [.approveAnswers] ? .approver : .requestOfficer
    }
}
