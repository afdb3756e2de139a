import Actions
import Domain
import Storage
import TestSupport
import Testing

@Suite struct SoundnessTests {
    @Test(arguments: Engine.available)
    func `an office that works is sound`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published()
            let soundness = try await test.office.soundness()
            #expect(soundness.schemaIsOurs)
            #expect(soundness.journalFault == nil)
            #expect(soundness.logFault == nil)
            #expect(soundness.lastAct == instant(2026, 3, 10))
            #expect(soundness.newsSince == instant(2026, 3, 10))
        }
    }

    @Test(arguments: Engine.available)
    func `an end that was cut off is found without reading what is before it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published()
            try await test.disarm()
            try await test.tamper(
                "DELETE FROM journal WHERE sequence = (SELECT MAX(sequence) FROM journal)",
                "DELETE FROM log_checkpoint")
            let soundness = try await test.office.soundness()
            #expect(soundness.journalFault?.contains("run: yangguang check") == true)
            #expect(soundness.logFault?.contains("run: yangguang check") == true)
        }
    }

    @Test(arguments: Engine.available)
    func `a schema of another program is told, and nothing more is asked of it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.tamper("INSERT INTO schema_step (number, name) VALUES (999, 'of the future')")
            let soundness = try await test.office.soundness()
            #expect(soundness.schema == 999)
            #expect(!soundness.schemaIsOurs)
            #expect(soundness.lastAct == nil)
        }
    }
}
