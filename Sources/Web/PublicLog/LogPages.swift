import Actions
import Domain

func logPage(_ log: LogPage, checkpoint: String, verifierKeys: [String], notFound: String, _ words: Words) -> HTML {
    let older = log.items.last.flatMap { $0.row.sequence > 0 ? "\(Links.log)?before=\($0.row.sequence)" : nil }
    let isNewest = log.items.first.map { $0.row.sequence == log.size - 1 } ?? true
    let missing: HTML? = notFound.isEmpty ? nil : inset("<p>\(words("没有这个序号。"))</p>")
    return """
        <h1>\(words("公开日志"))</h1>
        <p class="lead">\(words("每一次公布、更正和撤下，都在当时记进这本账。账只能往后加，不能改、不能删，任何人都可以复核。"))</p>
        <div class="split">
        <div>
        <div class="row apart"><h2>\(words("最近的记录"))</h2>\
        \(searchForm(label: words("按序号查"), address: Links.log, example: words("序号"), button: words("查"), id: "ql"))</div>
        \(missing)\(entries(log, words))
        \(pagination(previous: isNewest ? nil : Links.log, next: older, words: words))
        </div>
        <aside aria-label="\(words("核对"))">
        \(proof(title: words("当前检查点"), HTML(words("最新的一次签名，包括以前的全部记录。")), [
            Fact(words("已记录"), text: grouped(log.size)),
            Fact(words("账根"), hash(Hex.encode(log.root))),
        ]))
        <section>
        <h2>\(words("检查点原文"))</h2>
        <pre>\(checkpoint)</pre>
        <p class="small"><a href="\(Links.log)/checkpoint">\(words("下载检查点"))</a></p>
        </section>
        <section>
        <h2>\(words("自己核对"))</h2>
        <p class="small">\(words("格式是公开的（C2SP tlog-tiles），用任何一种现成的核对程序都可以，不需要我们的软件。保存一份检查点，以后就能证明账没有改过。"))</p>
        <p class="small">\(labelled(words("核对用的公钥"), hash(verifierKeys.first ?? ""), words))</p>
        \(verifierKeys.count > 1 ? formerKeys(words) : nil)
        </section>
        </aside>
        </div>
        """
}

private func formerKeys(_ words: Words) -> HTML {
    "<p class=\"small\">\(words("密钥换过。以前的公钥在"))<a href=\"\(Links.log)/vkeys\">/log/vkeys</a>\(words("，每一次更换都记在账里。"))</p>"
}

private func entries(_ log: LogPage, _ words: Words) -> HTML {
    if log.items.isEmpty { return emptyState(words("还没有记录。")) }
    let rows = log.items.map { item in
        Table.Row.cells([
            "<a href=\"\(Links.logEntry(item.row.sequence))\">\(grouped(item.row.sequence))</a>",
            dateTime(item.row.instant), tag(name(of: item.row.event, words), tone(of: item.row.event)),
            document(item, words),
        ])
    }
    return table(
        Table(
            columns: [
                .init(words("序号"), isNumeric: true), .init(words("时间"), isLabelled: false),
                .init(words("动作"), isLabelled: false, isShort: true), .init(words("文件"), isLabelled: false),
            ], rows: rows))
}

private func document(_ item: LogPage.Item, _ words: Words) -> HTML {
    let fingerprint: HTML = "<small class=\"hash\">\(Hex.encode(item.row.leafHash).prefix(24).description)…</small>"
    guard let id = Document.ID(item.row.subject), let title = item.title else { return fingerprint }
    return "<a href=\"\(Links.document(id))\">\(title)</a><br>\(fingerprint)"
}

/// - Parameters:
///   - content: what became of the content whose digest the entry holds, if it holds one.
///   - title: of the document it is about.
func proofPage(_ proof: LoggedProof, _ content: LoggedRevision?, title: String?, _ words: Words) -> HTML {
    let row = proof.row
    let isProven = proof.proof.proves(row.leafHash, in: proof.root, hasher: TreeHasher(digest: sha256))
    let state: HTML =
        isProven ? tag(words("相符"), .good) : tag(words("不符"), .bad)
    let record: HTML? = Document.ID(row.subject).map {
        "<a href=\"\(Links.document($0))\">\(title ?? Links.document($0))</a>"
    }
    return """
        <h1>\(words.proofTitle(row.sequence))</h1>
        <p class="lead">\(state) \(words("这条记录在账内，它的位置和内容由下面的数字证明。"))</p>
        \(summaryList([
            Fact(words("动作"), text: name(of: row.event, words)),
            Fact(words("时间"), "<time datetime=\"\(row.instant.iso)\">\(row.instant.wallClockSecond)</time>"),
            Fact(words("文件"), record ?? ""),
            Fact(words("指纹"), hash(Hex.encode(row.leafHash))),
            Fact(words("账根"), hash(Hex.encode(proof.root))),
            Fact(words("账的大小"), text: grouped(proof.proof.size)),
        ]))
        <h2>\(words("记录原文"))</h2>
        <pre>\(String(decoding: row.entry, as: UTF8.self))</pre>
        <h2>\(words("路径"))</h2>
        <ol>\(proof.proof.path.map { "<li><span class=\"hash\">\(Hex.encode($0))</span></li>" })</ol>
        <p><a href="\(Links.logEntry(row.sequence))/proof.json">\(words("下载证明（JSON）"))</a></p>
        \(content.map { contentNote(row, $0, words) })\(proof.statement.map { statement($0, words) })
        """
}

private func statement(_ bytes: [UInt8], _ words: Words) -> HTML {
    """
    <h2>\(words("被记录的决定"))</h2>
    <pre>\(String(decoding: bytes, as: UTF8.self))</pre>
    <p class="small soft">\(words("contentHash是上面这行文字的SHA-256，可以自己算一遍。"))</p>
    """
}

/// What is gone is not offered.
private func contentNote(_ row: LogRow, _ content: LoggedRevision, _ words: Words) -> HTML {
    switch content {
    case .present: contentLink(row, words)
    case .replaced(let instant): inset("<p>\(words.contentReplaced(at: instant))</p>")
    case .withdrawn(let instant): inset("<p>\(words.contentWithdrawn(at: instant))</p>")
    }
}

private func contentLink(_ row: LogRow, _ words: Words) -> HTML {
    let address = Document.ID(row.subject).map { Links.document($0, "canonical.json") } ?? ""
    return """
        <p><a href="\(Links.query(address, [("revision", row.revision.map(String.init) ?? "")]))">\
        \(words("下载被记录的内容"))</a></p>
        <p class="small soft">\(words("contentHash是文件正文和元数据的SHA-256，按RFC 8785的格式计算，可以下载原文自己算一遍。"))</p>
        """
}
