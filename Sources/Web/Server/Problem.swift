import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// What went wrong, for people and for programs. Each status code says who can do something about it: the sender (4xx)
/// or we (5xx).
struct Problem: Sendable {
    var status: HTTPResponse.Status
    /// Stable, for programs.
    var code: String
    var title: String
    var advice: String
    /// The public words for it, in both languages, where there are some.
    var failure: PageFailure?
    var reference: String?
    var retryAfter: Int?

    init(_ error: any Error, reference: String) {
        switch error {
        case is NotFound: self.init(.notFound, "not-found", .notFound)
        case is Forbidden: self.init(.forbidden, "forbidden", .forbidden)
        case is ForeignForm:
            self.init(.forbidden, "foreign-form", "这个请求不是从本站发出的", "为了安全没有办理。请打开本站的页面再提交。")
        case is FormOutOfDate: self.init(.forbidden, "form-expired", .formExpired)
        case is SignInNeeded: self.init(.forbidden, "sign-in-needed", .forbidden)
        case is Stale: self.init(.conflict, "stale", .changedMeanwhile)
        case let limited as TooManyRequests:
            self.init(.tooManyRequests, "too-many-requests", .tooManyRequests)
            retryAfter = limited.retryAfter
        case let refusal as DocumentRefusal:
            self.init(.conflict, Web.code(of: refusal), "现在不能这样办", sentence(for: refusal))
        case let invalid as Invalid:
            self.init(
                .unprocessableContent, "invalid", "有内容需要修改",
                invalid.issues.map(sentence).joined(separator: "；") + "。请返回修改。")
        case let fault as FormFault: self.init(fault)
        case let http as any HTTPResponseError: self.init(status: http.status)
        default:
            if let trouble = StoreTrouble(error) {
                self.init(trouble)
                return
            }
            self.init(.internalServerError, "fault", .fault(reference: reference))
            self.reference = reference
        }
    }

    private init(_ status: HTTPResponse.Status, _ code: String, _ failure: PageFailure) {
        self.status = status
        self.code = code
        self.failure = failure
        title = failure.title(.chinese)
        advice = failure.advice(.chinese)
    }

    private init(_ status: HTTPResponse.Status, _ code: String, _ title: String, _ advice: String) {
        self.status = status
        self.code = code
        self.title = title
        self.advice = advice
    }

    private init(_ fault: FormFault) {
        switch fault {
        case .tooLong:
            self.init(
                .contentTooLarge, "too-large", "提交的内容太大", "一次最多提交16 MB、1,000个栏目，正文最多50万字。请删减或者分成几件。内容还在您的浏览器里，请返回。")
        case .notText:
            self.init(.badRequest, "not-text", "提交的内容不是文字", "内容必须是UTF-8编码的文字，并且不含空字符（U+0000）。请返回，把乱码的部分删掉再提交。")
        }
    }

    private init(_ trouble: StoreTrouble) {
        self.init(
            .serviceUnavailable, trouble == .busy ? "busy" : "unavailable", "请稍等一会儿",
            "系统正忙，或者数据库暂时连不上。没有保存任何内容，请过一会儿再试。")
        retryAfter = 5
    }

    private init(status: HTTPResponse.Status) {
        switch status {
        case .notFound: self.init(.notFound, "not-found", .notFound)
        case .contentTooLarge: self.init(FormFault.tooLong)
        default: self.init(status, "http-\(status.code)", "这个请求不能办理", "请检查地址和内容再试。")
        }
    }

    var referenceLine: HTML? {
        reference.map { "<p>问题编号：\($0)</p>\n" }
    }

    func page(_ html: HTML) -> Response { .privatePage(html, status: status) }

    /// For programs.
    var json: Response {
        let object = CanonicalJSON.object([
            ("error", .object([("code", .string(code)), ("message", .string("\(title)。\(advice)"))]))
        ])
        return Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: object.bytes)))
    }
}
