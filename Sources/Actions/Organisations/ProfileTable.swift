package import Domain
package import Storage

enum ProfileTable {
    static func find(_ organisation: Organisation.ID, _ tx: any Transaction) throws -> OpennessProfile {
        try tx.first(
            """
            SELECT classification, access, office_name, address, hours, phone, fax, email, postcode, rules, duties,
                   mark, reviewed_on
            FROM openness_profile WHERE organisation = \(organisation)
            """) ?? OpennessProfile()
    }

    /// What an organisation is called in numbers.
    static func mark(of organisation: Organisation, _ tx: any Transaction) throws -> String {
        let own: String? = try tx.value(
            "SELECT mark AS value FROM openness_profile WHERE organisation = \(organisation.id)")
        return own.flatMap { $0.isEmpty ? nil : $0 } ?? organisation.shortName
    }

    /// The name of another organisation that is called so.
    static func holder(ofMark mark: String, except organisation: Organisation.ID, _ tx: any Transaction) throws
        -> String?
    {
        try tx.value(
            """
            SELECT o.name AS value FROM organisation o LEFT JOIN openness_profile p ON p.organisation = o.id
            WHERE o.id <> \(organisation) AND (p.mark = \(mark) OR o.short_name = \(mark)) ORDER BY o.code LIMIT 1
            """)
    }

    static func replace(_ profile: OpennessProfile, of organisation: Organisation.ID, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM openness_profile WHERE organisation = \(organisation)")
        try tx.run(
            """
            INSERT INTO openness_profile
                (organisation, classification, access, office_name, address, hours, phone, fax, email, postcode,
                 rules, duties, mark, reviewed_on)
            VALUES
                (\(organisation), \(profile.classification), \(profile.access), \(profile.officeName),
                 \(profile.address), \(profile.hours), \(profile.phone), \(profile.fax), \(profile.email),
                 \(profile.postcode), \(profile.rules), \(profile.duties), \(profile.mark), \(profile.reviewedOn))
            """)
    }
}

extension OpennessProfile: SQLRecord {
    package init(row: SQLRow) throws {
        self.init(
            classification: try row.get("classification"), access: try row.get("access"),
            officeName: try row.get("office_name"), address: try row.get("address"), hours: try row.get("hours"),
            phone: try row.get("phone"), fax: try row.get("fax"), email: try row.get("email"),
            postcode: try row.get("postcode"), rules: try row.get("rules"), duties: try row.get("duties"),
            mark: try row.get("mark"), reviewedOn: try row.get("reviewed_on"))
    }
}
