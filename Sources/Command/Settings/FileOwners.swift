import Foundation

extension Settings {
    /// What root writes beside a database belongs to root, and the server, which is not root, could write no more.
    /// - Throws: a failure that says whom to run as.
    func refuseRootAmongFilesOfOthers() throws {
        guard geteuid() == 0 else { return }
        var paths = [files]
        if case .sqlite(let path) = database {
            paths = [path, URL(filePath: path).deletingLastPathComponent().path] + paths
        }
        for path in paths {
            guard let found = try? FileManager.default.attributesOfItem(atPath: path),
                let owner = found[.ownerAccountID] as? Int, owner != 0
            else { continue }
            let name = found[.ownerAccountName] as? String ?? "#\(owner)"
            throw Failure.cannot(
                "\(path) belongs to \(name), and you are root: run runuser --user \(name) -- yangguang …")
        }
    }
}
