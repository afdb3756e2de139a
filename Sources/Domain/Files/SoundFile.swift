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
    case alreadyThere
    /// No text of Word, from which a draft could begin.
    case notAText(ending: String)
    /// There is no word in it that a draft could have.
    case noWords
    case damaged
    case encrypted
    /// The program that opens such files is not installed, or could not open this one.
    case unopened(program: String)
    /// With what the scanner calls it.
    case infected(String)
    /// There is a scanner, and it does not answer.
    case notScanned

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
        case .alreadyThere: "file-already-there"
        case .notAText: "file-no-text"
        case .noWords: "file-without-words"
        case .damaged: "file-damaged"
        case .encrypted: "file-encrypted"
        case .unopened: "file-unopened"
        case .infected: "file-infected"
        case .notScanned: "file-not-scanned"
        }
    }
}

/// A file that may be taken: its name is harmless, and its bytes are what the name says.
package struct SoundFile: Hashable, Sendable {
    /// Of a file that is text, in bytes.
    private static let longestText = 32 << 20

    package let name: String
    package let type: FileType
    /// In bytes.
    package let size: Int

    /// Who sends a file to a request.
    package enum Sender: Hashable, Sendable {
        case citizen, office

        /// In bytes.
        package var longest: Int {
            switch self {
            case .citizen: RequestFile.longest
            case .office: RequestFile.longestOfOffice
            }
        }

        /// What is not taken by its name need not be sent.
        package func checkEnding(of name: FileName) throws(FileFault) {
            guard let type = FileType(ending: name.ending), takes(type) else {
                throw .notAllowed(ending: name.ending)
            }
        }

        private func takes(_ type: FileType) -> Bool {
            switch self {
            case .citizen: type.isTakenFromCitizens
            case .office: type.isTakenFromOffices
            }
        }
    }

    /// - Parameter name: as it came.
    package init(name: String, content: some ByteCollection, from sender: Sender = .citizen) throws(FileFault) {
        let clean = FileName(name)
        try sender.checkEnding(of: clean)
        type = try Self.type(of: content, called: clean, longest: sender.longest)
        self.name = clean.text
        size = content.count
    }

    /// What a file is, by its name and its content, which must agree.
    /// - Parameter longest: in bytes.
    package static func type(
        of content: some ByteCollection, called name: FileName, longest: Int
    ) throws(FileFault) -> FileType {
        guard let type = FileType(ending: name.ending) else { throw .notAllowed(ending: name.ending) }
        if content.isEmpty { throw .empty }
        let limit = type.isText ? min(longest, longestText) : longest
        if content.count > limit { throw .tooLarge(limit: limit) }
        if !type.fits(content) { throw .notAsNamed(type, FileLook(content)) }
        return type
    }
}
