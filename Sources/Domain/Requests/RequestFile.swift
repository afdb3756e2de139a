/// A file that belongs to a request, as its events tell of it. Its bytes lie sealed in the store of files.
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

    /// Of an applicant, in bytes: what a scanner makes of some forty pages.
    package static let longest = 20 << 20
    /// Of the office, in bytes: what is handed out with an answer is as large as what is published.
    package static let longestOfOffice = Attachment.longest
    package static let mostInApplication = 5
    /// All files of an application, in bytes.
    package static let largestApplication = 50 << 20
    package static let mostOfRequest = 100
    /// All files of a request, in bytes.
    package static let largestOfRequest = 1 << 30
}

extension RequestCase {
    /// Whether the office may add a file.
    package func checkFiling(_ kind: RequestFile.Kind) throws(RequestRefusal) {
        if isArchived { throw .alreadyArchived }
        switch kind {
        case .answer: try checkAnswerOpen()
        case .deliveryProof: if decidedOn == nil { throw .notDecided }
        case .attachment, .identityPaper, .authority, .scan: break
        }
    }

    /// Whether a file of the office may be taken out again.
    package func checkAnnulment(of position: Int) throws(RequestRefusal) {
        guard let file = files.first(where: { $0.position == position }), !annulledFiles.contains(position),
            RequestFile.Kind.ofOffice.contains(file.kind)
        else { throw .notOfOffice }
        try checkFiling(file.kind)
    }

    /// What the applicant may have: what they handed in, but no copy of an identity paper, which they have themselves; and
    /// what went out with an answer that reached them.
    package var filesForApplicant: [RequestFile] {
        files.filter { file in
            switch file.kind {
            case .attachment, .authority: true
            case .answer: stage == .closed && decidedOn != nil && !annulledFiles.contains(file.position)
            case .identityPaper, .deliveryProof, .scan: false
            }
        }
    }

    /// What goes out with the answer is what the signers see.
    private func checkAnswerOpen() throws(RequestRefusal) {
        if !isOpen { throw .closed }
        if !signatures.isEmpty { throw .alreadySigned }
    }
}

extension [RequestFile] {
    /// Whether another one fits into an application.
    package func checkRoom(for size: Int) throws(FileFault) {
        try FileRoom(most: RequestFile.mostInApplication, largest: RequestFile.largestApplication)
            .check(size, beside: map(\.size))
    }
}
