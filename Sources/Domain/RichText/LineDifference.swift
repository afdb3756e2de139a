/// What changed between two revisions, line by line, for the one who signs.
package struct LineDifference: Hashable, Sendable {
    package enum Line: Hashable, Sendable {
        case same(String)
        case removed(String)
        case added(String)
    }

    package let lines: [Line]

    package init(from old: String, to new: String) {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in after.difference(from: before) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var lines: [Line] = []
        var (i, j) = (0, 0)
        while i < before.count || j < after.count {
            if removed.contains(i) {
                lines.append(.removed(before[i]))
                i += 1
            } else if added.contains(j) {
                lines.append(.added(after[j]))
                j += 1
            } else {
                lines.append(.same(after[j]))
                (i, j) = (i + 1, j + 1)
            }
        }
        self.lines = lines
    }

    /// How many lines were removed or added.
    package var changeCount: Int {
        lines.count {
            if case .same = $0 { false } else { true }
        }
    }
}
