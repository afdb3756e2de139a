import Domain
import Foundation
import Web

/// What the system says of this process, under the names that every program's have. Where there is no `/proc`, nothing.
struct ProcessFigures: Sendable {
    var startedAt: Instant

    var families: [MetricFamily] {
        let start = MetricFamily(
            .gauge, "process_start_time_seconds", "When the program started.", startedAt.seconds)
        return [start] + memoryAndTime + files
    }

    private var memoryAndTime: [MetricFamily] {
        // The name of the program, in parentheses, may hold anything; what follows is numbers.
        guard let stat = Self.text("/proc/self/stat"), let end = stat.lastIndex(of: ")") else { return [] }
        let fields = stat[end...].split(separator: " ").dropFirst().map(String.init)
        // From 0, with the state: user time, system time, threads, pages in memory (proc(5), fields 14, 15, 20, 24).
        guard fields.count > 21, let user = Double(fields[11]), let system = Double(fields[12]),
            let threads = Int(fields[17]), let pages = Int(fields[21])
        else { return [] }
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        return [
            MetricFamily(
                .counter, "process_cpu_seconds_total", "Time that processors spent on it.", (user + system) / ticks),
            MetricFamily(
                .gauge, "process_resident_memory_bytes", "Memory it holds.", pages * sysconf(Int32(_SC_PAGESIZE))),
            MetricFamily(.gauge, "process_threads", "Its threads.", threads),
        ]
    }

    private var files: [MetricFamily] {
        guard let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") else { return [] }
        return [
            MetricFamily(.gauge, "process_open_fds", "Files and connections that are open.", open.count),
            MetricFamily(.gauge, "process_max_fds", "How many may be open.", sysconf(Int32(_SC_OPEN_MAX))),
        ]
    }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}
