package import Domain
package import Storage

enum ProfileTable {
    static func find(_ organisation: Organisation.ID, _ tx: any Transaction) throws -> OpennessProfile {
        try tx.first(
            """
            SELECT classification, access, office_name, address, hours, phone, fax, email, postcode, rules, duties,
                   reviewed_on
            FROM openness_profile WHERE organisation = \(organisation)
            """) ?? OpennessProfile()
    }

    static func replace(_ profile: OpennessProfile, of organisation: Organisation.ID, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM openness_profile WHERE organisation = \(organisation)")
        try tx.run(
            """
            INSERT INTO openness_profile
                (organisation, classification, access, office_name, address, hours, phone, fax, email, postcode,
                 rules, duties, reviewed_on)
            VALUES
                (\(organisation), \(profile.classification), \(profile.access), \(profile.officeName),
                 \(profile.address), \(profile.hours), \(profile.phone), \(profile.fax), \(profile.email),
                 \(profile.postcode), \(profile.rules), \(profile.duties), \(profile.reviewedOn))
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
            reviewedOn: try row.get("reviewed_on"))
    }
}
