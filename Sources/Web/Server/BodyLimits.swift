import Actions
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Reads what was sent before anything else is done with it: each body has an end, and so have all together. Who is
/// signed in does not have to share with strangers.
struct BodyLimits: RouterMiddleware {
    private let staff = ByteBudget(128 << 20)
    private let strangers = ByteBudget(48 << 20)
    /// Files of strangers take no room from their forms.
    private let strangersFiles = ByteBudget(64 << 20)

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        // Files of the desk go on to the disk while they come.
        guard request.method == .post, context.session == nil || !UploadForm.takes(request) else {
            return try await next(request, context)
        }
        let takesFile = Form.takesFile(request)
        let (limit, fault): (Int, FormFault) =
            takesFile ? (Form.longestBodyWithFile, .fileTooLong) : (Form.longestBody, .tooLong)
        // What is refused unread is read to its end by the server and thrown away: a browser shows an answer only when it
        // has sent everything.
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw fault }
        let budget = context.session != nil ? staff : takesFile ? strangersFiles : strangers
        var body = ByteBuffer()
        defer { budget.give(back: body.readableBytes) }
        for try await var chunk in request.body {
            guard body.readableBytes + chunk.readableBytes <= limit else { throw fault }
            // What arrived is counted and not what was announced: an announcement costs its sender nothing.
            guard budget.take(chunk.readableBytes) else { throw TooMuchAtOnce() }
            body.writeBuffer(&chunk)
        }
        var request = request
        request.body = RequestBody(buffer: body)
        do {
            return try await next(request, context)
        } catch  where error is SignInNeeded || error is SessionEnded {
            // What was read once cannot be read again where errors become pages.
            throw SignInAsked(resumed: ResumedForm(path: request.uri.path, form: try await Form(request)))
        }
    }
}

/// A form came from somebody who is not signed in, or not any more. It is kept until they are.
struct SignInAsked: Error {
    var resumed: ResumedForm
}

/// So many forms are on the way that there is no room for another.
struct TooMuchAtOnce: Error {}

private final class ByteBudget: Sendable {
    private let left: Mutex<Int>

    init(_ bytes: Int) {
        left = Mutex(bytes)
    }

    func take(_ bytes: Int) -> Bool {
        left.withLock { left in
            guard left >= bytes else { return false }
            left -= bytes
            return true
        }
    }

    func give(back bytes: Int) {
        left.withLock { $0 += bytes }
    }
}
