/// A reconsideration or a suit over a request, as the annual report's fourth table counts it (国办公开办函〔2021〕30号).
package struct Dispute: Hashable, Sendable {
    /// Among those of its request, from 1.
    package var number: Int
    package var filing: Filing
    /// 受理、立案之日
    package var openedOn: Day
    package var result: Result?
    package var decidedOn: Day?

    package init(number: Int, filing: Filing, openedOn: Day, result: Result? = nil, decidedOn: Day? = nil) {
        self.number = number
        self.filing = filing
        self.openedOn = openedOn
        self.result = result
        self.decidedOn = decidedOn
    }

    /// The blocks of the table, in its order.
    package enum Block: String, Hashable, Sendable, CaseIterable, Codable {
        /// 行政复议
        case reconsideration
        /// 未经复议直接起诉
        case directSuit = "direct-suit"
        /// 复议后起诉
        case suitAfterReconsideration = "suit-after-reconsideration"
    }

    package enum Result: String, Hashable, Sendable, CaseIterable {
        /// 结果维持
        case upheld
        /// 结果纠正
        case corrected
        /// 其他结果
        case other
    }

    /// The columns of the table, in its order.
    package enum Standing: String, Hashable, Sendable, CaseIterable {
        case upheld, corrected, other
        /// 尚未审结
        case pending

        package init(_ result: Result?) {
            switch result {
            case .upheld: self = .upheld
            case .corrected: self = .corrected
            case .other: self = .other
            case nil: self = .pending
            }
        }
    }

    /// Before whom it is, and about what. It may tell of the applicant.
    package struct Filing: Hashable, Sendable, Codable {
        package var block: Block
        /// The organ of reconsideration, or the court.
        package var organ: String
        package var caseNumber: String
        /// 请求事项
        package var claim: String

        package init(_ block: Block, organ: String, caseNumber: String = "", claim: String = "") {
            self.block = block
            self.organ = organ
            self.caseNumber = caseNumber
            self.claim = claim
        }

        package var issues: [Issue] {
            (organ.isEmpty ? [Issue("disputeOrgan", .missing)] : [])
                + [
                    ("disputeOrgan", organ, Limit.organ), ("caseNumber", caseNumber, Limit.caseNumber),
                    ("claim", claim, Limit.claim),
                ].filter { $0.1.count > $0.2 }.map { Issue($0.0, .tooLong(limit: $0.2)) }
        }

        package enum Limit {
            package static let organ = 200
            package static let caseNumber = 100
            package static let claim = 5000
        }
    }
}
