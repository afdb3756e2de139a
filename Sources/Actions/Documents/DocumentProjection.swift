import Domain
import Storage

/// The columns of `document` that are computed from its events and revisions. Written here and nowhere else; `check`
/// computes them again and compares.
struct DocumentProjection: Hashable, Sendable {
    var stage: String
    var stageStep: ReviewStep?
    var publicity: String
    var eventCount: Int
    var newestRevision: Int
    var publicRevision: Int?
    var scheduledAt: Instant?
    var awaitsConfirmation: Bool
    var isImported: Bool
    var firstPublishedAt: Instant?
    var changedAt: Instant
    var decidedValidity: Validity.Decided?
    var successor: Document.ID?
    var dueOn: Day?
    var numberKey: String?
    /// The number that a correction under way is going to give.
    var nextNumberKey: String?
    var title: String
    var documentNumber: String
    var issuer: String
    var signedOn: Day?
    var effectiveOn: Day?
    var expiresOn: Day?
    var shownOn: Day
    var catalogueRow: String?
    var topic: String?
    var genre: String
    var legalForm: LegalForm?
    var origin: DocumentOrigin
    var interprets: Document.ID?

    /// - Parameters:
    ///   - newest: the fields of the newest revision.
    ///   - shown: the revision that the public sees, where there is one; else the newest.
    ///   - term: how long the catalogue row gives to publish.
    init(
        _ state: DocumentCase, events: [DocumentEvent], newest: Revision, shown: Revision, term: PublicationTerm,
        calendar: WorkCalendar
    ) {
        (stage, stageStep, scheduledAt) = Self.stage(state.stage)
        (publicity, firstPublishedAt) = Self.publicity(state, events)
        eventCount = state.eventCount
        newestRevision = state.newestRevision
        publicRevision = state.publicRevision
        awaitsConfirmation = state.awaitsConfirmation
        isImported = state.isImported
        changedAt = events.last?.instant ?? newest.writtenAt
        decidedValidity = state.decidedValidity
        successor = state.successor
        dueOn = Self.dueOn(state, newest.fields, shown: shown.fields, term, calendar)
        numberKey = Self.numberKey(state, shown)
        let nextKey = Self.numberKey(state, newest)
        nextNumberKey = nextKey == numberKey ? nil : nextKey
        title = shown.fields.title
        documentNumber = shown.fields.documentNumber
        issuer = shown.fields.issuer
        signedOn = shown.fields.signedOn
        effectiveOn = shown.fields.effectiveOn
        expiresOn = shown.fields.expiresOn
        // Lists are ordered by the day people know a document by: what was published elsewhere long ago is not news.
        shownOn = shown.declaredPublishedOn ?? firstPublishedAt?.day ?? newest.writtenAt.day
        catalogueRow = shown.fields.catalogueRow
        topic = shown.fields.topic
        genre = shown.fields.genre
        legalForm = shown.fields.legalForm
        origin = shown.fields.origin
        interprets = shown.fields.interprets
    }

    private static func stage(_ stage: DocumentCase.Stage) -> (String, ReviewStep?, Instant?) {
        switch stage {
        case .draft: ("draft", nil, nil)
        case .returned(let step, _): ("returned", step, nil)
        case .inReview: ("in-review", nil, nil)
        case .scheduled(let at): ("scheduled", nil, at)
        case .settled: ("settled", nil, nil)
        case .discarded: ("discarded", nil, nil)
        }
    }

    private static func publicity(_ state: DocumentCase, _ events: [DocumentEvent]) -> (String, Instant?) {
        switch state.publicity {
        case .none: ("none", nil)
        case .published(let first, _): ("published", first)
        case .filed: ("filed", nil)
        case .withdrawn: ("withdrawn", events.first { $0.happening.makesPublic }?.instant)
        }
    }

    private static func numberKey(_ state: DocumentCase, _ revision: Revision) -> String? {
        if case .withdrawn = state.publicity { return nil }
        if state.stage == .discarded { return nil }
        return revision.fields.numberKey
    }

    /// Art 26: the term runs until the information is public.
    private static func dueOn(
        _ state: DocumentCase, _ fields: DocumentContent, shown: DocumentContent, _ term: PublicationTerm,
        _ calendar: WorkCalendar
    ) -> Day? {
        guard state.stage != .settled, state.stage != .discarded, fields.attribute == .proactive,
            let start = state.termStart(fields, shown: shown)
        else { return nil }
        return term.due(from: start, calendar: calendar).due
    }
}

extension DocumentEvent.Happening {
    var makesPublic: Bool {
        switch self {
        case .published, .imported: true
        case .revised, .submitted, .signed, .returned, .recalled, .overridden, .overrideConfirmed, .scheduled,
            .corrected, .filed,
            .withdrawn, .validityDecided, .discarded, .findingAllowed:
            false
        }
    }
}

