import Actions
import ArgumentParser
import Domain
import Foundation
import Storage

/// What scripts read of a command that ended. The numbers are a contract.
enum ExitStatus: Int32 {
    case done = 0
    /// The input has problems, and the command has named them.
    case problems = 1
    case usage = 2
    /// Disk, database or network did not do what they should.
    case cannot = 3
}

/// Why a command ended before it was done.
struct Failure: Error, Hashable {
    var status: ExitStatus
    var words: String

    static func input(_ words: String) -> Failure { Failure(status: .problems, words: words) }
    static func usage(_ words: String) -> Failure { Failure(status: .usage, words: words) }
    static func cannot(_ words: String) -> Failure { Failure(status: .cannot, words: words) }
}

extension Failure {
    /// Puts the errors of the program in words; nil for those of the argument parser, which has words of its own.
    init?(explaining error: any Error) {
        switch error {
        case let failure as Failure:
            self = failure
        case let invalid as Invalid:
            self = .input(invalid.issues.map { "\($0.field): \($0.words)" }.joined(separator: "\n           "))
        case is CleanExit, is ExitCode, is ValidationError:
            return nil
        case let fault as any CustomStringConvertible where Self.speaksForItself(error):
            self = .cannot(fault.description)
        default:
            // The parser's own errors have other codes than the one for errors it does not know.
            guard Yangguang.exitCode(for: error) == .failure else { return nil }
            self = .cannot("\(error)")
        }
    }

    private static func speaksForItself(_ error: any Error) -> Bool {
        error is StoreError || error is SchemaTooNew || error is SchemaRefused || error is KeyFault
            || error is SecretBroken
            || error is ResourceFault || error is FileStoreError
    }
}
