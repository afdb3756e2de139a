import Synchronization

/// Style and scripts under their fingerprint, packed as well as it goes: they stay the same until the program ends.
final class FileAnswers: Sendable {
    private let answers = Mutex<[String: PublicAnswer]>([:])

    subscript(address: String) -> PublicAnswer? {
        get { answers.withLock { $0[address] } }
        set { answers.withLock { $0[address] = newValue } }
    }
}
