import Domain

/// A province's report of which all identities were reckoned by hand.
enum ReportFixture {
    static let requests: [[Int]] = [
        [13612, 252, 0, 45, 128, 32, 14069], [535, 6, 0, 1, 18, 0, 560],
        [5345, 129, 0, 41, 19, 14, 5548], [2120, 39, 0, 1, 6, 2, 2168],
        [13, 0, 0, 0, 0, 0, 13], [30, 0, 0, 0, 0, 0, 30], [11, 0, 0, 0, 0, 0, 11], [49, 2, 0, 0, 0, 0, 51],
        [103, 1, 0, 0, 0, 0, 104], [84, 1, 0, 0, 0, 0, 85], [282, 4, 0, 0, 0, 0, 286], [147, 0, 0, 0, 1, 2, 150],
        [3075, 50, 0, 0, 89, 8, 3222], [177, 3, 0, 0, 0, 0, 180], [19, 0, 0, 0, 0, 0, 19],
        [199, 1, 0, 0, 3, 0, 203], [147, 1, 0, 0, 0, 0, 148], [0, 0, 0, 0, 0, 0, 0], [100, 1, 0, 0, 0, 0, 101],
        [5, 0, 0, 0, 0, 0, 5],
        [315, 3, 0, 0, 0, 0, 318], [202, 0, 0, 1, 0, 0, 203], [941, 17, 0, 1, 3, 3, 965],
        [13364, 252, 0, 44, 121, 29, 13810], [783, 6, 0, 2, 25, 3, 819],
    ]
    static let disputes = [376, 97, 196, 121, 790, 16, 1, 12, 27, 56, 74, 1, 30, 51, 156]
    static let disclosures = [3, 5, 74, 564, 984, 4185, 11_398_889, 6_937_489, 166_105, 316_441_000_000]

    static var tables: ReportTables {
        let cells = ReportCell.disclosures(.revised2021) + ReportCell.requests(.revised2021) + ReportCell.disputes
        let figures = disclosures + requests.flatMap(\.self) + disputes
        return ReportTables(Dictionary(uniqueKeysWithValues: zip(cells, figures)))
    }

    static var content: ReportContent { ReportContent(year: 2023, tables: tables) }
}
