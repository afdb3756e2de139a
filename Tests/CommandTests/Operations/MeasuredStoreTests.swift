import Dispatch
import Storage
import TestSupport
import Testing

@testable import Actions
@testable import Command
@testable import Web

@Suite struct MeasuredStoreTests {
    @Test(arguments: Engine.available)
    func `every transaction is counted by how it ended`(engine: Engine) async throws {
        try await withStore(engine) { plain in
            let measures = StoreMeasures()
            let store = MeasuredStore(store: plain, measures: measures)
            #expect(store.engine == engine)
            for _ in 1...3 {
                #expect(try await store.read { try $0.value("SELECT 7 AS value", as: Int.self) } == 7)
            }
            let insert: SQL = "INSERT INTO setting (name, text) VALUES ('a', 'b')"
            _ = try await store.write { try $0.run(insert) }
            await #expect(throws: StoreError.self) { _ = try await store.write { try $0.run(insert) } }
            await #expect(throws: StoreError.self) { _ = try await store.read { try $0.rows("SELECT nothing") } }

            let figures = measures.lines
            #expect(figures["yangguang_database_transactions_total read done"] == 3)
            #expect(figures["yangguang_database_transactions_total read fault"] == 1)
            #expect(figures["yangguang_database_transactions_total write done"] == 1)
            #expect(figures["yangguang_database_transactions_total write refused"] == 1)
            #expect(figures["yangguang_database_wait_seconds_count read"] == 4)
            #expect(figures["yangguang_database_seconds_count write"] == 2)
            for kind in ["read", "write"] {
                #expect(figures["yangguang_database_waiting \(kind)"] == 0)
                #expect(figures["yangguang_database_running \(kind)"] == 0)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who waits for the writer is seen waiting`(engine: Engine) async throws {
        try await withStore(engine) { plain in
            let measures = StoreMeasures()
            let store = MeasuredStore(store: plain, measures: measures)
            let (begun, beginning) = AsyncStream<Void>.makeStream()
            let gate = DispatchSemaphore(value: 0)
            // The first holds the one place of the writer, on a thread of the engine's own.
            async let one: Void = store.write { _ in
                beginning.yield()
                gate.wait()
            }
            for await _ in begun { break }
            async let two: Void = store.write { _ in }
            while measures.lines["yangguang_database_waiting write"] != 1 {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(measures.lines["yangguang_database_running write"] == 1)
            gate.signal()
            _ = try await (one, two)
            #expect(measures.lines["yangguang_database_waiting write"] == 0)
            #expect(measures.lines["yangguang_database_running write"] == 0)
        }
    }

    @Test func `a database that cannot be reached never begins`() async throws {
        let measures = StoreMeasures()
        let store = MeasuredStore(
            store: PostgresStore(conninfo: "host=/nowhere dbname=nothing connect_timeout=2"), measures: measures)
        await #expect(throws: StoreError.self) { try await store.read { _ in } }
        #expect(measures.lines["yangguang_database_transactions_total read unavailable"] == 1)
        #expect(measures.lines["yangguang_database_seconds_count read"] == 0)
        #expect(measures.lines["yangguang_database_waiting read"] == 0)
        #expect(measures.lines["yangguang_database_running read"] == 0)
    }
}

extension StoreMeasures {
    /// Each figure under its name and its labels, without the ranges of histograms.
    fileprivate var lines: [String: Double] {
        var text = ""
        for family in families { family.write(to: &text) }
        var lines: [String: Double] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") && !line.contains("le=") {
            let parts = line.split(separator: " ")
            let labels = parts[0].split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
            let name = parts[0].prefix { $0 != "{" }
            lines[([name] + labels).joined(separator: " ")] = Double(parts[1])
        }
        return lines
    }

    @Test func `an office that is measured opens files as before`() async throws {
        try await withOffice(.sqlite) { test in
            let reader = FileReader { _ in [7] }
            let measured = test.twin(seed: 5, reader: reader).measured(by: StoreMeasures())
            let output = try await measured.reader.run(FileProgram("pdfinfo", []))
            #expect(output == [7])
        }
    }
}
