/// What an organ does, such as 财政 or 教育: by it catalogue rows find the organs they concern. The codes are ours.
package struct OrganisationFunction: Hashable, Sendable {
    package var code: String
    package var name: String

    package init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}
