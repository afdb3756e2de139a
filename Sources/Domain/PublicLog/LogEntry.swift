/// One line of the public log: what happened to a published record, and when. It holds no personal data, for it can
/// never be erased.
package struct LogEntry: Hashable, Sendable {
    package var event: LogEvent
    /// Where the record is read: `/documents/…`.
    package var address: String
    package var indexNumber: String?
    /// SHA-256 of the content; of a seal, the hash of the journal's head; of a change of key, of the key.
    package var contentHash: [UInt8]?
    /// The code of the organisation that answers for the record.
    package var organisation: String
    package var instant: Instant

    package init(
        _ event: LogEvent, of address: String, indexNumber: String? = nil, contentHash: [UInt8]? = nil,
        organisation: String, at instant: Instant
    ) {
        precondition(contentHash.map { $0.count == 32 } ?? true)
        self.event = event
        self.address = address
        self.indexNumber = indexNumber
        self.contentHash = contentHash
        self.organisation = organisation
        self.instant = instant
    }

    /// The bytes that stand in the log: RFC 8785 JSON, in which what is absent is left out.
    package var canonicalJSON: [UInt8] {
        var members: [(String, CanonicalJSON)] = [
            ("address", .string(address)),
            ("event", .string(event.rawValue)),
            ("instant", .string(instant.iso)),
            ("organisation", .string(organisation)),
        ]
        if let indexNumber { members.append(("indexNumber", .string(indexNumber))) }
        if let contentHash { members.append(("contentHash", .string(Hex.encode(contentHash)))) }
        return CanonicalJSON.object(members).bytes
    }
}

package enum LogEvent: String, CaseIterable, Sendable {
    case published
    case corrected
    case withdrawn
    case validityChanged = "validity-changed"
    /// The head of the journal of one day, so that the journal cannot be rewritten afterwards.
    case sealed
    /// Another key signs the log from here on; the hash is that of its public half.
    case keyChanged = "key-changed"
}
