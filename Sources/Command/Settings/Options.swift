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
        let file = try ConfigurationFile.chosen(config, environment, isDatabaseNamed: database != nil)
        return SettingSources(flags: flags, environment: environment, file: file)
    }
}

struct OutputOptions: ParsableArguments {
    @Flag(help: "Answer in JSON.")
    var json = false
}
