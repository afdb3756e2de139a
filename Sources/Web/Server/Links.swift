import Domain

/// Every address of the site, in one place: plain English nouns, never used again for something else.
enum Links {
    static let home = "/"
    static let organisations = "/organisations"
    static let documents = "/documents"
    static let catalogue = "/catalogue"
    static let search = "/search"
    static let newRequest = "/requests/new"
    static let trackRequest = "/requests/track"
    static let leaveRequest = "/requests/leave"
    static let requestForm = "/requests/form"
    static let requestProcess = "/requests/process"
    static let trackPetition = "/petitions/track"
    static let reports = "/reports"
    static let checkReport = "/reports/check"
    static let files = "/files"
    static let log = "/log"
    static let feeds = "/feeds"
    static let feed = "/feed.atom"
    static let preferences = "/preferences"
    static let leave = "/leave"
    static let programs = "/api"
    static let interface = "/api/v1"
    static let interfaceDescription = "/api/openapi.json"

    static func newRequest(_ step: String) -> String { "/requests/new/\(step)" }
    static func requestForm(_ part: String) -> String { "/requests/form/\(part)" }
    static func trackRequest(_ part: String) -> String { "/requests/track/\(part)" }
    static func trackedLetter(_ place: RequestLetter.Place) -> String {
        trackRequest("letters/\(place.position)/\(place.kind.rawValue)")
    }
    static func petition(_ kind: Petition.Kind, _ step: PetitionStep) -> String {
        step == .write ? "/petitions/\(kind.rawValue)" : petition(kind, step.rawValue)
    }
    static func petition(_ kind: Petition.Kind, _ part: String) -> String { "/petitions/\(kind.rawValue)/\(part)" }
    static func petitionAttachment(_ kind: Petition.Kind, _ position: Int) -> String {
        petition(kind, "attachments/\(position)")
    }
    static func trackPetition(_ part: String) -> String { "/petitions/track/\(part)" }
    static func about(_ part: String) -> String { "/about/\(part)" }
    static func organisation(_ code: String) -> String { "/organisations/\(code)" }
    static func organisation(_ code: String, _ part: String) -> String { "/organisations/\(code)/\(part)" }
    static func report(_ code: String, _ year: Int, _ scope: ReportScope) -> String {
        "/reports/\(code)/\(year)\(scope == .own ? "" : "/\(scope.rawValue)")"
    }
    static func report(_ code: String, _ year: Int, _ scope: ReportScope, _ ending: String) -> String {
        "/reports/\(code)/\(year)/\(scope.rawValue)/report.\(ending)"
    }
    static func document(_ id: Document.ID) -> String { "/documents/\(id)" }
    static func document(_ id: Document.ID, _ part: String) -> String { "/documents/\(id)/\(part)" }
    static func file(_ file: Attachment) -> String { "\(files)/\(file.hash)/\(percentEncoded(file.name))" }
    static func catalogueRow(_ code: String) -> String { "/catalogue/\(code)" }
    /// All rows of one of the standard areas.
    static func catalogueArea(_ area: String) -> String { query(catalogue, [("area", area)]) }
    static func logEntry(_ sequence: Int) -> String { "/log/entries/\(sequence)" }
    static func leave(to address: String, from back: String) -> String {
        "/leave?to=\(percentEncoded(address))&back=\(percentEncoded(back))"
    }

    /// A path with a query; empty values are left out.
    static func query(_ path: String, _ parameters: [(String, String)]) -> String {
        let pairs = parameters.filter { !$0.1.isEmpty }.map { "\($0.0)=\(percentEncoded($0.1))" }
        return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
    }

