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

/// The areas of the standard catalogue (国办发〔2019〕54号), in its order.
enum StandardAreas {
    static func names(in rows: [CatalogueCoverage]) -> [String] {
        var seen: Set<String> = []
        return rows.map(\.row).filter { $0.scheme == .standard && seen.insert($0.area).inserted }.map(\.area)
    }
}
