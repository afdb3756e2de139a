/// A file that goes with a document. Its bytes lie in the store of files under their hash, and are reachable as long as the
/// document that names them is.
package struct Attachment: Hashable, Sendable, Codable {
    /// SHA-256 of the bytes, in small hexadecimal digits.
    package var hash: String
    /// As it was chosen or renamed, without what could lead somewhere else: see `FileName`.
    package var name: String
    package var type: FileType
    /// In bytes.
    package var size: Int
    /// What the program made of the file that came: readers are told.
    package var treatment: Treatment?
    /// Why parts of it are covered, where some are.
    package var grounds: [RedactionGround]?

    package enum Treatment: String, Hashable, Sendable, Codable {
        /// Without the properties that tell of who made it.
        case cleaned
        /// Drawn anew, with parts of it covered.
        case redacted
    }

    package init(hash: String, name: String, type: FileType, size: Int) {
        self.hash = hash
        self.name = name
        self.type = type
        self.size = size
    }

    /// In bytes: budgets with all their appendices come as PDF of this size (MuckRock and Alaveteli report 97 and 169 MB).
    package static let longest = 200 << 20
    package static let room = FileRoom(most: 50, largest: 1 << 30)
}

/// How many files may stand together, and how large they may be in all.
package struct FileRoom: Hashable, Sendable {
    package var most: Int
    /// In bytes.
    package var largest: Int

    package init(most: Int, largest: Int) {
        self.most = most
        self.largest = largest
    }

    /// Whether another one fits beside those of these sizes.
    package func check(_ size: Int, beside sizes: [Int]) throws(FileFault) {
        if sizes.count >= most { throw .tooMany(limit: most) }
        if sizes.reduce(size, +) > largest { throw .tooMuch(limit: largest) }
    }
}

extension [Attachment] {
    /// In the form that is hashed for the public log and the journal.
    package var canonical: CanonicalJSON {
        .array(
            map { file in
                .object(
                    [
                        ("hash", .string(file.hash)), ("name", .string(file.name)),
                        ("type", .string(file.type.rawValue)), ("size", .integer(file.size)),
                    ] + (file.treatment.map { [("treatment", .string($0.rawValue))] } ?? [])
                        + (file.grounds.map { [("grounds", .array($0.map { .string($0.rawValue) }))] } ?? []))
            })
    }

    /// With another file at the end.
    package func adding(_ file: Attachment) throws(FileFault) -> [Attachment] {
        if contains(where: { $0.hash == file.hash }) { throw .alreadyThere }
        try Attachment.room.check(file.size, beside: map(\.size))
        return self + [file]
    }

    /// - Parameter hash: of the file to be taken out.
    /// - Returns: nil where it is not among them.
    package func removing(_ hash: String) -> [Attachment]? {
        contains { $0.hash == hash } ? filter { $0.hash != hash } : nil
    }

    /// - Parameter name: what it shall be called; the ending that says what it is stays.
    /// - Returns: nil where it is not among them.
    package func renaming(_ hash: String, to name: String) -> [Attachment]? {
        guard let index = firstIndex(where: { $0.hash == hash }) else { return nil }
        var files = self
        let ending = FileName(files[index].name).ending
        let wanted = FileName(name)
        files[index].name = wanted.ending == ending ? wanted.text : FileName("\(name).\(ending)").text
        return files
    }

    /// One place further to the front.
    /// - Returns: nil where it is not among them, or stands first.
    package func raising(_ hash: String) -> [Attachment]? {
        guard let index = firstIndex(where: { $0.hash == hash }), index > 0 else { return nil }
        var files = self
        files.swapAt(index, index - 1)
        return files
    }
}
