/// How the house covers what it must show of a person: one rule for all that it publishes (law/10 §10.2; 去标识化, PIPL
/// Arts 51 and 73).
package struct HouseMask: Hashable, Sendable, Codable {
    /// Both are in use. The longer beginning tells the county where somebody was registered, and with the name often who it is.
    package enum IdentityForm: String, Hashable, Sendable, Codable, CaseIterable {
        /// `110***********002X`
        case province
        /// `110101********002X`
        case county
    }

    package var identity: IdentityForm

    package init(identity: IdentityForm = .province) {
        self.identity = identity
    }

    /// Of eighteen characters, or the older fifteen.
    package func identityNumber(_ number: String) -> String {
        switch identity {
        case .province: covered(number, first: 3, last: 4)
        case .county: covered(number, first: 6, last: 4)
        }
    }

    /// Mobile or landline: `139****2207`, `056****567`.
    package func phone(_ number: String) -> String {
        let digits = String(number.filter { $0 != "-" && $0 != " " })
        return covered(digits, first: 3, last: digits.count < 11 ? 3 : 4)
    }

    /// `6222***********0128`
    package func bankCard(_ number: String) -> String { covered(number, first: 4, last: 4) }

    /// `l****@qq.com`
    package func email(_ address: String) -> String {
        guard let at = address.firstIndex(of: "@") else { return address }
        return "\(address.prefix(1))****\(address[at...])"
    }

    /// 赵**, 欧阳*: the surname stays.
    package func name(_ name: String) -> String {
        let surname = GuardNames.surname(of: name)
        guard name.count > surname, surname > 0 else { return name }
        return name.prefix(surname) + String(repeating: "*", count: name.count - surname)
    }

    private func covered(_ number: String, first: Int, last: Int) -> String {
        guard number.count > first + last else { return String(repeating: "*", count: number.count) }
        let stars = String(repeating: "*", count: number.count - first - last)
        return number.prefix(first) + stars + number.suffix(last)
    }
}
