import Actions
package import Domain

extension TestOffice {
    /// Sends a file as the desk does: a piece, then whether it is what its name says.
    package func upload(_ content: [UInt8], named name: String) async throws -> Attachment {
        var upload = try await office.beginUpload(named: name)
        try await office.append(content, to: &upload)
        return try await office.complete(upload)
    }

    /// Attaches a text file to a draft.
    @discardableResult
    package func attach(
        _ text: String = "附表一：补助标准。", named name: String = "附表.txt", to id: Document.ID, in place: Place = .finance
    ) async throws -> Attachment {
        let file = try await upload(Array(text.utf8), named: name)
        try await office.attach([file], to: id, expecting: nil, by: caller(.informationOfficer, in: place))
        return file
    }

    /// Reads whatever waits.
    package func readFiles() async throws {
        while try await office.readNextFile() {}
    }

    /// A document with a file that is public.
    package func publishedWithFile(
        _ text: String = "附表一：补助标准。", named name: String = "附表.txt"
    ) async throws -> (Document.ID, Attachment) {
        let id = try await draft(.sample())
        let file = try await attach(text, named: name, to: id)
        try await readFiles()
        try await submit(id)
        try await sign([.check, .review, .secrecy, .approval], of: id)
        return (id, file)
    }
}
