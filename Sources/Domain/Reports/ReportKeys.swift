// The names of cells in the interchange format, and in what the register keeps: `table3.open.natural_person`.

extension ReportCell {
    package var key: String {
        switch self {
        case .disclosure(let item, let measure): "table2.\(item.rawValue).\(measure.rawValue)"
        case .request(let row, let column): "table3.\(row.key).\(column.key)"
        case .dispute(let block, let column): "table4.\(block.reportKey).\(column.key)"
        case .fee(let item): "prose.\(item.rawValue)"
        }
    }

    package init?(key: String) {
        guard let cell = Self.known[key] else { return nil }
        self = cell
    }

    private static let known = Dictionary(
        (ReportFormat.allCases.flatMap(all) + FeeItem.allCases.map(fee)).map { ($0.key, $0) },
        uniquingKeysWith: { cell, _ in cell })
}

extension ReportRow {
    package var key: String {
        switch self {
        case .received: "new_received"
        case .carriedIn: "carried_in"
        case .outcome(let outcome): outcome.reportKey
        case .group(let group): group.reportKey
        case .ended: "result_total"
        case .carriedOut: "carried_out"
        }
    }
}

extension RequestOutcome {
    package var reportKey: String {
        switch self {
        case .granted: "open"
        case .partlyGranted: "partial"
        case .stateSecret: "deny_1_state_secret"
        case .forbiddenByLaw: "deny_2_law_forbids"
        case .endangersSafety: "deny_3_three_securities_one_stability"
        case .thirdPartyRights: "deny_4_third_party_rights"
        case .internalAffairs: "deny_5_internal_affairs"
        case .deliberative: "deny_6_process_information"
        case .enforcementFile: "deny_7_enforcement_files"
        case .registryQuery: "deny_8_administrative_query"
        case .notHeld: "unable_1_not_held"
        case .wouldHaveToBeMade: "unable_2_needs_creation"
        case .stillUnclear: "unable_3_still_unclear"
        case .petition: "refuse_1_petition_complaint"
        case .repeated: "refuse_2_repeated"
        case .publishedBook: "refuse_3_publication"
        case .excessive: "refuse_4_abusive_frequent"
        case .reissue: "refuse_5_confirm_or_reissue"
        case .clarificationLapsed: "other_1_no_correction_in_time"
        case .feeLapsed: "other_2_fee_not_paid"
        case .other: "other_3_other"
        }
    }
}

extension RequestOutcome.Group {
    package var reportKey: String {
        switch self {
        case .granted: "open"
        case .partlyGranted: "partial"
        case .refused: "deny"
        case .unable: "unable"
        case .notProcessed: "refuse"
        case .otherwise: "other"
        }
    }
}

extension ReportColumn {
    package var key: String {
        switch self {
        case .of(.citizen): "natural_person"
        case .of(.business): "commercial_enterprise"
        case .of(.research): "research_institution"
        case .of(.publicWelfare): "social_welfare_org"
        case .of(.legalService): "legal_service_org"
        case .of(.otherOrganisation): "other_org"
        case .total: "total"
        }
    }
}

extension Dispute.Block {
    package var reportKey: String {
        switch self {
        case .reconsideration: "reconsideration"
        case .directSuit: "litigation_direct"
        case .suitAfterReconsideration: "litigation_after_reconsideration"
        }
    }
}

extension DisputeColumn {
    package var key: String {
        switch self {
        case .of(let standing): standing.rawValue
        case .total: "total"
        }
    }
}
