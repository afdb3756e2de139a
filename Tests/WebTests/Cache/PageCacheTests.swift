import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import TestSupport
import Testing

@testable import Web

/// What is kept, what goes, and who makes it.
@Suite struct PageCacheTests {
    private let monday = Edition(number: 7, day: day(2026, 3, 9))

    @Test func `a page is found in its edition only`() async throws {
        let cache = PageCache(capacity: 1 << 20)
        try put("/", "old", in: cache, monday)
        #expect(try await text("/", in: cache, monday) == "old")
        #expect(try await text("/documents", in: cache, monday) == nil)
        #expect(try await text("/", in: cache, Edition(number: 7, day: day(2026, 3, 10))) == nil)
        try put("/", "new", in: cache, Edition(number: 8, day: monday.day))
        #expect(try await text("/", in: cache, Edition(number: 8, day: monday.day)) == "new")
        #expect(cache.figures.pages == 1)
    }

    @Test func `whoever asked before a change neither sees what came after nor takes it away`() async throws {
        let cache = PageCache(capacity: 1 << 20)
        try put("/", "new", in: cache, Edition(number: 8, day: monday.day))
        #expect(try await text("/", in: cache, monday) == nil)
        #expect(try await text("/", in: cache, Edition(number: 8, day: monday.day)) == "new")
    }

    @Test func `a page that was made while the edition changed is not kept`() async throws {
        let cache = PageCache(capacity: 1 << 20)
        guard case .nothing(let making) = cache.find(try key("/"), monday) else { throw Missing() }
        _ = cache.find(try key("/documents"), Edition(number: 8, day: monday.day))
        cache.finish(making, try key("/"), monday, try answer("old"))
        #expect(try await text("/", in: cache, Edition(number: 8, day: monday.day)) == nil)
        #expect(cache.figures.pages == 0)
    }

    @Test func `the pages that were not asked for the longest go first`() async throws {
        let cache = PageCache(capacity: 200_000)
        for number in 1...20 {
            try put("/documents?page=\(number)", String(repeating: "a", count: 8000), in: cache, monday)
            _ = cache.find(try key("/documents?page=1"), monday)
        }
        #expect(cache.figures.bytes <= 200_000)
        #expect(cache.figures.pages < 20)
        #expect(try await text("/documents?page=1", in: cache, monday) != nil)
        #expect(try await text("/documents?page=20", in: cache, monday) != nil)
        #expect(try await text("/documents?page=2", in: cache, monday) == nil)
    }

    @Test func `one large page does not drive out the others`() async throws {
        let cache = PageCache(capacity: 200_000)
        try put("/", "small", in: cache, monday)
        try put("/sitemaps/documents-1.xml", String(repeating: "a", count: 150_000), in: cache, monday)
        #expect(cache.figures.pages == 1)
        #expect(try await text("/", in: cache, monday) == "small")
    }

    @Test func `what a page weighs grows with the forms it is packed in`() throws {
        let cache = PageCache(capacity: 1 << 20)
        try put("/", String(repeating: "政府信息公开", count: 500), in: cache, monday)
        let plain = cache.figures.bytes
        guard case .page(let page) = cache.find(try key("/"), monday) else { throw Missing() }
        let key = try key("/")
        let request = request("/", [.acceptEncoding: "br"])
        #expect(page.response(to: request) { cache.weigh(page, key) }.headers[.contentEncoding] == "br")
        #expect(cache.figures.bytes > plain)
    }