    enum Desk {
        static let home = "/desk"
        static let signIn = "/desk/sign-in"
        static let signOut = "/desk/sign-out"
        static let account = "/desk/account"
        static let documents = "/desk/documents"
        static let newDocument = "/desk/documents/new"
        static let draftFromFile = "/desk/documents/from-file"
        static let uploads = "/desk/uploads"
        static let files = "/desk/files"
        static let requests = "/desk/requests"
        static let newRequest = "/desk/requests/new"
        static let absence = "/desk/absence"
        static let requestReminders = "/desk/requests/reminders"
        static let requestStatistics = "/desk/requests/statistics"
        static let calendar = "/desk/calendar"
        static let disputes = "/desk/requests/disputes"
        static let retention = "/desk/requests/retention"
        static let petitions = "/desk/petitions"
        static let petitionTerms = "/desk/petitions/terms"
        static let reports = "/desk/reports"
        static let reportTerms = "/desk/reports/terms"
        static let importReport = "/desk/reports/import"
        static let catalogue = "/desk/catalogue"
        static let organisations = "/desk/organisations"
        static let newOrganisation = "/desk/organisations/new"
        static let people = "/desk/people"
        static let newPerson = "/desk/people/new"
        static let journal = "/desk/journal"
        static let site = "/desk/site"

        static func files(_ hash: String, _ part: String) -> String { "/desk/files/\(hash)/\(part)" }
        static func document(_ id: Document.ID) -> String { "/desk/documents/\(id)" }
        static func document(_ id: Document.ID, _ part: String) -> String { "/desk/documents/\(id)/\(part)" }
        static func request(_ id: InformationRequest.ID) -> String { "/desk/requests/\(id)" }
        static func request(_ id: InformationRequest.ID, _ part: String) -> String { "/desk/requests/\(id)/\(part)" }
        static func petition(_ id: Petition.ID) -> String { "/desk/petitions/\(id)" }
        static func petition(_ id: Petition.ID, _ part: String) -> String { "/desk/petitions/\(id)/\(part)" }
        /// The page of the record that a form made or changed.
        static func record(_ subject: String, ofFormAt path: String) -> String? {
            if path == retention { return retention }
            if path.hasPrefix(requests) { return InformationRequest.ID(subject).map { request($0) } ?? requests }
            if path.hasPrefix(petitions) { return Petition.ID(subject).map { petition($0) } ?? petitions }
            if path.hasPrefix(reports) { return AnnualReport.ID(subject).map { report($0) } ?? reports }
            return Document.ID(subject).map { document($0) }
        }
        static func report(_ id: AnnualReport.ID) -> String { "/desk/reports/\(id)" }
        static func report(_ id: AnnualReport.ID, _ part: String) -> String { "/desk/reports/\(id)/\(part)" }
        static func newPetition(_ kind: Petition.Kind) -> String { "/desk/petitions/new/\(kind.rawValue)" }
        static func requestStatistics(_ year: Int, _ organisation: String, isWithBelow: Bool) -> String {
            query(
                requestStatistics,
                [("year", String(year)), ("organisation", organisation), ("below", isWithBelow ? "yes" : "")])
        }
        static func calendar(_ layer: CalendarOrder.Layer) -> String { "/desk/calendar/\(layer.name)" }
        static func letter(_ place: RequestLetter.Place, of id: InformationRequest.ID) -> String {
            request(id, "letters/\(place.position)/\(place.kind.rawValue)")
        }
        static func account(_ part: String) -> String { "/desk/account/\(part)" }
        static func catalogue(_ code: String) -> String { "/desk/catalogue/\(code)" }
        static func organisation(_ code: String) -> String { "/desk/organisations/\(code)" }
        static func profile(_ code: String) -> String { "/desk/organisations/\(code)/profile" }
        static func letterTemplates(_ code: String) -> String { "/desk/organisations/\(code)/letters" }
        static func letterTemplate(_ name: String, of code: String) -> String {
            "/desk/organisations/\(code)/letters/\(name)"
        }
        static func person(_ id: Person.ID) -> String { "/desk/people/\(id)" }
        static func person(_ id: Person.ID, _ part: String) -> String { "/desk/people/\(id)/\(part)" }
        static func appointmentEnd(_ id: Appointment.ID) -> String { "/desk/appointments/\(id)/end" }
    }
}

/// A path of this site, for coming back to; anything else becomes the home page, so that nobody is led away.
func localPath(_ text: String, fallback: String = Links.home) -> String {
    guard text.hasPrefix("/"), !text.hasPrefix("//"), !text.contains("\\"),
        text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return fallback }
    return text
}
