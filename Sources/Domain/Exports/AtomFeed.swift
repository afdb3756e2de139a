/// A feed in the Atom format (RFC 4287).
package struct AtomFeed: Sendable {
    package struct Entry: Sendable {
        package var id: String
        package var title: String
        package var link: String
        package var author: String
        package var published: Instant
        package var updated: Instant
        package var summary: String

        package init(
            id: String, title: String, link: String, author: String, published: Instant, updated: Instant,
            summary: String
        ) {
            self.id = id
            self.title = title
            self.link = link
            self.author = author
            self.published = published
            self.updated = updated
            self.summary = summary
        }
    }

    package var id: String
    package var title: String
    package var author: String
    /// Where the feed itself is, and the page that shows the same.
    package var selfLink: String
    package var pageLink: String
    package var entries: [Entry]
    /// When nothing has been published yet.
    package var born: Instant

    package init(
        id: String, title: String, author: String, selfLink: String, pageLink: String, entries: [Entry], born: Instant
    ) {
        self.id = id
        self.title = title
        self.author = author
        self.selfLink = selfLink
        self.pageLink = pageLink
        self.entries = entries
        self.born = born
    }

    package var updated: Instant { entries.map(\.updated).max() ?? born }

    package var xml: String {
        var xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
        xml += "<id>\(xmlEscaped(id))</id>\n<title>\(xmlEscaped(title))</title>\n"
        xml += "<updated>\(updated.iso)</updated>\n<author><name>\(xmlEscaped(author))</name></author>\n"
        xml += "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(xmlEscaped(selfLink))\"/>\n"
        xml += "<link rel=\"alternate\" type=\"text/html\" href=\"\(xmlEscaped(pageLink))\"/>\n"
        for entry in entries { xml += Self.xml(entry) }
        return xml + "</feed>\n"
    }

    private static func xml(_ entry: Entry) -> String {
        """
        <entry>
        <id>\(xmlEscaped(entry.id))</id>
        <title>\(xmlEscaped(entry.title))</title>
        <link rel="alternate" type="text/html" href="\(xmlEscaped(entry.link))"/>
        <author><name>\(xmlEscaped(entry.author))</name></author>
        <published>\(entry.published.iso)</published>
        <updated>\(entry.updated.iso)</updated>
        <summary>\(xmlEscaped(entry.summary))</summary>
        </entry>

        """
    }
}

/// Text as XML 1.0 takes it: escaped, and without the control characters that it has no place for.
package func xmlEscaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "\u{9}", "\u{A}", "\u{D}": escaped.unicodeScalars.append(scalar)
        case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}
