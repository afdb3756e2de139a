import Storage

extension Settings {
    /// Where the bytes of files lie.
    var fileStore: any FileStore { FileFolder(below: files) }

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
