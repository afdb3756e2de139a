import Actions
import Domain
import Logging
import Storage

/// Makes 阳光市 by doing, one after the other, what its offices did.
struct DemoCity {
    static let password = "yangguang-2026"
    private static let root = "yg"

    private let office: Office
    private let clock: DemoClock
    private let files: DemoFiles
    /// When the city is shown to its first visitor.
    private let end: Instant
    private var organisations: [String: Organisation] = [:]
    private var staff = DemoStaff()
    private var documents: [String: Document.ID] = [:]

    /// - Parameters:
    ///   - files: the folder of its files.
    ///   - today: what was planned for later stays planned.
    ///   - requests: how many requests, drawn by lot, one office had in the years before.
    static func build(
        in store: any Store, files folder: String, keys: Keys, today: Instant, requests: Int = 0,
        report: (String) -> Void = { _ in }
    ) async throws {
        let files = try DemoFiles()
        let past = Duration.seconds(requests == 0 ? 0 : 8 * 365 * 86_400)
        let clock = DemoClock(files.site.foundedAt + (.zero - past))
        let office = Office(
            store: store, files: FileFolder(below: folder), spool: Spool(below: folder), keys: keys,
            rules: try RuleFiles.rules(), reader: .ofPrograms(), now: { clock.now }, chance: randomBytes,
            logger: Logger(label: "yangguang.demo"))
        let end = max(today, Instant(files.site.writtenOn, hour: 18))
        var city = DemoCity(office: office, clock: clock, files: files, end: end)
        report("organisations and people")
        try await city.found()
        if requests > 0 {
            report("\(requests) requests of earlier years")
            try await city.rememberRequests(requests, in: past)
        }
        clock.advance(to: files.site.foundedAt)
        try await city.adoptCatalogue()
        if requests == 0 {
            report("annual reports of earlier years")
            try await DemoOlderReports(office: office, clock: clock, tree: try await office.organisationTree())
                .bringIn()
        }
        report("documents of the State Council, administrative regulations")
        try await city.reprint()
        report("documents, requests and annual reports of the city")
        try await city.live()
        clock.advance(to: end)
        report("requests for information")
        try await DemoRequests(
            office: office, staff: city.staff, organisation: try city.organisation("yg-nr"), city: root,
            today: clock.now.day
        ).make()
        report("corrections and complaints")
        try await DemoPetitions(
            office: office, staff: city.staff, organisation: try city.organisation("yg-nr"), city: root,
            today: clock.now.day
        ).make()
        try await city.reports(on: clock.now.day.year).begin(try city.organisation("yg-nr"))
        while try await office.workOnce() > 0 {}
        try await office.deliverToNobody()
    }

    private init(office: Office, clock: DemoClock, files: DemoFiles, end: Instant) {
        self.office = office
        self.clock = clock
        self.files = files
        self.end = end
    }

    /// Requests to one office, from its beginning to that of the city's own history.
    private func rememberRequests(_ count: Int, in past: Duration) async throws {
        let (staff, clock) = (staff, clock)
        var lives = RequestLives(
            office: office, calendar: office.rules.calendarOfProgram, organisations: [try organisation("yg-nr")],
            caller: { try staff.caller($0, for: $1.code, in: Self.root) })
        var random = SystemRandomNumberGenerator()
        try await lives.live(count, within: past, using: &random) { clock.advance(to: clock.now + $0) }
    }

    private mutating func found() async throws {
        try await office.bringCatalogue(try RuleFiles.catalogue(), by: .system)
        for file in files.organisations {
            clock.tick()
            let organisation = try await office.addOrganisation(
                file.draft, under: file.parent, by: .system)
            organisations[file.code] = organisation
            try await office.writeProfile(file.openness, of: file.code, by: .system)
        }
        try await office.changeSite(Site(files.site), by: .system)
        for person in files.people {
            clock.tick()
            try await appoint(person)
        }
    }

    /// The rows that are in force when the city's own history begins.
    private func adoptCatalogue() async throws {
        for file in files.organisations { try await office.adoptApplicableRows(by: file.code, caller: .system) }
    }

