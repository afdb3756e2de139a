import Actions
import Domain

/// What a verification found. The names are a contract of the command line.
struct AuditVerdict: Encodable {
    var size = 0
    var root: [UInt8] = []
    var fault: LogFault?
    /// The checkpoint that was verified, to be kept for the next time.
    var note: [UInt8] = []
    /// Of how many documents the content is the one that was entered; nil where nobody asked.
    var contents: Int?
    /// The fault is one of content, not of the log.
    var contentDiffers = false

    init() {}

    /// What a database found about itself.
    init(_ verdict: LogVerdict) {
        size = verdict.size
        root = verdict.root
        fault = verdict.firstWrong.map { LogFault($0.reason, at: $0.sequence) }
    }

    var words: String {
        guard let fault else {
            let documents = contents.map { " The contents of \($0) documents are those that were entered." } ?? ""
            return "\(size) entries verified; the root is \(Base64.encode(root)).\(documents)"
        }
        return fault.sequence.map { "Entry \($0) is wrong: \(fault.reason)." } ?? "The log is wrong: \(fault.reason)."
    }

    private enum Key: CodingKey {
        case size, root, ok, firstWrong, reason, contents
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(size, forKey: .size)
        try container.encode(Base64.encode(root), forKey: .root)
        try container.encode(fault == nil, forKey: .ok)
        // Always there, null where nothing is wrong or no entry can be named.
        try container.encode(fault?.sequence, forKey: .firstWrong)
        try container.encodeIfPresent(fault?.reason, forKey: .reason)
        try container.encodeIfPresent(contents, forKey: .contents)
    }
}
