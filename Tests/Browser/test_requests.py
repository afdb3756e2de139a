"""依申请公开: a citizen asks without an account, an office answers with three signatures, and the citizen reads it with a
number and a code. By keyboard alone, on the width of a phone, with scripts and without.
"""

import re

import pytest
from conftest import each_reader
from readers import KEYBOARD_OF_PHONE, KEYBOARD_WITHOUT_SCRIPT
from request_steps import (
    ANSWER,
    OFFICER,
    an_application,
    given_an_application_handed_in,
    given_an_application_registered,
    given_the_desk_page,
    given_the_form_of_an_office,
    then_it_is_one_request,
    when_a_search_is_recorded,
    when_all_have_signed_the_answer,
    when_an_answer_is_drafted,
    when_clarification_is_asked,
    when_everything_is_said,
    when_it_is_clarified,
    when_it_is_handed_in,
    when_it_is_looked_up,
    when_it_is_said_how_it_shall_be_given,
    when_it_is_said_what_is_wanted,
    when_it_is_said_who_asks,
    when_its_receipt_is_confirmed,
    when_nothing_is_attached,
    when_the_answer_is_delivered,
)

by_keyboard = pytest.mark.parametrize(
    "reader", [KEYBOARD_OF_PHONE, KEYBOARD_WITHOUT_SCRIPT], indirect=True, ids=lambda means: means.name
)


@by_keyboard
def test_a_citizen_asks_and_is_answered(reader):
    application = given_an_application_handed_in(reader)
    officer = reader.colleague(OFFICER)
    when_its_receipt_is_confirmed(officer, application)
    when_a_search_is_recorded(officer, found="竣工图1套，共12张")
    when_an_answer_is_drafted(officer, "partly-granted", ANSWER)
    when_all_have_signed_the_answer(reader, application)

    when_it_is_looked_up(reader, application)
    reader.sees("您的申请正在办理")  # signed, and not on its way yet
    when_the_answer_is_delivered(officer, application)
    reader.opens("/requests/track")
    reader.sees("您的申请已经答复")
    reader.sees("作出答复：部分公开")
    reader.sees("答复已经发出（邮寄送达）")
    then_the_days_are_explained(reader)
    reader.sees("先申请行政复议")
    reader.hand.follows("答复书")
    then_the_letter_says(reader, application, ANSWER.values())

    reader.opens("/requests/track")
    reader.hand.chooses("rating", "4")
    reader.hand.fills("words", "比说好的早。")
    reader.hand.presses("提交评价")
    reader.sees("您的评价：4分")
    assert reader.page.locator("[name=rating]").count() == 0


def then_the_days_are_explained(citizen):
    """From the day of receipt, which does not count, to the twentieth working day."""
    ledger = citizen.page.locator("section[aria-labelledby=lg]")
    for words in ["收到", "截止", "起算", "20"]:
        ledger.get_by_text(words).first.wait_for()


def then_the_letter_says(citizen, application, sentences):
    letter = citizen.page.locator("article.official").inner_text()
    for words in [application.name, application.number, application.description.rstrip("。"), "第三十七条", *sentences]:
        assert words in letter
    assert application.identity_number not in letter


@by_keyboard
def test_what_is_wrong_is_said_where_it_is_and_nothing_typed_is_lost(reader):
    application = an_application()
    given_the_form_of_an_office(reader)
    reader.hand.presses("保存并继续")
    then_the_summary_leads_to(reader, "applicantKind", "请")
    reader.hand.chooses("applicantKind", "citizen")
    reader.hand.presses("保存并继续")

    wrong = application.identity_number[:-1] + ("1" if application.identity_number[-1] != "1" else "2")
    reader.hand.fills("idNumber", wrong)
    reader.hand.presses("保存并继续")
    then_the_summary_leads_to(reader, "applicantName", "请填写姓名")
    assert reader.page.locator("[name=idNumber]").input_value() == wrong
    reader.hand.fills("applicantName", application.name)
    reader.hand.presses("保存并继续")
    then_the_summary_leads_to(reader, "idNumber", "最后一位")
    assert reader.page.locator("[name=applicantName]").input_value() == application.name

    reader.hand.fills("idNumber", application.identity_number)
    reader.hand.presses("保存并继续")
    assert reader.path() == "/requests/new/contact"
    reader.hand.presses("保存并继续")
    then_the_summary_leads_to(reader, "applicantPhone", "电话")


def then_the_summary_leads_to(reader, name, words):
    """It is read out, it has the focus where a script can give it, and its link goes to the field."""
    page = reader.page
    summary = page.get_by_role("alert")
    assert words in summary.inner_text()
    if reader.means.has_script:
        assert summary.evaluate("e => e === document.activeElement")
    field = page.locator(f"main [name='{name}']").first
    remark = page.locator(f"#{name}-error")
    assert remark.is_visible()
    described = field.or_(page.locator(f"fieldset:has([name='{name}'])")).evaluate_all(
        "all => all.map((e) => e.getAttribute('aria-describedby') ?? '')"
    )
    assert any(f"{name}-error" in ids.split() for ids in described)
    reader.hand.follows(re.compile(re.escape(summary.locator("a").first.inner_text())))
    assert page.locator(":focus").get_attribute("name") == name


