package import Domain
import Storage

extension Office {
    /// Brings rows into the catalogue, or a newer wording of them. Rows are never removed: they end on a date.
    package func bringCatalogue(_ rows: [CatalogueRow], by caller: Caller) async throws {
        try await perform(as: caller) { tx, _ in
            if caller.person != nil { throw Forbidden() }
            for row in rows { try CatalogueTable.replace(row, tx) }
            return Done(JournalEvent(.catalogueBrought, of: "catalogue", after: "\(rows.count) rows"))
        }
    }

    /// Decides which rows an organisation answers for. Only rows that concern its kind can be taken.
    package func adoptRows(_ codes: Set<String>, by code: String, caller: Caller) async throws {
        try await perform(as: caller) { tx, now in
            guard let organisation = try OrganisationTable.find(code: code, tx) else { throw NotFound() }
            try caller.require(.arrangeCatalogue, in: organisation.id, tx)
            let rows = try CatalogueTable.all(tx)
            let offered = Set(rows.filter { $0.isInForce(on: now.day) && $0.applies(to: organisation) }.map(\.code))
            let before = try CatalogueTable.adopted(by: organisation.id, tx)
            // A row that was taken once may be kept, though it concerns others now.
            let foreign = codes.subtracting(offered).subtracting(before)
            if let wrong = foreign.sorted().first { throw Invalid([Issue("rows", .unknown(value: wrong))]) }
            for added in codes.subtracting(before) { try CatalogueTable.adopt(added, by: organisation.id, tx) }
            for dropped in before.subtracting(codes) { try CatalogueTable.drop(dropped, by: organisation.id, tx) }
            return Done(
                JournalEvent(
                    .catalogueAdopted, of: organisation.id.text, organisation: organisation.id.text,
                    before: "\(before.count) rows", after: "\(codes.count) rows"))
        }
    }

    /// Takes every row that concerns the organisation: the beginning, from which an office strikes what it does not do.
    package func adoptApplicableRows(by code: String, caller: Caller) async throws {
        let today = now().day
        let codes = try await read { tx -> Set<String> in
            guard let organisation = try OrganisationTable.find(code: code, tx) else { throw NotFound() }
            return Set(
                try CatalogueTable.all(tx).filter { $0.isInForce(on: today) && $0.applies(to: organisation) }.map(
                    \.code))
        }
        try await adoptRows(codes, by: code, caller: caller)
    }
}
