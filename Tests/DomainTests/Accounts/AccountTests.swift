import Crypto
import Domain
import Testing

struct LockOutTests {
    @Test func `four failures cost nothing, the fifth a minute, and then twice as long each time up to an hour`() {
        let now = Instant(milliseconds: 1_000_000)
        var lockOut = LockOut()
        var minutes: [Int?] = []
        for _ in 0..<13 {
            lockOut = lockOut.failed(at: now)
            minutes.append(lockOut.until.map { ($0.milliseconds - now.milliseconds) / 60_000 })
        }
        #expect(minutes == [nil, nil, nil, nil, 1, 2, 4, 8, 16, 32, 60, 60, 60])
    }

    @Test func `it ends on the very millisecond`() {
        let lockOut = LockOut(failures: 5, until: Instant(milliseconds: 100))
        #expect(lockOut.isLocked(at: Instant(milliseconds: 99)))
        #expect(!lockOut.isLocked(at: Instant(milliseconds: 100)))
        #expect(!LockOut().isLocked(at: Instant(milliseconds: 0)))
    }
}

struct PasswordRuleTests {
    @Test(arguments: [
        ("correct horse", []), ("short", [Domain.Issue.Problem.tooShort(least: 10)]), ("aaaaaaaaaabbb", [guessable]),
        ("finance-wang-2026", [guessable]), ("一二三四五六七八九十", []),
        (String(repeating: "ab c", count: 51), [.tooLong(limit: 200)]),
    ])
    func `length protects, and what can be guessed does not`(password: String, problems: [Domain.Issue.Problem]) {
        #expect(PasswordRule.issues(password, login: "finance-wang").map(\.problem) == problems)
    }

    private static let guessable = Domain.Issue.Problem.malformed(expected: "不含登录名，并且不是少数几个字符的重复")
}

struct TOTPTests {
    private let totp = TOTP(secret: Array("12345678901234567890".utf8))

    private func hmacSHA1(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: key)))
    }

    /// RFC 6238, appendix B, in six of its eight digits.
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
    func `codes are those of the standard`(seconds: Int, code: String) {
        let step = TOTP.step(at: Instant(milliseconds: seconds * 1000))
        #expect(totp.code(step: step, hmacSHA1: hmacSHA1) == code)
    }

    @Test func `a code works half a minute early and late, once, and never an older one`() {
        let now = Instant(milliseconds: 1_111_111_111_000)
        let present = TOTP.step(at: now)
        func step(_ offset: Int, after last: Int?) -> Int? {
            totp.matchingStep(
                totp.code(step: present + offset, hmacSHA1: hmacSHA1), at: now, after: last, hmacSHA1: hmacSHA1)
        }
        #expect([-2, -1, 0, 1, 2].map { step($0, after: nil) } == [nil, present - 1, present, present + 1, nil])
        #expect(step(0, after: present) == nil)
        #expect(step(-1, after: present) == nil)
        #expect(step(1, after: present) == present + 1)
        #expect(totp.matchingStep("", at: now, after: nil, hmacSHA1: hmacSHA1) == nil)
    }

    @Test func `an authenticator reads the address`() {
        #expect(totp.base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(
            totp.address(issuer: "阳光市", login: "wang")
                == "otpauth://totp/%E9%98%B3%E5%85%89%E5%B8%82%3Awang?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=%E9%98%B3%E5%85%89%E5%B8%82")
    }
}

struct PermissionTests {
    private let organisations: [Organisation]
    private let tree: OrganisationTree

    init() {
        let ids = (0..<4).map {
            Organisation.ID(bornAt: Instant(milliseconds: $0), chance: Array(repeating: 0, count: 10))
        }
        organisations = zip(ids, [nil, ids[0], ids[1], ids[0]]).map { id, parent in
            Organisation(id: id, code: id.text, name: "", shortName: "", kind: .department, parent: parent)
        }
        tree = OrganisationTree(organisations)
    }

    @Test func `a role reaches down and never up or aside`() {
        let authority = Authority([.init(.checker, in: organisations[1].id)])
        #expect(
            organisations.map { authority.allows(.checkDocuments, in: $0.id, tree: tree) } == [
                false, true, true, false,
            ])
        #expect(authority.organisations(for: .checkDocuments, tree: tree) == [organisations[1], organisations[2]])
        #expect(!authority.allows(.reviewDocuments, in: organisations[1].id, tree: tree))
        #expect(!authority.allowsSomewhere(.reviewDocuments))
    }

    @Test func `an organisation under two grants is counted once`() {
        let authority = Authority([.init(.auditor, in: organisations[1].id), .init(.auditor, in: organisations[0].id)])
        #expect(authority.organisations(for: .readJournal, tree: tree).count == 4)
    }

    @Test func `no role alone can bring a document to the public`() {
        let hands: [Permission] = [
            .draftDocuments, .checkDocuments, .reviewDocuments, .reviewSecrecy, .approveDocuments,
        ]
        for role in Role.allCases {
            #expect(role.permissions.intersection(hands).count <= 1, "\(role)")
        }
    }

    @Test func `who runs the machine does not see what is not public`() {
        #expect(Role.administrator.permissions == [.manageOrganisations, .managePeople, .editProfile])
    }

    @Test func `every permission is somebody's`() {
        #expect(Set(Role.allCases.flatMap(\.permissions)) == Set(Permission.allCases))
    }

    @Test func `an appointment holds from its first day to its last`() {
        let appointment = Appointment(
            id: Appointment.ID(bornAt: Instant(milliseconds: 0), chance: Array(repeating: 0, count: 10)),
            person: Person.ID(bornAt: Instant(milliseconds: 0), chance: Array(repeating: 0, count: 10)),
            organisation: organisations[0].id, post: "", since: Day(number: 5), until: Day(number: 7))
        #expect((4...8).map { appointment.holds(on: Day(number: $0)) } == [false, true, true, true, false])
    }
}
