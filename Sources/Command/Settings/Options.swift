import ArgumentParser
import Foundation

/// The options of every command that works on a database.
struct PlaceOptions: ParsableArguments {
    @Option(help: "sqlite:PATH or postgres://USER@HOST/NAME. Also YANGGUANG_DATABASE.")
    var database: String?

    @Option(
        help: "The folder of the keys and of files. Usually yangguang-files beside the database. Also YANGGUANG_FILES.")
    var files: String?

    @Option(help: "The address people write, such as https://www.example.gov.cn. Also YANGGUANG_ORIGIN.")
    var origin: String?

    @Option(
        help: """
            A file of lines “key = value”; keys are the long options. Also YANGGUANG_CONFIG. Where no database is named \
            either, /etc/yangguang/yangguang.conf, if there is one.
            """)
    var config: String?

    @OptionGroup
    var store: FileStoreOptions

    /// - Parameter more: flags that only some commands have.
    func settings(_ more: [SettingName: String?] = [:]) throws -> Settings {
        let settings = try Settings(sources(more))
        try settings.refuseRootAmongFilesOfOthers()
        return settings
    }

    func sources(_ more: [SettingName: String?] = [:]) throws -> SettingSources {
        let environment = ProcessInfo.processInfo.environment
        var flags = more.compactMapValues { $0 }
        flags[.database] = database
        flags[.files] = files
        flags[.origin] = origin
        flags.merge(store.flags.compactMapValues { $0 }) { first, _ in first }
        let file = try ConfigurationFile.chosen(config, environment, isDatabaseNamed: database != nil)
        return SettingSources(flags: flags, environment: environment, file: file)
    }
}

/// Where the bytes of files lie, if not in a folder.
struct FileStoreOptions: ParsableArguments {
    @Option(
        help: """
            s3://BUCKET or s3://BUCKET/PREFIX, for files in a bucket of S3 or of a server that speaks as it does. Usually \
            they lie in the folder content below --files. Also YANGGUANG_FILE_STORE.
            """)
    var fileStore: String?

    @Option(help: "The address of the server of the bucket, https://HOST. Also YANGGUANG_S3_ENDPOINT.")
    var s3Endpoint: String?

    @Option(help: "The region that the server gives itself. Usually us-east-1. Also YANGGUANG_S3_REGION.")
    var s3Region: String?

    @Option(
        help: """
            Where the name of the bucket stands: path, https://HOST/BUCKET, or host, https://BUCKET.HOST. Usually path. \
            Also YANGGUANG_S3_ADDRESSING.
            """)
    var s3Addressing: String?

    @Option(
        help: """
            A file whose first line is ID:SECRET of the bucket's user, which not everybody can read. Also \
            YANGGUANG_S3_KEY_FILE; or ID:SECRET itself in YANGGUANG_S3_KEY.
            """)
    var s3KeyFile: String?

    var flags: [SettingName: String?] {
        [
            .fileStore: fileStore, .s3Endpoint: s3Endpoint, .s3Region: s3Region, .s3Addressing: s3Addressing,
            .s3KeyFile: s3KeyFile,
        ]
    }
}

struct OutputOptions: ParsableArguments {
    @Flag(help: "Answer in JSON.")
    var json = false
}
