import Actions
package import Domain

/// The ways that documents go in the office, walked by the people of 财政局.
extension TestOffice {
    package func draft(
        _ content: DocumentContent = .sample(), in place: Place = .finance
    ) async throws -> Document.ID {
        try await office.draft(content, in: organisation(place).id, by: caller(.informationOfficer, in: place))
    }

    package func submit(_ id: Document.ID, in place: Place = .finance) async throws {
        try await office.submit(id, expecting: nil, by: caller(.informationOfficer, in: place))
    }

    /// Signs steps in their order, each by the one whose step it is.
    package func sign(_ steps: [ReviewStep], of id: Document.ID, in place: Place = .finance) async throws {
        for step in steps {
            try await office.sign(
                step, of: id, opinion: "同意。", expecting: nil, by: caller(step.role, in: place))
        }
    }

    package func submitted(
        _ content: DocumentContent = .sample(), in place: Place = .finance
    ) async throws -> Document.ID {
        let id = try await draft(content, in: place)
        try await submit(id, in: place)
        return id
    }

    /// Ready for the last signature.
    package func reviewed(
        _ content: DocumentContent = .sample(), in place: Place = .finance
    ) async throws -> Document.ID {
        let id = try await submitted(content, in: place)
        try await sign([.check, .review, .secrecy], of: id, in: place)
        return id
    }

    /// Through every hand; public, unless its content says otherwise.
    package func published(
        _ content: DocumentContent = .sample(), in place: Place = .finance
    ) async throws -> Document.ID {
        let id = try await reviewed(content, in: place)
        try await sign([.approval], of: id, in: place)
        return id
    }

    /// Corrects what is public, through every hand again.
    package func corrected(_ id: Document.ID, to content: DocumentContent, in place: Place = .finance) async throws {
        try await office.revise(id, content, expecting: nil, by: caller(.informationOfficer, in: place))
        try await submit(id, in: place)
        try await sign([.check, .review, .secrecy, .approval], of: id, in: place)
    }

    /// Many at once, by the quick way.
    package func imported(_ contents: [DocumentContent], in place: Place = .finance) async throws {
        let items = contents.enumerated().map { ImportItem.sample(line: $0 + 1, content: $1, publishedOn: nil) }
        _ = try await office.importDocuments(items, into: place.rawValue, isDryRun: false, by: .system)
    }
}

extension ReviewStep {
    /// Whose step it is.
    package var role: Role {
        switch self {
        case .check: .checker
        case .review: .reviewer
        case .secrecy: .secrecyReviewer
        case .approval: .approver
        }
    }
}
