import Foundation

/// The built program, run as a script runs it.
struct Program {
    var environment: [String: String] = [:]

    struct Answer {
        var status: Int32
        var output: String
        var complaints: String

        /// The answer as JSON.
        var json: [String: Any] {
            get throws {
                try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
            }
        }
    }

    /// Beside the bundle of the tests.
    private static var executable: URL {
        let folder = Bundle.main.executableURL?.deletingLastPathComponent() ?? Bundle.main.bundleURL
        return folder.appending(path: "yangguang")
    }

    /// Runs a tool of the system and returns what it printed.
    static func tool(_ name: String, _ arguments: String...) throws -> String {
        let answer = try run(URL(filePath: "/usr/bin/env"), [name] + arguments, environment: nil)
        guard answer.status == 0 else { throw ToolFailed(tool: name, complaints: answer.complaints) }
        return answer.output
    }

    static func unpack(_ archive: String, to path: String) throws {
        _ = try tool("sh", "-c", "exec gzip --decompress --stdout \"$0\" >\"$1\"", archive, path)
    }

    struct ToolFailed: Error {
        var tool: String
        var complaints: String
    }

    func start(_ arguments: [String], output: Any? = nil, complaints: Any? = nil) throws -> Process {
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("YANGGUANG_") }
        return try Self.start(
            Self.executable, arguments, environment: inherited.merging(environment) { $1 }, output: output,
            complaints: complaints)
    }

    private static func start(
        _ executable: URL, _ arguments: [String], environment: [String: String]?, output: Any?, complaints: Any?
    ) throws -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        if let environment { process.environment = environment }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = complaints
        try process.run()
        return process
    }

    func run(_ arguments: String...) throws -> Answer { try run(arguments) }

    /// Runs it to its end.
    func run(_ arguments: [String]) throws -> Answer {
        try Self.collecting { try start(arguments, output: $0, complaints: $1) }
    }

    /// Runs it as a process whose files may not grow larger than so many KiB.
    func run(limitedTo size: Int, _ arguments: [String]) throws -> Answer {
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("YANGGUANG_") }
        // A count of covered lines that the limit cut off would spoil the whole report.
        let uncounted = ["LLVM_PROFILE_FILE": "/dev/null"]
        // The signal that would end it is not heard, so that the write itself fails.
        let script = "trap '' XFSZ; ulimit -f \(size); exec \"$0\" \"$@\""
        return try Self.run(
            URL(filePath: "/bin/bash"), ["-c", script, Self.executable.path] + arguments,
            environment: inherited.merging(environment) { $1 }.merging(uncounted) { $1 })
    }

    private static func run(
        _ executable: URL, _ arguments: [String], environment: [String: String]?
    ) throws -> Answer {
        try collecting {
            try start(executable, arguments, environment: environment, output: $0, complaints: $1)
        }
    }

    /// What it says goes to files, for a full pipe would hold it up.
    private static func collecting(_ start: (FileHandle, FileHandle) throws -> Process) throws -> Answer {
        let folder = FileManager.default.temporaryDirectory.appending(path: "yangguang-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, complaints) = (folder.appending(path: "output"), folder.appending(path: "complaints"))
        try Data().write(to: output)
        try Data().write(to: complaints)
        let process = try start(try FileHandle(forWritingTo: output), try FileHandle(forWritingTo: complaints))
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            complaints: try String(contentsOf: complaints, encoding: .utf8))
    }
}
