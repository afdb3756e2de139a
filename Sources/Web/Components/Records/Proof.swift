package import Domain

/// A block of the public log: what is recorded, and how anybody can check it.
package func proof(title: String, _ remark: HTML, _ facts: [Fact]) -> HTML {
    let rows = facts.filter { !$0.value.isEmpty }.map { fact -> HTML in
        "<dt>\(fact.label)</dt><dd>\(fact.value)</dd>\n"
    }
    return """
        <section class="proof">
        <h2>\(title)</h2>
        <p>\(remark)</p>
        <dl>
        \(rows)</dl>
        </section>
        """
}

/// The proof beside a published record.
package func publicationProof(
    sequence: Int, recordedAt: Instant, fingerprint: String, address: String, words: Words = .chinese
) -> HTML {
    let time: HTML = """
        <time datetime="\(recordedAt.iso)">\(recordedAt.wallClockSecond)</time>
        """
    return proof(
        title: words("这一天改不了"), HTML(words("本文件公布时已写入公开日志，任何人都可以核对。")),
        [
            Fact(words("序号"), text: grouped(sequence)),
            Fact(words("时间"), time),
            Fact(words("指纹"), hash(fingerprint)),
            Fact(words("证明"), "<a href=\"\(address)\">\(words("看证明"))</a>"),
        ])
}

/// A fingerprint: it may break anywhere.
package func hash(_ fingerprint: String) -> HTML {
    "<span class=\"hash\">\(fingerprint)</span>"
}
