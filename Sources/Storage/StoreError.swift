/// What a database refused or could not do. The description never holds a value of a row.
package struct StoreError: Error, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        case unique, foreignKey, check, notNull
        /// Somebody else holds the lock for too long.
        case busy
        /// The engine cannot be reached, or its disk is full. Nothing was written.
        case unavailable
        /// The engine went away while it was told to commit: what was written may be there or not.
        case uncertain
        /// A statement ran for longer than it may.
        case timedOut
        case fault
    }

    package var kind: Kind
    package var description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
