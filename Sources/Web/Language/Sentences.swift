/// Sentences of the frame that carry a number or a name: word order is each language's own.
extension Words {
    /// `主办：阳光市人民政府`
    package func labelled(_ label: String, _ value: String) -> String {
        switch language {
        case .chinese: "\(label)：\(value)"
        case .english: "\(label): \(value)"
        }
    }

    package func bracketed(_ text: String) -> String {
        switch language {
        case .chinese: "（\(text)）"
        case .english: " (\(text))"
        }
    }

    func thingsToCorrect(_ count: Int) -> String {
        switch language {
        case .chinese: "有\(count)处需要修改"
        case .english: count == 1 ? "There is 1 thing to correct" : "There are \(count) things to correct"
        }
    }

    func page(_ number: Int) -> String {
        switch language {
        case .chinese: "第\(number)页"
        case .english: "Page \(number)"
        }
    }

    func leaving(_ site: String) -> String {
        switch language {
        case .chinese: "您访问的链接即将离开“\(site)”网站"
        case .english: "This link leaves the website of \(site)"
        }
    }

    func narrowed(by count: Int) -> String {
        switch language {
        case .chinese: count == 0 ? "缩小范围" : "缩小范围（已选\(count)项）"
        case .english: count == 0 ? "Narrow the results" : "Narrow the results (\(count) chosen)"
        }
    }
}
