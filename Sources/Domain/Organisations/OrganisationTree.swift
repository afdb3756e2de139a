/// Who stands under whom. A value, read once for an action or a page.
package struct OrganisationTree: Sendable {
    private let byID: [Organisation.ID: Organisation]
    private let childIDs: [Organisation.ID: [Organisation.ID]]
    private let rootIDs: [Organisation.ID]
    /// Every organisation with its depth, parents before children.
    package let flattened: [(organisation: Organisation, depth: Int)]

    package init(_ organisations: [Organisation]) {
        byID = Dictionary(organisations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var children: [Organisation.ID: [Organisation.ID]] = [:]
        var roots: [Organisation.ID] = []
        for organisation in organisations.sorted(by: { ($0.position, $0.code) < ($1.position, $1.code) }) {
            if let parent = organisation.parent {
                children[parent, default: []].append(organisation.id)
            } else {
                roots.append(organisation.id)
            }
        }
        childIDs = children
        rootIDs = roots
        flattened = roots.flatMap { [byID] in Self.walk($0, 0, byID, children) }
    }

    package var count: Int { byID.count }
    package var roots: [Organisation] { rootIDs.compactMap { byID[$0] } }
    package subscript(id: Organisation.ID) -> Organisation? { byID[id] }

    package func children(of id: Organisation.ID) -> [Organisation] {
        (childIDs[id] ?? []).compactMap { byID[$0] }
    }

    /// From the top down to the organisation itself.
    package func path(to id: Organisation.ID) -> [Organisation] {
        var path: [Organisation] = []
        var current = byID[id]
        // A database that somebody edited may hold a circle; the walk ends all the same.
        while let organisation = current, path.count <= byID.count {
            path.append(organisation)
            current = organisation.parent.flatMap { byID[$0] }
        }
        return path.reversed()
    }

    package func contains(_ id: Organisation.ID, inSubtreeOf top: Organisation.ID) -> Bool {
        path(to: id).contains { $0.id == top }
    }

    /// The organisation and everything below it, parents before children.
    package func subtree(of top: Organisation.ID) -> [Organisation] {
        var seen: Set<Organisation.ID> = []
        func walk(_ id: Organisation.ID) -> [Organisation] {
            guard let organisation = byID[id], seen.insert(id).inserted else { return [] }
            return [organisation] + (childIDs[id] ?? []).flatMap(walk)
        }
        return walk(top)
    }

    private static func walk(
        _ id: Organisation.ID, _ depth: Int, _ byID: [Organisation.ID: Organisation],
        _ children: [Organisation.ID: [Organisation.ID]]
    ) -> [(organisation: Organisation, depth: Int)] {
        guard let organisation = byID[id] else { return [] }
        return [(organisation, depth)] + (children[id] ?? []).flatMap { walk($0, depth + 1, byID, children) }
    }
}
