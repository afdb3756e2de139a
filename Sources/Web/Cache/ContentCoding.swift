import CBrotli
import CZLib
import HTTPTypes
import NIOCore

/// How the bytes of an answer are packed on their way.
enum ContentCoding: String, CaseIterable, Sendable {
    case brotli = "br"
    case gzip

    /// Less than one packet of TCP gains nothing.
    static let leastBytes = 1000

    /// How much work is worth it: a page is packed once for as long as it does not change, a file once for every start.
    enum Effort: Sendable {
        case page, file
    }

    /// Whether bytes of a media type become smaller.
    static func shrinks(_ type: String) -> Bool {
        let essence = type.prefix { $0 != ";" }
        return essence.hasPrefix("text/") || essence.hasSuffix("xml")
            || ["application/json", "text/javascript", "image/svg+xml"].contains(essence)
    }

    /// The best one that the sender of the request can read; nil is the plain bytes (RFC 9110, section 12.5.3).
    static func preferred(by request: HTTPFields) -> ContentCoding? {
        guard let accepted = request[.acceptEncoding] else { return nil }
        return allCases.first { accepts(accepted, $0) }
    }

    private static func accepts(_ accepted: String, _ coding: ContentCoding) -> Bool {
        accepted.utf8.split(separator: UInt8(ascii: ",")).contains { entry in
            let parts = entry.split(separator: UInt8(ascii: ";")).map(trimmed)
            guard let name = parts.first, name.elementsEqual(coding.rawValue.utf8) else { return false }
            return !parts.dropFirst().contains { isZero($0) }
        }
    }

    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text = text.dropLast() }
        return text
    }

    /// `q=0`, `q=0.000`: the sender cannot read it.
    private static func isZero(_ parameter: Substring.UTF8View) -> Bool {
        let isQuality = parameter.starts(with: "q=".utf8) || parameter.starts(with: "Q=".utf8)
        return isQuality && parameter.dropFirst(2).allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    }

    /// - Returns: nil where nothing would be gained.
    func packed(_ bytes: ByteBuffer, _ effort: Effort) -> ByteBuffer? {
        if bytes.readableBytes < Self.leastBytes { return nil }
        let packed =
            switch self {
            case .brotli: brotliPacked(bytes, quality: effort == .file ? 11 : 5)
            case .gzip: gzipPacked(bytes, level: effort == .file ? 9 : 6)
            }
        guard let packed, packed.readableBytes < bytes.readableBytes else { return nil }
        return packed
    }
}

/// RFC 7932, through libbrotlienc.
private func brotliPacked(_ bytes: ByteBuffer, quality: Int32) -> ByteBuffer? {
    let most = BrotliEncoderMaxCompressedSize(bytes.readableBytes)
    return filled(upTo: most, from: bytes) { source, target in
        var size = target.count
        let isDone = BrotliEncoderCompress(
            quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, source.count, source.baseAddress, &size,
            target.baseAddress)
        return isDone == BROTLI_TRUE ? size : nil
    }
}

/// RFC 1952, through zlib, without a time in the header: the same bytes give the same answer.
private func gzipPacked(_ bytes: ByteBuffer, level: Int32) -> ByteBuffer? {
    var stream = z_stream()
    // 15 bits of window, 16 for the format of gzip; 8 is the usual memory.
    let begun = deflateInit2_(
        &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard begun == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let most = Int(deflateBound(&stream, UInt(bytes.readableBytes)))
    return filled(upTo: most, from: bytes) { source, target in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.avail_out) : nil
    }
}

/// A buffer that a function of C fills, which gives the number of bytes it wrote.
private func filled(
    upTo most: Int, from bytes: ByteBuffer,
    _ fill: (UnsafeBufferPointer<UInt8>, UnsafeMutableBufferPointer<UInt8>) -> Int?
) -> ByteBuffer? {
    var buffer = ByteBuffer()
    var isDone = false
    buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: most) { target in
        let written = bytes.withUnsafeReadableBytes { source in
            fill(source.assumingMemoryBound(to: UInt8.self), target.assumingMemoryBound(to: UInt8.self))
        }
        isDone = written != nil
        return written ?? 0
    }
    // As large as it needs to be: the room above was for the worst case.
    return isDone ? ByteBuffer(bytes: buffer.readableBytesView) : nil
}
