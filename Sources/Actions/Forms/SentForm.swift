/// A form as it came: the number that its page was handed out with, and a hash of what was written in it.
package struct SentForm: Hashable, Sendable {
    package var number: String
    package var digest: [UInt8]

    package init(number: String, digest: [UInt8]) {
        self.number = number
        self.digest = digest
    }
}

/// The form was received before, with the same words; this is what it was about.
package struct Repeated: Error {
    /// The identifier of the record.
    package var subject: String
}

/// The number of the form did its work before, with other words: what came now is stored nowhere.
package struct Rewritten: Error {
    /// The identifier of the record that the first words are about.
    package var subject: String
}
