import Testing
import Web

@Suite struct FormTests {
    @Test func `a field with an error says so beside it and to screen readers`() {
        let html = textField(FormField("what", "您想要什么信息？", hint: "写文号", message: "请写明"), value: "旧").text
        #expect(html.contains("<div class=\"field error\">"))
        #expect(html.contains("<label for=\"what\">您想要什么信息？</label>"))
        #expect(html.contains("<p class=\"hint\" id=\"what-hint\">写文号</p>"))
        #expect(html.contains("<p class=\"message\" id=\"what-error\"><span class=\"hidden\">错误：</span>请写明</p>"))
        #expect(html.contains("value=\"旧\""))
        #expect(html.contains("aria-describedby=\"what-hint what-error\" aria-invalid=\"true\""))
    }

    @Test func `a field in order claims nothing`() {
        let html = textField(FormField("number", "文号", isOptional: true)).text
        #expect(html.contains("<label for=\"number\">文号（可不填）</label>"))
        #expect(!html.contains("aria-"))
        #expect(!html.contains("value="))
    }

    @Test func `a password never comes back`() {
        #expect(!textField(FormField("password", "密码"), value: "secret", kind: .password).text.contains("secret"))
    }

    @Test func `a text keeps its own first line break`() {
        #expect(textArea(FormField("why", "意见"), value: "\n二").text.contains(">\n\n二</textarea>"))
    }

    @Test func `the first of several choices is where the error summary leads`() {
        let choices = [Choice("a", "同意", obstacle: "还有1项必须处理"), Choice("b", "退回")]
        let html = radios(FormField("act", "选一项"), choices: choices, selected: "b").text
        #expect(html.contains("<legend>选一项</legend>"))
        #expect(html.contains("id=\"act\" name=\"act\" value=\"a\" disabled aria-describedby=\"act-remark\""))
        #expect(html.contains("<small id=\"act-remark\">还有1项必须处理</small>"))
        #expect(html.contains("id=\"act-2\" name=\"act\" value=\"b\" checked"))
    }

    @Test func `a page that asks one thing has the question as its heading`() {
        let field = textArea(FormField("q", "要什么？", isHeading: true)).text
        #expect(field.contains("<h1><label for=\"q\">要什么？</label></h1>"))
        let group = radios(FormField("q", "要什么？", isHeading: true), choices: [Choice("a", "甲")]).text
        #expect(group.contains("<legend><h1>要什么？</h1></legend>"))
    }

    @Test func `the summary counts the errors and leads to each`() {
        let html = errorSummary([FormError("what", "请写明"), FormError("to", "年份不对")]).text
        #expect(html.contains("role=\"alert\" aria-labelledby=\"errors-title\" tabindex=\"-1\""))
        #expect(html.contains("<h2 id=\"errors-title\">有2处需要修改</h2>"))
        #expect(html.contains("<a href=\"#to\">年份不对</a>"))
        #expect(errorSummary([]).isEmpty)
    }

    @Test func `a form that changes something carries its token`() {
        let html = postForm(to: "/desk/sign-out", csrfToken: "t1", "<p></p>").text
        #expect(html.hasPrefix("<form method=\"post\" action=\"/desk/sign-out\" novalidate>"))
        #expect(html.contains("<input type=\"hidden\" name=\"csrf\" value=\"t1\">"))
    }
}
