import Actions
import Domain

struct DocumentView: Sendable {
    var document: PublicDocument
    var classification: Classification
    /// The whole address, for the print.
    var address: String
    /// The annual report that is public through it.
    var report: PublicReportLine?
}

/// Lines of a list with what tells documents apart: validity, number, issuer, day.
func documentList(
    _ documents: [DocumentSummary], today: Day, classification: Classification, _ words: Words
) -> HTML {
    let items = documents.map { document -> HTML in
        """
        <li><h2><a href="\(Links.document(document.id))">\(document.title)</a></h2>
        \(summaryLine(document, today: today, classification, words))</li>

        """
    }
    return "<ol class=\"results\">\(items)</ol>"
}

private func reportLink(_ line: PublicReportLine, _ words: Words) -> HTML {
    let address = Links.report(line.organisation.code, line.report.year, line.report.scope)
    return """
        <section class="screen"><h2>\(words("年度报告"))</h2>
        <p><a href="\(address)">\(words("表格、图表和数据下载"))</a></p></section>

        """
}

func summaryLine(
    _ document: DocumentSummary, today: Day, _ classification: Classification, _ words: Words
) -> HTML {
    let validity = document.validity(on: today)
    let reprinted: HTML? = document.origin == .reprinted ? tag(words("转载")) : nil
    let number: HTML? = document.documentNumber.isEmpty ? nil : "<span>\(document.documentNumber)</span>"
    let genre: HTML? = classification.genre(document.genre).map { "<span>\($0.name)</span>" }
    return """
        <p class="row small soft">\(tag(name(of: validity, words), tone(of: validity)))\(reprinted)\(genre)\(number)\
        <span>\(document.issuer)</span>\(dateTime(document.shownOn))</p>
        """
}

func documentPage(_ view: DocumentView, _ words: Words) -> HTML {
    let document = view.document
    return """
        <div class="head">
        <h1>\(document.fields.title)</h1>
        <div class="row">\(tag(name(of: document.validity, words), tone(of: document.validity)))\
        \(document.isFromElsewhere ? tag(words("补录")) : nil)\
        <span>\(words.validFrom(document.fields.effectiveOn, to: document.fields.expiresOn))</span></div>
        </div>
        \(banners(document, words))
        \(metadata(view, words))
        <div class="split">
        <div>
        \(summary(document, words))<article class="official" lang="zh-CN">
        \(HTML(sanitised: document.body.displayHTML(tableName: "表格")))
        </article>
        \(attachments(document, words))\(history(document, words))
        </div>
        <aside aria-label="\(words("与本文件有关"))">
        \(view.report.map { reportLink($0, words) })\(relatedSection(document, words))
        <section class="screen">
        <h2>\(words("下载"))</h2>
        <ul class="links wide">
        <li><a href="\(Links.document(document.id, "text"))">\(words("本文件纯文本（TXT）"))</a></li>
        </ul>
        </section>
        \(proofSection(document, words))
        <section class="screen" aria-label="\(words("手机查看和打印"))">
        <div class="row"><img class="qr" src="\(Links.document(document.id, "qr.svg"))" alt="\(words("二维码：本页地址"))" \
        width="144" height="144" loading="lazy">
        <p class="small soft">\(words("扫码在手机上看。本页可直接打印，打印件带出处和日期。"))</p></div>
        </section>
        </aside>
        </div>
        <p class="print">\(words.printedFrom(view.address, logEntry: document.log.first?.sequence))</p>
        """
}

/// What it says in a sentence or two, before the text itself.
private func summary(_ document: PublicDocument, _ words: Words) -> HTML? {
    document.fields.summary.isEmpty
        ? nil : notification(.info, title: words("内容概述"), "<p>\(document.fields.summary)</p>") + "\n"
}

/// The files that came with it.
private func attachments(_ document: PublicDocument, _ words: Words) -> HTML? {
    guard !document.fields.attachments.isEmpty else { return nil }
    let items = document.fields.attachments.map { file -> HTML in
        """
        <li>\(previewPicture(file, of: document))<a href="\(Links.file(file))" download>\(file.name)</a> \
        <span class="soft">\(file.type.endings[0].uppercased())，\(size(file.size))\(treatmentNote(file))</span></li>

        """
    }
    return """
        <section aria-labelledby="files"><h2 id="files">\(words("附件"))</h2>
        <ol class="links wide" lang="zh-CN">\(items)</ol></section>

        """
}

