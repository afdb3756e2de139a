import Actions
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Reads what was sent before anything else is done with it, but for files that go on to the disk: each body has an end, and so
/// have all together. Who is signed in does not have to share with strangers.
struct BodyLimits: RouterMiddleware {
    private let staff = ByteBudget(128 << 20)
    private let strangers = ByteBudget(48 << 20)
    /// Files of strangers take no room from their forms.
    private let strangersFiles = ByteBudget(64 << 20)

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .post else { return try await next(request, context) }
        if SealedForm.takesFromStrangers(request) { return try await count(request, context, next) }
        // Files of the desk go on to the disk while they come.
        if context.session != nil, UploadForm.takes(request) || SealedForm.takes(request) {
            return try await next(request, context)
        }
        return try await collect(request, context, next)
    }

    /// What of a stranger's file has come goes on to the disk, and takes its room until it is answered.
    private func count(
        _ request: Request, _ context: AppContext, _ next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        try Self.checkAnnounced(request, Form.longestBodyWithFile, .fileTooLong)
        let counter = ByteCounter(strangersFiles, limit: Form.longestBodyWithFile)
        defer { counter.giveBack() }
        var request = request
        request.body = RequestBody(
            asyncSequence: request.body.map { chunk in
                try counter.take(chunk.readableBytes)
                return chunk
            })
        return try await next(request, context)
    }

    private func collect(
        _ request: Request, _ context: AppContext, _ next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let takesFile = Form.takesFile(request)
        let (limit, fault): (Int, FormFault) =
            takesFile ? (Form.longestBodyWithFile, .fileTooLong) : (Form.longestBody, .tooLong)
        try Self.checkAnnounced(request, limit, fault)
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

    /// What is refused unread is read to its end by the server and thrown away: a browser shows an answer only when it
    /// has sent everything.
    private static func checkAnnounced(_ request: Request, _ limit: Int, _ fault: FormFault) throws {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw fault }
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

/// What one request has taken of a budget.
private final class ByteCounter: Sendable {
    private let budget: ByteBudget
    private let limit: Int
    private let taken = Mutex(0)

    init(_ budget: ByteBudget, limit: Int) {
        self.budget = budget
        self.limit = limit
    }

    func take(_ bytes: Int) throws {
        try taken.withLock { taken in
            guard taken + bytes <= limit else { throw FormFault.fileTooLong }
            guard budget.take(bytes) else { throw TooMuchAtOnce() }
            taken += bytes
        }
    }

    func giveBack() { taken.withLock { budget.give(back: $0) } }
}
