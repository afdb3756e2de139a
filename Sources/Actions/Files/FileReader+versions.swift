import Domain

/// A PDF that was changed and saved, and not made anew, holds what it said before.
extension FileReader {
    func findEarlierVersions(of path: String, _ bytes: [UInt8], _ draft: inout ReadingDraft) async throws {
        let lengths = PDFVersions.earlier(in: bytes)
        let arguments = Self.everything + ["-enc", "UTF-8"]
        guard !lengths.isEmpty,
            let latest = try await output(of: Self.pdftotext(arguments + [path, "-"]), &draft)
        else { return }
        let text = String(decoding: latest, as: UTF8.self)
        for length in lengths {
            let program = Self.pdftotext(arguments + ["-", "-"], input: Array(bytes[..<length]))
            do {
                let earlier = String(decoding: try await run(program), as: UTF8.self)
                let lost = PDFVersions.lost(from: earlier, in: text).joined(separator: "\n")
                if !lost.isEmpty { draft.find(.earlierVersion, at: .whole, match: lost, excerpt: lost) }
            } catch FileProgram.Fault.failed {
                // What nobody can open by cutting the file there, nobody can read.
                continue
            } catch let fault as FileProgram.Fault {
                draft.miss(fault == .missing ? .missing(program: program.name) : .tooSlow(program: program.name))
            }
        }
    }
}
