/// What people want of an organ beside information: that a record about them is put right (Regulation Art 41), or that
/// somebody sees to it that an organ keeps the Regulation (Arts 47, 51).
package struct Petition: Hashable, Sendable {
    package typealias ID = Domain.ID<Petition>

    package var id: ID
    package var kind: Kind
    /// The organ that handles it; nobody else sees who it is from.
    package var organisation: Organisation.ID
    /// The organ that had the record, or that is complained of.
    package var about: Organisation.ID
    package var number: CaseNumber

    package init(id: ID, kind: Kind, organisation: Organisation.ID, about: Organisation.ID, number: CaseNumber) {
        self.id = id
        self.kind = kind
        self.organisation = organisation
        self.about = about
        self.number = number
    }

    package enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
        /// 更正申请: to the organ whose record it is.
        case correction
        /// 投诉举报: to the openness office that watches the organ.
        case complaint

        package var number: CaseNumber.Kind {
            switch self {
            case .correction: .correction
            case .complaint: .complaint
            }
        }

        /// Who sees and handles it. An organ does not see who complains of it.
        package var permission: Permission {
            switch self {
            case .correction: .handleRequests
            case .complaint: .handleComplaints
            }
        }

        package var outcomes: [PetitionOutcome] {
            switch self {
            case .correction: [.corrected, .notCorrected, .referred]
            case .complaint: [.rectificationOrdered, .criticised, .unfounded, .referred]
            }
        }
    }
}

/// How a petition ends.
package enum PetitionOutcome: String, Hashable, Sendable, CaseIterable {
    /// 审核属实，予以更正 (Art 41)
    case corrected
    /// 不予更正, with the reason.
    case notCorrected = "not-corrected"
    /// 查证属实，督促整改 (Art 47): the organ has until a day to put it right.
    case rectificationOrdered = "rectification-ordered"
    /// 查证属实，通报批评 (Art 47)
    case criticised
    /// 查证不属实
    case unfounded
    /// Another organ is to be asked, and which one is said (Art 41).
    case referred
}

/// What a complaint is about.
package enum ComplaintGround: String, Hashable, Sendable, CaseIterable, Codable {
    /// 未按照要求主动公开政府信息 (Art 47)
    case notPublished = "not-published"
    /// 对政府信息公开申请不依法答复处理 (Art 47)
    case notAnswered = "not-answered"
    /// 侵犯合法权益 in other ways (Art 51)
    case other
}

/// So many working days an office allows itself for an answer. The Regulation sets none.
package struct PetitionTerms: Hashable, Sendable {
    package var correction: Int
    package var complaint: Int

    package init(correction: Int = 20, complaint: Int = 20) {
        self.correction = correction
        self.complaint = complaint
    }

    package subscript(_ kind: Petition.Kind) -> Int {
        switch kind {
        case .correction: correction
        case .complaint: complaint
        }
    }

    package var issues: [Issue] {
        [("correctionDays", correction), ("complaintDays", complaint)].filter { !(1...60).contains($0.1) }
            .map { Issue($0.0, .malformed(expected: "1—60的整数")) }
    }
}
