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

    func start(_ arguments: [String], output: Any? = nil, complaints: Any? = nil) throws -> Process {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("YANGGUANG_") }
        process.environment = inherited.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = complaints
        try process.run()
        return process
    }

    func run(_ arguments: String...) throws -> Answer { try run(arguments) }

    /// Runs it to its end. What it says goes to files, for a full pipe would hold it up.
    func run(_ arguments: [String]) throws -> Answer {
        let folder = FileManager.default.temporaryDirectory.appending(path: "yangguang-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, complaints) = (folder.appending(path: "output"), folder.appending(path: "complaints"))
        try Data().write(to: output)
        try Data().write(to: complaints)
        let process = try start(
            arguments, output: try FileHandle(forWritingTo: output),
            complaints: try FileHandle(forWritingTo: complaints))
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            complaints: try String(contentsOf: complaints, encoding: .utf8))
    }
}
