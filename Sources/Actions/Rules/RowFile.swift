import Domain

/// A row as it stands in the files of the catalogue.
struct RowFile: Decodable {
    var code: String
    var scheme: String
    var area: String
    var level1: String
    var level2: String?
    var content: String
    var elements: [String]
    var basis: [String]
    var term: Term
    var termText: String
    var specialTerms: [SpecialTerm]?
    var subject: String
    var channels: [String]
    var audience: String
    var mode: String
    var levels: [String]
    var organisationKinds: [String]
    var functions: [String]
    var topic: String?
    var effectiveFrom: String
    var effectiveUntil: String?

    struct Term: Decodable {
        var workingDays: Int?
        var calendarDays: Int?

        /// Nil where it is said in neither way, or in both.
        var value: PublicationTerm? {
            switch (workingDays, calendarDays) {
            case (let count?, nil): .workingDays(count)
            case (nil, let count?): .calendarDays(count)
            case (nil, nil), (_?, _?): nil
            }
        }
    }

    /// A part of the row that has to be out sooner. Whether a document is such a part only its writer can tell, so that
    /// it is said beside the term and not counted.
    struct SpecialTerm: Decodable {
        var content: String
        var termText: String
        var termBasis: String

        var words: String { "；\(content)：\(termText)（\(termBasis)）" }
    }

    func row(position: Int) throws -> CatalogueRow {
        let until = effectiveUntil.flatMap { Day(iso: $0) }
        guard let scheme = CatalogueRow.Scheme(rawValue: scheme), let mode = CatalogueRow.Mode(rawValue: mode),
            let from = Day(iso: effectiveFrom), (until == nil) == (effectiveUntil == nil), let term = term.value,
            let levels = Self.values(levels, of: CatalogueRow.Level.self),
            let kinds = Self.values(organisationKinds, of: Organisation.Kind.self)
        else {
            throw ResourceFault(
                file: "Catalogue", reason: "row \(code) has a wrong scheme, mode, term, date, level or kind")
        }
        return CatalogueRow(
            code: code, scheme: scheme, area: area, level1: level1, level2: level2 ?? "", content: content,
            elements: elements, basis: basis, term: term,
            termText: termText + (specialTerms ?? []).map(\.words).joined(), subject: subject, channels: channels,
            audience: audience, mode: mode, levels: levels, organisationKinds: kinds, functions: Set(functions),
            topic: topic, effectiveFrom: from, effectiveUntil: until, position: position)
    }

    /// Nil where one of the words is unknown: a row that lost a level in silence would be owed by nobody there.
    private static func values<Value: RawRepresentable<String> & Hashable>(
        _ words: [String], of type: Value.Type
    ) -> Set<Value>? {
        let values = words.compactMap(Value.init(rawValue:))
        return values.count == words.count ? Set(values) : nil
    }
}
