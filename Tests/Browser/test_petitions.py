"""更正和投诉: somebody complains or asks for a correction without an account, an office looks into it, and the person reads
what came of it with a number and a code. By keyboard alone, on the width of a phone, with scripts and without.
"""

import re
from itertools import count

import pytest
from readers import KEYBOARD_OF_PHONE, KEYBOARD_WITHOUT_SCRIPT
from request_steps import OFFICE, OFFICER, identity_number, in_days

OPENNESS_OFFICE = "zhoumin"
PAPER = {"name": "户口簿.txt", "mimeType": "text/plain", "buffer": "户主：程晓\n人口：4\n".encode()}

people = count(900)

by_keyboard = pytest.mark.parametrize(
    "reader", [KEYBOARD_OF_PHONE, KEYBOARD_WITHOUT_SCRIPT], indirect=True, ids=lambda means: means.name
)


@by_keyboard
def test_a_complaint_without_a_name_is_looked_into(reader):
    matter = f"青石岭镇第{next(people)}号公示"
    given_the_form(reader, "网上投诉、举报")
    reader.hand.chooses("ground", "not-published")
    reader.hand.chooses("about", OFFICE)
    reader.hand.fills("matter", matter)
    reader.hand.presses("保存并继续")
    reader.sees("请填写具体情况")
    reader.hand.fills("facts", "年初就该公示，到现在没有。")
    reader.hand.presses("保存并继续")
    number, code = when_it_is_handed_in(reader)

    officer = reader.colleague(OPENNESS_OFFICE)
    when_it_is_opened(officer, matter)
    officer.sees("没有写姓名")
    officer.hand.in_form("告知并办结").chooses("petitionOutcome", "rectification-ordered")
    officer.hand.in_form("告知并办结").fills("rectifyUntil", in_days(10))
    officer.hand.in_form("告知并办结").fills("words", "经查属实，已经督促限期公示。")
    officer.hand.presses("告知并办结")
    officer.sees("已经办好")

    when_it_is_looked_up(reader, number, code)
    reader.sees("结果：查证属实，督促整改")
    reader.sees("经查属实，已经督促限期公示。")
    officer.hand.in_form("登记整改完成").fills("words", "已经公示。")
    officer.hand.presses("登记整改完成")
    reader.opens("/petitions/track")
    reader.sees("整改完成")


@by_keyboard
def test_a_record_about_somebody_is_put_right(reader):
    person = next(people)
    matter = f"第{person}号补助对象名单"
    given_the_form(reader, "申请更正")
    reader.hand.chooses("about", OFFICE)
    answers = {"matter": matter, "facts": "人口写成了2人。", "wish": "应当是4人。", "evidence": "户口簿"}
    for name, words in answers.items():
        reader.hand.fills(name, words)
    reader.hand.fills("petitionerName", "程晓")
    reader.hand.fills("idNumber", identity_number(person))
    reader.hand.fills("petitionerContact", "13900000900")
    reader.hand.presses("保存并继续")
    reader.page.locator("[name=file]").set_input_files(PAPER)
    reader.hand.presses("添加")
    reader.sees("户口簿.txt")
    number, code = when_it_is_handed_in(reader)

    officer = reader.colleague(OFFICER)
    when_it_is_opened(officer, matter)
    assert "程晓" not in officer.page.locator("main").inner_text()
    officer.hand.presses("查看")
    officer.sees("程晓")
    officer.hand.follows("返回")
    officer.hand.in_form("告知并办结").chooses("petitionOutcome", "corrected")
    officer.hand.in_form("告知并办结").fills("words", "经核对户口簿，已经更正为4人。")
    officer.hand.presses("告知并办结")

    when_it_is_looked_up(reader, number, code)
    reader.sees("结果：已经更正")
    reader.sees("已经更正为4人。")


def given_the_form(reader, link):
    reader.opens("/requests/new")
    reader.hand.follows(link)


def when_it_is_handed_in(reader):
    """Whatever is attached; what was written is shown once more."""
    assert reader.path().endswith("/files")
    reader.hand.presses("继续")
    assert reader.path().endswith("/check")
    reader.hand.presses("提交")
    number, code = reader.page.locator(".receipt dd").all_inner_texts()
    assert re.fullmatch(r".+(更正|投诉)〔\d{4}〕\d+号", number)
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", code)
    return number, code


def when_it_is_looked_up(reader, number, code):
    reader.opens("/petitions/track")
    reader.hand.fills("requestNumber", number)
    reader.hand.fills("queryCode", code)
    reader.hand.presses("查进度")


def when_it_is_opened(officer, matter):
    officer.opens("/desk")
    officer.hand.follows(matter)
