"""What applicants do, and those who answer them, in their own words: given …, when …, then …"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

OFFICE = "yg-nr"
OFFICER = "liming"
#: Who signs an answer, in this order, and what their button says.
SIGNERS = {"linyue": "复核通过", "heya": "保密审查通过", "zhaoqiming": "审批通过"}
#: What the letter says of an answer that is partly granted.
ANSWER = {
    "way": "随信附上竣工图第1张到第10张。",
    "withheld-part": "第11张、第12张。",
    "reasons": "第11张、第12张是施工单位的商业秘密。",
}

applicants = count(1)


@dataclass
class Application:
    """What somebody asks for, and who they are."""

    name: str
    identity_number: str
    phone: str
    description: str
    email: str = ""
    address: str = ""
    #: Told when it has been handed in.
    number: str = ""
    code: str = ""


def an_application():
    number = next(applicants)
    return Application(
        name=f"申晓{chr(0x4E00 + number)}",
        identity_number=identity_number(number),
        phone=f"1390000{number:04}",
        description=f"青石岭第{number}号泄洪沟的竣工图。",
    )


def identity_number(number):
    """One of somebody who was born on the first day of 1970, with its check character (GB 11643-1999)."""
    digits = f"34170119700101{number:03}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return digits + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11]


def in_days(days):
    return (datetime.now(ZoneInfo("Asia/Shanghai")).date() + timedelta(days=days)).isoformat()


def given_the_form_found_from_home(citizen):
    citizen.opens("/")
    citizen.hand.follows("依申请公开")
    citizen.hand.chooses("organisation", OFFICE)
    citizen.hand.presses("看受理机构")
    citizen.hand.presses("在网上申请")
    assert citizen.path() == "/requests/new/kind"


def given_the_form_of_an_office(citizen):
    citizen.opens(f"/requests/new?organisation={OFFICE}")
    citizen.hand.presses("在网上申请")


def when_it_is_said_who_asks(citizen, application):
    citizen.hand.chooses("applicantKind", "citizen")
    citizen.hand.presses("保存并继续")
    citizen.hand.fills("applicantName", application.name)
    citizen.hand.fills("idNumber", application.identity_number)
    citizen.hand.presses("保存并继续")
    citizen.hand.fills("applicantPhone", application.phone)
    if application.email:
        citizen.hand.fills("applicantEmail", application.email)
    if application.address:
        citizen.hand.fills("applicantAddress", application.address)
    citizen.hand.presses("保存并继续")
    citizen.hand.chooses("agent", "no")
    citizen.hand.presses("保存并继续")


def when_it_is_said_what_is_wanted(citizen, application):
    """Whatever is shown as published already, it is something else."""
    citizen.hand.fills("description", application.description)
    citizen.hand.presses("保存并继续")
    if citizen.path() == "/requests/new/already":
        citizen.hand.presses("都不是，继续申请")
    when_nothing_is_attached(citizen)


def when_nothing_is_attached(citizen):
    assert citizen.path() == "/requests/new/files"
    citizen.hand.presses("继续")
    assert citizen.path() == "/requests/new/how"


def when_it_is_said_how_it_shall_be_given(citizen):
    citizen.hand.chooses("form", "electronic")
    citizen.hand.chooses("way", "pick-up")
    citizen.hand.presses("保存并继续")
    assert citizen.path() == "/requests/new/check"


def when_everything_is_said(citizen, application):
    when_it_is_said_who_asks(citizen, application)
    when_it_is_said_what_is_wanted(citizen, application)
    when_it_is_said_how_it_shall_be_given(citizen)


def when_it_is_handed_in(citizen, application):
    citizen.hand.chooses("agreed", "yes")
    citizen.hand.presses("提交申请")
    then_number_and_code_are_told(citizen, application)


def then_number_and_code_are_told(reader, application):
    told = reader.page.locator(".receipt dd").all_inner_texts()
    application.number, application.code = told[0], told[1]
    assert re.fullmatch(r".+申〔\d{4}〕\d+号", application.number)
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", application.code)


def given_an_application_handed_in(citizen, application=None):
    application = application or an_application()
    given_the_form_found_from_home(citizen)
    when_everything_is_said(citizen, application)
    when_it_is_handed_in(citizen, application)
    return application


def given_an_application_registered(officer, application=None, channel="oral"):
    """The officer writes down what somebody says at the counter."""
    application = application or an_application()
    officer.opens("/desk/requests")
    officer.hand.follows("登记一件申请")
    officer.hand.chooses("organisation", OFFICE)
    officer.hand.chooses("channel", channel)
    officer.hand.chooses("applicantKind", "citizen")
    officer.hand.fills("applicantName", application.name)
    officer.hand.chooses("idKind", "identity-card")
    officer.hand.fills("idNumber", application.identity_number)
    officer.hand.fills("applicantPhone", application.phone)
    officer.hand.fills("description", application.description)
    officer.hand.chooses("form", "paper")
    officer.hand.chooses("way", "pick-up")
    officer.hand.presses("登记")
    then_number_and_code_are_told(officer, application)
    return application


def when_it_is_looked_up(citizen, application, code=None):
    citizen.opens("/requests/track")
    citizen.hand.fills("requestNumber", application.number)
    citizen.hand.fills("queryCode", code or application.code)
    citizen.hand.presses("查进度")


def pages_of_an_applicant(citizen):
    """Opens every page that only an applicant sees, and yields its address: none of them has one that others could open."""
    application = an_application()
    given_the_form_of_an_office(citizen)
    when_everything_is_said(citizen, application)
    for step in ["kind", "identity", "contact", "agent", "what", "already", "files", "how", "check", "done", "track"]:
        if step == "done":
            citizen.opens("/requests/new/check")
            when_it_is_handed_in(citizen, application)
        if step == "track":
            when_it_is_looked_up(citizen, application)
        address = "/requests/track" if step == "track" else f"/requests/new/{step}"
        assert citizen.opens(address) == 200
        assert citizen.path() == address
        yield address


def given_the_desk_page(colleague, application):
    """Found where it waits: on the list of what is to be done."""
    colleague.opens("/desk")
    colleague.hand.follows(application.description)
    colleague.sees(application.number)


def when_its_receipt_is_confirmed(officer, application):
    given_the_desk_page(officer, application)
    officer.hand.in_form("确认收到").presses("确认收到")
    officer.sees("已经办好")


def when_a_search_is_recorded(officer, found):
    form = officer.hand.in_form("记录检索")
    form.fills("places", "局档案室")
    form.fills("searchWords", "泄洪沟")
    form.fills("found", found)
    form.presses("记录检索")
    officer.sees("已经办好")


def when_an_answer_is_drafted(officer, outcome, parts):
    officer.hand.chooses("outcome", outcome)
    officer.hand.presses("写这种答复")
    for name, words in parts.items():
        officer.hand.fills(name, words)
    officer.hand.presses("保存，送复核")
    officer.sees("已经办好")


def when_all_have_signed_the_answer(reader, application):
    for login, button in SIGNERS.items():
        signer = reader.colleague(login)
        given_the_desk_page(signer, application)
        form = signer.hand.in_form(button)
        form.fills("words", "经审查，不涉及国家秘密，同意。")
        form.presses(button)
        signer.sees("已经办好")


def when_the_answer_is_delivered(officer, application):
    given_the_desk_page(officer, application)
    form = officer.hand.in_form("登记送达答复")
    form.chooses("manner", "post")
    form.fills("words", "XA00000000034")
    form.presses("登记送达答复")
    officer.sees("已经办好")


def when_clarification_is_asked(officer, application, words):
    given_the_desk_page(officer, application)
    officer.hand.unfolds("要求补正")
    form = officer.hand.in_form("要求补正")
    form.fills("words", words)
    form.fills("deadline", in_days(15))
    form.presses("要求补正")
    officer.sees("已经办好")


def when_it_is_clarified(citizen, words):
    citizen.hand.fills("words", words)
    citizen.hand.presses("提交补充")


def then_it_is_one_request(officer, application):
    officer.opens("/desk/requests")
    assert officer.page.locator("main").get_by_role("link", name=application.description).count() == 1
