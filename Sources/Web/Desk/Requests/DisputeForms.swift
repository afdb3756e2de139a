import Actions
import Domain

/// What is asked for where a reconsideration or a suit is entered, and what stands of them on the page of a request.
extension DeskRequestView {
    func disputeFields(_ kind: RequestAct.Kind) -> HTML {
        """
        \(radios(field(kind, "disputeBlock", "复议还是诉讼"), choices: blockChoices, selected: typed(kind, "disputeBlock")))
        \(textField(field(kind, "disputeOrgan", "复议机关或者法院"), value: typed(kind, "disputeOrgan")))
        \(textField(field(kind, "caseNumber", "案号", isOptional: true), value: typed(kind, "caseNumber")))
        \(wordsField(kind, "请求事项", name: "claim", isOptional: true))
        \(dayField(kind, "受理、立案的日期"))
        """
    }

    func disputeDecisionFields(_ kind: RequestAct.Kind) -> HTML {
        """
        \(selectField(
            field(kind, "dispute", "哪一件"),
            choices: state.openDisputes.map { dispute in
                Choice(
                    String(dispute.number),
                    [name(of: dispute.filing.block), dispute.filing.organ, "\(dispute.openedOn.iso)受理"]
                        .filter { !$0.isEmpty }.joined(separator: "，"))
            }, selected: typed(kind, "dispute")))
        \(radios(
            field(kind, "disputeResult", "结果", hint: "照年度报告表四的分类"),
            choices: Dispute.Result.allCases.map { Choice($0.rawValue, name(of: $0)) },
            selected: typed(kind, "disputeResult")))
        \(wordsField(kind, "决定书、裁判文书的文号和内容", isOptional: true))
        \(dayField(kind, "决定、裁判的日期"))
        """
    }

    private var blockChoices: [Choice] {
        Dispute.Block.allCases.map { block in
            switch block {
            case .reconsideration: Choice(block.rawValue, name(of: block))
            case .directSuit: Choice(block.rawValue, name(of: block), hint: skipsReconsideration ? reviewFirst : nil)
            case .suitAfterReconsideration:
                Choice(
                    block.rawValue, name(of: block),
                    obstacle: state.disputes.contains { $0.filing.block == .reconsideration && $0.result != nil }
                        ? nil : "先登记行政复议的结果")
            }
        }
    }

    /// Whether a direct suit does not fit the answer: a court should not take it, but may have.
    var skipsReconsideration: Bool { state.outcome?.isReconsiderationFirst ?? false }
}

/// 行政复议法 Art 23(1)(四).
let reviewFirst = "不予公开的，应当先申请行政复议（行政复议法第二十三条）；法院已经立案的，照实登记"

func disputeSection(_ view: DeskRequestView) -> HTML? {
    guard !view.state.disputes.isEmpty else { return nil }
    let rows = view.state.disputes.map { dispute -> Table.Row in
        let filing = dispute.filing
        let skips = filing.block == .directSuit && view.skipsReconsideration
        let standing = Dispute.Standing(dispute.result)
        return .cells([
            disputeBlock(filing.block, skipsReconsideration: skips),
            HTML([filing.organ, filing.caseNumber].filter { !$0.isEmpty }.joined(separator: "，")),
            dateTime(dispute.openedOn), HTML(filing.claim), disputeStanding(standing, dispute.decidedOn),
        ])
    }
    return """
        <section aria-labelledby="disputes"><h2 id="disputes">复议、诉讼</h2>
        \(table(Table(
            columns: [
                .init("类型", isShort: true), .init("复议机关、法院"), .init("受理、立案", isShort: true), .init("请求事项"),
                .init("结果", isShort: true),
            ], rows: rows)))
        </section>
        """
}

func disputeBlock(_ block: Dispute.Block, skipsReconsideration: Bool) -> HTML {
    let warning: HTML? = skipsReconsideration ? " \(tag("应当先复议", .warn))" : nil
    return "\(name(of: block))\(warning)"
}

/// - Parameter decidedOn: shown only where it is decided.
func disputeStanding(_ standing: Dispute.Standing, _ decidedOn: Day?) -> HTML {
    guard standing != .pending, let decidedOn else { return HTML(name(of: standing)) }
    return "\(name(of: standing))，\(dateTime(decidedOn))"
}
