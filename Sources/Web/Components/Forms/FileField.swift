/// A file to choose. Browsers do not say a second time which one it was: where the form comes back, it is chosen again.
/// - Parameters:
///   - endings: of the names that are offered, without the dot.
///   - isMultiple: whether several may be chosen at once.
package func fileField(
    _ field: FormField, endings: [String], isMultiple: Bool = false, words: Words = .chinese
) -> HTML {
    let control: HTML = """
        <input id="\(field.id)" name="\(field.name)" type="file"\(flag: "multiple", isMultiple) \
        accept="\(endings.map { ".\($0)" }.joined(separator: ","))"\
        \(attribute: "aria-describedby", field.describedBy)\(attribute: "aria-invalid", field.isInvalid)>
        """
    return labelledField(field, words: words, control: control)
}
