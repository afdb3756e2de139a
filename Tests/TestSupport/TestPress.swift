package import Actions
import Synchronization

extension Press {
    /// Says in each file what it was made of, and which one it is: none is made twice alike. The real one is tried in
    /// `CommandTests`.
    package static var test: Press {
        let count = Counter()
        return Press(
            pdf: { Array("%PDF-test \(count.next())\n\($0)".utf8) },
            docx: { Array("PK-test \(count.next())\n\($0)".utf8) })
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }
}
