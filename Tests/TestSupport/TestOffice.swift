package import Actions
import Crypto
package import Domain
package import Foundation
package import Logging
package import Storage

/// An office of 阳光市 with nothing published yet, the real rules, two catalogue rows taken, a clock that stands at 10 March 2026, 9:30, and one
/// person for every role in each of its organisations.
package struct TestOffice: Sendable {
    package let office: Office
    package let clock: TestClock
    package let organisations: [Place: Organisation]
    package let people: [Seat: Person]
    /// The tree as it stood at the beginning.
    package let tree: OrganisationTree

    package var store: any Store { office.store }

    /// 阳光市人民政府 above the other three.
    package enum Place: String, Sendable, CaseIterable {
        case city = "yangguang"
        /// 财政局, with a credit code.
        case finance
        /// 教育局, without one.
        case education
        /// 和平镇人民政府
        case township = "heping"
    }

    package struct Seat: Hashable, Sendable {
        package var role: Role
        package var place: Place
    }

    package func organisation(_ place: Place) -> Organisation {
        guard let found = organisations[place] else { preconditionFailure("there is no \(place)") }
        return found
    }

    package func person(_ role: Role, in place: Place = .finance) -> Person {
        guard let found = people[Seat(role: role, place: place)] else { preconditionFailure("there is no \(role)") }
        return found
    }

    /// The person with a role in an organisation, as a page would call.
    package func caller(_ role: Role, in place: Place = .finance, form: String? = nil) -> Caller {
        let grant = Authority.Grant(role, in: organisation(place).id)
        var caller = Caller(person(role, in: place), authority: Authority([grant]))
        caller.form = form.map { SentForm(number: $0, digest: []) }
        return caller
    }

    /// One person with several roles.
    package func caller(_ person: Person, _ roles: [Role], in place: Place = .finance) -> Caller {
        Caller(person, authority: Authority(roles.map { Authority.Grant($0, in: organisation(place).id) }))
    }

    /// An office on the same database at the same time, with other chance: a second server.
    package func twin(
        seed: UInt64, keyFolder: KeyFolder? = nil, scanner: VirusScanner = .absent, reader: FileReader = .absent
    ) -> Office {
        let chance = TestChance(seed: seed)
        return Office(
            store: store, files: office.files, spool: office.spool, keys: office.keys, keyFolder: keyFolder,
            rules: office.rules, press: office.press, scanner: scanner, reader: reader,
            now: office.now, chance: { chance.bytes($0) }, logger: office.logger)
    }
}

/// A database with the newest schema, for the time of the body.
package func withStore(_ engine: Engine, _ body: (any Store) async throws -> Void) async throws {
    try await withEmptyStore(engine) { store in
        try await store.migrate(Migrations.all)
        try await body(store)
    }
}

/// - Parameters:
///   - keyFolder: where the keys are kept, where a test is about them.
///   - logger: where to write the log of the server, where a test is about that.
package func withOffice(
    _ engine: Engine, at start: Instant = instant(2026, 3, 10), keyFolder: KeyFolder? = nil, logger: Logger? = nil,
    _ body: (TestOffice) async throws -> Void
) async throws {
    try await withStore(engine) { store in
        let keys = try keyFolder?.read() ?? .fresh
        try await withFolder { files in
            try await body(
                try await .furnished(
                    in: store, files: files, keys: keys, keyFolder: keyFolder, at: start, logger: logger))
        }
    }
}

