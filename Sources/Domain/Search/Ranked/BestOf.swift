/// The best so many of what comes along in any order.
package struct BestOf<Item: Comparable> {
    private let most: Int
    /// The best first.
    package private(set) var items: [Item] = []

    package init(_ most: Int) { self.most = most }

    /// The least of them, where there are as many as are kept: what is less needs not come.
    package var least: Item? { items.count == most ? items.last : nil }

    package mutating func take(_ item: Item) {
        if let least, least >= item { return }
        if items.count == most { items.removeLast() }
        items.insert(item, at: items.firstPosition { $0 < item })
    }
}
