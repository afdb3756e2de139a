import Domain
import Storage

/// What happened to a document in one change: the events, the state that they lead to, and what the journal says of them.
struct DocumentStep: Sendable {
    let document: Document
    private(set) var state: DocumentCase
    /// All events of the document, the new ones last.
    private(set) var events: [DocumentEvent]
    private(set) var journal: [JournalEvent] = []
    private(set) var insertions: [SQL] = []

    /// - Parameter revision: gives a revision of the document by its number.
    init(
        _ happenings: [DocumentEvent.Happening], on document: Document, after state: DocumentCase,
        _ events: [DocumentEvent], by actor: Person.ID?, at now: Instant, revision: (Int) throws -> Revision
    ) rethrows {
        self.document = document
        self.state = state
        self.events = events
        for happening in happenings {
            let (before, wasPublic) = (self.state.words, self.state.publicRevision != nil)
            let event = DocumentEvent(instant: now, actor: actor, happening: happening)
            insertions.append(
                DocumentEventTable.insertion(of: event, at: self.state.eventCount + 1, of: document.id))
            self.state.apply(event)
            self.events.append(event)
            let digest = event.digest(with: try happening.revision.map(revision))
            journal.append(
                JournalEvent(
                    happening.journalAction, of: document.id.text, organisation: document.organisation.text,
                    before: before, after: "\(self.state.words) \(Hex.encode(digest))",
                    mayShow: wasPublic || self.state.publicRevision != nil))
        }
    }
}

extension DocumentEvent {
    /// What the journal says of an event besides its name: the hash of all that it holds, and of the revision it brings.
    func digest(with revision: Revision?) -> [UInt8] { sha256(canonical(with: revision).bytes) }
}

/// The revisions of one document that a change needs, each read once.
final class RevisionShelf {
    private let document: Document.ID
    private let tx: any Transaction
    private var known: [Int: Revision] = [:]

    init(of document: Document.ID, _ tx: any Transaction) {
        self.document = document
        self.tx = tx
    }

    func find(_ number: Int) throws -> Revision {
        if let revision = known[number] { return revision }
        let revision = try RevisionTable.find(document, number, tx)
        known[number] = revision
        return revision
    }
}

extension DocumentCase {
    /// Stage and publicity in two words, as the journal keeps them.
    var words: String {
        let stage =
            switch stage {
            case .draft: "draft"
            case .returned: "returned"
            case .inReview: "in-review"
            case .scheduled: "scheduled"
            case .settled: "settled"
            case .discarded: "discarded"
            }
        let publicity =
            switch publicity {
            case .none: "unpublished"
            case .published: "published"
            case .filed: "filed"
            case .withdrawn: "withdrawn"
            }
        return "\(stage) \(publicity) revision \(newestRevision)"
    }
}
