/// 主题分类: 22 classes with their sub-classes (law/07 §7.2). The codes are ours.
package struct Topic: Hashable, Sendable {
    package var code: String
    package var name: String
    package var children: [Topic]

    package init(code: String, name: String, children: [Topic] = []) {
        self.code = code
        self.name = name
        self.children = children
    }
}

/// 体裁: the 15 kinds of official document (《党政机关公文处理工作条例》), and the other kinds a portal carries.
package struct Genre: Hashable, Sendable {
    package var code: String
    package var name: String
    package var isStatutory: Bool

    package init(code: String, name: String, isStatutory: Bool) {
        self.code = code
        self.name = name
        self.isStatutory = isStatutory
    }
}

/// All topics and genres, to look names and codes up.
package struct Classification: Sendable {
    package let topics: [Topic]
    package let genres: [Genre]
    private let topicPaths: [String: [Topic]]
    private let topicCodes: [String: String]
    private let genresByCode: [String: Genre]
    private let genreCodes: [String: String]

    package init(topics: [Topic], genres: [Genre]) {
        self.topics = topics
        self.genres = genres
        var paths: [String: [Topic]] = [:]
        var codes: [String: String] = [:]
        for topic in topics {
            paths[topic.code] = [topic]
            codes[topic.code] = topic.code
            codes[topic.name] = topic.code
            for child in topic.children {
                paths[child.code] = [topic, child]
                codes[child.code] = child.code
                codes["\(topic.name)\\\(child.name)"] = child.code
            }
        }
        topicPaths = paths
        topicCodes = codes
        genresByCode = Dictionary(genres.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        genreCodes = Dictionary(genres.map { ($0.name, $0.code) }, uniquingKeysWith: { first, _ in first })
    }

    /// From the class down to the sub-class.
    package func path(ofTopic code: String) -> [Topic] { topicPaths[code] ?? [] }

    /// 大类／子类
    package func nameOfTopic(_ code: String) -> String? {
        topicPaths[code].map { $0.map(\.name).joined(separator: "／") }
    }

    /// The code of what somebody wrote: a code, a class, or 大类\子类 with either slash.
    package func topicCode(_ text: String) -> String? {
        topicCodes[text] ?? topicCodes[text.split(whereSeparator: { "／/\\".contains($0) }).joined(separator: "\\")]
    }

    package func genre(_ code: String) -> Genre? { genresByCode[code] }
    package func genreCode(_ text: String) -> String? { genresByCode[text]?.code ?? genreCodes[text] }
}
