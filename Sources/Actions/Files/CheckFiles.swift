import Domain
import Storage

/// How far a check of files has come.
package struct CheckedFiles: Sendable, Hashable {
    package var count = 0
    package var bytes = 0
}

extension Office {
    /// Reads every file of the store and holds it against its name, those of requests and petitions against their keys and
    /// hashes, too; and finds what the records name and the store does not have.
    /// - Parameter tell: hears after each file how far it has come.
    func checkFiles(_ report: inout CheckReport, _ tell: (CheckedFiles) -> Void) async throws {
        var (last, progress): (FileHash?, CheckedFiles) = (nil, CheckedFiles())
        repeat {
            let page = try await files.list(after: last, limit: 100)
            let range = PlaceRange(after: last?.text ?? "", upTo: page.last?.text ?? PlaceRange.end)
            let (named, sealed) = try await read { tx in
                (try namedFiles(in: range, tx), try sealedFiles(in: range, tx))
            }
            for hash in page {
                let (bytes, problem) = try await look(at: hash, sealed[hash])
                progress.count += 1
                progress.bytes += bytes
                report.findings += problem.map { [Self.finding(hash, $0)] } ?? []
                if !named.contains(hash) {
                    report.strays.count += 1
                    report.strays.bytes += bytes
                }
                tell(progress)
            }
            for hash in named.subtracting(page).sorted() {
                // One that has come since the store was listed is there.
                if try await files.size(of: hash) == nil { report.findings.append(Self.finding(hash, "it is missing")) }
            }
            last = page.last
        } while last != nil
        report.files = progress.count
    }

    /// - Returns: how much was read of a file, and what is wrong with it.
    private func look(
        at hash: FileHash, _ sealed: Result<SealedContent, SecretBroken>?
    ) async throws -> (bytes: Int, problem: String?) {
        var bytes = 0
        do {
            var opening = try sealed?.get().opening()
            try await files.readAll(hash) { piece in
                bytes += piece.count
                try opening?.take(piece)
            }
            try opening?.end()
            return (bytes, nil)
        } catch let fault as SecretBroken {
            return (bytes, fault.description)
        } catch let error as FileStoreError {
            guard let problem = Self.problem(error) else { throw error }
            return (bytes, problem)
        }
    }

    private static func finding(_ hash: FileHash, _ problem: String) -> CheckReport.Finding {
        CheckReport.Finding(area: "files", place: hash.text, problem: problem)
    }

    /// What is wrong with a file; nil where it is the store that is not well.
    private static func problem(_ error: FileStoreError) -> String? {
        switch error {
        case .corrupt: "its bytes are not those that it is named after"
        case .missing: "it went away while it was read"
        case .failed(let words): "it cannot be read: \(words)"
        case .full, .unavailable: nil
        }
    }
}
