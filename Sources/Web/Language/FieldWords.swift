import Domain

/// What stands in a field of a form, as people read it: choices by their names.
func shown(_ value: String, inField field: String, _ classification: Classification) -> String {
    let words: String? =
        switch field {
        case "genre": classification.genre(value)?.name
        case "topic": classification.nameOfTopic(value)
        case "attribute": DisclosureAttribute(rawValue: value).map { name(of: $0) }
        case "attributeGround": WithholdingGround(rawValue: value).map { name(of: $0) }
        case "origin": DocumentOrigin(rawValue: value).map { name(of: $0) }
        case "manner": WithdrawalManner(rawValue: value).map { name(of: $0) }
        case "validity": Validity.Decided(rawValue: value).map { name(of: $0) }
        case "role": Role(rawValue: value).map { name(of: $0) }
        case "kind": Organisation.Kind(rawValue: value).map { name(of: $0) }
        case "decision": ["sign": "签署", "return": "退回"][value]
        default: nil
        }
    return words ?? value
}
