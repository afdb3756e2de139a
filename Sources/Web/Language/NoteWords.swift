import Actions

/// What of a pasted text was not kept, and what to do about it.
func sentence(for note: RichTextNote) -> String {
    switch note.kind {
    case .images: "\(note.count)幅图片没有保留，请用文字写出图里的内容"
    case .embedded: "\(note.count)处视频、公式或者嵌入的对象没有保留"
    case .controls: "\(note.count)个表单栏目或者按钮没有保留"
    case .deletions: "\(note.count)处修订中已经删除的文字没有保留"
    case .links: "\(note.count)个不安全的链接只保留了文字"
    case .spans: "\(note.count)个单元格的合并超出了表格，已经改正"
    case .tables: "\(note.count)张表格太大，改成了段落"
    case .nesting: "\(note.count)处列表或者表格套得太深，改成了段落"
    case .hidden: "\(note.count)处隐藏的文字没有保留"
    case .comments: "\(note.count)条批注没有保留"
    case .edges: "\(note.count)处页眉或者页脚里的文字没有保留"
    case .contents: "目录没有保留"
    case .strikes: "\(note.count)处划掉的文字照样保留了，但是没有了删除线，请核对"
    }
}

extension RichTextNote {
    /// Carried in the address of the page that follows: `images-3`.
    var word: String { "\(kind)-\(count)" }

    init?(word: String) {
        let parts = word.split(separator: "-")
        guard parts.count == 2, let kind = Kind.allCases.first(where: { "\($0)" == parts[0] }),
            let count = Int(parts[1]), count > 0
        else { return nil }
        self.init(kind, count: count)
    }
}
