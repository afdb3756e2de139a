import Actions
import Foundation
import Storage

/// A program that reads a sheet from its standard input and writes the file to its standard output: what tells of people
/// comes to no disk in the clear.
struct PrintingProgram: Sendable {
    var name: String
    var arguments: [String]
    /// Where programs are looked for.
    var path: String
    var limit: Duration
    /// Each takes a core for some seconds.
    var slots: Slots

    private static let largestFile = 32 << 20

    func print(_ sheet: String) async throws -> [UInt8] { try await run(on: Array(sheet.utf8)) }

    func run(on input: [UInt8]) async throws -> [UInt8] {
        guard let program else { throw Press.Fault.missing(program: name) }
        try await slots.take()
        defer { slots.give() }
        let child = ChildProcess(
            program: program, arguments: arguments,
            environment: [
                "PATH": path, "LANG": "C.UTF-8", "HOME": "/nonexistent",
                // What the same words are made into is the same file, whenever it is made.
                "SOURCE_DATE_EPOCH": "946684800",
            ], limit: limit,
            mostOutput: Self.largestFile)
        let end: ChildProcess.End
        do {
            end = try await child.run(on: input)
        } catch {
            throw Press.Fault.failed(program: name, words: "\(error)")
        }
        if end.isLate { throw Press.Fault.tooSlow(program: name) }
        guard end.status == 0, !end.output.isEmpty, end.output.count <= Self.largestFile else {
            throw Press.Fault.failed(program: name, words: String(end.complaints.suffix(500)))
        }
        return end.output
    }

    private var program: URL? {
        path.split(separator: ":").map { URL(filePath: "\($0)/\(name)") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
