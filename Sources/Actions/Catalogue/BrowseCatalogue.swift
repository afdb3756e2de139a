package import Domain
import Storage

extension Office {
    /// The catalogue as it is today, with what has been published under each row. A row that has ended stays as long as
    /// something stands under it.
    package func catalogue() async throws -> [CatalogueCoverage] {
        try await kept(keptReads.catalogue) { try catalogue($0) }
    }

    /// The areas of the standard catalogue (国办发〔2019〕54号), in its order.
    package func standardAreas() async throws -> [String] {
        try await kept(keptReads.standardAreas) { tx in
            var seen: Set<String> = []
            return try catalogue(tx).map(\.row).filter { $0.scheme == .standard && seen.insert($0.area).inserted }
                .map(\.area)
        }
    }

    private func catalogue(_ tx: any Transaction) throws -> [CatalogueCoverage] {
        let today = now().day
        let counts = try register.lines(tx, on: today).countsByRow(of: nil)
        let adopters: [String: Int] = try Self.adopterCounts(tx)
        return try CatalogueTable.all(tx).filter { $0.isInForce(on: today) || counts[$0.code] != nil }.map {
            CatalogueCoverage(row: $0, count: counts[$0.code], adopters: adopters[$0.code] ?? 0)
        }
    }

    /// The rows that one organisation answers for, with what it has published under each.
    package func catalogue(of organisation: Organisation.ID) async throws -> [CatalogueCoverage] {
        let today = now().day
        return try await read { tx in
            let adopted = try CatalogueTable.adopted(by: organisation, tx)
            let counts = try register.lines(tx, on: today).countsByRow(of: organisation)
            return try CatalogueTable.all(tx).filter {
                adopted.contains($0.code) && $0.isInForce(on: today) || counts[$0.code] != nil
            }.map { CatalogueCoverage(row: $0, count: counts[$0.code], adopters: 1) }
        }
    }

    /// The rows under which an organisation can write something new.
    package func openRows(of organisation: Organisation.ID) async throws -> [CatalogueRow] {
        let today = now().day
        return try await read { tx in
            let adopted = try CatalogueTable.adopted(by: organisation, tx)
            return try CatalogueTable.all(tx).filter { adopted.contains($0.code) && $0.isInForce(on: today) }
        }
    }

    /// One row, and how each organisation that answers for it stands.
    package func catalogueRow(_ code: String) async throws -> RowCoverage {
        let today = now().day
        return try await read { tx in
            guard let row = try CatalogueTable.find(code, tx) else { throw NotFound() }
            let tree = try organisationTree(tx)
            let counts = try register.lines(tx, on: today).countsByOrganisation(underRow: code)
            let adopters = Set(try CatalogueTable.adopters(of: code, tx))
            let standings = tree.flattened.map(\.organisation).filter {
                adopters.contains($0.id) || counts[$0.id.text] != nil
            }.map {
                RowCoverage.Standing(
                    organisation: $0, total: counts[$0.id.text]?.total ?? 0, latest: counts[$0.id.text]?.latest)
            }
            return RowCoverage(row: row, standings: standings)
        }
    }

    /// What the desk offers to take, and what is taken.
    package func adoptableRows(of code: String, by caller: Caller) async throws -> AdoptableRows {
        let today = now().day
        return try await read { tx in
            guard let organisation = try OrganisationTable.find(code: code, tx) else { throw NotFound() }
            try caller.require(.arrangeCatalogue, in: organisation.id, tx)
            let adopted = try CatalogueTable.adopted(by: organisation.id, tx)
            let rows = try CatalogueTable.all(tx).filter {
                adopted.contains($0.code) || ($0.isInForce(on: today) && $0.applies(to: organisation))
            }
            return AdoptableRows(organisation: organisation, rows: rows, adopted: adopted)
        }
    }

    private static func adopterCounts(_ tx: any Transaction) throws -> [String: Int] {
        let rows = try tx.rows(
            "SELECT catalogue_row, COUNT(*) AS total FROM catalogue_adoption GROUP BY catalogue_row")
        return Dictionary(
            try rows.map { (try $0.get("catalogue_row"), try $0.get("total")) }, uniquingKeysWith: { first, _ in first }
        )
    }
}

package struct CatalogueCoverage: Sendable {
    package var row: CatalogueRow
    package var total: Int
    package var latest: Day?
    /// How many organisations answer for the row.
    package var adopters: Int

    fileprivate init(row: CatalogueRow, count: RegisterCount?, adopters: Int) {
        self.row = row
        total = count?.total ?? 0
        latest = count?.latest
        self.adopters = adopters
    }
}

package struct RowCoverage: Sendable {
    package var row: CatalogueRow
    package var standings: [Standing]

    package struct Standing: Sendable {
        package var organisation: Organisation
        package var total: Int
        package var latest: Day?
    }
}

package struct AdoptableRows: Sendable {
    package var organisation: Organisation
    package var rows: [CatalogueRow]
    package var adopted: Set<String>
}
