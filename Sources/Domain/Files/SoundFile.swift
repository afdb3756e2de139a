/// Why a file is not taken.
package enum FileFault: Error, Hashable, Sendable {
    /// None was chosen.
    case missing
    case empty
    case tooLarge(limit: Int)
    /// The end of its name, such as `exe`; empty where there is none.
    case notAllowed(ending: String)
    /// A program that is called .pdf, for one.
    case notAsNamed(FileType, FileLook)
    case tooMany(limit: Int)
    /// All files together.
    case tooMuch(limit: Int)
    /// So many applications are being written that there is no room for another file.
    case noRoom

    /// The stable code that programs read.
    package var code: String {
        switch self {
        case .missing: "file-missing"
        case .empty: "file-empty"
        case .tooLarge: "file-too-large"
        case .notAllowed: "file-not-allowed"
        case .notAsNamed: "file-not-as-named"
        case .tooMany: "file-too-many"
        case .tooMuch: "files-too-large"
        case .noRoom: "file-no-room"
        }
    }
}

/// A file that may be taken from citizens: its name is harmless, and its bytes are what the name says.
package struct SoundFile: Hashable, Sendable {
    package let name: String
    package let type: FileType
    package let content: [UInt8]

    /// - Parameter name: as it came.
    package init(name: String, content: [UInt8]) throws(FileFault) {
        let clean = FileName(name)
        guard let type = FileType(ending: clean.ending), type.isTakenFromCitizens else {
            throw .notAllowed(ending: clean.ending)
        }
        if content.isEmpty { throw .empty }
        if content.count > RequestFile.longest { throw .tooLarge(limit: RequestFile.longest) }
        if !type.fits(content) { throw .notAsNamed(type, FileLook(content)) }
        self.name = clean.text
        self.type = type
        self.content = content
    }
}
