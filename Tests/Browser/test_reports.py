"""年度报告: an office completes what the register does not have, the openness office accepts it, it is reviewed and published,
and everybody reads it; and anybody checks anybody's report. By keyboard alone, with scripts and without.
"""

import re

import pytest
from readers import KEYBOARD_OF_PHONE, KEYBOARD_WITHOUT_SCRIPT

OFFICE = "阳光市自然资源和规划局"
FIGURES = {
    "table2.licences.decisions": "１，２３４", "table2.penalties.decisions": "12", "table2.coercions.decisions": "—",
    "table2.fees.amount": "96.5",
}

by_keyboard = pytest.mark.parametrize(
    "reader", [KEYBOARD_OF_PHONE, KEYBOARD_WITHOUT_SCRIPT], indirect=True, ids=lambda means: means.name
)


@by_keyboard
def test_a_report_is_completed_accepted_and_published(reader):
    # Years of which the demo city has no report, one for each reader.
    year = 2022 if reader.means is KEYBOARD_OF_PHONE else 2021
    officer = reader.colleague("chenjing")
    officer.opens(f"/desk/reports?year={year}")
    officer.hand.presses(f"开始编制 {OFFICE}本级")
    officer.sees("还有4个数字没有填")
    report = officer.path()
    when_the_figures_are_entered(officer)
    officer.sees("1,234")
    officer.hand.follows("写文字")
    officer.sees("已经按表格里的数字起草")
    officer.hand.fills("section5", f"{year}年有的信息更新不够及时，已经按月检查。")
    officer.hand.presses("保存")
    officer.sees("勾稽关系全部相符")
    officer.hand.presses("提交备案")
    officer.sees("已经提交，等待备案")

    watcher = reader.colleague("zhoumin")
    watcher.opens(report)
    watcher.hand.presses("同意备案")
    watcher.sees("已备案")
    officer.opens(report)
    officer.hand.presses("转为待发布的文件")
    document = re.fullmatch(r"/desk/documents/([0-9a-z]+)", officer.path())[1]
    officer.hand.presses("送审")
    for login in ["sunliguo", "linyue", "heya", "zhaoqiming"]:
        signer = reader.colleague(login)
        signer.opens(f"/desk/documents/{document}")
        signer.hand.chooses("decision", "sign")
        signer.hand.fills("opinion", "同意。")
        signer.hand.presses("提交意见")

    reader.opens("/reports")
    reader.hand.follows(f"{OFFICE}{year}年政府信息公开工作年度报告")
    assert reader.path() == f"/reports/yg-nr/{year}"
    reader.sees("勾稽关系全部相符")
    figures = reader.page.locator("main table").first.inner_text()
    assert "1,234" in figures and "96.5" in figures
    reader.hand.follows("公开文件和日志")
    reader.sees(f"{OFFICE}{year}年政府信息公开工作年度报告")


@by_keyboard
def test_a_figure_leads_to_its_records(reader):
    officer = reader.colleague("chenjing")
    officer.opens("/desk/reports?year=2025")
    officer.hand.follows(OFFICE)
    granted = officer.page.locator("a[href$='table3.open.total']").inner_text()
    officer.page.locator("a[href$='table3.open.total']").focus()
    with officer.page.expect_navigation():
        officer.page.keyboard.press("Enter")
    officer.sees(f"总计：{granted}")
    assert officer.page.locator("main tbody tr").count() == int(granted)


def when_the_figures_are_entered(officer):
    officer.hand.follows("填写数字")
    officer.hand.fills("table2.licences.decisions", "一千")
    officer.hand.fills("source", "行政审批系统年末数据")
    officer.hand.presses("保存")
    officer.sees("应当是一个整数，没有的填0")
    for name, words in FIGURES.items():
        officer.hand.fills(name, words)
    officer.hand.presses("保存")
    officer.sees("已经保存")
