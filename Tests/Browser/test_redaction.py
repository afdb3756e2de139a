"""What is covered in a file is gone from it, and proven gone: of a draft, and of what goes out with an answer."""

import subprocess

from conftest import each_reader, on_one_engine
from file_steps import NUMBER, given_a_draft, then_the_page_is_sound, when_it_is_attached
from hands import KeyboardHand
from request_steps import given_an_application_registered, given_the_desk_page
from steps import when_all_have_signed


@on_one_engine
@each_reader
def test_what_is_covered_in_a_file_is_gone_and_proven_gone(reader):
    officer = reader.colleague("chenjing")
    paper = given_a_draft(officer)
    when_it_is_attached(officer, paper, "名单.pdf", "application/pdf", a_list(officer), "有1处要处理")
    officer.hand.follows("遮盖")
    then_the_page_is_sound(officer)
    officer.hand.presses("遮盖选中的")
    officer.sees("已经标出1处")
    officer.hand.in_form("遮盖这些字").fills("words", "张三")
    officer.hand.presses("遮盖这些字")
    officer.sees("已经标出2处")
    when_an_area_is_drawn(officer)
    officer.hand.presses("遮盖这一块")
    officer.sees("已经标出3处")
    then_the_page_is_sound(officer)
    when_the_new_file_takes_the_place_of_the_old_one(officer)
    officer.sees("已经换成遮盖后的文件。原件封存在以前的版本里。")

    officer.opens(paper.desk_address)
    officer.hand.presses("送审")
    when_all_have_signed(reader, paper)
    reader.opens(paper.address)
    reader.sees("有遮盖（依据：个人隐私 条例第十五条）")
    address = reader.page.locator("main a[href^='/files/']").get_attribute("href")
    public = text_of_pdf(reader.site.server.get(address))
    assert "补助2000元" in public
    for gone in ["张三", NUMBER]:
        assert gone not in public
    assert reader.site.server.get(f"{address}/preview")[:3] == b"\xff\xd8\xff"
    then_the_page_is_sound(reader)


@on_one_engine
@each_reader
def test_of_what_goes_out_with_an_answer_a_part_is_covered(reader):
    officer = reader.colleague("liming")
    application = given_an_application_registered(officer)
    given_the_desk_page(officer, application)
    officer.hand.follows("打开、添加材料")
    files = officer.path()
    officer.hand.chooses("fileKind", "answer")
    officer.page.locator("[name=file]").set_input_files(
        {"name": "名单.pdf", "mimeType": "application/pdf", "buffer": a_list(officer)}
    )
    officer.hand.presses("添加")
    officer.sees("已经添加")
    officer.hand.presses("遮盖 名单.pdf")
    when_the_page_says(officer, "检查发现的")
    then_the_page_is_sound(officer)
    officer.hand.presses("遮盖选中的")
    officer.sees("已经标出1处")
    when_the_new_file_takes_the_place_of_the_old_one(officer)
    officer.sees("原件已经作废")
    officer.opens(files)
    officer.sees("名单（有遮盖）.pdf")
    officer.sees("已作废")
    then_the_page_is_sound(officer)


def when_an_area_is_drawn(officer):
    """Where a mouse can draw, on the page; else as numbers."""
    if not officer.means.has_script or officer.means.hand is KeyboardHand:
        form = officer.hand.in_form("遮盖这一块")
        for side, number in [("left", "60"), ("top", "80"), ("right", "90"), ("bottom", "85")]:
            form.fills(side, number)
        return
    picture = officer.page.locator("[data-region] img")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    start = (box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.3)
    officer.page.mouse.move(*start)
    officer.page.mouse.down()
    officer.page.mouse.move(start[0] + 60, start[1] + 20, steps=4)
    officer.page.mouse.up()
    assert officer.page.locator("[name=right]").input_value() != ""


def when_the_new_file_takes_the_place_of_the_old_one(officer):
    officer.hand.presses("生成遮盖后的文件")
    when_the_page_says(officer, "核验结果")
    officer.sees("遮盖过的内容，新文件里都查不到")
    then_the_page_is_sound(officer)
    officer.hand.presses("换成遮盖后的文件")


def when_the_page_says(officer, words):
    """As soon as a job has done what it waits for."""
    for _ in range(120):
        if words in officer.page.locator("main").inner_text():
            return
        officer.page.wait_for_timeout(1000)
        officer.opens(officer.path())
    officer.sees(words)


def a_list(officer):
    """A PDF that names somebody."""
    page = officer.page.context.browser.new_page()
    page.set_content(
        f"<!DOCTYPE html><meta charset=utf-8><p>申请人张三，身份证号{NUMBER}，住和平镇。</p><p>补助2000元。</p>"
    )
    content = page.pdf(format="A4")
    page.close()
    return content


def text_of_pdf(content):
    program = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(program, input=content, capture_output=True, check=True).stdout.decode()