extension DocumentTable {
    static func insertion(
        of document: Document, _ projection: DocumentProjection, indexNumber: String? = nil
    ) -> SQL {
        """
        INSERT INTO document
            (id, organisation, external_id, index_number, number_key, next_number_key, stage, stage_step, publicity, event_count,
             newest_revision, public_revision, scheduled_at, awaits_confirmation, is_imported,
             first_published_at, changed_at, decided_validity, successor, due_on, title, document_number, issuer,
             signed_on, effective_on, expires_on, shown_on, catalogue_row, topic, genre, origin, interprets,
             legal_form)
        VALUES
            (\(document.id), \(document.organisation), \(document.externalID), \(indexNumber), \(projection.numberKey),
             \(projection.nextNumberKey), \(projection.stage), \(projection.stageStep), \(projection.publicity), \(projection.eventCount),
             \(projection.newestRevision), \(projection.publicRevision), \(projection.scheduledAt),
             \(projection.awaitsConfirmation), \(projection.isImported), \(projection.firstPublishedAt),
             \(projection.changedAt), \(projection.decidedValidity), \(projection.successor), \(projection.dueOn),
             \(projection.title), \(projection.documentNumber), \(projection.issuer), \(projection.signedOn),
             \(projection.effectiveOn), \(projection.expiresOn), \(projection.shownOn),
             \(projection.catalogueRow), \(projection.topic), \(projection.genre), \(projection.origin),
             \(projection.interprets), \(projection.legalForm))
        """
    }

    static func update(_ id: Document.ID, _ projection: DocumentProjection, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE document SET
                number_key = \(projection.numberKey), next_number_key = \(projection.nextNumberKey),
                stage = \(projection.stage), stage_step = \(projection.stageStep), publicity = \(projection.publicity),
                event_count = \(projection.eventCount), newest_revision = \(projection.newestRevision),
                public_revision = \(projection.publicRevision), scheduled_at = \(projection.scheduledAt),
                awaits_confirmation = \(projection.awaitsConfirmation), is_imported = \(projection.isImported),
                first_published_at = \(projection.firstPublishedAt), changed_at = \(projection.changedAt),
                decided_validity = \(projection.decidedValidity), successor = \(projection.successor),
                due_on = \(projection.dueOn), title = \(projection.title),
                document_number = \(projection.documentNumber), issuer = \(projection.issuer),
                signed_on = \(projection.signedOn), effective_on = \(projection.effectiveOn),
                expires_on = \(projection.expiresOn), shown_on = \(projection.shownOn),
                catalogue_row = \(projection.catalogueRow), topic = \(projection.topic),
                genre = \(projection.genre), origin = \(projection.origin),
                interprets = \(projection.interprets), legal_form = \(projection.legalForm)
            WHERE id = \(id)
            """)
    }

    static func storedProjection(_ id: Document.ID, _ tx: any Transaction) throws -> DocumentProjection? {
        try tx.first(
            """
            SELECT number_key, next_number_key, stage, stage_step, publicity, event_count, newest_revision, public_revision,
                   scheduled_at, awaits_confirmation, is_imported, first_published_at, changed_at, decided_validity,
                   successor, due_on, title, document_number, issuer, signed_on, effective_on, expires_on, shown_on,
                   catalogue_row, topic, genre, origin, interprets, legal_form
            FROM document WHERE id = \(id)
            """)
    }
}

extension DocumentProjection: SQLRecord {
    init(row: SQLRow) throws {
        stage = try row.get("stage")
        stageStep = try row.get("stage_step")
        publicity = try row.get("publicity")
        eventCount = try row.get("event_count")
        newestRevision = try row.get("newest_revision")
        publicRevision = try row.get("public_revision")
        scheduledAt = try row.get("scheduled_at")
        awaitsConfirmation = try row.get("awaits_confirmation")
        isImported = try row.get("is_imported")
        firstPublishedAt = try row.get("first_published_at")
        changedAt = try row.get("changed_at")
        decidedValidity = try row.get("decided_validity")
        successor = try row.get("successor")
        dueOn = try row.get("due_on")
        numberKey = try row.get("number_key")
        nextNumberKey = try row.get("next_number_key")
        title = try row.get("title")
        documentNumber = try row.get("document_number")
        issuer = try row.get("issuer")
        signedOn = try row.get("signed_on")
        effectiveOn = try row.get("effective_on")
        expiresOn = try row.get("expires_on")
        shownOn = try row.get("shown_on")
        catalogueRow = try row.get("catalogue_row")
        topic = try row.get("topic")
        genre = try row.get("genre")
        legalForm = try row.get("legal_form")
        origin = try row.get("origin")
        interprets = try row.get("interprets")
    }
}
