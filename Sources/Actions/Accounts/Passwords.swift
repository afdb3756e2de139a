import Crypto
import CryptoExtras
import Dispatch
import Domain
import Foundation
import Storage

/// Password hashes: scrypt with N = 2^15, r = 8, p = 1 (32 MiB, some 60 ms), the parameters written before the hash so
/// that they can grow. Hashing blocks, so it runs on threads of its own, and at most two at a time: a flood of sign-ins
/// takes neither all cores nor all memory, and whoever comes after 100 others is asked to come back.
enum Passwords {
    private static let queue = DispatchQueue(label: "yangguang.scrypt", attributes: .concurrent)
    private static let slots = Slots(2, mostWaiting: 100, name: "a password to be hashed")
    /// Is told the parameters of every hash that the task makes: how long one takes, a busy machine decides, and what it
    /// costs, they do.
    @TaskLocal static var isHashing: (@Sendable (_ parameters: String) -> Void)?

    static func hash(_ password: String, salt: [UInt8]) async throws -> String {
        let parameters = Parameters(logN: 15, r: 8, p: 1, salt: salt)
        return "\(parameters.text)$\(Base64.encode(try await derive(password, parameters)))"
    }

    /// Takes the same time for a person who does not exist: then `stored` is nil.
    static func matches(_ password: String, _ stored: String?) async throws -> Bool {
        let parts = (stored ?? "").split(separator: "$")
        guard parts.count == 3, let parameters = Parameters(text: parts.prefix(2).joined(separator: "$")),
            let expected = Base64.decode(parts[2])
        else {
            _ = try await derive(password, Parameters(logN: 15, r: 8, p: 1, salt: Array(repeating: 0, count: 16)))
            return false
        }
        return isEqual(try await derive(password, parameters), expected)
    }

    /// Compares without telling by its time how far two values agree.
    static func isEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count == b.count && zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(_ password: String, _ parameters: Parameters) async throws -> [UInt8] {
        isHashing?("\(parameters.logN),\(parameters.r),\(parameters.p)")
        try await slots.take()
        defer { slots.give() }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(
                    with: Result {
                        let key = try KDF.Scrypt.deriveKey(
                            from: Data(password.utf8), salt: parameters.salt, outputByteCount: 32,
                            rounds: 1 << parameters.logN, blockSize: parameters.r, parallelism: parameters.p,
                            maxMemory: 256 << 20)
                        return key.withUnsafeBytes { Array($0) }
                    })
            }
        }
    }

    private struct Parameters {
        var logN: Int
        var r: Int
        var p: Int
        var salt: [UInt8]

        var text: String { "scrypt,\(logN),\(r),\(p)$\(Base64.encode(salt))" }

        init(logN: Int, r: Int, p: Int, salt: [UInt8]) {
            self.logN = logN
            self.r = r
            self.p = p
            self.salt = salt
        }

        init?(text: String) {
            let parts = text.split(separator: "$")
            guard parts.count == 2, let salt = Base64.decode(parts[1]) else { return nil }
            let fields = parts[0].split(separator: ",")
            let numbers = fields.dropFirst().compactMap { Int($0) }
            guard fields.first == "scrypt", numbers.count == 3, (1...20).contains(numbers[0]) else { return nil }
            self.init(logN: numbers[0], r: numbers[1], p: numbers[2], salt: salt)
        }
    }
}
