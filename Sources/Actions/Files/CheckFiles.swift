import Domain
import Storage

extension Office {
    /// Reads every file of the store and holds it against its name.
    func checkFiles(_ report: inout CheckReport) async throws {
        var last: FileHash?
        while true {
            let page = try await files.list(after: last, limit: 500)
            for hash in page {
                do {
                    try await files.verify(hash)
                } catch let error as FileStoreError {
                    guard let problem = Self.problem(error) else { throw error }
                    report.findings.append(CheckReport.Finding(area: "files", place: hash.text, problem: problem))
                }
            }
            report.files += page.count
            guard let newest = page.last else { return }
            last = newest
        }
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