extension Logger {
    /// Says nothing, and keeps what is noted on it: the server finds the number of a request there.
    fileprivate static var quiet: Logger {
        var logger = Logger(label: "yangguang.test", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .critical
        return logger
    }
}

extension Keys {
    /// Keys that nobody else has.
    package static var fresh: Keys {
        Keys(
            logSigner: Curve25519.Signing.PrivateKey(), journalSeal: SymmetricKey(size: .bits256),
            encryption: SymmetricKey(size: .bits256), logOrigin: "www.yangguang.example/log")
    }
}

/// Read once for all tests: it takes longer than most of them.
private enum SharedRules {
    static let rules = Result { try RuleFiles.rules() }
    static let catalogue = Result { try RuleFiles.catalogue().filter { $0.scheme != .standard } }
}

extension TestOffice {
    /// Made in a database with the newest schema; with the same keys it is the same to the last byte.
    package static func furnished(
        in store: any Store, files folder: URL, keys: Keys, keyFolder: KeyFolder? = nil,
        at start: Instant = instant(2026, 3, 10), logger: Logger? = nil
    ) async throws -> TestOffice {
        let clock = TestClock(start)
        let chance = TestChance(seed: 20_260_310)
        let office = Office(
            store: store, files: FileFolder(folder.appending(path: "content").path),
            spool: Spool(folder.appending(path: "incoming").path, most: 1 << 30) { chance.bytes($0) }, keys: keys,
            keyFolder: keyFolder, rules: try SharedRules.rules.get(), press: .test,
            now: { clock.now }, chance: { chance.bytes($0) }, logger: logger ?? .quiet)
        return try await furnished(office, clock)
    }

    private static func furnished(_ office: Office, _ clock: TestClock) async throws -> TestOffice {
        try await office.bringCatalogue(try SharedRules.catalogue.get(), by: .system)
        let drafts: [(Place, OrganisationDraft)] = [
            (.city, OrganisationDraft(code: "yangguang", name: "阳光市人民政府", shortName: "市政府", kind: .government)),
            (
                .finance,
                OrganisationDraft(
                    code: "finance", name: "阳光市财政局", shortName: "市财政局", kind: .department,
                    creditCode: "113417020032563511")
            ),
            (.education, OrganisationDraft(code: "education", name: "阳光市教育局", shortName: "市教育局", kind: .department)),
            (.township, OrganisationDraft(code: "heping", name: "阳光市和平镇人民政府", shortName: "和平镇", kind: .township)),
        ]
        var organisations: [Place: Organisation] = [:]
        for (place, draft) in drafts {
            let parent = place == .city ? nil : Place.city.rawValue
            organisations[place] = try await office.addOrganisation(draft, under: parent, by: .system)
        }
        return TestOffice(
            office: office, clock: clock, organisations: organisations,
            people: try await office.store.write { [organisations] in
                try adopt(in: organisations, $0)
                return try appoint(in: organisations, $0)
            },
            tree: try await office.organisationTree())
    }

    /// The rows under which the samples stand.
    private static func adopt(in organisations: [Place: Organisation], _ tx: any Transaction) throws {
        for organisation in organisations.values {
            try tx.run(
                """
                INSERT INTO catalogue_adoption (organisation, catalogue_row)
                VALUES (\(organisation.id), '20-01'), (\(organisation.id), '20-02')
                """)
        }
    }

    /// What everybody signs in with: the login is place and role, `finance-checker`.
    package static let password = "correct horse battery"

    /// Its hash, with the least work that scrypt allows: the real one takes a second each in a debug build.
    private static let quickHash = "scrypt,4,8,1$eWFuZ2d1YW5nLXNhbXBsZQ==$gTfZBHMccAEUYFMq9NlaEN/BFqyB9PZ8pcrfSnovCv8="

    /// Written by hand, so that no password is hashed.
    private static func appoint(
        in organisations: [Place: Organisation], _ tx: any Transaction
    ) throws -> [Seat: Person] {
        let chance = TestChance(seed: 7)
        var people: [Seat: Person] = [:]
        for (place, organisation) in organisations.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            for role in Role.allCases {
                let login = "\(place.rawValue)-\(role.rawValue)"
                let id = Person.ID(bornAt: instant(2026, 1, 1), chance: chance.bytes(10))
                let person = Person(id: id, login: login, name: "\(organisation.shortName)\(role.rawValue)")
                try tx.run(
                    """
                    INSERT INTO person (id, login, name, password, active)
                    VALUES (\(id), \(login), \(person.name), \(quickHash), \(true))
                    """)
                let appointment = Appointment.ID(bornAt: instant(2026, 1, 1), chance: chance.bytes(10))
                try tx.run(
                    """
                    INSERT INTO appointment (id, person, organisation, post, duties, role, since)
                    VALUES (\(appointment), \(id), \(organisation.id), '科员', '', \(role), \(day(2026, 1, 1)))
                    """)
                people[Seat(role: role, place: place)] = person
            }
        }
        return people
    }
}
