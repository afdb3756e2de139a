import Dispatch
import Foundation
import Glibc

/// A program of somebody else's, run to its end or to the end of its time. Not swift-subprocess: version 1.0.2 ends the whole
/// server where a program closes its input before it has read all of it.
struct ChildProcess: Sendable {
    var program: URL
    var arguments: [String]
    var environment: [String: String]
    var limit: Duration
    /// Nothing is read beyond it.
    var mostOutput: Int
    /// Where it works; nil for where this program does.
    var folder: URL?

    struct End: Sendable {
        var status: Int32
        var output: [UInt8]
        var complaints: String
        /// Whether its time was over before it was.
        var isLate: Bool
    }

    private enum Ending: Sendable {
        case ended(Int32)
        case timeIsOver
    }

    private static let mostComplaints = 64 << 10
    /// Reading and writing block, each on a thread of its own: a pipe that is full would hold the program up.
    private static let queue = DispatchQueue(label: "yangguang.child", attributes: .concurrent)

    func run(on input: [UInt8]) async throws -> End {
        let process = Process()
        let pipes = (input: Pipe(), output: Pipe(), complaints: Pipe())
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        if let folder { process.currentDirectoryURL = folder }
        process.standardInput = pipes.input
        process.standardOutput = pipes.output
        process.standardError = pipes.complaints
        let (ends, ending) = AsyncStream.makeStream(of: Ending.self)
        process.terminationHandler = {
            ending.yield(.ended($0.terminationStatus))
            ending.finish()
        }
        try process.run()
        let group = process.processIdentifier
        // With all that it started: Foundation gives each process a group of its own. On a thread that waits for nobody: where
        // the others are busy, the end of its time would not come.
        let timer = DispatchWorkItem {
            ending.yield(.timeIsOver)
            kill(-group, SIGKILL)
        }
        Self.queue.asyncAfter(deadline: .now() + limit / .seconds(1), execute: timer)
        async let written: Void = Self.blocking { Self.write(input, to: pipes.input.fileHandleForWriting) }
        async let output = Self.blocking {
            Self.read(pipes.output.fileHandleForReading, keeping: mostOutput + 1, isEndedThen: true)
        }
        async let complaints = Self.blocking {
            Self.read(pipes.complaints.fileHandleForReading, keeping: Self.mostComplaints, isEndedThen: false)
        }
        var (status, isLate): (Int32, Bool) = (-1, false)
        for await ending in ends {
            switch ending {
            case .ended(let number): status = number
            case .timeIsOver: isLate = true
            }
        }
        // What it left behind would keep the pipes open.
        kill(-group, SIGKILL)
        timer.cancel()
        await written
        return await End(
            status: status, output: output, complaints: String(decoding: complaints, as: UTF8.self),
            isLate: isLate)
    }

    /// A program that does not read all of it has its reasons, and says them in its status.
    private static func write(_ bytes: [UInt8], to pipe: FileHandle) {
        try? pipe.write(contentsOf: Data(bytes))
        try? pipe.close()
    }

    /// - Parameter isEndedThen: whether nothing more is read when so much has come.
    private static func read(_ pipe: FileHandle, keeping most: Int, isEndedThen: Bool) -> [UInt8] {
        var kept: [UInt8] = []
        while let data = try? pipe.read(upToCount: 64 << 10), !data.isEmpty {
            kept += data.prefix(most - kept.count)
            if kept.count == most, isEndedThen { break }
        }
        try? pipe.close()
        return kept
    }

    private static func blocking<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in queue.async { continuation.resume(returning: work()) } }
    }
}
