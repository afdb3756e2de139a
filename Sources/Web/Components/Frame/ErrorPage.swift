/// Why a page cannot be shown, in the words a reader needs.
package enum PageFailure: Sendable {
    case notFound
    case gone
    case forbidden
    case changedMeanwhile
    case formExpired
    case tooManyRequests
    case tooLarge
    case fileTooLarge
    case notText
    /// A form with a file came in pieces that do not fit together.
    case cutOff
    case notFromHere
    case notAcceptable
    case unavailable
    /// The database went away before it said whether it has what was sent.
    case uncertain
    case takesTooLong
    case fault(reference: String)

    package func title(_ words: Words) -> String {
        switch self {
        case .notFound: words("没有这个页面")
        case .gone: words("这个页面已经撤下")
        case .forbidden: words("您不能看这个页面")
        case .changedMeanwhile: words("别人先保存了")
        case .formExpired: words("页面放得太久了")
        case .tooManyRequests, .unavailable: words("请稍等一会儿")
        case .uncertain: words("请再提交一次")
        case .tooLarge: words("提交的内容太大")
        case .fileTooLarge: words("文件太大，没有收下")
        case .notText: words("提交的内容不是文字")
        case .cutOff: words("文件没有传完整")
        case .notFromHere: words("这个请求不是从本站发出的")
        case .notAcceptable: words("这个请求不能办理")
        case .takesTooLong: words("这样找要花太长时间")
        case .fault: words("系统出了问题")
        }
    }

    package func advice(_ words: Words) -> String {
        switch self {
        case .notFound: words("地址可能打错了，或者链接已经过时。可以搜索，也可以从首页找起。")
        case .gone: words("撤下的原因和时间记在公开日志里。")
        case .forbidden: words("如果您认为应当能看，请找本单位管理员。")
        case .changedMeanwhile: words("请重新打开页面，看过新的内容再改。您写的内容没有保存。")
        case .formExpired: words("为了安全，请重新打开页面再提交。")
        case .tooManyRequests: words("这个地址来的请求太多，请过一分钟再试。")
        case .tooLarge: words("一次最多提交16 MB、1,000个栏目，正文最多50万字。请删减或者分成几件。内容还在您的浏览器里，请返回。")
        case .fileTooLarge: words("一个文件最多20 MB。先前填的、先前添加的都还在，没有丢。请返回，换一个小一点的，或者分成几个文件，一次添加一个。")
        case .cutOff: words("可能是网络断了。先前填的、先前添加的都还在。请返回，再添加一次。")
        case .notText: words("内容必须是UTF-8编码的文字，并且不含空字符（U+0000）。请返回，把乱码的部分删掉再提交。")
        case .notFromHere: words("为了安全没有办理。请打开本站的页面再提交。")
        case .notAcceptable: words("请检查地址和内容再试。")
        case .unavailable: words("系统正忙，或者数据库暂时连不上。没有保存任何内容，请过一会儿再试。")
        case .uncertain: words("数据库在保存的时候断开了，不知道存上没有。请过一会儿把同一张表单再提交一次：已经存上的不会办两次。")
        case .takesTooLong: words("为了不让别人等，已经停下。请多写几个字，或者加上条件再找。")
        case .fault: words("不是您的错，我们已经记下。请过一会儿再试，或者打电话给我们。")
        }
    }
}

/// The main part of an error page.
/// - Parameter form: where the page with the form is, if there is one to go back to.
package func failure(_ failure: PageFailure, home: String, form: String? = nil, words: Words) -> HTML {
    let reference: HTML? =
        if case .fault(let number) = failure {
            "<p>\(words.labelled(words("问题编号"), number))</p>\n"
        } else { nil }
    return """
        <h1>\(failure.title(words))</h1>
        <p class="lead">\(failure.advice(words))</p>
        \(reference)<div class="buttons"><a class="button" href="\(form ?? home)">\(form == nil ? words("回首页") : words("返回表格"))</a></div>
        """
}
