import Actions
import Domain
import Logging

/// Whether the program could do its whole work now, part by part.
struct Readiness: Sendable {
    private static let patience = Duration.seconds(3)
    /// What another system has not taken for so long, its keepers should look at.
    private static let latestNews = Duration.seconds(3600)
    /// Clocks of two servers may differ by so much.
    private static let clockTolerance = Duration.seconds(60)

    private let findings: Recent<[HealthFinding]>

    init(_ office: Office, probes: [HealthProbe]) {
        // Whoever asks many times a second asks the database once.
        findings = Recent(for: .seconds(1), patience: Self.patience) {
            var found = await Self.look(at: office)
            for probe in probes { found += await probe() }
            for finding in found where finding.state == .ill {
                office.logger.error(
                    "not ready", metadata: ["part": "\(finding.part)", "error": "\(finding.cause ?? finding.words)"])
            }
            return found
        }
    }

    func now() async -> [HealthFinding] {
        await findings.value()
            ?? [HealthFinding("database", .ill, "no answer within \(Self.patience.components.seconds) s")]
    }

    private static func look(at office: Office) async -> [HealthFinding] {
        let start = ContinuousClock.now
        let soundness: Soundness
        do {
            soundness = try await office.soundness()
        } catch {
            return [HealthFinding("database", .ill, "it does not answer", cause: "\(error)")]
        }
        let taken = (ContinuousClock.now - start).milliseconds
        return [
            HealthFinding("database", .well, "answered within \(taken) ms"), schema(soundness),
            chain("journal", soundness.journalFault), chain("log", soundness.logFault),
            clock(soundness, office.now()), outbox(soundness, office.now()),
        ]
    }

    private static func schema(_ soundness: Soundness) -> HealthFinding {
        let (schema, ours) = (soundness.schema, Soundness.newestSchema)
        if schema == ours { return HealthFinding("schema", .well, "\(schema)") }
        let advice = schema > ours ? "install the newer program" : "run yangguang migrate"
        return HealthFinding("schema", .ill, "the database has \(schema), this program needs \(ours): \(advice)")
    }

    private static func chain(_ part: String, _ fault: String?) -> HealthFinding {
        guard let fault else { return HealthFinding(part, .well, "its end is the one that was signed") }
        return HealthFinding(part, .ill, "it was changed outside the program: run yangguang check", cause: fault)
    }

    private static func clock(_ soundness: Soundness, _ now: Instant) -> HealthFinding {
        guard let lastAct = soundness.lastAct, lastAct > now + clockTolerance else {
            return HealthFinding("clock", .well, "later than the last act")
        }
        let behind = (lastAct.milliseconds - now.milliseconds) / 1000
        return HealthFinding("clock", .warning, "\(behind) s behind the last act: set the time of this machine")
    }

    private static func outbox(_ soundness: Soundness, _ now: Instant) -> HealthFinding {
        guard let since = soundness.newsSince, since + latestNews < now else {
            return HealthFinding("outbox", .well, "nothing waits for long")
        }
        let minutes = (now.milliseconds - since.milliseconds) / 60_000
        return HealthFinding("outbox", .warning, "news have waited for \(minutes) min: the webhook does not take them")
    }
}
