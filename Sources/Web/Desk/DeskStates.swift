/// The stages of a document as the desk names them, in addresses and in words.
enum DeskStage: String, CaseIterable {
    case draft, returned
    case inReview = "in-review"
    case scheduled, settled, discarded

    var title: String {
        switch self {
        case .draft: "草稿"
        case .returned: "已退回"
        case .inReview: "审核中"
        case .scheduled: "已定时"
        case .settled: "已办结"
        case .discarded: "已放弃"
        }
    }

    var tone: Tone {
        switch self {
        case .draft, .discarded: .plain
        case .returned: .warn
        case .inReview, .scheduled: .info
        case .settled: .good
        }
    }
}

/// Whether the public has it.
enum DeskPublicity: String, CaseIterable {
    case none, published, filed, withdrawn

    var title: String {
        switch self {
        case .none: "未公布"
        case .published: "已公布"
        case .filed: "不公开，已登记"
        case .withdrawn: "已撤下"
        }
    }

    var tone: Tone {
        switch self {
        case .none, .filed: .plain
        case .published: .good
        case .withdrawn: .bad
        }
    }
}
