/// A file that belongs to a request, as its events tell of it. The bytes are kept elsewhere, sealed.
package struct RequestFile: Hashable, Sendable, Codable {
    /// From 1, in the order in which they came.
    package var position: Int
    package var kind: Kind
    package var name: String
    package var type: FileType
    /// In bytes.
    package var size: Int
    /// SHA-256 of the bytes, in hexadecimal digits.
    package var hash: String

    package init(position: Int, kind: Kind, name: String, type: FileType, size: Int, hash: String) {
        self.position = position
        self.kind = kind
        self.name = name
        self.type = type
        self.size = size
        self.hash = hash
    }

    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case attachment
        case identityPaper = "identity-paper"
        /// 授权委托书
        case authority
        /// The information itself, which goes out with the answer.
        case answer
        case deliveryProof = "delivery-proof"
        /// What came on paper.
        case scan

        package static let ofApplicants: [Kind] = [.attachment, .authority, .identityPaper]
        package static let ofOffice: [Kind] = [.scan, .answer, .deliveryProof]
    }

    /// In bytes: what a scanner makes of some forty pages.
    package static let longest = 20 << 20
    package static let mostInApplication = 5
    /// All files of an application, in bytes.
    package static let largestApplication = 50 << 20
    package static let mostOfRequest = 100
}

extension [RequestFile] {
    /// Whether another one fits into an application.
    package func checkRoom(for size: Int) throws(FileFault) {
        if count >= RequestFile.mostInApplication { throw .tooMany(limit: RequestFile.mostInApplication) }
        if reduce(size, { $0 + $1.size }) > RequestFile.largestApplication {
            throw .tooMuch(limit: RequestFile.largestApplication)
        }
    }
}

/// Why a file is not taken.
package enum FileFault: Error, Hashable, Sendable {
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

/// A file that may be taken: its name is harmless, and its bytes are what the name says.
package struct SoundFile: Hashable, Sendable {
    package let name: String
    package let type: FileType
    package let content: [UInt8]

    /// - Parameter name: as it came.
    package init(name: String, content: [UInt8]) throws(FileFault) {
        let clean = FileName(name)
        guard let type = FileType(ending: clean.ending) else { throw .notAllowed(ending: clean.ending) }
        if content.isEmpty { throw .empty }
        if content.count > RequestFile.longest { throw .tooLarge(limit: RequestFile.longest) }
        if !type.fits(content) { throw .notAsNamed(type, FileLook(content)) }
        self.name = clean.text
        self.type = type
        self.content = content
    }
}
