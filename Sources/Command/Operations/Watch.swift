import Actions
import Domain
import Foundation
import Storage
import Web

/// What a serving program knows of itself and tells those who watch over it.
struct Watch: Sendable {
    /// A round of work takes moments; without one for so long, the worker hangs.
    private static let longestRound = Duration.seconds(120)

    let store = StoreMeasures()
    let jobs = WorkerBeat()
    let news = WorkerBeat()
    private let settings: Settings

    init(_ settings: Settings) {
        self.settings = settings
    }

    func monitoring(_ office: Office) throws -> Monitoring {
        var monitoring = Monitoring(token: try settings.metricsToken(), requestLog: settings.requestLog)
        let (disk, process) = (disk, ProcessFigures(startedAt: office.now()))
        let files = FileWatch(office)
        let build = MetricFamily(
            .gauge, "yangguang_build_info", "Always 1; says what is running.",
            [MetricSample([("version", programVersion), ("engine", office.store.engine.rawValue)], 1)])
        monitoring.registry.add {
            [build] + process.families + disk.families + store.families + workers + backups
        }
        monitoring.registry.add(files.families)
        monitoring.probes = [
            { disk.look() }, { [await keys(of: office)] }, { [worker("jobs", jobs), worker("news", news)] },
            files.look,
        ]
        return monitoring
    }

    private var disk: DiskSpace {
        var folders = [("keys", settings.files)]
        if case .sqlite(let path) = settings.database {
            folders.insert(("database", URL(filePath: path).deletingLastPathComponent().path), at: 0)
        }
        // It may be a disk of its own.
        if settings.filePlace == .folder { folders.append(("files", FileFolder(below: settings.files).path)) }
        return DiskSpace(folders: folders)
    }

    /// The program keeps them in memory: files that are gone are noticed here and not at the next start.
    private func keys(of office: Office) async -> HealthFinding {
        do {
            _ = try settings.keyFolder.read(try await office.store.keyMarks())
            return HealthFinding("keys", .well, "they can be read")
        } catch {
            return HealthFinding("keys", .ill, "they cannot be read: do not stop the program", cause: "\(error)")
        }
    }

    private func worker(_ name: String, _ beat: WorkerBeat) -> HealthFinding {
        let silence = beat.silence
        if silence < Self.longestRound { return HealthFinding(name, .well, "went round lately") }
        return HealthFinding(name, .ill, "no round came to its end for \(silence.components.seconds) s")
    }

    /// No samples before the first backup, or where its note cannot be read: whoever watches asks for a young one.
    private var backups: [MetricFamily] {
        let last = try? LastBackup.read(from: settings.files)
        return [
            MetricFamily(
                .gauge, "yangguang_last_backup_timestamp_seconds", "When the last backup was taken.",
                samples(last?.takenAt)),
            MetricFamily(
                .gauge, "yangguang_last_verified_backup_timestamp_seconds",
                "When the backup was taken that a drill last found good.", samples(last?.verifiedTakenAt)),
        ]
    }

    private func samples(_ time: Instant?) -> [MetricSample] {
        time.map { [MetricSample([], $0.milliseconds / 1000)] } ?? []
    }

    private var workers: [MetricFamily] {
        let samples = [jobs.samples("jobs"), news.samples("news")]
        return [
            MetricFamily(
                .gauge, "yangguang_worker_last_round_timestamp_seconds", "When a worker's last round came to its end.",
                samples.compactMap(\.last)),
            MetricFamily(
                .counter, "yangguang_worker_rounds_total", "Rounds that came to their end.", samples.map(\.rounds)),
            MetricFamily(
                .counter, "yangguang_worker_failures_total", "Rounds that failed.", samples.map(\.failures)),
        ]
    }
}
