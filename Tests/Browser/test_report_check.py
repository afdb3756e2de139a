"""检查年度报告: anybody finds the page, pastes or uploads a report, and reads at once which figures do not fit and how much
is missing. By keyboard alone, on the width of a phone, without scripts; and from a PDF.
"""

import subprocess

import pytest
from conftest import on_one_engine
from looking import faults_of_page
from readers import KEYBOARD_OF_PHONE, KEYBOARD_WITHOUT_SCRIPT, PHONE

BUTTON = "检查"

# The figures of a real report, whose outcomes were sixteen requests short.
SENTENCES = """某市2024年政府信息公开工作年度报告
一、总体情况
2024年，全市新收政府信息公开申请6108件，上年结转109件，本年度办理结果总计6111件，结转下年继续办理106件。\
其中，予以公开3056件，部分公开424件，不予公开451件，无法提供1712件，不予处理235件，其他处理217件。
六、其他需要报告的事项
没有。
"""

ROWS = [("行政复议", [1, 2, 3, 4, 10]), ("未经复议直接起诉", [5, 0, 0, 1, 6]), ("复议后起诉", [0, 1, 0, 0, 2])]

by_keyboard = pytest.mark.parametrize(
    "reader", [KEYBOARD_OF_PHONE, KEYBOARD_WITHOUT_SCRIPT], indirect=True, ids=lambda means: means.name
)


@by_keyboard
def test_a_report_that_is_pasted_is_called_sixteen_short(reader):
    given_the_page_of_the_checker(reader)
    reader.hand.fills("report", SENTENCES)
    reader.hand.presses(BUTTON)
    reader.sees("某市2024年政府信息公开工作年度报告")
    reader.sees("有1处数字对不上")
    reader.sees("各项加起来是6095（3056＋424＋451＋1712＋235＋217），少16。")
    reader.sees("R1 新收加结转等于办结加结转下年")
    reader.sees("R6 上年结转等于上一年报告的结转下年度：缺少上一年的报告。")
    then_the_page_is_sound(reader)


@by_keyboard
def test_what_is_no_report_is_said_and_kept_in_the_form(reader):
    given_the_page_of_the_checker(reader)
    reader.hand.presses(BUTTON)
    reader.sees("请粘贴一份报告，或者选择一个文件")
    reader.hand.fills("report", "今天天气很好。")
    reader.hand.presses(BUTTON)
    reader.sees("没有读出年度报告的数字")
    assert reader.page.locator("[name=report]").input_value() == "今天天气很好。"
    reader.hand.fills("report", SENTENCES.replace("217件", "233件"))
    reader.hand.presses(BUTTON)
    reader.sees("没有发现对不上的数字")
    then_the_page_is_sound(reader)


@on_one_engine
@pytest.mark.parametrize("reader", [PHONE], indirect=True, ids=lambda means: means.name)
def test_a_pdf_is_opened(reader):
    given_the_page_of_the_checker(reader)
    sheet = {"name": "报告.pdf", "mimeType": "application/pdf", "buffer": printed(page_of_disputes())}
    reader.page.locator("[name=file]").set_input_files(sheet)
    reader.hand.presses(BUTTON)
    reader.sees("有1处数字对不上")
    reader.sees("“复议后起诉·总计”写的是2，各项加起来是1，少1。")
    then_the_page_is_sound(reader)


def given_the_page_of_the_checker(reader):
    reader.opens("/reports")
    reader.hand.follows("检查一份年度报告")
    reader.sees("您发来的内容不保存")


def then_the_page_is_sound(reader):
    # What looks at it is a script itself.
    if reader.means.has_script:
        assert faults_of_page(reader.page) == []


def page_of_disputes():
    heads = "".join(f"<th colspan=5>{name}</th>" for name, _ in ROWS)
    results = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>" * 3
    figures = "".join(f"<td>{figure}</td>" for _, figures in ROWS for figure in figures)
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><title>报告</title>
        <style>@page {{ size: A4 landscape }} body {{ font: 8pt "Noto Serif CJK SC" }}</style></head>
        <body><h1>某县2024年政府信息公开工作年度报告</h1><p>四、政府信息公开行政复议、行政诉讼情况</p>
        <table><tr>{heads}</tr><tr>{results}</tr><tr>{figures}</tr></table></body></html>"""


def printed(page):
    return subprocess.run(
        ["weasyprint", "--quiet", "--encoding", "utf-8", "-", "-"], input=page.encode(), capture_output=True, check=True, timeout=120
    ).stdout