    @Test func `of many who ask for the same page one makes it`() async throws {
        let cache = PageCache(capacity: 1 << 20)
        let (key, edition) = (try key("/"), monday)
        guard case .nothing(let making) = cache.find(key, edition) else { throw Missing() }
        let page = try answer("made once")
        let texts = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    guard case .soon(let soon) = cache.find(key, edition) else { return nil }
                    guard let answer = await soon.answer() else { return nil }
                    return try await bodyText(answer)
                }
            }
            // Only when all are waiting is it made.
            try await Task.sleep(for: .milliseconds(50))
            cache.finish(making, key, edition, page)
            return try await group.reduce(into: []) { $0.append($1) }
        }
        // Who came after it was made finds it.
        #expect(texts.count == 50)
        #expect(texts.allSatisfy { $0 == "made once" || $0 == nil })
        #expect(texts.contains("made once"))
        #expect(cache.figures.made == 1)
        #expect(cache.figures.found == 50)
    }

    @Test func `whoever waits for a page that others may not have is told so`() async throws {
        let cache = PageCache(capacity: 1 << 20)
        guard case .nothing(let making) = cache.find(try key("/log?q=1"), monday),
            case .soon(let soon) = cache.find(try key("/log?q=1"), monday)
        else { throw Missing() }
        cache.finish(making, try key("/log?q=1"), monday, nil)
        #expect(await soon.answer() == nil)
        guard case .nothing = cache.find(try key("/log?q=1"), monday) else { throw Missing() }
    }

    @Test(arguments: [
        "/desk", "/desk/documents", "/desk/sign-in", "/search?q=a", "/api/v1/search?q=a", "/preferences?view=elder",
        "/leave?to=https%3A%2F%2Fexample.org", "/healthz", "/readyz", "/metrics", "/assets/x/site.css", "*",
        "http://example.org/", "/documents?q=\(String(repeating: "a", count: 2000))",
    ])
    func `an address that is for one, or asked for once, has no key`(path: String) {
        #expect(PageKey(request(path, [:])) == nil)
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .delete, .options])
    func `what does not only ask has no key`(method: HTTPRequest.Method) {
        #expect(PageKey(request("/", [:], method)) == nil)
    }

    @Test(
        arguments: [
            ("no-store", [:]), ("private", [:]), ("no-cache", [.setCookie: "a=b"]),
            ("no-cache", [.contentEncoding: "gzip"]),
        ] as [(String, HTTPFields)])
    func `what is for one reader or one moment is no public answer`(cache: String, fields: HTTPFields) {
        var response = Response.content(Array("a".utf8), type: "text/plain", cache: cache)
        for field in fields { response.headers[field.name] = field.value }
        #expect(PublicAnswer(response, body: ByteBuffer(string: "a")) == nil)
    }

    @Test func `what is not there, was moved or has gone is no public answer`() {
        for status in [HTTPResponse.Status.notFound, .gone, .seeOther, .internalServerError] {
            let response = Response.content(Array("a".utf8), type: "text/plain", status: status)
            #expect(PublicAnswer(response, body: ByteBuffer(string: "a")) == nil)
        }
    }

    private struct Missing: Error {}

    private func put(_ path: String, _ text: String, in cache: PageCache, _ edition: Edition) throws {
        guard case .nothing(let making) = cache.find(try key(path), edition) else { throw Missing() }
        cache.finish(making, try key(path), edition, try answer(text))
    }

    private func answer(_ text: String) throws -> PublicAnswer {
        let bytes = Array(text.utf8)
        let response = Response.content(bytes, type: "text/html; charset=utf-8")
        return try #require(PublicAnswer(response, body: ByteBuffer(bytes: bytes)))
    }

    private func key(_ path: String) throws -> PageKey { try #require(PageKey(request(path, [:]))) }

    private func text(_ path: String, in cache: PageCache, _ edition: Edition) async throws -> String? {
        guard case .page(let answer) = cache.find(try key(path), edition) else { return nil }
        return try await bodyText(answer)
    }
}

private func request(_ path: String, _ fields: HTTPFields, _ method: HTTPRequest.Method = .get) -> Request {
    Request(
        head: HTTPRequest(method: method, scheme: "http", authority: "a", path: path, headerFields: fields),
        body: RequestBody(buffer: ByteBuffer()))
}

private func bodyText(_ answer: PublicAnswer) async throws -> String {
    let collector = BodyCollector()
    try await answer.response(to: request("/", [:])).body.write(collector)
    return String(buffer: collector.body)
}
