/// What the guard that stands between a draft and the public looks for. The raw value is the stable name that `scan` prints.
package enum GuardKind: String, Hashable, Sendable, Codable, CaseIterable {
    // Of persons: PIPL Arts 28, 29, 51; law/10 §10.2.
    case identityNumber = "identity-number"
    case bankCard = "bank-card"
    case mobileNumber = "mobile-number"
    case personalLandline = "personal-landline"
    case personalEmail = "personal-email"
    case homeAddress = "home-address"
    /// A name beside the day of birth or the village.
    case nameWithBirth = "name-with-birth"
    case health
    case disability
    case minor
    /// A table of people with a column that must not be public.
    case forbiddenColumn = "forbidden-column"

    // Of the state: Arts 14 to 17 of the Regulation.
    case secrecyMark = "secrecy-mark"
    case internalMark = "internal-mark"
    /// 请示, 报告, 征求意见稿 published as such: Art 16(2).
    case processPaper = "process-paper"

    // How it is written: law/07 §7.5.
    case numberFormat = "number-format"
    case outdatedCitation = "outdated-citation"
    case brokenDate = "broken-date"
    case wording

    // In files.
    case hiddenRows = "hidden-rows"
    case hiddenColumns = "hidden-columns"
    case hiddenSheet = "hidden-sheet"
    case pivotCache = "pivot-cache"
    case externalLink = "external-link"
    case trackedChange = "tracked-change"
    case comment
    case speakerNote = "speaker-note"
    case hiddenText = "hidden-text"
    /// Text that is there, under a box that covers it.
    case coveredText = "covered-text"
    case textOutsidePage = "text-outside-page"
    case embeddedFile = "embedded-file"
    case macro
    case script
    case author
    case filePath = "file-path"
    /// Where a picture was taken.
    case location
    /// A small picture within a picture, which may show what the large one does not any more.
    case thumbnail
    /// Text of a file as it was before it was changed, which is still in it.
    case earlierVersion = "earlier-version"
    /// A password keeps the guard out.
    case encrypted
    /// The guard could not look into it.
    case unread
    case virus

    package enum Severity: String, Hashable, Sendable, Codable {
        /// Keeps a document from the public until it is mended, masked, or overridden with a reason.
        case block
        case warn
    }
}
