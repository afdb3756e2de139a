import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Actions

/// A key can be replaced while everything goes on, and at no moment is there something that no key opens.
@Suite struct KeyRotationTests {
    /// 财政局's officer has a second factor, a document is public, and the office has the folder of its keys.
    private func withKeys(_ engine: Engine, _ body: (TestOffice, KeyFolder) async throws -> Void) async throws {
        try await withFolder { place in
            let folder = KeyFolder(place.appending(path: "keys").path)
            try folder.make(logOrigin: "www.yangguang.example/log")
            try await withOffice(engine, keyFolder: folder) { test in
                try await test.office.adoptKeys()
                let session = try await test.signIn()
                _ = try await test.office.turnOnTOTP(Self.totp, code: test.code(Self.totp), of: session)
                _ = try await test.published()
                try await body(test, folder)
            }
        }
    }

    private static let totp = TOTP(secret: Array(1...20))

    @Test(arguments: Engine.available, KeyKind.allCases)
    func `after a rotation everything holds, and goes on under the new key`(
        engine: Engine, kind: KeyKind
    ) async throws {
        try await withKeys(engine) { test, folder in
            let before = test.office.keys.marks
            let rotation = try await test.office.rotate(kind, in: folder)
            #expect(rotation.before == before[kind])
            #expect(rotation.after != rotation.before)
            try await expectSound(test, test.office)

            // A server that starts now, with what stands in the usual places.
            #expect(try folder.read().marks[kind] == rotation.after)
            try await expectSound(test, try test.opened(from: folder))
            #expect(folder.kept(kind) == [rotation.before, rotation.after].sorted())
        }
    }

    @Test(arguments: Engine.available, KeyKind.allCases)
    func `a server that runs takes the new key over`(engine: Engine, kind: KeyKind) async throws {
        try await withKeys(engine) { test, folder in
            let server = test.twin(seed: 99, keyFolder: folder)
            let rotation = try await test.office.rotate(kind, in: folder)
            #expect(server.keys.marks[kind] == rotation.before)
            try await expectSound(test, server)
            #expect(server.keys.marks[kind] == rotation.after)
        }
    }

