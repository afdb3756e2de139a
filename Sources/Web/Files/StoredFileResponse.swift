import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A file that lies in the store: to be saved, never shown in the place of one of our pages. Whoever keeps it on the way
    /// asks each time whether it may still be handed out; what is sent is asked for piece by piece.
    static func storedFile(_ file: PublicFile, _ request: Request, from office: Office) -> Response {
        let tag = "\"\(file.hash)\""
        var headers: HTTPFields = [
            .contentType: mediaType(of: file.type), .cacheControl: "private, no-cache", .eTag: tag,
            .acceptRanges: "bytes", .contentDisposition: disposition(file.name, plain: "file.\(file.type.endings[0])"),
        ]
        headers[named: "Content-Security-Policy"] = "default-src 'none'; sandbox"
        headers[named: "X-Robots-Tag"] = "noarchive"
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        return .ranged(headers, ByteRange(request.headers, size: file.size, tag: tag), of: file.size) { offset, count in
            try await office.read(file, from: offset, count: count)
        }
    }

    /// A part of a file or all of it, asked for piece by piece.
    static func ranged(
        _ headers: HTTPFields, _ range: ByteRange, of size: Int,
        _ read: @escaping @Sendable (_ offset: Int, _ count: Int) async throws -> [UInt8]
    ) -> Response {
        var headers = headers
        switch range {
        case .whole: headers[.contentLength] = String(size)
        case .part(let bytes):
            headers[.contentRange] = "bytes \(bytes.lowerBound)-\(bytes.upperBound - 1)/\(size)"
            headers[.contentLength] = String(bytes.count)
        case .outside:
            headers[.contentRange] = "bytes */\(size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
        let bytes = range.bytes(of: size)
        let body = ResponseBody(contentLength: bytes.count) { writer in
            var offset = bytes.lowerBound
            while offset < bytes.upperBound {
                let piece = try await read(offset, min(Office.pieceOfFile, bytes.upperBound - offset))
                try await writer.write(ByteBuffer(bytes: piece))
                offset += piece.count
            }
            try await writer.finish(nil)
        }
        return Response(status: range == .whole ? .ok : .partialContent, headers: headers, body: body)
    }

    /// A picture that we made, of a file that somebody may have now.
    static func picture(_ jpeg: [UInt8]) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "image/jpeg", .cacheControl: "private, no-cache",
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: jpeg)))
    }

    /// - Parameter plain: a name that every client can read (RFC 6266: who cannot read the second has the first).
    static func disposition(_ name: String, plain: String) -> String {
        "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(percentEncoded(name))"
    }

    /// Only what browsers show without running anything has a type of its own.
    static func mediaType(of type: FileType) -> String {
        switch type {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .ofd, .docx, .xlsx, .doc, .xls, .wps, .text, .pptx, .ppt, .et, .dps, .odt, .ods, .rtf, .csv, .html, .gif,
            .tiff,
            .docm, .xlsm, .pptm:
            "application/octet-stream"
        }
    }
}

/// Which bytes of a file are asked for (RFC 9110, section 14). More than one stretch is answered with all.
enum ByteRange: Hashable {
    case whole
    case part(Range<Int>)
    /// It begins behind the end.
    case outside

    init(_ headers: HTTPFields, size: Int, tag: String) {
        self = .whole
        guard let text = headers[.range], text.hasPrefix("bytes="), headers[.ifRange].map({ $0 == tag }) ?? true else {
            return
        }
        let ends = text.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } && $0.count < 16 }) else {
            return
        }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let first?, let last):
            if let last, last < first { return }
            self = first < size ? .part(first..<min(last ?? size - 1, size - 1) + 1) : .outside
        case (nil, let count?): self = count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .outside
        case (nil, nil): return
        }
    }

    func bytes(of size: Int) -> Range<Int> {
        if case .part(let bytes) = self { bytes } else { 0..<size }
    }
}
