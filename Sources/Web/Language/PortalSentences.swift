import Domain

/// Sentences of the portal that carry a number or a name.
extension Words {
    func documentsToFind(_ count: Int) -> String {
        switch language {
        case .chinese: "政策、规划、预决算、处罚和许可结果，共\(grouped(count))件"
        case .english: "Policies, plans, budgets, licences and penalties: \(grouped(count)) documents"
        }
    }

    func agenciesToFind(_ agencies: Int, townships: Int) -> String {
        switch language {
        case .chinese: "\(agencies)个部门、\(townships)个乡镇街道的公开平台和联系方式"
        case .english: "The platforms and contacts of \(agencies) agencies and \(townships) townships"
        }
    }

    func bodies(below name: String, count: Int) -> String {
        switch language {
        case .chinese: "\(name)的下级单位（\(count)个）"
        case .english: "Bodies below \(name) (\(count))"
        }
    }

    func bodiesWithout(_ count: Int) -> String {
        switch language {
        case .chinese: "没有公布的\(grouped(count))个单位"
        case .english: count == 1 ? "1 body that has not published" : "\(grouped(count)) bodies that have not published"
        }
    }

    func countedOn(_ day: Day) -> String {
        switch language {
        case .chinese: "截至\(day.iso)，数字由公布记录直接算出。"
        case .english: "As of \(day.iso), counted from the records themselves. "
        }
    }

    func documentCount(_ count: Int) -> String {
        switch language {
        case .chinese: "共\(grouped(count))件"
        case .english: count == 1 ? "1 document" : "\(grouped(count)) documents"
        }
    }

    /// - Parameter isMore: there are more of them, which nobody counted.
    func resultCount(_ count: Int, isMore: Bool) -> String {
        if !isMore { return documentCount(count) }
        return switch language {
        case .chinese: "超过\(grouped(count))件，只列最近的\(grouped(count))件。多写几个字可以找得更准。"
        case .english:
            "More than \(grouped(count)) documents; the newest \(grouped(count)) are listed. More words narrow them."
        }
    }

    func resultTitle(_ query: String) -> String {
        switch language {
        case .chinese: "“\(query)”的搜索结果"
        case .english: "Search results for “\(query)”"
        }
    }

    /// - Parameter meant: what was looked for instead of what was typed.
    func searchedFor(_ meant: String) -> String {
        switch language {
        case .chinese: "没有找到您写的字，已按“\(meant)”搜索。"
        case .english: "What you typed was not found. These are results for “\(meant)”."
        }
    }

    func proofTitle(_ sequence: Int) -> String {
        switch language {
        case .chinese: "第\(grouped(sequence))条的证明"
        case .english: "Proof of entry \(grouped(sequence))"
        }
    }

    /// Where in the files of a document the words stand.
    func foundInFile(_ file: FilePlace) -> String {
        let isPage = file.place.allSatisfy(\.isNumber) && !file.place.isEmpty
        switch (language, isPage, file.place.isEmpty) {
        case (.chinese, true, _): return "附件《\(file.name)》第\(file.place)页"
        case (.chinese, false, true): return "附件《\(file.name)》"
        case (.chinese, false, false): return "附件《\(file.name)》工作表“\(file.place)”"
        case (.english, true, _): return "In the file \(file.name), page \(file.place):"
        case (.english, false, true): return "In the file \(file.name):"
        case (.english, false, false): return "In the file \(file.name), sheet “\(file.place)”:"
        }
    }

    func imported(at instant: Instant, declared: Day?) -> String {
        switch (language, declared) {
        case (.chinese, let day?): "原公布日期\(day.iso)，由本系统于\(instant.wallClockMinute)导入"
        case (.chinese, nil): "由本系统于\(instant.wallClockMinute)导入"
        case (.english, let day?):
            "First published on \(day.iso), imported into this system at \(instant.wallClockMinute)"
        case (.english, nil): "Imported into this system at \(instant.wallClockMinute)"
        }
    }

    func contentReplaced(at instant: Instant) -> String {
        switch language {
        case .chinese: "这条记录的内容已于\(instant.wallClockMinute)由更正代替，不再提供下载；它的指纹仍在账里。"
        case .english:
            "A correction took the place of this content at \(instant.wallClockMinute): it is not handed out any more. Its fingerprint stays in the log."
        }
    }

    func contentWithdrawn(at instant: Instant) -> String {
        switch language {
        case .chinese: "这条记录的文件已于\(instant.wallClockMinute)撤下，内容不再提供下载；它的指纹仍在账里。"
        case .english:
            "The document was withdrawn at \(instant.wallClockMinute): its content is not handed out any more. Its fingerprint stays in the log."
        }
    }

    func validFrom(_ from: Day?, to: Day?) -> String {
        switch (language, from, to) {
        case (_, nil, nil): ""
        case (.chinese, let from?, nil): "\(from.chinese)起施行"
        case (.chinese, nil, let to?): "有效期至\(to.chinese)"
        case (.chinese, let from?, let to?): "\(from.chinese)起施行，有效期至\(to.chinese)"
        case (.english, let from?, nil): "In force from \(from.iso)"
        case (.english, nil, let to?): "Valid until \(to.iso)"
        case (.english, let from?, let to?): "In force from \(from.iso), valid until \(to.iso)"
        }
    }

    func printedFrom(_ address: String, logEntry: Int?) -> String {
        let entry = logEntry.map { language == .chinese ? "，公开日志第\(grouped($0))条" : ", log entry \(grouped($0))" } ?? ""
        return switch language {
        case .chinese: "出处：\(address)\(entry)。打印件以网站现行文本为准。"
        case .english: "Source: \(address)\(entry). The current text of the website prevails."
        }
    }
}
