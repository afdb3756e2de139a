import Domain

/// What somebody does with a document.
enum DemoAct: Sendable, Hashable {
    case draft
    case submit
    case sign(ReviewStep)
    case sendBack
    case publishInEmergency
    case correct
    case withdraw
    case repeal
}

struct DemoScene: Sendable {
    var at: Instant
    var document: DemoDocument
    var act: DemoAct
}

/// When everything in the life of a document happened. Documents are handled on working days, and reach the public at
/// the time that their file names.
struct DemoTimetable {
    let calendar: WorkCalendar

    /// All scenes of all documents, in the order in which they happened.
    func scenes(of documents: [DemoDocument]) -> [DemoScene] {
        documents.flatMap(scenes).enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
    }

    func scenes(of document: DemoDocument) -> [DemoScene] {
        let acts = Self.acts(document.stage ?? document.state)
        let times =
            document.publishedAt.map { timesBefore($0, from: document.formedOn, acts.count) }
            ?? timesAfter(document.formedOn, acts.count)
        var scenes = zip(times, acts).map { DemoScene(at: $0, document: document, act: $1) }
        if let day = document.correctedOn {
            let acts: [DemoAct] = [.correct, .submit] + Self.signatures
            scenes += acts.enumerated().map { index, act in
                DemoScene(at: Instant(day, hour: 9 + index, minute: 10), document: document, act: act)
            }
        }
        if let day = document.withdrawnOn {
            scenes.append(DemoScene(at: Instant(day, hour: 8, minute: 50), document: document, act: .withdraw))
        }
        if let day = document.repealedOn {
            let at = Instant(calendar.firstWorkday(from: day), hour: 9)
            scenes.append(DemoScene(at: at, document: document, act: .repeal))
        }
        return scenes
    }

    private static let signatures: [DemoAct] = [.sign(.check), .sign(.review), .sign(.secrecy), .sign(.approval)]

    private static func acts(_ state: DemoDocument.State) -> [DemoAct] {
        switch state {
        case .draft: [.draft]
        case .submitted, .overdue: [.draft, .submit]
        case .returned: [.draft, .submit, .sendBack]
        case .checked: [.draft, .submit, .sign(.check)]
        case .secrecyPending: [.draft, .submit, .sign(.check), .sign(.review)]
        case .reviewed: [.draft, .submit, .sign(.check), .sign(.review), .sign(.secrecy)]
        case .emergency: [.draft, .submit, .sign(.secrecy), .publishInEmergency]
        case .approvedScheduled, .onRequest, .published, .withdrawn, .repealed, .expired, .corrected:
            [.draft, .submit] + signatures
        }
    }

    /// Spread over the working days there were; what falls on the last day is done in the hour before publication.
    private func timesBefore(_ publication: Instant, from first: Day, _ count: Int) -> [Instant] {
        let last = publication.day
        let days = (first.number...last.number).map(Day.init(number:)).filter { calendar.isWorkday($0) || $0 == last }
        return (0..<count).map { index in
            let day = days[index * (days.count - 1) / max(1, count - 1)]
            return day == last ? publication + .seconds(-9 * 60 * (count - 1 - index)) : Self.time(index, on: day)
        }
    }

    /// Drafted and handed in on the first day, then one step every second working day.
    private func timesAfter(_ first: Day, _ count: Int) -> [Instant] {
        (0..<count).map { index in
            Self.time(index, on: calendar.dueDate(workingDays: max(0, index - 1), after: first).due)
        }
    }

    private static func time(_ index: Int, on day: Day) -> Instant {
        Instant(day, hour: 9, minute: 20) + .seconds(index * 80 * 60)
    }
}