    private mutating func appoint(_ file: DemoPerson) async throws {
        // Who has no role does not sign in, and whose account is not shown to visitors has a password nobody knows.
        let login = file.appointments.contains { $0.role != nil } ? file.login : ""
        let password = file.demoAccount ? Self.password : Hex.encode(randomBytes(16))
        var id: Person.ID?
        for appointment in file.appointments {
            for draft in try drafts(of: appointment) {
                if let id {
                    try await office.appoint(id, draft, by: .system)
                } else {
                    id = try await office.addPerson(
                        name: file.name, login: login, password: password, draft, by: .system)
                }
            }
            if let id, let role = appointment.role, appointment.until == nil {
                let person = Person(id: id, login: login, name: file.name)
                staff.add(person, role, in: try organisation(appointment.scope ?? appointment.organisation))
            }
        }
    }

    /// A role that reaches beyond the office of the post is an appointment of its own.
    private func drafts(of file: DemoAppointment) throws -> [AppointmentDraft] {
        let scope = file.scope ?? file.organisation
        let post = AppointmentDraft(
            organisation: try organisation(file.organisation).id, post: file.post, duties: file.duties ?? "",
            role: scope == file.organisation ? file.role : nil, since: file.since, until: file.until)
        if scope == file.organisation { return [post] }
        let role = AppointmentDraft(
            organisation: try organisation(scope).id, post: file.post, role: file.role, since: file.since,
            until: file.until)
        return [post, role]
    }

    private func reprint() async throws {
        for (day, name) in ["state-council.jsonl", "regulations.jsonl"].enumerated() {
            clock.advance(to: files.site.foundedAt + .seconds((day + 1) * 86_400))
            var documents = DocumentImport(
                office: office, organisation: try organisation("yg-gov-office"), isDryRun: false)
            let report = try await documents.run(DemoFiles.path(name))
            if let problem = report.refused.first {
                throw Failure.cannot("the demo's \(name), line \(problem.line): \(problem.words)")
            }
        }
    }

    private mutating func live() async throws {
        let calendar = office.rules.calendarOfProgram
        let staff = staff
        var firstYear = DemoFirstYear(
            calendar: calendar, clock: clock,
            lives: RequestLives(
                office: office, calendar: calendar, organisations: try Self.asked.map(organisation),
                caller: { try staff.caller($0, for: $1.code, in: Self.root) }),
            lastBirth: files.site.lastRequestOn)
        var reportDays = ReportDay.all(files.site.reportDays)
        for scene in DemoTimetable(calendar: calendar).scenes(of: files.documents) {
            try await pass(to: scene.at, &firstYear, &reportDays)
            clock.tick()
            clock.advance(to: scene.at)
            do {
                try await play(scene)
            } catch {
                throw Failure.cannot("the demo's \(scene.document.key), \(scene.act): \(error)")
            }
        }
    }

    /// The offices to which requests came in the first year: those that have people of their own to answer them.
    private static let asked = ["yg-nr"]

    /// What happens beside the documents until then: requests, and at the turn of the year the annual reports.
    private func pass(
        to instant: Instant, _ firstYear: inout DemoFirstYear, _ reportDays: inout [ReportDay]
    ) async throws {
        while let next = reportDays.first, next.day <= instant.day {
            reportDays.removeFirst()
            try await firstYear.live(until: next.day)
            clock.advance(to: Instant(next.day, hour: 9, minute: 30))
            let reports = try await reports(on: next.day.year - 1)
            if let level = next.level {
                try await reports.makeWhole(of: level)
            } else {
                try await reports.makeOwn()
            }
        }
        try await firstYear.live(until: instant.day)
    }

    private func reports(on year: Int) async throws -> DemoReports {
        DemoReports(
            office: office, staff: staff, clock: clock, city: Self.root, year: year,
            tree: try await office.organisationTree())
    }

