/// 有效性 (law/07 §7.6).
package enum Validity: String, Hashable, Sendable, CaseIterable {
    case inForce = "in-force"
    case notYetInForce = "not-yet-in-force"
    case amended
    case expired
    case repealed

    /// Computed on the day somebody looks, so that nobody has to remember to change it.
    package static func on(_ today: Day, effectiveOn: Day?, expiresOn: Day?, decided: Decided?) -> Validity {
        switch decided {
        case .repealed: return .repealed
        case .expired: return .expired
        case .amended, .inForce, nil:
            if let expiresOn, today > expiresOn { return .expired }
            if let effectiveOn, today < effectiveOn { return .notYetInForce }
            return decided == .amended ? .amended : .inForce
        }
    }

    /// What somebody decided, as against what dates say; `inForce` takes an earlier decision back.
    package enum Decided: String, Hashable, Sendable, CaseIterable {
        case amended, expired, repealed
        case inForce = "in-force"
    }
}
