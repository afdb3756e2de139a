import Actions
import Domain
import Foundation

/// What a log last said of each document: the digest of its content, and which entry said so.
struct LoggedContents {
    private struct Entry: Decodable {
        var address: String
        var event: String
        var contentHash: String?
    }

    /// The digests of the keys that the log says it is signed with from some entry on.
    private var announced: Set<String> = []
    private var stated: [Document.ID: (sequence: Int, hash: String)] = [:]

    mutating func take(_ bytes: [UInt8], at sequence: Int) throws {
        let entry: Entry
        do {
            entry = try JSONDecoder().decode(Entry.self, from: Data(bytes))
        } catch {
            throw LogFault("the entry cannot be read", at: sequence)
        }
        if entry.event == LogEvent.keyChanged.rawValue, let digest = entry.contentHash { announced.insert(digest) }
        guard entry.address.hasPrefix("/documents/"), let id = Document.ID(String(entry.address.dropFirst(11))) else {
            return
        }
        switch LogEvent(rawValue: entry.event) {
        case .published, .corrected: stated[id] = entry.contentHash.map { (sequence, $0) }
        case .withdrawn: stated[id] = nil
        // Its digest is of the decision, not of the content.
        case .validityChanged, .sealed, .keyChanged, nil: break
        }
    }

    /// - Parameter keys: of the log, the newest first.
    /// - Throws: `LogFault` where one that came after another is not in the log.
    func checkAnnounced(_ keys: [VerifierKey]) throws {
        for key in keys.dropLast() where !announced.contains(Hex.encode(sha256(Array(key.text.utf8)))) {
            throw LogFault("the log does not tell of the key \(key.text)")
        }
    }

    /// Those of the newest entries, in the order of the log.
    func newest(_ count: Int?) -> [(id: Document.ID, sequence: Int, hash: String)] {
        let all = stated.map { ($0.key, $0.value.sequence, $0.value.hash) }.sorted { $0.1 < $1.1 }
        return Array(all.suffix(count ?? all.count))
    }
}
