/// Days that do not count because others are asked for their opinion (Regulation Art 33(3)).
package struct TermStop: Hashable, Sendable {
    package enum Cause: String, Hashable, Sendable {
        /// Whose rights publication may harm (Art 32).
        case thirdParty = "third-party"
        /// Who made the information, too (Art 34).
        case jointMaker = "joint-maker"
    }

    package let cause: Cause
    /// From the day on which the letter was sent to the day on which the opinion came, or could have come last.
    package let days: ClosedRange<Day>

    package init(_ cause: Cause, _ days: ClosedRange<Day>) {
        self.cause = cause
        self.days = days
    }
}
