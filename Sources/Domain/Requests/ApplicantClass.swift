/// Who asks, as the columns of the annual report's third table say it (国办公开办函〔2021〕30号).
package enum ApplicantClass: String, Hashable, Sendable, CaseIterable, Codable {
    case citizen
    case business
    case research
    case publicWelfare = "public-welfare"
    case legalService = "legal-service"
    case otherOrganisation = "other-organisation"

    package var isOrganisation: Bool { self != .citizen }
}
