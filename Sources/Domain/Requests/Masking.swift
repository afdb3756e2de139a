/// What is shown of a person to those who need no more.
extension Applicant {
    /// 赵**; an organisation by its name.
    package var maskedName: String {
        kind.isOrganisation ? name : name.masked
    }

    /// 139****2207
    package var maskedPhone: String {
        phone.count < 7 ? String(repeating: "*", count: phone.count) : "\(phone.prefix(3))****\(phone.suffix(4))"
    }
}

extension Applicant.Identification {
    /// The last four characters.
    package var tail: String { String(number.suffix(4)) }
}

extension Petitioner {
    package var maskedName: String { name.masked }
}

extension String {
    fileprivate var masked: String {
        count > 1 ? "\(prefix(1))\(String(repeating: "*", count: count - 1))" : self
    }
}