    /// A day on which reports are made.
    private struct ReportDay {
        var day: Day
        /// Whose wholes; nil of the own reports of all.
        var level: ReportLevel?

        static func all(_ days: DemoReportDays) -> [ReportDay] {
            [
                ReportDay(day: days.own, level: nil), ReportDay(day: days.counties, level: .lowerGovernment),
                ReportDay(day: days.city, level: .government),
            ]
        }
    }

    private mutating func play(_ scene: DemoScene) async throws {
        let file = scene.document
        let drafter = try staff.caller(.informationOfficer, for: file.organisation, in: Self.root)
        if scene.act == .draft {
            let office = try organisation(file.organisation)
            let id = try await self.office.draft(try content(file), in: office.id, by: drafter)
            documents[file.key] = id
            try await attach(file.attachments ?? [], to: id, by: drafter)
            return
        }
        let id = try document(file.key)
        switch scene.act {
        case .draft: return
        case .submit: try await office.submit(id, expecting: nil, by: drafter)
        case .sign(let step):
            let caller = try staff.caller(step.role, for: file.organisation, in: Self.root)
            try await office.sign(step, of: id, opinion: step.usualOpinion, expecting: nil, by: caller)
        case .sendBack:
            let caller = try staff.caller(.checker, for: file.organisation, in: Self.root)
            try await office.returnToDrafter(
                id, at: .check, reason: file.returnNote ?? "", expecting: nil, by: caller)
        case .publishInEmergency:
            let caller = try staff.caller(.approver, for: file.organisation, in: Self.root)
            try await office.overrideReview(
                of: id, reason: file.override?.reason ?? "", expecting: nil, by: caller)
        case .correct:
            try await office.revise(id, try content(file, isCorrected: true), expecting: nil, by: drafter)
        case .withdraw:
            try await office.withdraw(
                id, manner: .error, reason: file.withdrawalReason ?? "", successor: nil, expecting: nil,
                by: try staff.caller(.opennessOffice, for: file.organisation, in: Self.root))
        case .repeal:
            let successor = try file.supersededBy.map(document)
            try await office.decideValidity(
                of: id, .repealed, reason: "新的规定已经施行，本文件同时废止。", successor: successor, expecting: nil,
                by: try staff.caller(.opennessOffice, for: file.organisation, in: Self.root))
        }
    }

    private func attach(_ files: [DemoAttachment], to id: Document.ID, by drafter: Caller) async throws {
        if files.isEmpty { return }
        var attachments: [Attachment] = []
        for file in files {
            var upload = try await office.beginUpload(named: file.name)
            try await office.append(Array(try DemoFiles.content(of: "files/\(file.file)")), to: &upload)
            attachments.append(try await office.complete(upload))
        }
        try await office.attach(attachments, to: id, expecting: nil, by: drafter)
        while try await office.readNextFile() {}
    }

    private func content(_ file: DemoDocument, isCorrected: Bool = false) throws -> DocumentContent {
        var content = file.content(
            isCorrected: isCorrected, signedBy: try organisation(file.organisation).name,
            interprets: try file.interprets.map(document))
        // What waits for its hour still waits for a visitor who comes later.
        if let planned = content.publishAt, planned <= end {
            content.publishAt = Instant(office.rules.calendarOfProgram.firstWorkday(from: end.day + 3), hour: 9)
        }
        return content
    }

    private func organisation(_ code: String) throws -> Organisation {
        guard let found = organisations[code] else { throw Failure.cannot("the demo has no organisation \(code)") }
        return found
    }

    private func document(_ key: String) throws -> Document.ID {
        guard let found = documents[key] else { throw Failure.cannot("the demo has no document \(key) yet") }
        return found
    }
}

extension ReviewStep {
    fileprivate var usualOpinion: String {
        switch self {
        case .check: "内容与原件核对无误，要素齐全，同意公开。"
        case .review: "经复核，同意。"
        case .secrecy: "经审查，不涉及国家秘密、商业秘密和个人隐私，可以公开。"
        case .approval: "同意公开。"
        }
    }
}
