"""The pictures of docs/handbook.zh-CN.md: an office at work, with a picture where the handbook has one.

Each scene is a step of somebody's day and may go on from the one before. Fields are named as in the form."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

TITLE = "阳光市自然资源和规划局关于开展矿山生态修复工程质量检查的通知"
BODY = "各县（区）自然资源局，有关矿山企业：\n\n定于本月下旬检查矿山生态修复工程的质量，请于检查前三日报送施工和监理记录。"


def all_scenes(reader, camera):
    """- reader: one of the public, whose colleagues work in the office."""
    sign_in(reader, camera)
    paper = writing(reader, camera)
    interruptions(reader, camera, paper)
    review(reader, camera, paper)
    emergency(reader, camera)
    after_publication(reader, camera, paper)
    duties(reader, camera)
    administration(reader, camera)
    requests(reader, camera)
    reports(reader, camera)


def main_of(person):
    return person.page.locator("main")


def card(person, heading):
    """The box beside a document that has this heading."""
    heading = person.page.get_by_role("heading", name=heading, exact=True)
    return person.page.locator("main .card").filter(has=heading)


def unfolds(person, summary):
    person.page.locator("main summary", has_text=summary).first.click()


def finds_document(person, title):
    """The desk's address of a document of the demo city."""
    person.opens("/desk")
    return person.page.get_by_role("link", name=title).first.get_attribute("href")


def sign_in(reader, camera):
    reader.opens("/desk/sign-in")
    unfolds(reader, "登录不了")
    camera.take("sign-in", main_of(reader))
    officer = reader.colleague("chenjing")
    officer.opens("/desk")
    camera.take("todo", officer.page.locator("header"), main_of(officer), height=560)


def writing(reader, camera):
    """Writes a document and sends it for review, with the two mistakes that everybody makes once."""
    officer = reader.colleague("chenjing")
    page, hand = officer.page, officer.hand
    # Signed some days ago, so that the day from which the term runs is not today.
    signed_on = datetime.now(ZoneInfo("Asia/Shanghai")).date() - timedelta(days=4)
    officer.opens("/desk/documents/new")
    hand.fills("title", TITLE)
    hand.fills("body", BODY)
    camera.take("write-text", page.locator("main h1"), page.locator(".editor"), height=600)
    # The number of a document that the office has published, in other brackets.
    hand.fills("documentNumber", "阳自然资发[2026]第11号")
    hand.chooses("catalogueRow")
    hand.chooses("topic", value_of(page, "topic", "国土资源"))
    hand.chooses("genre", "notice")
    hand.fills("signedOn", signed_on.isoformat())
    hand.fills("keywords", "矿山，生态修复")
    camera.take(
        "write-fields", page.get_by_role("heading", name="文件信息"), page.locator("[name=documentNumber]"),
        page.locator("[name=keywords]"))
    camera.take("write-attribute", page.locator("fieldset", has=page.locator("[name=attribute]")))
    unfolds(officer, "更多")
    camera.take("write-more", page.locator("main form details"))
    hand.presses("保存草稿")
    camera.take("number-taken", page.locator("main .errors"))

    hand.fills("documentNumber", f"阳自然资发[{signed_on.year}]96号")
    page.locator("[name=topic]").select_option("")
    page.locator("[name=genre]").select_option("")
    hand.presses("保存并送审")
    camera.take("incomplete", page.locator("main .errors"), page.locator("main h1"))

    hand.chooses("topic", value_of(page, "topic", "国土资源"))
    hand.chooses("genre", "notice")
    hand.presses("保存并送审")
    camera.take("sent", page.locator("main .note").first, page.locator("main .head"))
    unfolds(officer, "怎么算的")
    camera.take("term", page.locator("section", has=page.locator("#term")))
    return officer.path()


def value_of(page, name, title):
    """What the form calls the first answer with this in its title."""
    return page.locator(f"main [name={name}] option", has_text=title).first.get_attribute("value")


def interruptions(reader, camera, paper):
    """Somebody takes a document back while another signs it, writes in two windows, and is away for too long."""
    officer, checker = reader.colleague("chenjing"), reader.colleague("sunliguo")
    checker.opens(paper)
    camera.take("decision", card(checker, "您的审核意见"))
    checker.hand.chooses("decision", "return")
    checker.hand.fills("opinion", "请写明检查的具体日期。")

    officer.opens(paper)
    unfolds(officer, "撤回修改")
    officer.hand.fills("recallReason", "正文要补一段。")
    camera.take("recall", officer.page.locator("main .card", has=officer.page.locator("[name=recallReason]")))
    officer.hand.presses("撤回")

    checker.hand.presses("提交意见")
    camera.take("changed-meanwhile", main_of(checker).locator(".note").first)

    officer.opens(f"{paper}/edit")
    first, second = officer.page, officer.context.new_page()
    second.goto(f"{paper}/edit")
    second.locator("[name=title]").fill(TITLE + "（2026年）")
    with second.expect_navigation():
        second.get_by_role("button", name="保存草稿").click()
    second.close()
    officer.hand.fills("body", BODY + "\n\n检查结果另行公布。")
    officer.hand.presses("保存草稿")
    camera.take("conflict", first.locator("main h1"), first.locator("[name=replaces]"), height=700)
    first.locator("[name=replaces]").check()
    officer.hand.presses("保存草稿")

    officer.opens(f"{paper}/edit")
    officer.hand.fills("body", BODY + "\n\n检查结果在检查结束后十个工作日内公布。")
    officer.context.clear_cookies()
    officer.hand.presses("保存并送审")
    camera.take("session-ended", main_of(officer), height=420)
    officer.enters_name_and_password("chenjing")
    camera.take("session-resumed", main_of(officer), height=700)
    officer.site.cookies["chenjing"] = officer.context.cookies()
    officer.hand.presses("继续提交")


