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
    /// What of a request of a program is wrong.
    var faults: [ParameterFault] = []

    init(_ error: any Error, reference: String) {
        if let problem = Problem(ofInterface: error) {
            self = problem
            return
        }
        switch error {
        case is NotFound: self.init(.notFound, "not-found", .notFound)
        case is Forbidden: self.init(.forbidden, "forbidden", .forbidden)
        case is ForeignForm: self.init(.forbidden, "foreign-form", .notFromHere)
        case is FormOutOfDate: self.init(.forbidden, "form-expired", .formExpired)
        case is SignInNeeded, is SignInAsked, is SessionEnded: self.init(.forbidden, "sign-in-needed", .forbidden)
        case is Stale: self.init(.conflict, "stale", .changedMeanwhile)
        case is Repeated: self.init(.seeOther, "repeated", "这张表单先前已经收到", "没有重复办理。")
        case is Rewritten, is FormUsedUp:
            self.init(.conflict, "form-used", "这张表单先前已经提交过", "那一次已经办好。这一次写的不一样，没有办理。")
        case let limited as TooManyRequests:
            self.init(.tooManyRequests, "too-many-requests", .tooManyRequests)
            retryAfter = limited.retryAfter
        case is TooMuchAtOnce:
            self.init(.serviceUnavailable, "busy", .unavailable)
            retryAfter = 5
        case let refusal as DocumentRefusal:
            self.init(.conflict, Web.code(of: refusal), "现在不能这样办", sentence(for: refusal))
        case let refusal as RequestRefusal:
            self.init(.conflict, Web.code(of: refusal), "现在不能这样办", sentence(for: refusal))
        case let refusal as PetitionRefusal:
            self.init(.conflict, Web.code(of: refusal), "现在不能这样办", sentence(for: refusal))
        case let refusal as ReportRefusal:
            self.init(.conflict, Web.code(of: refusal), "现在不能这样办", sentence(for: refusal))
        case is RecordAnonymous:
            self.init(.conflict, "anonymous", "已经匿名", "保存期限已经届满，提出的人的信息已经销毁，不能再办。")
        case let refusal as SignInRefusal:
            self.init(.tooManyRequests, Web.code(of: refusal), "密码没有核对", "\(sentence(for: refusal, now: nil))。")
        case let invalid as Invalid:
            self.init(
                .unprocessableContent, "invalid", "有内容需要修改",
                invalid.issues.map(sentence).joined(separator: "；") + "。请返回修改。")
        case let fault as FormFault: self.init(fault)
        case let form as FormNotStored: self.init(form.trouble)
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

    init(_ status: HTTPResponse.Status, _ code: String, _ title: String, _ advice: String) {
        self.status = status
        self.code = code
        self.title = title
        self.advice = advice
    }

    private init(_ fault: FormFault) {
        switch fault {
        case .tooLong: self.init(.contentTooLarge, "too-large", .tooLarge)
        case .fileTooLong: self.init(.contentTooLarge, "file-too-large", .fileTooLarge)
        case .notText: self.init(.badRequest, "not-text", .notText)
        case .malformed: self.init(.badRequest, "malformed-form", .cutOff)
        }
    }

    private init(_ trouble: StoreTrouble) {
        switch trouble {
        case .busy: self.init(.serviceUnavailable, "busy", .unavailable)
        case .unavailable: self.init(.serviceUnavailable, "unavailable", .unavailable)
        case .uncertain: self.init(.serviceUnavailable, "uncertain", .uncertain)
        case .timedOut: self.init(.serviceUnavailable, "query-timeout", .takesTooLong)
        }
        retryAfter = 5
    }

    private init(status: HTTPResponse.Status) {
        switch status {
        case .notFound: self.init(.notFound, "not-found", .notFound)
        case .contentTooLarge: self.init(FormFault.tooLong)
        default: self.init(status, "http-\(status.code)", .notAcceptable)
        }
    }

    var referenceLine: HTML? {
        reference.map { "<p>问题编号：\($0)</p>\n" }
    }

    func page(_ html: HTML) -> Response { .privatePage(html, status: status) }

    /// For programs (RFC 9457).
    /// - Parameter types: the page where kinds of problems are explained.
    func json(types: String) -> Response {
        var members: [(String, CanonicalJSON)] = [
            ("type", .string("\(types)#\(code)")), ("title", .string(title)), ("status", .integer(status.code)),
            ("detail", .string(advice)), ("code", .string(code)),
        ]
        if let reference { members.append(("reference", .string(reference))) }
        if !faults.isEmpty {
            let errors = faults.map { fault -> CanonicalJSON in
                .object([("parameter", .string(fault.parameter)), ("detail", .string(fault.detail))])
            }
            members.append(("errors", .array(errors)))
        }
        return Response(
            status: status, headers: [.contentType: "application/problem+json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: CanonicalJSON.object(members).bytes)))
    }
}
