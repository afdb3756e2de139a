import Actions
import Domain
import Foundation
import Testing

@testable import Command

/// What a program that opens a stranger's file can do to this machine.
struct FileProgramTests {
    @Test func `a program that is not there is a gap, and what else can be read is read`() async throws {
        try await withPrograms([:]) { path in
            let reader = FileReader.ofPrograms(path: path)
            #expect(
                try await Made.reading(TinyPDF.page(""), as: .pdf, by: reader).gaps == [.missing(program: "pdfinfo")])
            let programs = ["pdfinfo", "pdftotext", "pdftoppm", "pdfdetach"]
            try link(programs, into: path)
            let scan = TinyPDF.page(TinyPDF.box(x: 10, y: 10, width: 50, height: 50))
            let reading = try await Made.reading(scan, as: .pdf, by: reader)
            #expect(reading.gaps == [.missing(program: "tesseract")])
            #expect(reading.pages == 1)
        }
    }

    @Test func `a program that fails or does not come to an end is a gap`() async throws {
        try await withPrograms(["tesseract": "echo broken >&2; exit 1"]) { path in
            let reader = FileReader.ofPrograms(path: path)
            let reading = try await Made.reading([0xFF, 0xD8, 0xFF], as: .jpeg, by: reader)
            #expect(reading.gaps == [.failed(program: "tesseract")])
        }
        try await withPrograms(["pdfinfo": "exec /bin/sleep infinity"]) { path in
            let reader = FileReader.ofPrograms(path: path, patience: 0)
            let reading = try await Made.reading(TinyPDF.page(""), as: .pdf, by: reader)
            #expect(reading.gaps == [.tooSlow(program: "pdfinfo")])
        }
    }

    @Test func `it works in a folder of its own, which is gone afterwards`() async throws {
        try await withPrograms(["tesseract": "pwd; /usr/bin/env"]) { path in
            let reader = FileReader.ofPrograms(path: path)
            let reading = try await Made.reading([0xFF, 0xD8, 0xFF], as: .jpeg, by: reader)
            let lines = (reading.passages.first?.plainText ?? "").split(separator: "\n").map(String.init)
            let folder = try #require(lines.first)
            #expect(folder.contains("yangguang-read-"))
            #expect(!FileManager.default.fileExists(atPath: folder))
            let names = Set(lines.dropFirst().map { $0.prefix { $0 != "=" } })
            #expect(
                names.subtracting(["PWD", "SHLVL", "_"]) == ["PATH", "LANG", "HOME", "TMPDIR", "OMP_THREAD_LIMIT"])
            #expect(lines.contains("HOME=\(folder)"))
        }
    }

    @Test func `it has no more memory, time and disk than it is given, and no network where the machine allows`()
        async throws
    {
        let limits = "ulimit -v; ulimit -t; ulimit -f; ulimit -c; ls /sys/class/net | tr '\\n' ' '"
        try await withPrograms(["tesseract": "PATH=/usr/bin:/bin; \(limits)"]) { path in
            try link(["prlimit", "unshare", "true"], into: path)
            let reader = FileReader.ofPrograms(path: path)
            let reading = try await Made.reading([0xFF, 0xD8, 0xFF], as: .jpeg, by: reader)
            let lines = (reading.passages.first?.plainText ?? "").split(separator: "\n").map(String.init)
            #expect(lines.prefix(4) == ["4194304", "240", "2097152", "0"])
        }
    }

    private func link(_ programs: [String], into path: String) throws {
        for program in programs {
            // The shell has a word of its own for some of them.
            let place = ["/usr/bin", "/bin"].map { "\($0)/\(program)" }.first {
                FileManager.default.isExecutableFile(atPath: $0)
            }
            try FileManager.default.createSymbolicLink(
                atPath: "\(path)/\(program)", withDestinationPath: #require(place))
        }
    }

    /// A folder with shell scripts, and nothing else, as the path of programs.
    private func withPrograms(_ scripts: [String: String], _ body: (String) async throws -> Void) async throws {
        try await Made.inFolder { folder in
            for (name, script) in scripts {
                let file = folder.appending(path: name)
                try "#!/bin/sh\n\(script)\n".write(to: file, atomically: true, encoding: .utf8)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
            }
            try await body(folder.path)
        }
    }
}
