import Actions
import Foundation
import Storage

extension FileReader {
    /// With the programs that are on the path of this one.
    /// - Parameter patience: how many times as long as is usual a program may take.
    static func ofPrograms(
        path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", patience: Int = 1
    ) -> FileReader {
        signal(SIGPIPE, SIG_IGN)
        let slots = Slots(2, mostWaiting: 100, patience: .seconds(600), name: "a file to be read")
        let machine = ConfinementOfMachine(path: path)
        return FileReader { program in
            guard let executable = Confinement.executable(program.name, in: path) else {
                throw FileProgram.Fault.missing
            }
            try await slots.take()
            defer { slots.give() }
            return try await WorkFolder.with { folder in
                try await program.run(executable, in: folder, path: path, patience, machine.confinement)
            }
        }
    }
}

extension FileProgram {
    fileprivate func run(
        _ executable: URL, in folder: URL, path: String, _ patience: Int, _ confinement: Confinement
    ) async throws -> [UInt8] {
        for link in links {
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: link.name).path, withDestinationPath: link.path)
        }
        let own = arguments.map { $0.replacing("{folder}", with: folder.path) }
        let child = ChildProcess(
            program: confinement.runner ?? executable,
            arguments: confinement.runner == nil ? own : confinement.arguments + [executable.path] + own,
            environment: [
                "PATH": path, "LANG": "C.UTF-8", "HOME": folder.path, "TMPDIR": folder.path,
                // Two files are read at a time, one on each core.
                "OMP_THREAD_LIMIT": "1",
            ], limit: limit * patience, mostOutput: mostOutput, folder: folder)
        let end: ChildProcess.End
        do {
            end = try await child.run(on: input)
        } catch {
            throw Fault.failed("\(error)")
        }
        if end.isLate { throw Fault.tooSlow }
        guard end.status == 0, end.output.count <= mostOutput else {
            throw Fault.failed(String(end.complaints.suffix(500)))
        }
        guard let result else { return end.output }
        return try Self.content(of: folder.appending(path: result), most: mostOutput, end)
    }

    private static func content(of file: URL, most: Int, _ end: ChildProcess.End) throws -> [UInt8] {
        let values = try? file.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey])
        guard values?.isRegularFile == true, let size = values?.fileSize, size <= most,
            let content = try? Data(contentsOf: file)
        else { throw Fault.failed(String(end.complaints.suffix(500))) }
        return Array(content)
    }
}

/// A folder that nobody else can look into, for as long as one program works.
private enum WorkFolder {
    static func with<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "yangguang-read-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}
