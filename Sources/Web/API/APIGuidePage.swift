import Domain

/// How programs read what is published.
func apiGuidePage(_ interface: OpenInterface, _ site: Site, _ words: Words) -> HTML {
    """
    <h1>\(words("开放接口"))</h1>
    <p class="lead">\(words("公布的文件也给程序用：不用申请，不用登录。"))</p>
    <p>\(words("使用的条件"))：\(licence(site))</p>
    <ul class="links wide"><li><a href="\(Links.interfaceDescription)">\(words("OpenAPI 3.1描述"))</a></li>\
    <li><a href="\(Links.feeds)">\(words("订阅更新"))</a></li>\
    <li><a href="\(Links.log)">\(words("公开日志"))</a></li></ul>
    \(interface.operations.map { section($0, words) })
    <h2>\(words("被记录的原文"))</h2>
    <pre>GET /documents/{id}/canonical.json</pre>
    <p>\(words("这些字节的SHA-256就是公开日志里的contentHash。文件已经撤下，或者用revision要的是更正以前的版本，回答410。"))</p>
    <h2>\(words("返回的栏目"))</h2>
    \(interface.schemas.map { details($0, $1, words) })
    <h2>\(words("出了问题"))</h2>
    <p>\(words("回答是application/problem+json（RFC 9457），code不会改变，detail说怎样做才对。"))</p>
    \(members(problemKinds(words)))
    """
}

private func licence(_ site: Site) -> HTML {
    let address = site.dataLicenceAddress
    return address.isEmpty ? HTML(site.shownDataLicence) : "<a href=\"\(address)\">\(site.shownDataLicence)</a>"
}

private func section(_ operation: Operation, _ words: Words) -> HTML {
    let parameters = operation.parameters.map { Explained($0.name, "\($0.meaning)\($0.range)") }
    return """
        <h2>\(operation.summary)</h2>
        <pre>GET \(operation.path)</pre>
        \(parameters.isEmpty ? nil : members(parameters))
        \(answer(operation.answer, words))
        """
}

/// What is answered, with a way to where its members are explained.
private func answer(_ answer: Operation.Answer, _ words: Words) -> HTML? {
    guard case .json(let schema) = answer else { return nil }
    switch schema {
    case .named(let name): return "<p>\(words("返回"))<a href=\"#\(name)\">\(name)</a></p>\n"
    case .object(let fields):
        return members(fields.map { Explained($0.name, meaning($0)) })
    default: return nil
    }
}

private func details(_ name: String, _ schema: Schema, _ words: Words) -> HTML {
    guard case .object(let fields) = schema else { return "" }
    return """
        <h3 id="\(name)">\(name)</h3>
        \(members(fields.map { Explained($0.name, meaning($0)) }))

        """
}

private func meaning(_ member: Schema.Member) -> HTML {
    switch member.schema {
    case .named(let name), .list(.named(let name)): "\(member.meaning)：<a href=\"#\(name)\">\(name)</a>"
    case .choice(let values): "\(member.meaning)：\(values.joined(separator: "、"))"
    default: HTML(member.meaning)
    }
}

/// Members of an answer, or parameters, with what they mean.
private struct Explained {
    var name: String
    var meaning: HTML
    /// By which addresses lead to it.
    var id: String?

    init(_ name: String, _ meaning: HTML, id: String? = nil) {
        self.name = name
        self.meaning = meaning
        self.id = id
    }
}

private func members(_ members: [Explained]) -> HTML {
    let rows = members.map { member -> HTML in
        let id: HTML? = member.id.map { " id=\"\($0)\"" }
        return "<div\(id)><dt><code>\(member.name)</code></dt><dd>\(member.meaning)</dd></div>\n"
    }
    return "<dl class=\"meta members\">\n\(rows)</dl>"
}

/// The codes of RFC 9457 that programs meet.
private func problemKinds(_ words: Words) -> [Explained] {
    let kinds: [(String, String)] = [
        ("invalid-parameters", words("请求的参数不对，errors逐个说明")), ("not-found", words("没有这一件，或者不公开")),
        ("method-not-allowed", words("这个地址只能读")), ("too-many-requests", words("问得太快，Retry-After说多少秒以后再问")),
        ("busy", words("暂时不能回答，Retry-After说多少秒以后再问")), ("fault", words("我们这里出了问题，reference是问题编号")),
    ]
    return kinds.map { Explained($0, HTML($1), id: $0) }
}

extension Parameter {
    /// What may be said there, in words.
    fileprivate var range: String {
        switch kind {
        case .number(let range, let usual):
            "（\(range.lowerBound)—\(range.upperBound)\(usual.map { "，通常\($0)" } ?? "")）"
        case .choice(let values) where values.count < 10: "：\(values.joined(separator: "、"))"
        case .text, .name, .choice, .identifier, .cursor: ""
        }
    }
}
