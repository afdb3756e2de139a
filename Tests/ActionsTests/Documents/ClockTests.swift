import Actions
import Domain
import Storage
import TestSupport
import Testing

/// What a clock that is set forward or back does to the office.
struct ClockTests {
    @Test(arguments: Engine.available)
    func `a clock that is set back does not take the office back`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let first = try await test.published()
            let before = test.clock.now
            test.clock.set(before + .seconds(-3600))
            let second = try await test.published(.sample(title: "第二件", documentNumber: ""))
            for table in Self.instants {
                let instants: [Int] = try await test.store.read { try $0.values(table) }
                #expect(instants == instants.sorted())
                #expect(instants.last == before.milliseconds)
            }
            // The first letters of an identifier are its time.
            #expect(first.text.prefix(10) <= second.text.prefix(10))
            test.clock.set(before + .seconds(1))
            let third = try await test.published(.sample(title: "第三件", documentNumber: ""))
            #expect(second.text < third.text)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `news is told at once, also while the clock is behind`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published()
            #expect(try await test.office.deliverNext { _ in })
            test.clock.advance(.seconds(-3600))
            _ = try await test.published(.sample(title: "第二件", documentNumber: ""))
            #expect(try await test.office.deliverNext { _ in })
        }
    }

    @Test(arguments: Engine.available)
    func `a planned publication whose time was there and is no more comes at its time, once`(engine: Engine)
        async throws
    {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(publishAt: instant(2026, 3, 12)))
            // The job was found due by a clock that was fast, and the work begins under one that is right.
            try await test.tamper("UPDATE job SET due_at = 0")
            _ = try await test.office.workOnce()
            #expect(try await test.stage(of: id) == "scheduled")
            let due: Int? = try await test.store.read {
                try $0.value("SELECT due_at AS value FROM job WHERE state = 'waiting'")
            }
            #expect(due == instant(2026, 3, 12).milliseconds)
            test.clock.set(instant(2026, 3, 12))
            _ = try await test.office.workOnce()
            #expect(try await test.stage(of: id) == "settled")
            _ = try await test.office.workOnce()
            #expect(try await test.office.check().findings == [])
        }
    }

    private static let instants: [SQL] = [
        "SELECT instant AS value FROM journal ORDER BY sequence",
        "SELECT instant AS value FROM log_entry ORDER BY sequence",
    ]
}

extension TestOffice {
    fileprivate func stage(of id: Document.ID) async throws -> String? {
        try await store.read { try $0.value("SELECT stage AS value FROM document WHERE id = \(id)") }
    }
}
