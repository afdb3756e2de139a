import Logging
import Synchronization
import Testing

@testable import Command

@Suite struct LineLogHandlerTests {
    @Test func `what is said of a line goes before what is said of its logger, and a quiet level says nothing`() {
        let lines = Mutex<[String]>([])
        var handler = LineLogHandler(format: .text, level: .warning)
        handler.write = { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        let made = handler
        var logger = Logger(label: "test", factory: { _ in made })
        logger[metadataKey: "a"] = "1"
        logger[metadataKey: "b"] = "2"

        logger.info("quiet")
        logger.warning("loud", metadata: ["b": "3"])

        #expect(lines.withLock { $0 }.map { $0.drop { $0 != " " } } == [" warning loud a=1 b=3\n"])
    }
}
