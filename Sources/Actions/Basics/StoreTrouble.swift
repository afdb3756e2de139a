import Storage

/// What a caller can do something about when the database refuses: wait. Everything else is a fault.
package enum StoreTrouble: Error, Hashable, Sendable {
    case busy, unavailable

    package init?(_ error: any Error) {
        guard let error = error as? StoreError else { return nil }
        switch error.kind {
        case .busy: self = .busy
        case .unavailable: self = .unavailable
        case .unique, .foreignKey, .check, .notNull, .fault: return nil
        }
    }
}
