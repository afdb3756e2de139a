import Foundation

extension Settings {
    /// The token that opens `/metrics` to other machines; nil where none is set.
    /// - Throws: a failure that names the file which cannot be read, which others can read, or which holds too little.
    func metricsToken() throws -> String? {
        guard let setting = metricsTokenFile else { return nil }
        let path = setting.value
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.cannot("\(setting.place): cannot read the file \(path)")
        }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
        guard mode & 0o007 == 0 else {
            throw Failure.cannot("\(path): everybody on this machine can read it; run: chmod o= \(path)")
        }
        let token = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard token.utf8.count >= 16 else {
            throw Failure.cannot("\(path): a token has 16 characters or more; make one with: openssl rand -hex 32")
        }
        return token
    }
}
