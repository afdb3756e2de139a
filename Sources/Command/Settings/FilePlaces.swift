import Foundation
import Storage

/// Where the bytes of files lie.
enum FilePlace: Hashable, Sendable {
    /// Below the folder of the files.
    case folder
    case bucket(BucketAddress, BucketSecret)

    /// - Throws: a failure where half of what a bucket needs was set.
    init(_ sources: SettingSources) throws {
        guard let place = sources.setting(.fileStore) else {
            for name in [SettingName.s3Endpoint, .s3Region, .s3Addressing, .s3KeyFile] {
                guard let setting = sources.setting(name) else { continue }
                throw Failure.usage("\(setting.place): it goes with --file-store s3://BUCKET, which is not set")
            }
            self = .folder
            return
        }
        guard BucketAddress.isPlace(place.value) else {
            throw Failure.usage(
                "\(place.place): “\(place.value)” is not a place for files; right is s3://BUCKET or s3://BUCKET/PREFIX")
        }
        guard let endpoint = sources.setting(.s3Endpoint) else {
            throw Failure.usage("\(place.place): the server of the bucket is not set: give --s3-endpoint https://HOST")
        }
        let style = try sources.setting(.s3Addressing).map { try Settings.choice($0) as BucketAddress.Style } ?? .path
        guard
            let address = BucketAddress(
                place.value, endpoint: endpoint.value, region: sources.setting(.s3Region)?.value ?? "us-east-1",
                style: style)
        else {
            throw Failure.usage(
                "\(endpoint.place): “\(endpoint.value)” is not an address; right is https://HOST, with a port or without"
            )
        }
        guard let secret = BucketSecret(sources) else {
            throw Failure.usage("\(place.place): the key of the bucket is not set: give --s3-key-file FILE")
        }
        self = .bucket(address, secret)
    }
}

/// Where the key of a bucket stands.
enum BucketSecret: Hashable, Sendable {
    case value(String)
    case file(Setting)

    /// Not a setting like others, so that nobody writes a secret into a configuration file that others read.
    private static let variable = "YANGGUANG_S3_KEY"

    init?(_ sources: SettingSources) {
        if let file = sources.setting(.s3KeyFile) {
            self = .file(file)
        } else if let value = sources.environment[Self.variable], !value.isEmpty {
            self = .value(value)
        } else {
            return nil
        }
    }

    func keys() throws -> BucketKeys {
        switch self {
        case .value(let text):
            guard let keys = BucketKeys(text) else {
                throw Failure.usage("\(Self.variable): it must be ID:SECRET")
            }
            return keys
        case .file(let setting):
            let path = setting.value
            guard let data = FileManager.default.contents(atPath: path) else {
                throw Failure.cannot("\(setting.place): the key file \(path) cannot be read")
            }
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
            guard mode & 0o007 == 0 else {
                throw Failure.cannot("\(path): everybody on this machine can read it; run: chmod o= \(path)")
            }
            let line = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
            guard let keys = BucketKeys(line.trimmingCharacters(in: .whitespaces)) else {
                throw Failure.usage("\(setting.place): the first line of \(path) must be ID:SECRET")
            }
            return keys
        }
    }
}

extension Settings {
    func fileStore() throws -> any FileStore {
        switch filePlace {
        case .folder: FileFolder(below: files)
        case .bucket(let address, let secret):
            FileBucket(address, try secret.keys()) { Int(Date().timeIntervalSince1970) }
        }
    }

    var spool: Spool { Spool(below: files) }
}

extension FileFolder {
    init(below files: String) { self.init("\(files)/content") }
}

extension Spool {
    init(below files: String) {
        self.init("\(files)/incoming", most: 4 << 30, reserve: 2 * DiskSpace.reserve, chance: randomBytes)
    }
}
