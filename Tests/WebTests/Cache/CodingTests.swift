import CZLib
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import TestSupport
import Testing

@testable import Web

/// How answers are packed, and how each form is known again.
@Suite struct CodingTests {
    @Test(
        arguments: [
            ("br", .brotli), ("gzip", .gzip), ("gzip, deflate, br, zstd", .brotli), ("gzip;q=1.0, br;q=0.5", .brotli),
            ("br;q=0, gzip", .gzip), ("br;q=0.000,gzip;q=0.1", .gzip), (" gzip ;  q=0.5 ", .gzip), ("GZIP", nil),
            ("", nil), ("identity", nil), ("deflate", nil), ("br;q=0", nil), ("brotli", nil), ("xbr", nil), ("*", nil),
            (",,;;q=,", nil), ("gzip;q=0;q=1", nil),
        ] as [(String, ContentCoding?)])
    func `the best coding that the reader can read is chosen`(accepted: String, coding: ContentCoding?) {
        #expect(ContentCoding.preferred(by: [.acceptEncoding: accepted]) == coding)
    }

    @Test func `nothing is packed for a reader who does not ask`() {
        #expect(ContentCoding.preferred(by: [:]) == nil)
    }

    @Test(arguments: ContentCoding.allCases)
    func `what gains nothing stays as it is`(coding: ContentCoding) {
        let chance = TestChance(seed: 1)
        #expect(coding.packed(ByteBuffer(string: "short"), .page) == nil)
        #expect(coding.packed(ByteBuffer(), .page) == nil)
        #expect(coding.packed(ByteBuffer(bytes: chance.bytes(5000)), .page) == nil)
    }

    @Test(arguments: [
        ("text/html; charset=utf-8", true), ("text/css", true), ("application/json; charset=utf-8", true),
        ("application/atom+xml; charset=utf-8", true), ("application/xml", true), ("image/svg+xml", true),
        ("image/png", false), ("application/octet-stream", false), ("", false),
    ])
    func `texts become smaller, pictures do not`(type: String, shrinks: Bool) {
        #expect(ContentCoding.shrinks(type) == shrinks)
    }

    @Test func `gzip unpacks to the bytes it was made from`() throws {
        let text = ByteBuffer(string: String(repeating: "政府信息公开条例 ", count: 2000))
        let packed = try #require(ContentCoding.gzip.packed(text, .page))
        #expect(packed.readableBytes < text.readableBytes / 10)
        #expect(try unzipped(packed) == Array(text.readableBytesView))
    }

    @Test func `every page comes packed for whoever reads that, and unpacks to the plain page`() async throws {
        try await withFurnishedSite { site, id in
            for path in PublicRoute.all.filter({ $0.isKept }).flatMap({ $0.paths(id) }) + [
                "/assets/x/site.css"
            ] {
                let plain = try await site.browser().ask(path)
                let gzip = try await site.browser().ask(path, headers: [.acceptEncoding: "gzip"])
                #expect(plain.headers[.contentEncoding] == nil, "\(path)")
                #expect(gzip.headers[.contentEncoding] == "gzip", "\(path)")
                #expect(try unzipped(ByteBuffer(bytes: gzip.bytes)) == plain.bytes, "\(path)")
                #expect(gzip.headers[.contentLength] == String(gzip.bytes.count), "\(path)")
                let brotli = try await site.browser().ask(path, headers: [.acceptEncoding: "br"])
                #expect(brotli.headers[.contentEncoding] == "br", "\(path)")
                #expect(brotli.bytes.count < plain.bytes.count / 2, "\(path)")
                for page in [plain, gzip, brotli] {
                    #expect(page.headers[.vary]?.hasSuffix("Accept-Encoding") == true, "\(path)")
                    #expect(page.headers[.lastModified] == plain.headers[.lastModified], "\(path)")
                }
            }
        }
    }

    @Test func `each form has a tag of its own, by which it is known again`() async throws {
        try await withFurnishedSite { site, id in
            for path in ["/", "/documents/\(id)", "/search?q=%E9%A2%84%E7%AE%97"] {
                var tags: Set<String> = []
                for coding in ["", "gzip", "br"] {
                    let page = try await site.browser().ask(path, headers: [.acceptEncoding: coding])
                    let tag = try #require(page.headers[.eTag])
                    tags.insert(tag)
                    let again = try await site.browser().ask(
                        path, headers: [.acceptEncoding: coding, .ifNoneMatch: "W/\(tag)"])
                    #expect(again.status == 304, "\(path) \(coding)")
                    #expect(again.headers[.eTag] == tag, "\(path) \(coding)")
                    #expect(again.headers[.vary] == page.headers[.vary], "\(path) \(coding)")
                    #expect(again.headers[.contentEncoding] == nil, "\(path) \(coding)")
                    #expect(again.headers[.contentType] == nil, "\(path) \(coding)")
                }
                #expect(tags.count == 3, "\(path)")
            }
        }
    }

    @Test func `HEAD says of a packed page what GET says`() async throws {
        try await withFurnishedSite { site, _ in
            for coding in ["", "gzip", "br"] {
                let get = try await site.browser().ask("/documents", headers: [.acceptEncoding: coding])
                let head = try await site.browser().ask("/documents", .head, headers: [.acceptEncoding: coding])
                #expect(head.bytes.isEmpty)
                for name: HTTPField.Name in [.contentLength, .contentEncoding, .eTag, .vary, .contentType] {
                    #expect(head.headers[name] == get.headers[name], "\(name) \(coding)")
                }
            }
        }
    }

    private func unzipped(_ packed: ByteBuffer) throws -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw Broken() }
        defer { inflateEnd(&stream) }
        var packed = Array(packed.readableBytesView)
        var plain = [UInt8](repeating: 0, count: 4 << 20)
        let status = packed.withUnsafeMutableBufferPointer { source in
            plain.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END else { throw Broken() }
        return Array(plain.prefix(plain.count - Int(stream.avail_out)))
    }

    private struct Broken: Error {}
}
