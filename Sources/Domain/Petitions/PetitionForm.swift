/// A petition as it was handed in.
package struct PetitionForm: Hashable, Sendable, Codable {
    package var kind: Petition.Kind
    package var petitioner: Petitioner
    /// The organ that has the record, or that is complained of.
    package var about: String
    /// Nil for a correction.
    package var ground: ComplaintGround?
    /// Which record, or which publication or request.
    package var matter: String
    /// What is wrong.
    package var facts: String
    /// What it should say, or what is wanted.
    package var wish: String
    /// Art 41 asks for it; the papers themselves are attached.
    package var evidence: String

    package init(
        kind: Petition.Kind, petitioner: Petitioner, about: String, ground: ComplaintGround? = nil, matter: String,
        facts: String, wish: String = "", evidence: String = ""
    ) {
        self.kind = kind
        self.petitioner = petitioner
        self.about = about
        self.ground = ground
        self.matter = matter
        self.facts = facts
        self.wish = wish
        self.evidence = evidence
    }

    package enum Limit {
        package static let matter = 500
        package static let text = 5000
    }

    /// A complaint may come from somebody who does not say who they are. A record about somebody is put right for that person
    /// only.
    package func issues(on today: Day) -> [Issue] {
        var needed = [("matter", matter), ("facts", facts)]
        var issues: [Issue] = []
        switch kind {
        case .correction:
            needed = [("petitionerName", petitioner.name), ("petitionerContact", petitioner.contact)] + needed
            needed += [("wish", wish), ("evidence", evidence)]
            if let identification = petitioner.identification {
                issues += identification.issues(field: "idNumber", on: today)
            } else {
                issues.append(Issue("idNumber", .missing))
            }
        case .complaint:
            if ground == nil { issues.append(Issue("ground", .missing)) }
        }
        let lengths = [
            ("petitionerName", petitioner.name, Applicant.Limit.name),
            ("petitionerContact", petitioner.contact, Applicant.Limit.address), ("matter", matter, Limit.matter),
            ("facts", facts, Limit.text), ("wish", wish, Limit.text), ("evidence", evidence, Limit.text),
        ]
        issues += needed.filter(\.1.isEmpty).map { Issue($0.0, .missing) }
        issues += lengths.filter { $0.1.count > $0.2 }.map { Issue($0.0, .tooLong(limit: $0.2)) }
        return issues + lengths.filter { $0.1.utf8.contains(0) }.map { Issue($0.0, .notAllowed) }
    }

    /// By what it is known in lists.
    package var title: String { matter.count > 40 ? "\(matter.prefix(40))……" : matter }
}

/// Whose petition it is.
package struct Petitioner: Hashable, Sendable, Codable {
    package var name: String
    /// Telephone, e-mail or address, as they like.
    package var contact: String
    /// Nil where it need not be known who they are.
    package var identification: Applicant.Identification?

    package init(name: String = "", contact: String = "", identification: Applicant.Identification? = nil) {
        self.name = name
        self.contact = contact
        self.identification = identification
    }
}
