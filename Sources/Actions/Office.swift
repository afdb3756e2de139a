package import Domain
package import Logging
package import Storage

/// Everything the office can do. Its extensions, one file an action, are the only doors to change and the reads that
/// pages ask for.
package struct Office: Sendable {
    package let store: any Store
    /// Where the bytes of files lie.
    package let files: any FileStore
    /// Where files grow until they are whole.
    package let spool: Spool
    let copies: Spool
    package let scanner: VirusScanner
    package let now: @Sendable () -> Instant
    /// So many random bytes.
    let chance: @Sendable (Int) -> [UInt8]
    let ring: KeyRing
    package let rules: Rules
    package let press: Press
    package let opener: ReportOpener
    package let reader: FileReader
    package let logger: Logger
    package let editions: EditionWatch
    let keptReads = KeptReads()
    let register = DocumentRegister()
    let ranked = RankedIndex()

    /// - Parameter keyFolder: where to find the keys that a rotation puts in the place of these.
    package init(
        store: any Store, files: any FileStore, spool: Spool, keys: Keys, keyFolder: KeyFolder? = nil, rules: Rules,
        press: Press = .absent, scanner: VirusScanner = .absent, opener: ReportOpener = .absent,
        reader: FileReader = .absent,
        now: @escaping @Sendable () -> Instant, chance: @escaping @Sendable (Int) -> [UInt8], logger: Logger
    ) {
        self.store = store
        self.files = files
        self.spool = spool
        copies = spool.forCopies
        self.scanner = scanner
        ring = KeyRing(keys, folder: keyFolder)
        self.rules = rules
        self.press = press
        self.opener = opener
        self.reader = reader
        self.now = now
        self.chance = chance
        self.logger = logger
        editions = EditionWatch(store: store, now: now)
    }

    /// The same office, whose transactions go through another store: its own with something before it.
    package init(_ office: Office, through store: any Store) {
        self.store = store
        files = office.files
        spool = office.spool
        copies = office.copies
        scanner = office.scanner
        ring = office.ring
        rules = office.rules
        press = office.press
        opener = office.opener
        reader = office.reader
        now = office.now
        chance = office.chance
        logger = office.logger
        editions = EditionWatch(store: store, now: office.now)
    }

    /// Runs a change and writes what it reports to the journal, together or not at all. An action that reports nothing
    /// does not compile.
    /// - Throws: `Repeated` or `Rewritten` where the caller's form was received before; `SessionEnded` or `Forbidden`
    ///   where the caller may do less than when the request began.
    func perform<Value: Sendable>(
        as caller: Caller, _ change: @escaping @Sendable (any Transaction, Instant) throws -> Done<Value>
    ) async throws -> Value {
        try await store.write { tx in
            // Asked when it is this change's turn, so that later entries bear later times.
            let instant = try time(in: tx)
            try caller.checkStanding(at: instant, tx)
            if let form = caller.form { try FormReceiptTable.checkNew(form, sentBy: caller.actor, tx) }
            let done = try change(tx, instant)
            if let form = caller.form {
                try FormReceiptTable.insert(
                    form, sentBy: caller.actor, subject: done.events[0].subject, at: instant, tx)
            }
            if done.events.contains(where: \.mayShow) { try EditionTable.advance(tx) }
            try JournalTable.append(
                done.events, at: instant, by: caller.actor, seal: try presentKeys(tx).journalSeal, tx)
            return done.value
        }
    }

    /// Reads from one snapshot. Which edition the request is of goes along: a transaction runs on a thread of its own, where
    /// the task that asks is not known.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Value
    ) async throws -> Value {
        guard let edition = EditionWatch.known else { return try await store.read(body) }
        return try await store.read { tx in try EditionWatch.answering(in: edition) { try body(tx) } }
    }

    /// Bookkeeping that is nobody's act: sessions, counters of failed sign-ins, delivery marks, the search index.
    /// `ArchitectureTests` lists who may use this door.
    func keep<Value: Sendable>(
        _ body: @escaping @Sendable (any Transaction, Instant) throws -> Value
    ) async throws -> Value {
        let now = now
        return try await store.write { tx in try body(tx, now()) }
    }

    /// Lets every public page be made anew, where bookkeeping changes what one may show.
    func renewPages(_ tx: any Transaction) throws { try EditionTable.advance(tx) }

    /// The time, or that of the journal's newest entry where the clock was set back since: what was done before stays
    /// before.
    private func time(in tx: any Transaction) throws -> Instant {
        let clock = now()
        guard let newest = try JournalTable.newestInstant(tx), newest > clock else { return clock }
        if newest > clock + .seconds(60) {
            logger.warning(
                "the clock is behind the journal", metadata: ["clock": "\(clock.iso)", "journal": "\(newest.iso)"])
        }
        return newest
    }

    /// The keys as they were read last. What depends on the present ones asks for them in its transaction.
    package var keys: Keys { ring.latest }

    /// The number that a form is handed out with, by which it is known when it comes twice.
    package func newFormNumber() -> String { Hex.encode(chance(16)) }

    func newID<Of>(_ type: Of.Type = Of.self, at instant: Instant) -> ID<Of> {
        ID(bornAt: instant, chance: chance(10))
    }
}

/// What a change hands back, and what the journal says about it: one event at least.
struct Done<Value: Sendable>: Sendable {
    var value: Value
    var events: [JournalEvent]

    init(_ value: Value, _ first: JournalEvent, _ more: [JournalEvent] = []) {
        self.value = value
        events = [first] + more
    }
}

extension Done<Void> {
    init(_ first: JournalEvent, _ more: [JournalEvent] = []) {
        self.init((), first, more)
    }
}

/// What is the same for every caller and read once at start.
package struct Rules: Sendable {
    /// The notices that the program brings; `Office.calendar` has what was entered since, too.
    package var calendarOfProgram: WorkCalendar
    package var classification: Classification
    package var functions: [OrganisationFunction]
    package var analyser: SearchAnalyser
    package var searchWords: SearchWords
    package var spelling: SpellingRepair
    package var letters: LetterTemplates
    package var guardRules: GuardRules

    package init(
        calendarOfProgram: WorkCalendar, classification: Classification, functions: [OrganisationFunction],
        analyser: SearchAnalyser, searchWords: SearchWords, spelling: SpellingRepair, letters: LetterTemplates,
        guardRules: GuardRules
    ) {
        self.calendarOfProgram = calendarOfProgram
        self.classification = classification
        self.functions = functions
        self.analyser = analyser
        self.searchWords = searchWords
        self.spelling = spelling
        self.letters = letters
        self.guardRules = guardRules
    }
}

/// What is printed of an office, as in the log of a service that failed, tells nothing of its keys; and all its rules would
/// be thousands of lines.
extension Office: CustomStringConvertible {
    package var description: String { "Office(\(store.engine.rawValue))" }
}