/// The name beside it says what it is.
private func previewPicture(_ file: Attachment, of document: PublicDocument) -> HTML? {
    document.previews.contains(file.hash)
        ? "<img class=\"preview\" src=\"\(Links.file(file))/preview\" alt=\"\" loading=\"lazy\">" : nil
}

private func treatmentNote(_ file: Attachment) -> String {
    switch file.treatment {
    case .cleaned: "，已清除属性信息"
    case .redacted: "，有遮盖（依据：\((file.grounds ?? []).map(\.label).joined(separator: "；"))）"
    case nil: ""
    }
}

/// What a reader must know before reading.
private func banners(_ document: PublicDocument, _ words: Words) -> HTML {
    var parts: [HTML] = []
    let successor = successorLine(document, words)
    switch document.validity {
    case .repealed, .expired:
        parts.append(
            notification(
                .bad, "<p><strong>\(words("本文件不再有效。"))</strong>\(document.reasonOfValidity)</p>\(successor)"))
    case .amended:
        parts.append(notification(.warn, "<p>\(words("本文件已经修改。"))\(document.reasonOfValidity)</p>\(successor)"))
    case .notYetInForce:
        parts.append(notification(.info, "<p>\(words("本文件尚未施行。"))</p>"))
    case .inForce: break
    }
    if let (note, instant) = lastCorrection(document) {
        parts.append(notification(.warn, "<p>\(words("更正")) \(dateTime(instant)) \(note)</p>"))
    }
    if document.fields.origin == .reprinted, !document.fields.sourceAddress.isEmpty {
        let source = externalLink(
            document.fields.sourceAddress,
            notice: Links.leave(to: document.fields.sourceAddress, from: Links.document(document.id)), words: words)
        parts.append(inset("<p>\(labelled(words("转载自"), source, words))</p>"))
    }
    return parts.joined(separator: "\n")
}

private func successorLine(_ document: PublicDocument, _ words: Words) -> HTML? {
    document.related.successor.map {
        "<p>\(labelled(words("替代它的文件"), "<a href=\"\(Links.document($0.id))\">\($0.title)</a>", words))</p>"
    }
}

private func lastCorrection(_ document: PublicDocument) -> (note: String, instant: Instant)? {
    for event in document.stored.events.reversed() {
        if case .corrected(let note) = event.happening { return (note, event.instant) }
    }
    return nil
}

private func legalForm(_ form: LegalForm, _ words: Words) -> String {
    switch form {
    case .regulation: words("规章")
    case .normativeDocument: words("行政规范性文件")
    }
}

/// The columns of law/07 §7.1 and §7.6; what is empty is not shown.
private func metadata(_ view: DocumentView, _ words: Words) -> HTML {
    let document = view.document
    let fields = document.fields
    let topic: HTML? = fields.topic.flatMap { code in
        view.classification.nameOfTopic(code).map {
            "<a href=\"\(Links.query(Links.documents, [("topic", code)]))\">\($0)</a>"
        }
    }
    let row: HTML? = document.row.map { "<a href=\"\(Links.catalogueRow($0.code))\">\($0.area)／\($0.title)</a>" }
    return summaryList(
        [
            Fact(words("索引号"), text: document.stored.indexNumber),
            Fact(words("发文字号"), text: fields.documentNumber),
            Fact(words("发文机关"), text: fields.issuer),
            Fact(
                words("公布单位"),
                "<a href=\"\(Links.organisation(document.organisation.code))\">\(document.organisation.name)</a>"),
            Fact(words("公文种类"), text: view.classification.genre(fields.genre)?.name),
            Fact(words("文件性质"), text: fields.legalForm.map { legalForm($0, words) }),
            Fact(words("公开方式"), text: words("主动公开")),
            Fact(words("成文日期"), fields.signedOn.map { dateTime($0) } ?? ""),
            Fact(words("发布日期"), publicationDate(document)),
            Fact(words("补录"), text: importNote(document, words)),
            Fact(words("主题分类"), topic ?? ""),
            Fact(words("公开目录"), row ?? ""),
            Fact(words("关键词"), text: fields.keywords.joined(separator: "，")),
        ], inPairs: true)
}

