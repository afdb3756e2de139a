/// When the desk reminds of a request, in working days before the last day for the answer.
package struct RequestReminders: Hashable, Sendable {
    /// From then on its line says how little is left.
    package var remindFrom: Int
    /// From then on it also stands among what those have to do who approve answers.
    package var escalateFrom: Int

    package init(remindFrom: Int = 5, escalateFrom: Int = 2) {
        self.remindFrom = remindFrom
        self.escalateFrom = escalateFrom
    }

    package var issues: [Issue] {
        [("remindFrom", remindFrom), ("escalateFrom", escalateFrom)].filter { !(0...20).contains($0.1) }
            .map { Issue($0.0, .malformed(expected: "0—20")) }
    }
}

/// Somebody who is away, and who has their requests meanwhile.
package struct Absence: Hashable, Sendable {
    package var person: Person.ID
    package var deputy: Person.ID
    package var days: ClosedRange<Day>

    package init(person: Person.ID, deputy: Person.ID, days: ClosedRange<Day>) {
        self.person = person
        self.deputy = deputy
        self.days = days
    }
}
