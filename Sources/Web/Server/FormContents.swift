import Actions
import Domain
import NIOCore

extension Form {
    /// What only its sender may know. It stands on no page, in no hash and in no database as it was typed.
    private static let secrets: Set<String> = ["password", "oldPassword", "repeatedPassword", "totpCode", "offer"]

    /// What the program puts into a form: no words of its sender.
    private static let marks: Set<String> = [
        "csrf", "once", "copies", "version", "replaces", "bodyFormat", "action", "step", "organisation",
    ]

    var withoutSecrets: Form { Form(fields.filter { !Self.secrets.contains($0.name) }) }

    /// What a person wrote and chose, to be shown to them.
    var words: [(name: String, value: String)] {
        withoutSecrets.fields.filter { !Self.marks.contains($0.name) && !$0.value.isEmpty }
    }

    /// A hash of what it says, by which a form that was sent twice is told from one that was written anew.
    var digest: [UInt8] {
        let said = withoutSecrets.fields.filter { $0.name != "csrf" && $0.name != "once" }
        let sent = files.flatMap { [$0.field, $0.name, Hex.encode(sha256(Array(buffer: $0.content)))] }
        return sha256(
            CanonicalJSON.array(said.flatMap { [.string($0.name), .string($0.value)] } + sent.map { .string($0) }).bytes
        )
    }

    /// The numbers of the forms whose texts this one holds, its own the first: a browser that kept copies under them
    /// can forget them once this one is saved.
    var copies: [String] {
        let numbers = [raw("once")] + raw("copies").split(separator: " ").map(String.init)
        // A form that comes back very often should not fill an address.
        return Array(numbers.filter { !$0.isEmpty }.prefix(20))
    }
}
