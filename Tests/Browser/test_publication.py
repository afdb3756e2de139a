"""The main job: from a draft to a public document that anybody finds and verifies, and down again."""

from conftest import each_reader
from steps import (
    a_paper,
    given_a_document_sent_for_review,
    given_a_form_filled_in,
    then_a_search_finds,
    then_feed_readers_are_told,
    then_no_search_finds,
    then_the_log_grew_by,
    then_the_public_reads,
    then_there_is_nothing_to_read,
    when_all_have_signed,
    when_it_is_sent_back,
    when_it_is_signed,
    when_it_is_withdrawn,
)


@each_reader
def test_a_document_goes_from_draft_to_the_public_and_down_again(reader):
    before = reader.site.verify_log()
    paper = given_a_document_sent_for_review(reader.colleague("chenjing"))
    then_there_is_nothing_to_read(reader, paper)

    when_all_have_signed(reader, paper)
    then_the_public_reads(reader, paper)
    then_a_search_finds(reader, paper)
    then_feed_readers_are_told(reader, paper)
    then_the_log_grew_by(reader, 1, since=before)

    reason = "验收结果有误，重新核查。"
    when_it_is_withdrawn(reader.colleague("zhaoqiming"), paper, reason)
    reader.opens(paper.address)
    reader.sees(reason)
    then_no_search_finds(reader, paper)
    then_the_log_grew_by(reader, 2, since=before)


@each_reader
def test_what_is_sent_back_comes_to_its_writer_with_the_reason(reader):
    officer, checker = reader.colleague("chenjing"), reader.colleague("sunliguo")
    paper = given_a_document_sent_for_review(officer)
    reason = "请补充验收单位。"
    when_it_is_sent_back(checker, paper, reason)

    officer.opens(paper.desk_address)
    officer.sees(reason)
    then_there_is_nothing_to_read(reader, paper)


def test_the_approver_waits_for_the_secrecy_review(reader):
    paper = given_a_document_sent_for_review(reader.colleague("chenjing"))
    for login in ["sunliguo", "linyue"]:
        when_it_is_signed(reader.colleague(login), paper)
    approver = reader.colleague("zhaoqiming")
    approver.opens(paper.desk_address)
    approver.sees(paper.sentence)
    assert approver.page.locator("main [name=decision][value=sign]:enabled").count() == 0

    when_it_is_signed(reader.colleague("heya"), paper)
    when_it_is_signed(approver, paper)
    then_the_public_reads(reader, paper)


@each_reader
def test_a_form_with_something_wrong_keeps_every_word(reader):
    officer = reader.colleague("chenjing")
    paper = a_paper()
    paper.number = "阳自然资发[2026]第11号"  # in other brackets that of a document the office has published
    given_a_form_filled_in(officer, paper)
    officer.hand.presses("保存草稿")

    officer.page.locator(".errors a[href='#documentNumber']").wait_for()
    assert officer.page.locator("[name=title]").input_value() == paper.title
    assert paper.sentence in officer.page.locator("main").inner_html()


@each_reader
def test_a_session_that_ends_in_the_middle_of_a_text_loses_no_word(reader):
    officer = reader.colleague("chenjing")
    paper = a_paper()
    given_a_form_filled_in(officer, paper)
    officer.context.clear_cookies()
    officer.hand.presses("保存草稿")
    officer.enters_name_and_password("chenjing")
    officer.hand.presses("继续提交")

    assert officer.page.locator("main h1").inner_text() == paper.title
    officer.sees(paper.sentence)


def test_a_text_that_was_not_sent_outlives_other_work(reader):
    officer = reader.colleague("chenjing")
    officer.page.on("dialog", lambda dialog: dialog.accept())
    unsent = a_paper()
    given_a_form_filled_in(officer, unsent)
    officer.sees("已在本机保存")
    given_a_document_sent_for_review(officer)

    officer.opens("/desk/documents/new")
    officer.sees("还没有提交的正文")
    officer.page.get_by_role("button", name="恢复").click()
    officer.sees(unsent.sentence)
