/// How a part of the program is.
package struct HealthFinding: Sendable, Hashable {
    package enum State: String, Sendable {
        case well
        /// Somebody should look, and pages and acts go on.
        case warning
        /// It cannot do its work.
        case ill
    }

    /// One word that alerts and manuals know it by.
    package var part: String
    package var state: State
    /// For people, and for anybody who asks: nothing of a path, a row or a secret.
    package var words: String
    /// For the log of the server alone.
    package var cause: String?

    package init(_ part: String, _ state: State, _ words: String, cause: String? = nil) {
        self.part = part
        self.state = state
        self.words = words
        self.cause = cause
    }
}

/// Looks at parts that pages do not know of, such as disks.
package typealias HealthProbe = @Sendable () async -> [HealthFinding]
