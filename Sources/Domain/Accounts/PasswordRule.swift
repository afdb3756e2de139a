/// What a password must be. Length protects; forced symbols do not.
package enum PasswordRule {
    package static let least = 10
    package static let limit = 200

    package static func issues(_ password: String, login: String) -> [Issue] {
        if password.count < least { return [Issue("password", .tooShort(least: least))] }
        if password.count > limit { return [Issue("password", .tooLong(limit: limit))] }
        let isGuessable = Set(password).count < 4 || (!login.isEmpty && password.contains(login))
        return isGuessable ? [Issue("password", .malformed(expected: "不含登录名，并且不是少数几个字符的重复"))] : []
    }
}
