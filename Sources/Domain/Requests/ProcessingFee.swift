/// What an applicant pays who asks more than a certain number of times or for more than a certain number of pages
/// (政府信息公开信息处理费管理办法, 国办函〔2020〕109号). A request is charged on one basis, never on both (Art 3).
package enum ProcessingFee {
    package enum Basis: String, Hashable, Sendable, CaseIterable {
        /// By the number of requests of one applicant in one calendar month.
        case items
        /// By the pages that are handed over.
        case pages
    }

    /// For the n-th item of an applicant in a calendar month, in yuan: 1–10 nothing, 11–30 a hundred, and from 31 on a
    /// hundred more for each further ten (Art 4).
    package static func yuan(forItem number: Int) -> Int {
        precondition(number >= 1)
        switch number {
        case ...10: return 0
        case ...30: return 100
        default: return 100 * ((number - 31) / 10 + 2)
        }
    }

    /// For items of an applicant in a calendar month, after those of that month that were counted before, in yuan.
    package static func yuan(forItems count: Int, after counted: Int) -> Int {
        (0..<count).reduce(0) { $0 + yuan(forItem: counted + $1 + 1) }
    }

    /// For all pages of a request, in yuan: up to 30 nothing, then ten a page up to 100, twenty up to 200, and forty (Art 5).
    package static func yuan(forPages count: Int) -> Int {
        precondition(count >= 0)
        let bands = [(30, 100, 10), (100, 200, 20), (200, Int.max, 40)]
        return bands.reduce(0) { sum, band in
            let (above, upTo, price) = band
            return sum + price * max(0, min(count, upTo) - above)
        }
    }

    /// - Parameter counted: items of that month before these; pages begin anew with every request.
    package static func yuan(for basis: Basis, count: Int, after counted: Int) -> Int {
        switch basis {
        case .items: yuan(forItems: count, after: counted)
        case .pages: yuan(forPages: count)
        }
    }
}