@by_keyboard
def test_a_draft_waits_for_a_browser_that_was_closed(reader):
    application = an_application()
    given_the_form_of_an_office(reader)
    when_it_is_said_who_asks(reader, application)
    reader.restarts_browser()

    given_the_form_of_an_office(reader)
    assert reader.page.locator("[name=applicantKind]:checked").get_attribute("value") == "citizen"
    reader.hand.presses("保存并继续")
    assert reader.page.locator("[name=applicantName]").input_value() == application.name
    reader.opens("/requests/new/what")
    when_it_is_said_what_is_wanted(reader, application)
    when_it_is_said_how_it_shall_be_given(reader)
    reader.sees(application.phone)
    when_it_is_handed_in(reader, application)


@by_keyboard
def test_what_is_published_already_need_not_be_asked_for(reader):
    application = an_application()
    application.description = "农村危房改造补助办法"
    given_the_form_of_an_office(reader)
    when_it_is_said_who_asks(reader, application)
    reader.hand.fills("description", application.description)
    reader.hand.presses("保存并继续")
    assert reader.path() == "/requests/new/already"
    reader.hand.follows("阳光市农村危房改造补助办法")
    assert reader.path().startswith("/documents/")

    reader.opens("/requests/new/already")  # it is not what was meant: the application goes on
    reader.hand.presses("都不是，继续申请")
    when_nothing_is_attached(reader)


def test_what_nobody_has_published_is_not_said_to_be_public(reader):
    given_the_form_of_an_office(reader)
    reader.opens("/requests/new/what")
    reader.hand.fills("description", "青石岭第7号泄洪沟的竣工图。")
    reader.hand.presses("保存并继续")
    when_nothing_is_attached(reader)


@each_reader
def test_what_is_sent_twice_is_one_request(reader):
    application = an_application()
    given_the_form_of_an_office(reader)
    when_everything_is_said(reader, application)
    in_another_tab = reader.opens_tab("/requests/new/check")
    when_it_is_handed_in(reader, application)
    then_it_is_the_same(reader, application)

    reader.page.go_back()
    then_it_is_the_same(reader, application)
    reader.page, reader.hand = in_another_tab.page, in_another_tab
    reader.hand.chooses("agreed", "yes")
    reader.hand.presses("提交申请")
    then_it_is_the_same(reader, application)
    then_it_is_one_request(reader.colleague(OFFICER), application)


def then_it_is_the_same(reader, application):
    assert reader.path() == "/requests/new/done"
    assert reader.page.locator(".receipt dd").all_inner_texts()[:2] == [application.number, application.code]


@each_reader
def test_number_and_code_open_a_request_together_and_neither_alone(reader):
    application = given_an_application_registered(reader.colleague(OFFICER))
    when_it_is_looked_up(reader, application, code="0000-0000")
    reader.page.locator(".errors a[href='#queryCode']").wait_for()
    assert reader.page.locator("[name=requestNumber]").input_value() == application.number
    assert application.description not in reader.page.locator("main").inner_text()

    # As it is typed by hand: other brackets, small letters, no dash.
    reader.hand.fills("requestNumber", application.number.replace("〔", "[").replace("〕", "]"))
    reader.hand.fills("queryCode", application.code.lower().replace("-", ""))
    reader.hand.presses("查进度")
    reader.sees(application.description)
    reader.hand.presses("查别的申请")
    reader.opens("/requests/track")
    assert application.description not in reader.page.locator("main").inner_text()


@by_keyboard
def test_who_cannot_write_is_helped_at_the_counter_and_asked_once_what_is_meant(reader):
    officer = reader.colleague(OFFICER)
    application = given_an_application_registered(officer, channel="oral")
    question, answer = "请写明是哪一段、哪一年建成的。", "从老桥到水库的一段，2019年建成。"
    when_clarification_is_asked(officer, application, question)

    when_it_is_looked_up(reader, application)
    reader.sees("口头提出，窗口代填")
    reader.sees(question)
    reader.hand.presses("提交补充")
    reader.page.locator(".errors a[href='#words']").wait_for()
    when_it_is_clarified(reader, answer)
    reader.sees("收到您的补充，期限重新计算")
    given_the_desk_page(officer, application)
    officer.sees(answer)
    assert officer.page.locator("summary", has_text="要求补正").count() == 0


@by_keyboard
def test_a_citizen_takes_a_request_back(reader):
    application = given_an_application_registered(reader.colleague(OFFICER))
    when_it_is_looked_up(reader, application)
    reader.hand.unfolds("撤回这件申请")
    reader.hand.presses("撤回申请")
    reader.sees("您的申请已经撤回")
