import Actions
import Logging
import Storage
import Web

/// Whether files can be kept, opened and looked through. To find that out costs a bucket a request and a disk a commit: it is
/// found out once a minute, however often somebody asks, and what hangs holds nobody up.
struct FileWatch: Sendable {
    private static let lifetime = Duration.seconds(60)
    private static let patience = Duration.seconds(2)

    private let office: Office
    private let store: Recent<HealthFinding>
    private let scanner: Recent<HealthFinding>

    init(_ office: Office) {
        self.office = office
        store = Recent(for: Self.lifetime, patience: Self.patience) { await Self.store(of: office) }
        scanner = Recent(for: Self.lifetime, patience: Self.patience) { await Self.scanner(of: office) }
    }

    @Sendable func look() async -> [HealthFinding] {
        async let store = store.value()
        async let scanner = scanner.value()
        return [
            await store ?? HealthFinding("files", .warning, "no answer for \(Self.patience.components.seconds) s"),
            await scanner ?? HealthFinding("scanner", .warning, "no answer for \(Self.patience.components.seconds) s"),
        ]
    }

    @Sendable func families() async -> [MetricFamily] {
        let findings = await look()
        func isWell(_ part: String) -> Int { findings.contains { $0.part == part && $0.state == .well } ? 1 : 0 }
        return [
            MetricFamily(
                .gauge, "yangguang_file_store_up", "Whether a file could be written and read a minute ago.",
                isWell("files")),
            MetricFamily(
                .gauge, "yangguang_virus_scanner_set", "Whether there is a scanner that files are shown to.",
                office.scanner.isSet ? 1 : 0),
            MetricFamily(
                .gauge, "yangguang_virus_scanner_up", "Whether the scanner answered a minute ago; 0 where none is set.",
                office.scanner.isSet ? isWell("scanner") : 0),
        ]
    }

    /// Pages are shown without it: only what has to do with files waits.
    private static func store(of office: Office) async -> HealthFinding {
        do {
            try await office.files.probe()
            return HealthFinding("files", .well, "in \(office.files.name)")
        } catch {
            office.logger.error("the store of files does not work", metadata: ["error": "\(error)"])
            return HealthFinding(
                "files", .warning, "\(office.files.name) does not work: files are neither taken nor opened",
                cause: "\(error)")
        }
    }

    private static func scanner(of office: Office) async -> HealthFinding {
        guard office.scanner.isSet else {
            return HealthFinding("scanner", .well, "none is set: nobody looks for viruses in files")
        }
        do {
            try await office.scanner.probe()
            return HealthFinding("scanner", .well, "it answers")
        } catch {
            office.logger.error("the virus scanner does not work", metadata: ["error": "\(error)"])
            return HealthFinding("scanner", .warning, "it does not answer", cause: "\(error)")
        }
    }
}