/// What was public elsewhere before keeps its own date; when it came here stands beside it.
private func publicationDate(_ document: PublicDocument) -> HTML {
    document.declaredPublishedOn.map { dateTime($0) } ?? document.firstPublishedAt.map { dateTime($0) } ?? ""
}

private func importNote(_ document: PublicDocument, _ words: Words) -> String? {
    guard document.isFromElsewhere, let instant = document.firstPublishedAt else { return nil }
    return words.imported(at: instant, declared: document.declaredPublishedOn)
}

private func relatedSection(_ document: PublicDocument, _ words: Words) -> HTML? {
    let related = document.related
    let groups: [(String, [DocumentSummary])] = [
        (words("解读"), related.interpretations),
        (words("解读的文件"), [related.interpreted].compactMap(\.self)),
        (words("替代的文件"), related.predecessors),
        (words("替代它的文件"), [related.successor].compactMap(\.self)),
    ]
    let shown = groups.filter { !$0.1.isEmpty }.map { title, documents -> HTML in
        let links = documents.map { "<li><a href=\"\(Links.document($0.id))\">\($0.title)</a></li>" as HTML }
        return "<p class=\"small soft\">\(title)</p>\n<ul class=\"links wide\">\(links)</ul>\n"
    }
    guard !shown.isEmpty else { return nil }
    return "<section class=\"card screen\"><h2>\(words("相关"))</h2>\n\(shown)</section>"
}

private func proofSection(_ document: PublicDocument, _ words: Words) -> HTML? {
    guard let entry = document.log.last(where: { $0.revision != nil }) else { return nil }
    return publicationProof(
        sequence: entry.sequence, recordedAt: entry.instant, fingerprint: "\(Hex.encode(entry.leafHash).prefix(32))…",
        address: Links.logEntry(entry.sequence), words: words)
}

/// Every public act on the document, with its place in the log.
private func history(_ document: PublicDocument, _ words: Words) -> HTML? {
    guard document.log.count > 1 else { return nil }
    let events = document.log.reversed().map { row in
        TimelineEvent(
            name(of: row.event, words), dateTime(row.instant),
            "<a href=\"\(Links.logEntry(row.sequence))\">\(words("看证明"))</a>")
    }
    return "<section class=\"screen\"><h2>\(words("公布的经过"))</h2>\n\(timeline(Array(events)))</section>"
}

/// What stands where a document was: when, how and why it was taken down. The address never dies.
func tombstonePage(_ document: PublicDocument, _ words: Words) -> HTML {
    guard case .withdrawn(let manner, let reason, let instant) = document.stored.state.publicity else { return "" }
    let successor = successorLine(document, words)
    let log = document.log.map { row -> HTML in
        "<li>\(dateTime(row.instant)) <a href=\"\(Links.logEntry(row.sequence))\">\(name(of: row.event, words))</a></li>"
    }
    return """
        <h1>\(document.fields.title)</h1>
        \(notification(.bad, title: words("本文件已经撤下"), """
            <p>\(dateTime(instant))　\(name(of: manner, words))</p><p>\(reason)</p>\(successor)
            """))
        \(summaryList([
            Fact(words("索引号"), text: document.stored.indexNumber),
            Fact(words("公布单位"), "<a href=\"\(Links.organisation(document.organisation.code))\">\(document.organisation.name)</a>"),
        ]))
        <h2>\(words("公布的经过"))</h2>
        <ul>\(log)</ul>
        """
}

/// The same for programs and readers of plain text.
func tombstoneLines(_ document: PublicDocument) -> [String] {
    guard case .withdrawn(let manner, let reason, let instant) = document.stored.state.publicity else { return [] }
    return ["本文件已经撤下：\(document.fields.title)", "\(instant.wallClockMinute)　\(name(of: manner))", reason]
}
