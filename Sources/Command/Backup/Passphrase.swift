import Foundation

/// What a backup is encrypted with: the first line of a file that only its owner reads.
struct Passphrase: Sendable {
    let bytes: [UInt8]
    private static let shortest = 12

    init(_ setting: Setting) throws {
        let path = setting.value
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.cannot("\(setting.place): the passphrase file \(path) cannot be read")
        }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
        guard mode & 0o077 == 0 else {
            throw Failure.usage("\(setting.place): others can read the passphrase; run: chmod 600 \(path)")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Failure.usage("\(setting.place): \(path) is not UTF-8 text")
        }
        let line = text.split(whereSeparator: \.isNewline).first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
        guard line.count >= Self.shortest else {
            throw Failure.usage(
                "\(setting.place): the passphrase in \(path) is too short: at least \(Self.shortest) characters")
        }
        bytes = Array(line.utf8)
    }
}
