/// A document's identity, which never changes: its address, who is responsible for it.
package struct Document: Hashable, Sendable {
    package typealias ID = Domain.ID<Document>

    package var id: ID
    package var organisation: Organisation.ID
    /// The name it has in the system it was imported from.
    package var externalID: String?

    package init(id: ID, organisation: Organisation.ID, externalID: String? = nil) {
        self.id = id
        self.organisation = organisation
        self.externalID = externalID
    }
}

/// The three ways down. None of them removes the address.
package enum WithdrawalManner: String, Hashable, Sendable, CaseIterable {
    /// 发布有误
    case error
    /// 已并入其他文件
    case consolidated
    /// 依法撤下
    case withdrawn
}
