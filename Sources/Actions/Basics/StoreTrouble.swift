import Storage

/// What a caller can do something about when the database or the store of files refuses: wait, or ask for less. Everything else is a fault.
package enum StoreTrouble: Error, Hashable, Sendable {
    case busy, unavailable, timedOut
    /// Whether it was written, nobody knows. To send the same form again is right either way.
    case uncertain

    package init?(_ error: any Error) {
        if let error = error as? FileStoreError {
            self.init(error)
            return
        }
        guard let error = error as? StoreError else { return nil }
        switch error.kind {
        case .busy: self = .busy
        case .unavailable: self = .unavailable
        case .uncertain: self = .uncertain
        case .timedOut: self = .timedOut
        case .unique, .foreignKey, .check, .notNull, .fault: return nil
        }
    }

    private init?(_ error: FileStoreError) {
        switch error {
        case .full, .unavailable: self = .unavailable
        case .missing, .corrupt, .failed: return nil
        }
    }
}
