/// What is known of one report, computed or read from somebody's page: the checks are made on it.
package struct ReportContent: Hashable, Sendable {
    package var year: Int?
    package var format: ReportFormat
    package var title: String
    package var tables: ReportTables
    package var claims: [ReportClaim]
    package var shares: [ReportShare]
    package var texts: [ReportSection: String]
    package var publishedOn: Day?

    package init(
        year: Int? = nil, format: ReportFormat = .revised2021, title: String = "",
        tables: ReportTables = ReportTables(),
        claims: [ReportClaim] = [], shares: [ReportShare] = [], texts: [ReportSection: String] = [:],
        publishedOn: Day? = nil
    ) {
        self.year = year
        self.format = format
        self.title = title
        self.tables = tables
        self.claims = claims
        self.shares = shares
        self.texts = texts
        self.publishedOn = publishedOn
    }

    /// With what its written sections say of its figures.
    /// - Parameter names: those that they may use of the whole.
    package func withSentences(of names: [String]) -> ReportContent {
        let prose = [ReportSection.overview, .otherMatters].compactMap { texts[$0] }.joined(separator: "\n")
        let sentences = ReportSentences.read(prose, names: names)
        var content = self
        (content.claims, content.shares) = (sentences.claims, sentences.shares)
        return content
    }

    /// Of the tables; and of the sentences, for a section whose table is not there at all.
    package func value(_ figure: ReportFigure) -> Int? {
        if let sum = tables.sum(figure.cells(format)) { return sum }
        return claim(figure).map(\.value)
    }

    /// What a sentence says of a figure of which no table tells.
    package func claim(_ figure: ReportFigure) -> ReportClaim? {
        let sections = Set(figure.cells(format).map(\.section))
        let told = Set(tables.cells.keys.map(\.section))
        guard sections.isDisjoint(with: told) else { return nil }
        return claims.first { $0.figure == figure }
    }
}
