/// How programs read what is published.
func apiGuidePage(_ words: Words) -> HTML {
    """
    <h1>\(words("开放接口"))</h1>
    <p class="lead">\(words("公布的文件也给程序用：不用申请，不用登录。"))</p>
    <h2>\(words("搜索"))</h2>
    <pre>GET /api/v1/search?q=危房改造&amp;limit=20</pre>
    \(members([
        (["total", "estimated"], words("一共多少件；estimated为true时是估计的数")),
        (["searchedFor"], words("没有找到所写的字（例如写的是拼音、同音字）时才有：实际搜索的词")),
        (["items"], words("本页的文件，每件有id、title、documentNumber、organisation、signedOn、publishedAt、url、snippet")),
        (["next"], words("还有下一页时才有，把它作为cursor再请求一次")),
    ]))
    <h2>\(words("一件文件"))</h2>
    <pre>GET /api/v1/documents/{id}</pre>
    <p>\(words("返回全部公开的栏目、正文（html和text）和公开日志中的记录（log）。空的栏目不返回。"))</p>
    \(members([
        (["publishedAt"], words("写入公开日志的时间")),
        (["imported", "declaredPublishedOn"], words("补录的文件为true，后一个是它原来的公布日期")),
        (["signedOn", "formedOn", "effectiveOn", "expiresOn"], words("成文、信息形成、施行和有效期截止的日期")),
        (["validity", "validityReason"], words("有效性：in-force、not-yet-in-force、amended、expired或者repealed；改变有效性的理由")),
        (["interprets", "successor"], words("它解读的文件；替代它的文件")),
        (["publicNote"], words("更正说明")),
        (["withdrawnAt", "manner", "reason"], words("只在撤下的文件里：时间、方式和理由，不返回正文")),
    ]))
    <h2>\(words("被记录的原文"))</h2>
    <pre>GET /documents/{id}/canonical.json</pre>
    <p>\(words("这些字节的SHA-256就是公开日志里的contentHash。文件已经撤下，或者用revision要的是更正以前的版本，回答410。"))</p>
    <h2>\(words("订阅和公开日志"))</h2>
    <ul class="links wide"><li><a href="\(Links.feeds)">\(words("订阅更新"))</a></li>\
    <li><a href="\(Links.log)">\(words("公开日志"))</a></li></ul>
    """
}

/// Members of an answer with what they mean.
private func members(_ members: [(names: [String], meaning: String)]) -> HTML {
    let rows = members.map { member -> HTML in
        let names = member.names.map { "<code>\($0)</code>" as HTML }.joined(separator: "<br>")
        return "<div><dt>\(names)</dt><dd>\(member.meaning)</dd></div>\n"
    }
    return "<dl class=\"meta members\">\n\(rows)</dl>"
}
