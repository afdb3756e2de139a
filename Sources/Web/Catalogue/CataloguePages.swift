import Actions
import Domain

/// The whole catalogue: what must be published, and what is there.
func cataloguePage(_ rows: [CatalogueCoverage], _ words: Words) -> HTML {
    let schemes = CatalogueRow.Scheme.allCases.filter { scheme in rows.contains { $0.row.scheme == scheme } }
    let sections = schemes.map { scheme -> HTML in
        section(scheme, rows.filter { $0.row.scheme == scheme }, words)
    }
    let filled = rows.count { $0.total > 0 }
    return """
        <h1>\(words("公开目录"))</h1>
        <p class="lead">\(words("谁该公布什么、依据什么、几天之内。有没有公布，由公布记录直接算出。"))</p>
        \(figures([
            Figure(words("目录"), grouped(rows.count), unit: words("行")),
            Figure(words("已有内容"), grouped(filled), unit: words("行")),
        ]))
        \(sections.joined(separator: "\n"))
        """
}

/// One of the standard areas, with all its rows.
func catalogueAreaPage(_ area: String, _ rows: [CatalogueCoverage], _ words: Words) -> HTML {
    """
    <p class="soft">\(name(of: .standard, words))</p>
    <h1>\(area)</h1>
    \(figures([
        Figure(words("目录"), grouped(rows.count), unit: words("行")),
        Figure(words("已有内容"), grouped(rows.count { $0.total > 0 }), unit: words("行")),
    ]))
    \(coverageTable(rows, by: \.level1, words))
    """
}

private func section(_ scheme: CatalogueRow.Scheme, _ rows: [CatalogueCoverage], _ words: Words) -> HTML {
    """
    <section>
    <h2>\(name(of: scheme, words))</h2>
    \(coverageTable(rows, by: heading, words))
    </section>
    """
}

private func coverageTable(
    _ rows: [CatalogueCoverage], by group: (CatalogueRow) -> String, _ words: Words
) -> HTML {
    let tableRows = groupedRows(rows, by: group) { coverage in
        [
            "<a href=\"\(Links.catalogueRow(coverage.row.code))\">\(title(of: coverage.row))</a>",
            HTML(coverage.row.termText), HTML(grouped(coverage.adopters)), HTML(grouped(coverage.total)),
            coverage.latest.map { dateTime($0) } ?? tag(words("还没有"), .warn),
        ]
    }
    return table(
        Table(
            columns: [
                .init(words("公开内容"), isLabelled: false), .init(words("公开时限")), .init(words("单位"), isNumeric: true),
                .init(words("件数"), isNumeric: true), .init(words("最近公布")),
            ], rows: tableRows))
}

/// Art 20 rows are known by their words; rows of the standard areas by both levels.
private func title(of row: CatalogueRow) -> String {
    row.scheme == .standard && !row.level2.isEmpty ? "\(row.level1)：\(row.level2)" : row.title
}

/// One row with all columns of the standard catalogue (国办发〔2019〕54号), and how each organ stands.
func catalogueRowPage(_ coverage: RowCoverage, _ latest: DocumentList, _ words: Words) -> HTML {
    let row = coverage.row
    let started = coverage.standings.count { $0.total > 0 }
    return """
        <p class="soft">\(name(of: row.scheme, words))</p>
        <h1>\(row.area)：\(title(of: row))</h1>
        <p class="lead">\(row.content)</p>
        \(summaryList(facts(of: row, words), inPairs: true))
        \(figures([
            Figure(words("应公布的单位"), grouped(coverage.standings.count)),
            Figure(words("已公布的单位"), grouped(started)),
            Figure(words("文件"), grouped(latest.total), unit: words("件")),
        ]))
        <h2>\(words("各单位完成情况"))</h2>
        \(standings(coverage.standings, of: row, words))
        <h2>\(words("这一行的文件"))</h2>
        \(lines(latest.items, empty: words("还没有公布文件。")))
        <p><a href="\(Links.query(Links.documents, [("row", row.code)]))">\(words("全部文件"))</a>　\
        <a href="\(Links.catalogueRow(row.code))/documents.csv">\(words("下载本行数据（CSV）"))</a>　\
        <a href="\(Links.catalogueRow(row.code))/feed.atom">\(words("订阅"))</a></p>
        """
}

/// Who has published, with how much and when; then all who have not, side by side.
private func standings(_ all: [RowCoverage.Standing], of row: CatalogueRow, _ words: Words) -> HTML {
    if all.isEmpty { return emptyState(words("还没有单位认领这一行。")) }
    let published = all.filter { $0.total > 0 }
    let missing = all.filter { $0.total == 0 }
    let rows = published.map { standing in
        let documents = Links.query(
            Links.documents, [("organisation", standing.organisation.code), ("row", row.code)])
        return Table.Row.cells([
            "<a href=\"\(documents)\">\(standing.organisation.name)</a>", HTML(grouped(standing.total)),
            standing.latest.map { dateTime($0) } ?? "",
        ])
    }
    let list: HTML? =
        rows.isEmpty
        ? nil
        : table(
            Table(
                columns: [
                    .init(words("单位")), .init(words("件数"), isNumeric: true), .init(words("最近公布")),
                ], rows: rows, style: .few))
    let others: HTML? =
        missing.isEmpty
        ? nil
        : """
        <h3>\(words.bodiesWithout(missing.count))</h3>
        <ul class="links wide">\(missing.map {
            "<li><a href=\"\(Links.organisation($0.organisation.code))\">\($0.organisation.name)</a></li>" as HTML
        })</ul>
        """
    return "\(list)\(others)"
}

private func facts(of row: CatalogueRow, _ words: Words) -> [Fact] {
    let levels = CatalogueRow.Level.allCases.filter(row.levels.contains).map { level in
        switch level {
        case .county: words("县级")
        case .township: words("乡级")
        case .village: words("村级")
        }
    }
    return [
        Fact(words("责任主体"), text: row.subject), Fact(words("公开时限"), text: row.termText),
        Fact(words("公开依据"), text: row.basis.joined(separator: "；"), isWide: true),
        Fact(words("公开渠道"), text: row.channels.joined(separator: "、")), Fact(words("公开对象"), text: row.audience),
        Fact(words("公开方式"), text: row.mode == .proactive ? words("主动公开") : words("依申请公开")),
        Fact(words("公开层级"), text: levels.joined(separator: "、")),
        Fact(words("要素"), text: row.elements.joined(separator: "、"), isWide: true),
        Fact(words("自"), row.effectiveFrom.number > 0 ? dateTime(row.effectiveFrom) : ""),
    ]
}
