package import Domain
import Storage

/// A file in which something can be covered.
package enum RedactionSource: Hashable, Sendable {
    /// Of a draft, by its SHA-256.
    case document(Document.ID, hash: String)
    /// One that goes out with the answer (Art 37: what can be told apart is given).
    case request(InformationRequest.ID, position: Int)
}

/// A file in which something is to be covered.
package struct FileRedaction: Sendable {
    package enum State: String, Sendable, SQLConvertible {
        /// The guard looks what stands in it.
        case reading
        /// Somebody says what.
        case marking
        case waiting
        /// The new file is there, and was searched.
        case done
        case failed
        /// The new file stands in the place of the old one.
        case adopted
    }

    package let source: RedactionSource
    /// Of a file of a request: opens the content.
    let vault: Vault?
    /// Of the marks; 0 where nothing is kept yet.
    package var version = 0
    package var state = State.marking
    var dueAt = Instant(milliseconds: 0)
    var attempts = 0
    package var pagesDone = 0
    package var pages: Int?
    var content = RedactionContent()

    init(_ source: RedactionSource, _ vault: Vault?) {
        self.source = source
        self.vault = vault
    }

    package var marks: [RedactionMark] { content.marks }
    package var proof: RedactionProof? { content.proof }
    /// Why it could not be done, where a reason is known that a person can do something about.
    package var gap: FileReading.Gap? { content.gap }
    package var hasResult: Bool { content.result != nil }

    /// Of a draft, the new file.
    package var attachment: Attachment? {
        if case .attachment(let file) = content.result { file } else { nil }
    }
}

/// What was said and learned of it.
struct RedactionContent: Sendable, Codable {
    enum Result: Sendable, Codable {
        case attachment(Attachment)
        case sealed(place: String, FileKey)
    }

    var marks: [RedactionMark] = []
    /// What the guard found, and how many pages there are, where no table of files knows it.
    var findings: [GuardFinding] = []
    var pages: Int?
    var result: Result?
    var proof: RedactionProof?
    var gap: FileReading.Gap?

    /// With other marks. What came of those before is no longer true.
    func marked(_ marks: [RedactionMark]) -> RedactionContent {
        RedactionContent(marks: marks, findings: findings, pages: pages, gap: result == nil && proof == nil ? gap : nil)
    }
}
