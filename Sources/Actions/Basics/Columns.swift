package import Domain
package import Storage

// How the values of Domain stand in columns: days and instants as integers, identifiers and words as text.

extension Day: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(number)) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(number: Int(number))
    }
}

extension Instant: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(milliseconds)) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let milliseconds) = sqlValue else { return nil }
        self.init(milliseconds: Int(milliseconds))
    }
}

extension ID: SQLConvertible {
    package var sqlValue: SQLValue { .text(text) }
    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension Organisation.Kind: SQLConvertible {}
extension Role: SQLConvertible {}
extension CatalogueRow.Scheme: SQLConvertible {}
extension CatalogueRow.Mode: SQLConvertible {}
extension DisclosureAttribute: SQLConvertible {}
extension WithholdingGround: SQLConvertible {}
extension DocumentOrigin: SQLConvertible {}
extension LegalForm: SQLConvertible {}
extension ReportCase.Stage: SQLConvertible {}
extension ReportScope: SQLConvertible {}
extension Validity.Decided: SQLConvertible {}
extension WithdrawalManner: SQLConvertible {}
extension ReviewStep: SQLConvertible {}
extension ApplicantClass: SQLConvertible {}
extension RequestChannel: SQLConvertible {}
extension RequestCase.Stage: SQLConvertible {}
extension RequestTerm.Awaited: SQLConvertible {}
extension RequestOutcome: SQLConvertible {}
extension Petition.Kind: SQLConvertible {}
extension PetitionOutcome: SQLConvertible {}
extension TermStop.Cause: SQLConvertible {}
extension ConsultedOpinion: SQLConvertible {}
extension ProcessingFee.Basis: SQLConvertible {}
extension DeliveryManner: SQLConvertible {}
extension RequestFile.Kind: SQLConvertible {}
extension FileType: SQLConvertible {}
extension Dispute.Block: SQLConvertible {}
extension Dispute.Result: SQLConvertible {}
extension Dispute.Standing: SQLConvertible {}

/// A list of words in one column, a line each.
struct Lines: SQLConvertible {
    var words: [String]

    init(_ words: some Sequence<String>) {
        self.words = Array(words)
    }

    var sqlValue: SQLValue { .text(words.joined(separator: "\n")) }
    init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        words = text.split(separator: "\n").map(String.init)
    }
}
