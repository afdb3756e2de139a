import Actions
import Domain

extension DeskRequestView {
    /// After something was done: the request that it was done to, where this page shows the next one, or where work goes on.
    var placeAfterAct: HTML? {
        if let earlier { return "　<a href=\"\(Links.Desk.request(earlier.id))\">\(unbroken(earlier.number.text))</a>" }
        guard !offers(.signature), let next = waiting.first else { return nil }
        return NextInLine.link(to: Links.Desk.request(next), waiting.count)
    }
}
