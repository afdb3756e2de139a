/// What happened to an annual report, written once and never changed.
package struct ReportEvent: Hashable, Sendable {
    package var instant: Instant
    package var actor: Person.ID?
    package var happening: Happening

    package init(instant: Instant, actor: Person.ID?, happening: Happening) {
        self.instant = instant
        self.actor = actor
        self.happening = happening
    }

    package enum Happening: Hashable, Sendable {
        case begun
        /// Figures that the register does not have, or has otherwise, with where they come from; nil takes one back.
        case entered([ReportCell: Int?], source: String)
        case written([ReportSection: String])
        /// Its figures stand still from here on.
        case submitted(FrozenReport)
        case recalled(reason: String)
        case returned(reason: String)
        /// 备案
        case accepted(opinion: String)
        /// Published through a document, which is reviewed like any other.
        case drafted(Document.ID)
        /// Of an older year, as it was published elsewhere.
        case imported(FrozenReport)
    }
}

/// The figures of a report as they were when it was submitted.
package struct FrozenReport: Hashable, Sendable {
    package var tables: ReportTables
    /// Of a whole: which reports it is the sum of, each as it was after so many events.
    package var parts: [Part]
    /// Requests received, month by month; empty where nobody counted them.
    package var months: [Int]

    package struct Part: Hashable, Sendable {
        package var share: ReportUnits.Share
        package var report: AnnualReport.ID
        package var eventCount: Int

        package init(_ share: ReportUnits.Share, report: AnnualReport.ID, eventCount: Int) {
            self.share = share
            self.report = report
            self.eventCount = eventCount
        }
    }

    package init(_ tables: ReportTables, parts: [Part] = [], months: [Int] = []) {
        self.tables = tables
        self.parts = parts
        self.months = months
    }
}

/// How an annual report stands: computed from its events.
package struct ReportCase: Hashable, Sendable {
    package enum Stage: String, Hashable, Sendable, CaseIterable {
        case draft
        case returned
        case submitted
        case accepted
    }

    /// A figure that somebody entered.
    package struct Entry: Hashable, Sendable {
        package var value: Int
        package var source: String
        package var person: Person.ID?
        package var instant: Instant
    }

    package private(set) var eventCount = 0
    package private(set) var stage = Stage.draft
    package private(set) var entries: [ReportCell: Entry] = [:]
    package private(set) var texts: [ReportSection: String] = [:]
    /// As it was submitted last.
    package private(set) var frozen: FrozenReport?
    package private(set) var submittedBy: Person.ID?
    package private(set) var submittedOn: Day?
    package private(set) var acceptedOn: Day?
    /// Why it was sent or taken back.
    package private(set) var reason = ""
    package private(set) var document: Document.ID?
    package private(set) var isImported = false

    package init(_ events: [ReportEvent] = []) {
        for event in events { apply(event) }
    }

    package mutating func apply(_ event: ReportEvent) {
        eventCount += 1
        switch event.happening {
        case .begun: break
        case .entered(let values, let source):
            for (cell, value) in values {
                entries[cell] = value.map {
                    Entry(value: $0, source: source, person: event.actor, instant: event.instant)
                }
            }
        case .written(let texts): self.texts.merge(texts) { _, new in new }
        case .submitted(let frozen):
            (stage, self.frozen, reason) = (.submitted, frozen, "")
            (submittedBy, submittedOn) = (event.actor, event.instant.day)
        case .recalled(let reason): (stage, self.reason) = (.draft, reason)
        case .returned(let reason): (stage, self.reason, document) = (.returned, reason, nil)
        case .accepted: (stage, acceptedOn) = (.accepted, event.instant.day)
        case .drafted(let document): self.document = document
        case .imported(let frozen):
            (stage, self.frozen, isImported) = (.accepted, frozen, true)
            (submittedBy, submittedOn, acceptedOn) = (event.actor, event.instant.day, event.instant.day)
        }
    }

    package var isOpen: Bool { stage == .draft || stage == .returned }
}
