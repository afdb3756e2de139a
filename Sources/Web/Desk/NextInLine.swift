import Domain

/// Signing one after the other: whoever submits with 「提交，看下一件」 comes to the page of what waits next.
enum NextInLine {
    /// Whether the form asks for it.
    static func isWanted(by form: Form) -> Bool { form.text("then") == "next" }

    /// The one below it in the list of what is to be done; after the last, the first.
    static func following<Of>(_ id: ID<Of>, in line: [ID<Of>]) -> ID<Of>? {
        let below = line.firstIndex(of: id).map { line[($0 + 1)...] }
        return below?.first { $0 != id } ?? line.first { $0 != id }
    }

    /// The own page of what was done, or that of the next one, which names the other.
    static func address<Of>(after done: String, _ id: ID<Of>, next: ID<Of>?, _ page: (ID<Of>) -> String) -> String {
        guard let next else { return Links.query(page(id), [("done", done)]) }
        return Links.query(page(next), [("done", done), ("of", id.text)])
    }

    /// - Parameter waiting: how many there are beside this one.
    static func submitButton(_ waiting: Int) -> HTML? {
        waiting == 0 ? nil : button("提交，看下一件", kind: .quiet, name: "then", value: "next")
    }

    static func remark(_ waiting: Int) -> String { waiting == 0 ? "" : "还有\(grouped(waiting))件等您签。" }

    /// Where work goes on after something was done.
    static func link(to address: String, _ waiting: Int) -> HTML {
        "　<a href=\"\(address)\">看下一件（还有\(grouped(waiting))件等您签）</a>"
    }
}
