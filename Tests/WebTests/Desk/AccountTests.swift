import Domain
import TestSupport
import Testing

@testable import Actions

@Suite struct AccountTests {
    @Test func `a changed password goes on in a new session and ends every other`() async throws {
        try await withDesk { desk in
            let person = desk.office.person(.checker)
            try await desk.office.office.resetPassword(person.id, to: "春眠不觉晓处处闻啼鸟", by: .system)
            let elsewhere = try await desk.visitor(person)
            let here = try await desk.visitor(person)

            let answer = try await here.post(
                "/desk/account/password",
                [("oldPassword", "春眠不觉晓处处闻啼鸟"), ("password", "夜来风雨声花落知多少"), ("repeatedPassword", "夜来风雨声花落知多少")])

            #expect(answer.status == 303)
            #expect(answer.location == "/desk/account?done=password")
            #expect(try await desk.isOpen(here.session) == false)
            #expect(try await desk.isOpen(elsewhere.session) == false)
            let page = try await desk.returning(answer.newToken).get("/desk/account?done=password")
            #expect(page.status == 200)
            #expect(page.text.contains("密码已经改好"))
        }
    }

    @Test func `a wrong present password shows the form again and keeps the session`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.checker)

            let answer = try await visitor.post(
                "/desk/account/password",
                [("oldPassword", "不知道"), ("password", "夜来风雨声花落知多少"), ("repeatedPassword", "夜来风雨声花落知多少")])

            #expect(answer.status == 422)
            #expect(answer.text.contains("现在的密码不对"))
            #expect(!answer.text.contains("夜来风雨声"))
            #expect(try await desk.isOpen(visitor.session))
        }
    }

    @Test func `two different new passwords are not taken`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.checker)

            let answer = try await visitor.post(
                "/desk/account/password",
                [("oldPassword", "不知道"), ("password", "夜来风雨声花落知多少"), ("repeatedPassword", "夜来风雨声")])

            #expect(answer.status == 422)
            #expect(answer.text.contains("再输一次的密码不对"))
        }
    }

    @Test func `a code proves that the secret arrived and turns the second factor on`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.checker)
            let page = try await visitor.get("/desk/account/totp")
            let offer = try #require(page.hidden("offer"))
            let totp = visitor.session.offeredTOTP(offer)
            #expect(page.text.contains(totp.base32))

            let answer = try await visitor.post(
                "/desk/account/totp", [("offer", offer), ("totpCode", code(of: totp, at: desk.office.clock.now))])

            #expect(answer.location == "/desk/account?done=totp-on")
            #expect(try await desk.office.office.hasTOTP(visitor.session.person))
            #expect(try await desk.isOpen(visitor.session) == false)
            let next = try await desk.returning(answer.newToken).get("/desk/account/totp")
            #expect(next.text.contains("停用两步验证"))
        }
    }

    @Test func `a secret that another session was offered is not taken`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.checker)
            let other = try await desk.visitor(.reviewer)
            let known = other.session.offeredTOTP("1")

            let answer = try await visitor.post(
                "/desk/account/totp", [("offer", "1"), ("totpCode", code(of: known, at: desk.office.clock.now))])

            #expect(answer.status == 422)
            #expect(answer.text.contains("动态码不对"))
            #expect(answer.hidden("offer") == "1")
            #expect(try await desk.office.office.hasTOTP(visitor.session.person) == false)
        }
    }

    @Test func `a second factor is not put in the place of another`() async throws {
        try await withDesk { desk in
            let first = try await desk.visitor(.checker)
            let instant = desk.office.clock.now
            let on = try await first.post(
                "/desk/account/totp",
                [("offer", "1"), ("totpCode", code(of: first.session.offeredTOTP("1"), at: instant))])
            let visitor = try await desk.returning(on.newToken)

            let answer = try await visitor.post(
                "/desk/account/totp",
                [("offer", "2"), ("totpCode", code(of: visitor.session.offeredTOTP("2"), at: instant))])

            #expect(answer.status == 409)
            #expect(try await desk.isOpen(visitor.session))
        }
    }

    @Test func `the second factor is turned off with the password only`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.checker)
            let totp = visitor.session.offeredTOTP("1")
            let on = try await visitor.post(
                "/desk/account/totp", [("offer", "1"), ("totpCode", code(of: totp, at: desk.office.clock.now))])

            let answer = try await desk.returning(on.newToken).post("/desk/account/totp-off", [("password", "猜一猜猜一猜猜")])

            #expect(answer.status == 422)
            #expect(answer.text.contains("密码不对"))
            #expect(try await desk.office.office.hasTOTP(visitor.session.person))
        }
    }

    @Test func `signing out ends the session and takes the cookie away`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.checker)

            let answer = try await visitor.post("/desk/sign-out")

            #expect(answer.location == "/desk/sign-in")
            #expect(answer.cookie == "session=; Path=/; SameSite=Lax; HttpOnly; Max-Age=0")
            #expect(try await desk.isOpen(visitor.session) == false)
            #expect(try await visitor.get("/desk/account").location == "/desk/sign-in?back=%2Fdesk%2Faccount")
        }
    }

    @Test func `a form of another session signs nobody out`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.checker)
            let stranger = try await desk.visitor(.reviewer)

            let answer = try await visitor.post("/desk/sign-out", token: stranger.session.csrf)

            #expect(answer.status == 403)
            #expect(try await desk.isOpen(visitor.session))
        }
    }
}

private func code(of totp: TOTP, at instant: Instant) -> String {
    totp.code(step: TOTP.step(at: instant), hmacSHA1: hmacSHA1)
}
