/// How an answer reaches the applicant (国办公开办函〔2016〕235号). By post it is handed to the postal enterprise, and to no
/// other courier.
package enum DeliveryManner: String, Hashable, Sendable, CaseIterable {
    /// 直接送达: the day of the signature counts.
    case direct
    /// 委托其他行政机关代为送达: the day of the signature counts.
    case entrusted
    /// 邮寄送达: the day on which it was posted counts.
    case post
    /// The day on which it was sent counts.
    case email
}