    @Test(arguments: Engine.available)
    func `a server without the new files says so and changes nothing`(engine: Engine) async throws {
        try await withKeys(engine) { test, folder in
            let stranded = test.twin(seed: 99)
            _ = try await test.office.rotate(.journal, in: folder)
            let head = try await test.office.verifyJournal().count
            await #expect(throws: KeyFault.self) {
                _ = try await stranded.draft(
                    .sample(), in: test.organisation(.finance).id, by: test.caller(.informationOfficer))
            }
            #expect(try await test.office.verifyJournal().count == head)
        }
    }

    @Test(arguments: Engine.available, KeyKind.allCases)
    func `one that was cut off before the database knew of it has changed nothing`(
        engine: Engine, kind: KeyKind
    ) async throws {
        try await withKeys(engine) { test, folder in
            _ = try folder.prepareNext(kind, after: test.office.keys)
            try folder.finishRotations(try await test.store.keyMarks())
            try await expectSound(test, try test.opened(from: folder))
            _ = try await test.office.rotate(kind, in: folder)
            try await expectSound(test, try test.opened(from: folder))
        }
    }

    @Test(arguments: Engine.available, KeyKind.allCases)
    func `one that was cut off after the database took it over is finished at the next start`(
        engine: Engine, kind: KeyKind
    ) async throws {
        try await withKeys(engine) { test, folder in
            let usual = "\(folder.path)/\(kind.file)"
            let old = try Data(contentsOf: URL(filePath: usual))
            let rotation = try await test.office.rotate(kind, in: folder)
            // As it stood a moment before the end.
            try old.write(to: URL(filePath: usual))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: usual)

            let marks = try await test.store.keyMarks()
            #expect(try folder.read().marks[kind] == rotation.before)
            #expect(try folder.read(marks).marks[kind] == rotation.after)
            try folder.finishRotations(marks)
            #expect(try folder.read().marks[kind] == rotation.after)
            try await expectSound(test, try test.opened(from: folder))
        }
    }

    @Test(arguments: Engine.available)
    func `of two rotations at once each holds or is refused, and no key is lost`(engine: Engine) async throws {
        try await withKeys(engine) { test, folder in
            let other = test.twin(seed: 99, keyFolder: folder)
            let count = await withTaskGroup(of: Int.self) { group in
                for office in [test.office, other, test.office] {
                    group.addTask { (try? await office.rotate(.encryption, in: folder)) == nil ? 0 : 1 }
                }
                return await group.reduce(0, +)
            }
            #expect(count >= 1)
            try await expectSound(test, try test.opened(from: folder))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever trusts the old key of the log learns of the new one`(engine: Engine) async throws {
        try await withKeys(engine) { test, folder in
            let old = try test.office.keys.logVerifier()
            let kept = try #require(SignedNote(bytes: try await test.office.checkpoint()))
            let new = try #require(try await test.office.rotate(.log, in: folder).logVerifier)
            #expect(new.name == old.name)
            #expect(new.id != old.id)

            let entry = try await test.office.logPage(before: nil, limit: 1).items[0].row
            #expect(entry.event == .keyChanged)
            #expect(entry.says("contentHash", Hex.encode(sha256(Array(new.text.utf8)))))
            let change = try #require(SignedNote(bytes: try await test.office.checkpoint()))
            #expect(change.isSigned(by: old, verify: ed25519))
            #expect(change.isSigned(by: new, verify: ed25519))

            _ = try await test.published(.sample(title: "另一件"))
            let next = try #require(SignedNote(bytes: try await test.office.checkpoint()))
            #expect(!next.isSigned(by: old, verify: ed25519))
            #expect(next.isSigned(by: new, verify: ed25519))
            #expect(try await test.office.logVerifiers() == [new, old])
            #expect(kept.isSigned(by: old, verify: ed25519))
            #expect(try await test.office.verifyLog().firstWrong == nil)
        }
    }

    /// Who stole the old key and can write to the database.
    @Test(arguments: Engine.available)
    func `the old key signs nothing that came after it`(engine: Engine) async throws {
        try await withKeys(engine) { test, folder in
            let thief = test.office.keys
            _ = try await test.office.rotate(.log, in: folder)
            _ = try await test.published(.sample(title: "另一件"))
            let note = try #require(SignedNote(bytes: try await test.office.checkpoint()))
            let checkpoint = try #require(Checkpoint(text: note.text))
            let forged = try thief.signedCheckpoint(size: checkpoint.size, root: checkpoint.root).bytes
            _ = try await test.store.write { tx in
                try tx.run("UPDATE log_checkpoint SET note = \(forged) WHERE size = \(checkpoint.size)")
            }
            #expect(try await test.office.verifyLog().firstWrong?.sequence == checkpoint.size)
            await #expect(throws: LogBroken.self) { _ = try await test.published(.sample(title: "第三件")) }
        }
    }

    @Test(arguments: Engine.available)
    func `secrets of version 0.1 are encrypted once, in the row they belong to`(engine: Engine) async throws {
        try await withKeys(engine) { test, _ in
            let person = test.person(.checker).id
            _ = try await test.store.write { tx in
                try tx.run(
                    "UPDATE person SET totp_secret = \(Self.totp.secret), totp_sealed = NULL WHERE id = \(person)")
            }
            for _ in 1...2 {
                try await test.office.adoptKeys()
                let open: Int? = try await test.store.read {
                    try $0.value("SELECT COUNT(*) AS value FROM person WHERE totp_secret IS NOT NULL")
                }
                #expect(open == 0)
            }
            test.clock.advance(.seconds(60))
            let code = test.code(Self.totp)
            _ = try await test.office.signIn(login: "finance-checker", password: TestOffice.password, code: code)
        }
    }

    @Test(arguments: Engine.available)
    func `a secret opens in no other row and under no other key`(engine: Engine) async throws {
        try await withKeys(engine) { test, _ in
            let thief = test.person(.checker).id
            try await test.tamper(
                """
                UPDATE person SET totp_sealed = (SELECT p.totp_sealed FROM person p
                WHERE p.id = \(test.person(.informationOfficer).id)) WHERE id = \(thief)
                """)
            #expect(
                try await test.office.check().findings.map { [$0.area, $0.place] } == [["keys", thief.text]])
            test.clock.advance(.seconds(60))
            await #expect(throws: SecretBroken.self) {
                try await test.office.signIn(
                    login: "finance-checker", password: TestOffice.password, code: test.code(Self.totp))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `ending all sessions leaves nobody at the desk`(engine: Engine) async throws {
        try await withKeys(engine) { test, _ in
            let session = try await test.office.signIn(
                login: "finance-checker", password: TestOffice.password, code: "")
            // The officer's, renewed when the second factor was turned on, and this one.
            #expect(try await test.office.endAllSessions() == 2)
            #expect(try await test.office.session(session.token) == nil)
        }
    }

    /// Nothing is wrong, something can be published, and the second factor opens the desk.
    private func expectSound(_ test: TestOffice, _ office: Office) async throws {
        let officer = test.caller(.informationOfficer)
        let id = try await office.draft(.sample(), in: test.organisation(.finance).id, by: officer)
        try await office.submit(id, expecting: nil, by: officer)
        for step in [ReviewStep.check, .review, .secrecy, .approval] {
            try await office.sign(step, of: id, opinion: "同意。", expecting: nil, by: test.caller(step.role))
        }
        test.clock.advance(.seconds(60))
        let code = test.code(Self.totp)
        _ = try await office.signIn(
            login: "finance-information-officer", password: TestOffice.password, code: code)
        #expect(try await office.check().findings == [])
    }
}

extension TestOffice {
    fileprivate func signIn() async throws -> Session {
        try await office.signIn(login: "finance-information-officer", password: Self.password, code: "")
    }

    fileprivate func code(_ totp: TOTP) -> String {
        totp.code(step: TOTP.step(at: clock.now), hmacSHA1: hmacSHA1)
    }

    /// The program, started on the database and the folder as they are.
    fileprivate func opened(from folder: KeyFolder) throws -> Office {
        let chance = TestChance(seed: UInt64(clock.now.milliseconds))
        return Office(
            store: store, files: office.files, spool: office.spool, keys: try folder.read(), keyFolder: folder,
            rules: office.rules, now: office.now,
            chance: { chance.bytes($0) }, logger: office.logger)
    }
}
