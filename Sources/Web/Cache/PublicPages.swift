import Actions
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers from the cache, makes what is not there, and gives every public answer its coding and its 304. It stands
/// before all that a page costs; what it keeps has been through the rest, whose header fields are then in it.
struct PublicPages: RouterMiddleware {
    private let editions: EditionWatch
    /// Nil where every page is made anew.
    private let cache: PageCache?
    private let assets: Assets
    private let files = FileAnswers()

    /// A larger body is neither kept nor packed.
    private static let longestBody = 4 << 20

    init(editions: EditionWatch, cache: PageCache?, assets: Assets) {
        self.editions = editions
        self.cache = cache
        self.assets = assets
    }

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let response = try await answer(request, context, next)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(
        _ request: Request, _ context: AppContext, _ next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        // Nothing of the desk is packed: its pages hold secrets beside words that others chose (BREACH). Nothing of it is
        // looked up: it is for one person. Files are asked for each time, and never kept.
        guard request.method == .get || request.method == .head, !request.uri.path.hasPrefix(Links.Desk.home),
            !request.uri.path.hasPrefix(Links.files + "/")
        else { return try await next(request, context) }
        if let key = PageKey(request), let edition = try? await editions.newest() {
            return try await EditionWatch.answering(in: edition) {
                guard let cache else {
                    return try await Self.answered(request, context, try await next(key.request, context))
                }
                return try await page(key, edition, cache, request, context) { try await next(key.request, context) }
            }
        }
        if assets.isNewest(request.uri.path) {
            return try await file(request, context) { try await next(request.unconditional, context) }
        }
        return try await Self.answered(request, context, try await next(request.unconditional, context))
    }

    private func page(
        _ key: PageKey, _ edition: Edition, _ cache: PageCache, _ request: Request, _ context: AppContext,
        _ make: () async throws -> Response
    ) async throws -> Response {
        func respond(_ answer: PublicAnswer) -> Response {
            answer.response(to: request) { cache.weigh(answer, key) }
        }
        switch cache.find(key, edition) {
        case .page(let answer): return respond(answer)
        case .soon(let making):
            if let answer = await making.answer() { return respond(answer) }
            return try await Self.answered(request, context, try await make())
        case .nothing(let making):
            var answer: PublicAnswer?
            defer { cache.finish(making, key, edition, answer) }
            let response = try await make()
            answer = try await Self.answer(of: response, context)
            return answer?.response(to: request) ?? response
        }
    }

    private func file(
        _ request: Request, _ context: AppContext, _ make: () async throws -> Response
    ) async throws -> Response {
        if let known = files[request.uri.path] { return known.response(to: request) }
        let response = try await make()
        guard let answer = try await Self.answer(of: response, context, effort: .file) else { return response }
        files[request.uri.path] = answer
        return answer.response(to: request)
    }

    private static func answered(
        _ request: Request, _ context: AppContext, _ response: Response
    ) async throws -> Response {
        if let answer = try await answer(of: response, context) { return answer.response(to: request) }
        return PublicAnswer.unchanged(response, request) ?? response
    }

    private static func answer(
        of response: Response, _ context: AppContext, effort: ContentCoding.Effort = .page
    ) async throws -> PublicAnswer? {
        guard response.status == .ok, let length = response.body.contentLength, length <= longestBody
        else { return nil }
        let collector = BodyCollector()
        try await response.body.write(collector)
        return PublicAnswer(response, body: collector.body, effort: effort, route: context.endpointPath)
    }
}

extension Request {
    /// The same request for the whole answer, from which others are chosen.
    fileprivate var unconditional: Request {
        var head = head
        for name: HTTPField.Name in [.ifNoneMatch, .ifModifiedSince] { head.headerFields[name] = nil }
        return Request(head: head, body: body)
    }
}
