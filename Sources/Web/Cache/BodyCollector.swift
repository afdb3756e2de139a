import HTTPTypes
import Hummingbird
import NIOCore

/// Takes the body of a response, which Hummingbird only writes.
final class BodyCollector: ResponseBodyWriter {
    private(set) var body = ByteBuffer()

    func write(_ buffer: ByteBuffer) {
        // Nearly always the whole body at once, which is then not copied.
        if body.readableBytes == 0 { body = buffer } else { body.writeImmutableBuffer(buffer) }
    }

    func finish(_ trailers: HTTPFields?) {}
}
