/// Who watches over openness (Regulation Arts 3, 47): the organs in which somebody is of the openness office today.
package struct OpennessOffices: Hashable, Sendable {
    /// For each of these organs, the organs to which each of its people belongs: those of their posts, and what is above.
    package var people: [Organisation.ID: [Set<Organisation.ID>]]

    package init(_ people: [Organisation.ID: [Set<Organisation.ID>]]) {
        self.people = people
    }

    /// Who can be complained to about an organ (Arts 47, 51), the nearest first: openness offices of the organs above it, where
    /// there is somebody who does not belong to the organ itself. Empty where who watches is not in the program.
    package func supervisors(of organisation: Organisation.ID, _ tree: OrganisationTree) -> [Organisation.ID] {
        tree.path(to: organisation).map(\.id).reversed().filter { above in
            above != organisation && people[above, default: []].contains { !$0.contains(organisation) }
        }
    }
}
