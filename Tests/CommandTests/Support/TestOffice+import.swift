import Foundation
import TestSupport

@testable import Command

extension TestOffice {
    /// Imports lines into 财政局, as the command does.
    func importing(_ lines: String..., isDryRun: Bool = false, lettingPass reason: String? = nil) async throws
        -> ImportReport
    {
        try await importing(
            bytes: Array(lines.joined(separator: "\n").utf8), isDryRun: isDryRun, lettingPass: reason)
    }

    func importing(bytes: [UInt8], isDryRun: Bool = false, lettingPass reason: String? = nil) async throws
        -> ImportReport
    {
        let path = FileManager.default.temporaryDirectory.appending(path: "yangguang-\(UUID().uuidString).jsonl")
        try Data(bytes).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        return try await importing(file: path.path, isDryRun: isDryRun, lettingPass: reason)
    }

    func importing(file path: String, isDryRun: Bool = false, lettingPass reason: String? = nil) async throws
        -> ImportReport
    {
        var documents = DocumentImport(
            office: office, organisation: organisation(.finance), isDryRun: isDryRun, lettingPass: reason)
        return try await documents.run(path)
    }
}
