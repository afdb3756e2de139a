/// 审核, 复核, 审批, and the secrecy review (保密审查), which is a signature of its own on every single item (保守国家秘密法实施条例
/// Art 42: 逐项).
package enum ReviewStep: String, Hashable, Sendable, CaseIterable {
    case check
    case review
    case secrecy
    case approval

    package var permission: Permission {
        switch self {
        case .check: .checkDocuments
        case .review: .reviewDocuments
        case .secrecy: .reviewSecrecy
        case .approval: .approveDocuments
        }
    }
}
