/// A file to choose. Browsers do not say a second time which one it was: where the form comes back, it is chosen again.
/// - Parameter endings: of the names that are offered, without the dot.
package func fileField(_ field: FormField, endings: [String], words: Words = .chinese) -> HTML {
    let control: HTML = """
        <input id="\(field.id)" name="\(field.name)" type="file" \
        accept="\(endings.map { ".\($0)" }.joined(separator: ","))"\
        \(attribute: "aria-describedby", field.describedBy)\(attribute: "aria-invalid", field.isInvalid)>
        """
    return labelledField(field, words: words, control: control)
}
