/// What applicants do themselves, with their number and their code.
package enum ApplicantAct: Hashable, Sendable {
    /// Art 30.
    case clarify(words: String)
    case withdraw(reason: String)
    case rate(Int, words: String)

    package var words: String {
        switch self {
        case .clarify(let words), .withdraw(let words), .rate(_, let words): words
        }
    }

    package var issues: [Issue] {
        if case .clarify = self { return RequestAct.issues(ofWords: words, areNeeded: true) }
        return RequestAct.issues(ofWords: words, areNeeded: false)
    }

    package func happening(_ state: RequestCase, on today: Day) throws(RequestRefusal) -> RequestEvent.Happening {
        switch self {
        case .clarify:
            try state.checkClarified(on: today, today: today)
            return .clarified
        case .withdraw:
            try state.checkWithdrawal(on: today, today: today)
            return .withdrawn
        case .rate(let points, _):
            try state.checkRating(points)
            return .rated(points)
        }
    }
}
