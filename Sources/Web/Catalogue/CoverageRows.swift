import Actions
import Domain

/// Rows of the catalogue under the names of their groups, each group once, in the order in which it first comes.
func groupedRows(
    _ rows: [CatalogueCoverage], by group: (CatalogueRow) -> String, cells: (CatalogueCoverage) -> [HTML]
) -> [Table.Row] {
    var order: [String] = []
    var members: [String: [CatalogueCoverage]] = [:]
    for coverage in rows {
        let name = group(coverage.row)
        if members[name] == nil { order.append(name) }
        members[name, default: []].append(coverage)
    }
    return order.flatMap { name in
        [Table.Row.group(name)] + (members[name] ?? []).map { Table.Row.cells(cells($0)) }
    }
}

/// Under what heading a row is looked for: standard rows by their area, statutory ones by the kind of duty.
func heading(of row: CatalogueRow) -> String {
    row.scheme == .standard ? row.area : row.level1
}
