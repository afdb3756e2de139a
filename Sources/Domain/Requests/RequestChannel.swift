/// How a request came in. The channel decides which day is that of receipt (Regulation Art 31).
package enum RequestChannel: String, Hashable, Sendable, CaseIterable {
    case online
    case counter
    /// Said at the counter by who cannot write; the organ fills the form in (Art 29(2)).
    case oral
    /// A letter that is signed for.
    case signedLetter = "signed-letter"
    /// A letter that nobody signs for: it is confirmed with the applicant on the day it comes.
    case ordinaryLetter = "ordinary-letter"
    case fax

    /// The day of receipt is the one on which both sides confirm it; else it is the day on which the request comes.
    package var isConfirmed: Bool {
        switch self {
        case .online, .ordinaryLetter, .fax: true
        case .counter, .oral, .signedLetter: false
        }
    }
}
