import Actions
import Domain

/// Who does the work in the demo city: an office's own people where it has them, or else those of the city.
struct DemoStaff: Sendable {
    private var callers: [Place: Caller] = [:]

    private struct Place: Hashable {
        var role: Role
        var organisation: String
    }

    mutating func add(_ person: Person, _ role: Role, in organisation: Organisation) {
        let place = Place(role: role, organisation: organisation.code)
        // The first in the file: others of the same role are there for company.
        if callers[place] != nil { return }
        callers[place] = Caller(person, authority: Authority([Authority.Grant(role, in: organisation.id)]))
    }

    func caller(_ role: Role, for organisation: String, in city: String) throws -> Caller {
        let found =
            callers[Place(role: role, organisation: organisation)] ?? callers[Place(role: role, organisation: city)]
        guard let found else { throw Failure.cannot("the demo has nobody who is \(role.rawValue)") }
        return found
    }
}

extension ReviewStep {
    var role: Role {
        switch self {
        case .check: .checker
        case .review: .reviewer
        case .secrecy: .secrecyReviewer
        case .approval: .approver
        }
    }
}
