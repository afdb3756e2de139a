/// What can have been done, as the journal names it: noun and past participle.
package enum JournalAction: String, Sendable, CaseIterable {
    case documentRevised = "document.revised"
    case documentSubmitted = "document.submitted"
    case documentSigned = "document.signed"
    case documentReturned = "document.returned"
    case documentRecalled = "document.recalled"
    case documentOverridden = "document.overridden"
    case documentOverrideConfirmed = "document.override-confirmed"
    case documentScheduled = "document.scheduled"
    case documentPublished = "document.published"
    case documentCorrected = "document.corrected"
    case documentFiled = "document.filed"
    case documentWithdrawn = "document.withdrawn"
    case documentValidityDecided = "document.validity-decided"
    case documentImported = "document.imported"
    case documentDiscarded = "document.discarded"
    case documentsImported = "documents.imported"
    case personAdded = "person.added"
    case personAppointed = "person.appointed"
    case appointmentEnded = "appointment.ended"
    case personPasswordReset = "person.password-reset"
    case personPasswordChanged = "person.password-changed"
    case personActivated = "person.activated"
    case personDeactivated = "person.deactivated"
    case personTOTPOn = "person.totp-on"
    case personTOTPOff = "person.totp-off"
    case personSignedIn = "person.signed-in"
    case personSignedOut = "person.signed-out"
    case personSignedOutElsewhere = "person.signed-out-elsewhere"
    case personSignInFailed = "person.sign-in-failed"
    case organisationAdded = "organisation.added"
    case organisationChanged = "organisation.changed"
    case profileWritten = "profile.written"
    case catalogueBrought = "catalogue.brought"
    case catalogueAdopted = "catalogue.adopted"
    case siteChanged = "site.changed"
    case requestSubmitted = "request.submitted"
    case requestReceived = "request.received"
    case requestClarificationAsked = "request.clarification-asked"
    case requestClarified = "request.clarified"
    case requestConsulted = "request.consulted"
    case requestConsultationDelivered = "request.consultation-delivered"
    case requestOpinionReceived = "request.opinion-received"
    case requestExtended = "request.extended"
    case requestReasonsAsked = "request.reasons-asked"
    case requestPostponed = "request.postponed"
    case requestFeeAsked = "request.fee-asked"
    case requestFeePaid = "request.fee-paid"
    case requestWithdrawn = "request.withdrawn"
    case requestAnswered = "request.answered"
    case requestDelivered = "request.delivered"
    case requestAssigned = "request.assigned"
    case requestSearched = "request.searched"
    case requestDrafted = "request.drafted"
    case requestSigned = "request.signed"
    case requestReturned = "request.returned"
    case requestNoted = "request.noted"
    case requestCodeRenewed = "request.code-renewed"
    case requestArchived = "request.archived"
    case requestRated = "request.rated"
    case requestLookedAt = "request.looked-at"
    case requestDisputeOpened = "request.dispute-opened"
    case requestDisputeDecided = "request.dispute-decided"
    case requestEvidencePacked = "request.evidence-packed"
    case requestPublicationDrafted = "request.publication-drafted"
    case journalSealed = "journal.sealed"
    case journalSealNotDue = "journal.seal-not-due"
    case keysAdopted = "keys.adopted"
    case keysRotated = "keys.rotated"

    /// Whether a page of the public site may look different afterwards. Of accounts only the holder of a post is ever shown;
    /// what nobody has thought about may.
    var mayShow: Bool {
        switch self {
        case .personSignedIn, .personSignedOut, .personSignedOutElsewhere, .personSignInFailed, .personPasswordReset,
            .personPasswordChanged, .personTOTPOn, .personTOTPOff, .journalSealNotDue:
            false
        // Who asks for what is never on a page that anybody may see.
        case _ where rawValue.hasPrefix("request."): false
        default: true
        }
    }
}
