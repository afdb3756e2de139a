import Actions
import Domain

/// How to ask for what is not published (Regulation Arts 27–31, 33, 42). Every organ must take requests in person and by
/// post; their places are those of its guide.
func requestGuidePage(_ agency: Agency?, _ tree: OrganisationTree, _ words: Words) -> HTML {
    """
    <h1>\(words("依申请公开"))</h1>
    <p class="lead">\(words("没有公布的政府信息，任何人都可以申请。不用说明用途，一般不收费，收到申请之日起20个工作日内答复。"))</p>
    <h2>\(words("先看看是不是已经公布"))</h2>
    \(searchForm(label: words("搜索政府信息"), address: Links.search, button: words("搜索"), id: "already"))
    <h2>\(words("申请里要写什么"))</h2>
    <ol>
    <li>\(words("您的姓名或者名称、身份证明、联系方式；"))</li>
    <li>\(words("所申请信息的名称、文号，或者便于查找的其他特征；"))</li>
    <li>\(words("想要的形式：纸质、电子文档，邮寄、电子邮件还是自己来取。"))</li>
    </ol>
    <p class="soft">\(words("《政府信息公开条例》第二十九条。书写有困难的，可以口头提出，由工作人员代填。"))</p>
    <h2>\(words("向谁提出"))</h2>
    \(agency.map { office(of: $0, words) } ?? chooser(tree, words))
    <p class="soft">\(words("已经开始填的，"))<a href="\(Links.newRequest(ApplicationStep.check.rawValue))">\(words("接着填"))</a></p>
    \(termsAndRemedies(words))
    """
}

private func termsAndRemedies(_ words: Words) -> HTML {
    """
    <p><a href="\(Links.requestProcess)">\(words("办理流程"))</a>　<a href="\(Links.requestForm)">\(words("申请表"))</a></p>
    <h2>\(words("什么时候答复"))</h2>
    <p>\(words("当场能答复的当场答复；不能的，自收到申请之日起20个工作日内答复；需要延长的，最多再延长20个工作日，并且告诉您。征求第三方和其他机关意见的时间不算在内（第三十三条）。"))</p>
    <p>\(words("当面提交的，提交之日就是收到之日；邮寄的，签收之日是收到之日（第三十一条）。"))</p>
    <h2>\(words("不服怎么办"))</h2>
    <p>\(words("认为行政机关在公开工作中侵犯您合法权益的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼（第五十一条）。"))</p>
    <p><a href="\(Links.petition(.complaint, .write))">\(words("网上投诉、举报"))</a>　<a href="\(Links.trackPetition)">\(words("查进度"))</a></p>
    <h2>\(words("和您有关的信息写错了"))</h2>
    <p>\(words("有证据证明行政机关提供的、和您自己有关的政府信息记录不准确，可以要求更正（第四十一条）。"))\
    <a href="\(Links.petition(.correction, .write))">\(words("申请更正"))</a></p>
    \(bindingText(words))
    """
}

/// What is promised is promised in one language.
func bindingText(_ words: Words) -> HTML? {
    switch words.language {
    case .chinese: nil
    case .english: "<p class=\"small soft\">This is a translation. The Chinese text is the one that binds.</p>"
    }
}

private func office(of agency: Agency, _ words: Words) -> HTML {
    let profile = agency.profile
    let facts = [
        Fact(words("受理机构"), text: profile.officeName), Fact(words("当面提交"), text: profile.address),
        Fact(words("办公时间"), text: profile.hours), Fact(words("邮寄"), text: mail(profile, words)),
        Fact(words("电话"), text: profile.phone), Fact(words("传真"), text: profile.fax),
        Fact(words("互联网联系方式"), text: profile.email),
    ]
    let list: HTML =
        facts.allSatisfy(\.value.isEmpty)
        ? emptyState(words("本单位还没有写公开指南。"), "<a href=\"\(Links.about("contact"))\">\(words("联系我们"))</a>")
        : summaryList(facts)
    return """
        <p><strong>\(agency.organisation.name)</strong>　<a href="\(Links.newRequest)">\(words("换一个单位"))</a></p>
        \(list)
        \(postForm(to: Links.newRequest, csrfToken: nil, "\(hiddenField("organisation", agency.organisation.code))\(buttons([button(words("在网上申请")), buttonLink(words("查申请进度"), to: Links.trackRequest, kind: .quiet)]))"))
        """
}

private func mail(_ profile: OpennessProfile, _ words: Words) -> String {
    if profile.address.isEmpty { return "" }
    return switch words.language {
    case .chinese: "\(profile.address)，\(profile.officeName)收　\(profile.postcode)"
    case .english:
        [profile.officeName, profile.address, profile.postcode].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

private func chooser(_ tree: OrganisationTree, _ words: Words) -> HTML {
    let options = tree.flattened.map { organisation, depth -> HTML in
        "<option value=\"\(organisation.code)\">\(String(repeating: "　", count: depth))\(organisation.name)</option>"
    }
    return """
        <form action="\(Links.newRequest)"><div class="field"><label for="organisation">\
        \(words("选一个单位，看它的受理机构和地址"))</label>\
        <select id="organisation" name="organisation">\(options)</select></div>
        \(buttons([button(words("看受理机构")), buttonLink(words("查申请进度"), to: Links.trackRequest, kind: .quiet)]))</form>
        """
}
