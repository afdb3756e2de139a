package import Domain

/// What a request has become by what happened on days like `2026-03-10`.
package func requestCase(_ happenings: (String, RequestEvent.Happening)...) throws -> RequestCase {
    try requestCase(happenings)
}

package func requestCase(_ happenings: [(String, RequestEvent.Happening)]) throws -> RequestCase {
    RequestCase(
        try happenings.map { iso, happening in
            RequestEvent(instant: Instant(milliseconds: 0), actor: nil, day: try day(iso), happening: happening)
        })
}
