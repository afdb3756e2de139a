import Crypto
package import Domain
import Foundation

/// The folder of the keys. The database says by a mark which key of a kind is in force, and the folder has every key that
/// may be: a rotation that was cut off, or an older copy of the database that was put back, finds its own.
///
/// `log.key`, `journal.key`, `encryption.key` · `kept/log-3f….key`, each by its mark: those of before, and the one to come ·
/// `log.name` · `log.retired`, the public halves of the keys that signed the log before.
package struct KeyFolder: Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    package func has(_ kind: KeyKind) -> Bool { file(kind).exists }

    /// Makes those keys of a new database that are not there yet.
    /// - Parameter logOrigin: the name a new log gets. A log keeps its first name, whatever address it moves to: it
    ///   stands in every checkpoint that others hold.
    package func make(logOrigin: String) throws {
        for kind in KeyKind.allCases { try make(kind) }
        try name.write(logOrigin, replacing: false)
    }

    /// Makes one key, if there is none: never in the place of another, for what was made with that one would be lost.
    package func make(_ kind: KeyKind) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        if has(kind) { return }
        try file(kind).write(Base64.encode(kind.newSecret()), replacing: false)
    }

    /// Reads the keys that a database with these marks is kept with.
    /// - Throws: `KeyFault` naming the file that is missing, broken, not its own, or that others can read.
    package func read(_ marks: [KeyKind: String] = [:]) throws -> Keys {
        try KeyFile(path).checkFolder()
        let signer = try secret(.log, marks)
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: signer) else {
            throw KeyFault(file: file(.log).path, reason: "it is not a signing key")
        }
        return Keys(
            logSigner: key, journalSeal: SymmetricKey(data: try secret(.journal, marks)),
            encryption: SymmetricKey(data: try secret(.encryption, marks)),
            logOrigin: try name.read(by: .anybody), retiredLogKeys: try retiredLogKeys())
    }

    /// The key that the log of a database with these marks is verified with; the other keys need not be there.
    package func logVerifier(_ marks: [KeyKind: String] = [:]) throws -> VerifierKey {
        let secret = try secret(.log, marks)
        guard let signer = try? Curve25519.Signing.PrivateKey(rawRepresentation: secret),
            let key = VerifierKey(
                name: try name.read(by: .anybody), publicKey: Array(signer.publicKey.rawRepresentation), digest: sha256)
        else { throw KeyFault(file: file(.log).path, reason: "it is not a signing key") }
        return key
    }

    /// Makes a key that is to follow, and keeps it beside the one in force.
    /// - Returns: the keys as they will be once it is.
    func prepareNext(_ kind: KeyKind, after keys: Keys) throws -> Keys {
        try FileManager.default.createDirectory(
            atPath: "\(path)/kept", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try keep(kind, try secret(kind, keys.marks))
        if kind == .log {
            let lines = try keys.logVerifiers().map(\.text)
            try retiredLogNames.write(lines.joined(separator: "\n"), replacing: true)
        }
        let secret = kind.newSecret()
        try keep(kind, secret)
        var marks = keys.marks
        marks[kind] = kind.mark(of: secret)
        return try read(marks)
    }

    /// Puts into its place what the database has taken over already.
    package func finishRotations(_ marks: [KeyKind: String]) throws {
        for (kind, mark) in marks where kind.mark(of: try secret(in: file(kind))) != mark {
            try file(kind).write(Base64.encode(try secret(kind, marks)), replacing: true)
        }
    }

    /// The marks of the keys of a kind that are kept, in force or not.
    package func kept(_ kind: KeyKind) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/kept")) ?? []
        return names.filter { $0.hasPrefix("\(kind.rawValue)-") && $0.hasSuffix(".key") }
            .map { String($0.dropFirst(kind.rawValue.count + 1).dropLast(4)) }.sorted()
    }

    private func keep(_ kind: KeyKind, _ secret: [UInt8]) throws {
        try keptFile(kind, kind.mark(of: secret)).write(Base64.encode(secret), replacing: true)
    }

    private func secret(_ kind: KeyKind, _ marks: [KeyKind: String]) throws -> [UInt8] {
        let usual = try secret(in: file(kind))
        guard let mark = marks[kind], kind.mark(of: usual) != mark else { return usual }
        if keptFile(kind, mark).exists {
            let secret = try secret(in: keptFile(kind, mark))
            if kind.mark(of: secret) == mark { return secret }
        }
        throw KeyFault(
            file: file(kind).path, reason: "it is not the key of this database, which is known as \(mark); put that in")
    }

    private func secret(in file: KeyFile) throws -> [UInt8] {
        guard let bytes = Base64.decode(try file.read(by: .owner)), bytes.count == 32 else {
            throw KeyFault(file: file.path, reason: "it does not hold 32 bytes in base 64")
        }
        return bytes
    }

    private func retiredLogKeys() throws -> [VerifierKey] {
        guard retiredLogNames.exists else { return [] }
        return try retiredLogNames.read(by: .anybody).split(whereSeparator: \.isNewline).map { line in
            guard let key = VerifierKey(String(line), digest: sha256) else {
                throw KeyFault(file: retiredLogNames.path, reason: "“\(line)” is no verifier key")
            }
            return key
        }
    }

    private var name: KeyFile { KeyFile("\(path)/log.name") }
    private var retiredLogNames: KeyFile { KeyFile("\(path)/log.retired") }
    private func file(_ kind: KeyKind) -> KeyFile { KeyFile("\(path)/\(kind.file)") }
    private func keptFile(_ kind: KeyKind, _ mark: String) -> KeyFile {
        KeyFile("\(path)/kept/\(kind.rawValue)-\(mark).key")
    }
}

extension KeyKind {
    /// 32 bytes of the system's own chance.
    fileprivate func newSecret() -> [UInt8] {
        switch self {
        case .log: Array(Curve25519.Signing.PrivateKey().rawRepresentation)
        case .journal, .encryption: SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        }
    }
}
