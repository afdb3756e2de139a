/// An application as it was handed in: who asks, and for what (Regulation Art 29).
package struct ApplicationForm: Hashable, Sendable, Codable {
    package var applicant: Applicant
    package var wanted: WantedInformation

    package init(applicant: Applicant, wanted: WantedInformation) {
        self.applicant = applicant
        self.wanted = wanted
    }

    package func issues(on today: Day) -> [Issue] {
        applicant.issues(on: today) + wanted.issues(on: today) + wanted.issues(of: applicant)
    }

    /// By what the application is known in lists: the beginning of its description, or the number that it asks for.
    package var title: String {
        let line = wanted.description.prefix { !$0.isNewline }
        if line.isEmpty { return wanted.documentNumber }
        return line.count > 40 ? "\(line.prefix(40))……" : String(line)
    }
}
