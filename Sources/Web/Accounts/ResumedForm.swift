import Domain

/// A form that waits until its sender has signed in again, or has seen it again. It never holds a password.
struct ResumedForm: Sendable {
    var path: String
    var form: Form

    init(path: String, form: Form) {
        self.path = path
        self.form = form.withoutSecrets
    }

    /// As the sign-in page carried it.
    init?(hiddenIn carrier: Form) {
        let path = localPath(carrier.raw("resumePath"), fallback: "")
        guard path.hasPrefix("/desk/") else { return nil }
        let prefix = "resume."
        let fields = carrier.fields.filter { $0.name.hasPrefix(prefix) }
        self.init(path: path, form: Form(fields.map { (String($0.name.dropFirst(prefix.count)), $0.value) }))
    }

    /// The page where it is filled in anew, where it is a form of passwords or codes and nothing else.
    var pageToAskAgain: String? {
        if path.hasPrefix(Links.Desk.account + "/totp") { return Links.Desk.account("totp") }
        if path.hasPrefix(Links.Desk.account + "/") { return Links.Desk.account }
        guard path.hasPrefix(Links.Desk.people + "/"), path.hasSuffix("/password") else { return nil }
        return String(path.dropLast("/password".count))
    }

    /// The hidden fields that carry it through the sign-in.
    var carried: HTML {
        let fields = form.fields.filter { $0.name != "csrf" }.map { hiddenField("resume.\($0.name)", $0.value) }
        return "\(hiddenField("resumePath", path))\(pageToAskAgain == nil ? fields : [])"
    }

    /// The fields as they were, to be sent to where they were going.
    var resent: HTML {
        "\(form.fields.filter { $0.name != "csrf" }.map { hiddenField($0.name, $0.value) })"
    }

    /// The fields as they were, under a new number.
    func resent(under number: String) -> HTML {
        let numbers: Set = ["csrf", "once", "copies"]
        let fields = form.fields.filter { !numbers.contains($0.name) }.map { hiddenField($0.name, $0.value) }
        return "\(hiddenField("once", number))\(hiddenField("copies", form.copies.joined(separator: " ")))\(fields)"
    }
}