def review(reader, camera, paper):
    officer, checker = reader.colleague("chenjing"), reader.colleague("sunliguo")
    checker.opens(paper)
    checker.hand.chooses("decision", "return")
    checker.hand.fills("opinion", "请写明检查的具体日期。")
    checker.hand.presses("提交意见")

    officer.opens(paper)
    camera.take("returned", card(officer, "审核退回"))
    officer.hand.follows("修改")
    officer.hand.fills("body", BODY.replace("本月下旬", "本月24日至26日") + "\n\n检查结果在检查结束后十个工作日内公布。")
    officer.hand.presses("保存并送审")

    signs(checker, paper)
    reviewer = reader.colleague("linyue")
    reviewer.opens(paper)
    reviewer.hand.follows("与前一版的不同")
    camera.take("changes", main_of(reviewer), height=560)
    signs(reviewer, paper)
    secrecy = reader.colleague("heya")
    secrecy.opens(paper)
    secrecy.hand.fills("opinion", "经审查，不涉及国家秘密、工作秘密、商业秘密和个人隐私，可以公开。")
    camera.take("secrecy", card(secrecy, "您的保密审查意见"))
    secrecy.hand.chooses("decision", "sign")
    secrecy.hand.presses("提交意见")
    approver = reader.colleague("zhaoqiming")
    approver.opens(paper)
    camera.take("steps", approver.page.locator("main .head"))
    camera.take("approval", card(approver, "您的审批意见"))
    signs(approver, paper)
    approver.opens(paper)
    camera.take("published", approver.page.locator("main .head"), card(approver, "已经公布"), height=520)


def signs(person, paper):
    person.opens(paper)
    person.hand.chooses("decision", "sign")
    person.hand.presses("提交意见")


def emergency(reader, camera):
    approver, office = reader.colleague("zhaoqiming"), reader.colleague("zhoumin")
    approver.opens(finds_document(approver, "阳光市国有建设用地使用权挂牌出让公告"))
    unfolds(approver, "紧急发布")
    form = approver.page.locator("main .card", has=approver.page.locator("form[action$='/override']"))
    camera.take("override", form)
    office.opens(finds_document(office, "石门沟滑坡险情"))
    camera.take("override-confirmation", card(office, "确认紧急发布"))


def after_publication(reader, camera, paper):
    officer, approver = reader.colleague("chenjing"), reader.colleague("zhaoqiming")
    officer.opens(f"{paper}/edit")
    camera.take("correction", officer.page.locator("main h1"), officer.page.locator("[name=title]"), height=420)
    approver.opens(f"{paper}/validity")
    camera.take("validity", main_of(approver))
    approver.opens(f"{paper}/withdrawal")
    approver.hand.chooses("manner", "error")
    approver.hand.fills("reason", "检查日期有误，另行通知。")
    camera.take("withdrawal", main_of(approver))
    approver.hand.presses("撤下")
    public = paper.removeprefix("/desk")
    reader.opens(public)
    camera.take("tombstone", main_of(reader))
    reader.opens("/log")
    camera.take("log", reader.page.locator("main h1"), reader.page.locator("main .split > div"), height=560)


def duties(reader, camera):
    officer, office, auditor = (reader.colleague(login) for login in ["chenjing", "zhoumin", "hanxue"])
    office.opens("/desk/catalogue/yg-nr")
    camera.take("catalogue", main_of(office), height=640)
    reader.opens("/catalogue")
    camera.take("coverage", main_of(reader), height=620)
    officer.opens("/desk/organisations")
    officer.hand.follows("公开指南")
    camera.take("guide", main_of(officer), height=620)
    auditor.opens("/desk/journal")
    camera.take("journal", main_of(auditor), height=560)


def administration(reader, camera):
    administrator = reader.colleague("zhengkai")
    administrator.opens("/desk/people/new")
    camera.take("new-person", main_of(administrator), height=1200)
    administrator.opens("/desk/people")
    administrator.hand.follows("陈静")
    camera.take("person", main_of(administrator), height=760)
    administrator.opens("/desk/account/totp")
    camera.take("second-step", main_of(administrator))
    administrator.opens("/desk/organisations/new")
    camera.take("new-organisation", main_of(administrator), height=760)


def requests(reader, camera):
    """A request that is late, the answer to it, and a complaint about that."""
    officer = reader.colleague("liming")
    officer.opens("/desk/requests?overdue=yes")
    officer.page.locator("main tbody a").first.click()
    camera.take("request", officer.page.locator("main .head"), officer.page.locator("main .split"), height=700)
    late = officer.page.url.split("?")[0]
    officer.opens(f"{late.removeprefix(officer.site.address)}/draft?outcome=partly-granted")
    camera.take("request-answer", main_of(officer), height=700)
    watcher = reader.colleague("zhoumin")
    watcher.opens("/desk/petitions?open=yes")
    watcher.page.locator("main tbody a").first.click()
    camera.take("complaint", main_of(watcher), height=700)


def reports(reader, camera):
    """The report on a year of which the city has none yet."""
    officer = reader.colleague("chenjing")
    officer.opens("/desk/reports?year=2022")
    officer.hand.presses("开始编制 阳光市自然资源和规划局本级")
    camera.take("report", officer.page.locator("main .head"), officer.page.locator("main .split"), height=900)
