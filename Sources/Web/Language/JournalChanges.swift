import Domain
import Foundation

/// What an entry of the journal changed, as people read it: states of documents by their names, settings by the names of
/// their fields. What a later version wrote stands as it is.
func sentence(forChangeOf entry: JournalEntry) -> String {
    switch entry.action {
    case "journal.sealed": "到第\(entry.after)条"
    case "catalogue.brought", "catalogue.adopted": joined(counted(entry.before, "项"), counted(entry.after, "项"))
    case "documents.imported": counted(entry.after, "件")
    case "calendar.changed": entry.subject.split(separator: " ").last.map { $0 == "local" ? "本地安排" : "\($0)年" } ?? ""
    case "organisation.changed", "site.changed": changedFields(entry)
    case "person.appointed": Role(rawValue: entry.after).map { name(of: $0) } ?? "职务"
    case "appointment.ended": "\(Role(rawValue: entry.before).map { name(of: $0) } ?? "职务")，到\(entry.after)"
    case "request-term.moved": joined(entry.before, entry.after)
    case "petition-terms.changed": joined(pair(entry.before), pair(entry.after))
    case "report-terms.changed": joined(entry.before, entry.after)
    case "request.file-looked-at", "petition.file-looked-at": "第\(entry.before)个文件"
    case "request-evidence.packed": "SHA-256：\(entry.after)"
    // The place among the events of the record; what comes after it is a hash, for machines.
    case _ where ["request.", "petition.", "report."].contains { entry.action.hasPrefix($0) }:
        entry.after.split(separator: " ").first.map { "第\($0)步" } ?? ""
    // The words for what was done say it all.
    case "person.activated", "person.deactivated", "organisation.added": ""
    default: joined(stateWords(entry.before), stateWords(entry.after))
    }
}

/// The two terms of petitions, `20 15`.
private func pair(_ terms: String) -> String {
    zip(["更正", "投诉"], terms.split(separator: " ")).map { "\($0)\($1)个工作日" }.joined(separator: "，")
}

private func joined(_ before: String, _ after: String) -> String {
    if before.isEmpty || before == after { return after }
    return "\(before)→\(after)"
}

/// `31 rows` as `31项`.
private func counted(_ state: String, _ unit: String) -> String {
    state.split(separator: " ").first.map { "\($0)\(unit)" } ?? ""
}

/// The states of a document; what is no such state stays as it is.
private func stateWords(_ state: String) -> String {
    let parts = state.split(separator: " ")
    // What comes after the number is a hash, for machines.
    guard parts.count >= 4, parts[2] == "revision", let stage = DeskStage(rawValue: String(parts[0])) else {
        return state
    }
    let publicity = DeskPublicity(rawValue: parts[1] == "unpublished" ? "none" : String(parts[1]))
    // Before its first revision there was no document.
    if parts[3] == "0" { return "" }
    return "\(stage.title)，\(publicity?.title ?? "")，第\(parts[3])版"
}

private func changedFields(_ entry: JournalEntry) -> String {
    guard let before = members(entry.before), let after = members(entry.after) else { return entry.after }
    return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted().map { key in
        "\(label(ofField: fieldName(ofSetting: key)))：\(text(of: before[key]))→\(text(of: after[key]))"
    }.joined(separator: "；")
}

private func text(of value: NSObject?) -> String {
    let text = (value as? [String])?.joined(separator: "、") ?? value as? String ?? ""
    return text.isEmpty ? "空" : Organisation.Kind(rawValue: text).map { name(of: $0) } ?? text
}

private func members(_ object: String) -> [String: NSObject]? {
    try? JSONSerialization.jsonObject(with: Data(object.utf8)) as? [String: NSObject]
}

/// `site.icp-record` as the form calls it, `icpRecord`.
private func fieldName(ofSetting name: String) -> String {
    let words = name.split(separator: ".").last?.split(separator: "-").map(String.init) ?? []
    return words.prefix(1).joined() + words.dropFirst().map(\.capitalized).joined()
}
