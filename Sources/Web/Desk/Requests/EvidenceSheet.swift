import Actions
import Domain

/// The papers of a request in words: one sheet of all of them for the press, and each as a file of its own. Its files are no
/// pages; the list names them as enclosures.
func evidenceSheets(of request: DeskRequest, today: Day, maker: String) -> EvidenceSheets {
    let papers = EvidencePaper.all(request.events, request.state, request.letters)
    let enclosures = request.state.files.map { EvidenceEnclosure($0, in: request.state) }
    let files = papers.enumerated().map { index, paper in
        EvidenceSheets.File(
            name: "\(padded(index + 1))-\(fileName(of: paper)).html",
            bytes: sheet(name(of: paper), style: "", paperText(paper, request)).bytes)
    }
    let head: HTML = """
        <h1>证据清单</h1>
        <p>申请编号：\(request.request.number.text)　提交机关：\(request.organisation.name)　制作人：\(maker)　制作日期：\(today.chinese)</p>
        """
    let hashes = hashTable(
        files.map { ($0.name, Hex.encode(sha256($0.bytes))) } + enclosures.map { ($0.name, $0.file.hash) })
    let list = sheet("证据清单", style: "", "\(head)\(listTable(papers, enclosures, paged: false))\(hashes)")
    let body = papers.enumerated().map { index, paper -> HTML in
        """
        <section class="paper"><p class="mark" id="d\(index + 1)">证据\(index + 1)</p>
        \(paperText(paper, request))<div id="e\(index + 1)"></div></section>

        """
    }
    let whole = sheet(
        "证据材料", style: pageStyle(papers.count), "\(head)\(listTable(papers, enclosures, paged: true))\(hashes)\(body)")
    return EvidenceSheets(
        whole: whole.text, files: [EvidenceSheets.File(name: "证据清单.html", bytes: list.bytes)] + files,
        enclosures: enclosures.map { EvidenceSheets.Enclosure(name: $0.name, position: $0.file.position) })
}

/// A file of the request, as the list tells of it.
private struct EvidenceEnclosure {
    var file: RequestFile
    var isAnnulled: Bool

    init(_ file: RequestFile, in state: RequestCase) {
        self.file = file
        isAnnulled = state.annulledFiles.contains(file.position)
    }

    /// What it is called in the pack.
    var name: String { "附件\(padded(file.position))-\(title)-\(file.name)" }
    var title: String { "\(Web.name(of: file.kind))\(isAnnulled ? "（已作废）" : "")" }
}

/// Two digits, so that files stand in their order.
private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

private func fileName(of paper: EvidencePaper) -> String {
    if case .letter(let letter) = paper.content { name(of: letter.kind) } else { name(of: paper.kind) }
}

/// - Parameter paged: with the pages, which only who prints it knows.
private func listTable(_ papers: [EvidencePaper], _ enclosures: [EvidenceEnclosure], paged: Bool) -> HTML {
    let rows = papers.enumerated().map { index, paper -> HTML in
        let pages: HTML? = paged ? "<td><span id=\"p\(index + 1)\"></span></td>" : nil
        return """
            <tr><td>\(index + 1)</td><td>\(name(of: paper))</td><td>\(source(of: paper))</td>\
            <td>\(proof(by: paper.kind))</td>\(pages)</tr>

            """
    }
    let apart: HTML? = paged ? "<td>另附文件</td>" : nil
    let enclosed = enclosures.map { enclosure -> HTML in
        let kind = enclosure.file.kind
        return """
            <tr><td>附件\(enclosure.file.position)</td><td>\(enclosure.title)：\(enclosure.file.name)</td>\
            <td>\(source(of: kind))</td><td>\(proof(by: kind))</td>\(apart)</tr>

            """
    }
    let column: HTML? = paged ? "<th>页码</th>" : nil
    return """
        <table><thead><tr><th>序号</th><th>证据名称</th><th>来源</th><th>证明对象</th>\(column)</tr></thead>
        <tbody>
        \(rows)\(enclosed)</tbody></table>
        """
}

private func hashTable(_ files: [(String, String)]) -> HTML {
    let rows = files.map { name, hash -> HTML in
        "<tr><td>\(name)</td><td class=\"hash\">\(hash)</td></tr>\n"
    }
    return """
        <h2>各文件的校验值（SHA-256）</h2>
        <table><tbody>
        \(rows)</tbody></table>
        """
}

/// The list says on which pages a paper stands: from the page of its mark to that of its end.
private func pageStyle(_ count: Int) -> HTML {
    (1...max(1, count)).map { number -> HTML in
        """
        #p\(number)::before { content: target-counter("#d\(number)", page) "—" target-counter("#e\(number)", page); }

        """
    }.joined()
}

private func sheet(_ title: String, style: HTML, _ body: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="zh-CN"><head><meta charset="utf-8"><title>\(title)</title>
    <style>
    @page { size: A4; margin: 25mm 20mm; @bottom-center { content: "第" counter(page) "页　共" counter(pages) "页"; } }
    body { font-family: "Noto Serif CJK SC", serif; line-height: 1.7; }
    h1 { font-size: 1.4em; text-align: center; }
    h2 { font-size: 1.1em; }
    table { border-collapse: collapse; width: 100%; }
    th, td { border: 1px solid; padding: 2mm; text-align: left; vertical-align: top; }
    .hash { font-family: monospace; font-size: .8em; word-break: break-all; }
    span { white-space: nowrap; }
    .paper { break-before: page; }
    .mark, .sign { text-align: right; }
    \(style)</style></head>
    <body>
    \(body)
    </body></html>

    """
}
