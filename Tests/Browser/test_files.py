"""Files of documents: brought, examined, held back while they would tell too much, published and taken down with their document."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from conftest import each_reader, on_one_engine
from file_steps import NUMBER, given_a_draft, then_the_page_is_sound, when_a_file_is_attached
from readers import PHONE
from steps import a_paper, then_there_is_nothing_to_read, when_all_have_signed, when_it_is_signed, when_it_is_withdrawn

LEAK = f"张三，身份证号{NUMBER}，每月补助二百元。"


@each_reader
def test_a_file_is_public_as_long_as_its_document_is(reader):
    officer = reader.colleague("chenjing")
    paper = given_a_draft(officer)
    when_a_file_is_attached(officer, paper, "验收标准.txt", "回填土压实系数不小于百分之九十四。")
    officer.opens(paper.desk_address)
    officer.hand.presses("送审")
    when_all_have_signed(reader, paper)

    reader.opens(paper.address)
    link = reader.page.locator("main a[href^='/files/']")
    address = link.get_attribute("href")
    assert link.inner_text() == "验收标准.txt"
    assert reader.site.server.get(address).decode() == "回填土压实系数不小于百分之九十四。"
    reader.opens("/search?q=压实系数")
    reader.sees("附件《验收标准.txt》")
    then_the_page_is_sound(reader)

    when_it_is_withdrawn(reader.colleague("zhaoqiming"), paper, "验收标准有误。")
    assert reader.opens(address) == 404


@each_reader
def test_what_would_leak_is_masked_with_one_click(reader):
    officer = reader.colleague("chenjing")
    paper = given_a_draft(officer, LEAK)
    officer.opens(paper.desk_address)
    officer.sees("身份证号码")
    officer.sees("必须处理")
    then_the_page_is_sound(officer)
    officer.hand.presses("改成“110***********002X”")
    officer.sees("已经改好，存成了新的一版。")
    officer.sees("没有发现问题")
    officer.hand.presses("送审")
    paper.sentence = LEAK.replace(NUMBER, "110***********002X")
    when_all_have_signed(reader, paper)
    reader.opens(paper.address)
    reader.sees("110***********002X")
    assert NUMBER not in reader.page.content()


@on_one_engine
@each_reader
def test_somebody_other_than_the_drafter_lets_a_finding_pass(reader):
    officer = reader.colleague("chenjing")
    paper = given_a_draft(officer, LEAK)
    officer.opens(paper.desk_address)
    officer.hand.presses("送审")
    for login in ["sunliguo", "linyue", "heya"]:
        when_it_is_signed(reader.colleague(login), paper)
    approver = reader.colleague("zhaoqiming")
    when_it_is_signed(approver, paper)
    approver.sees("公开前检查还有1处没有处理")
    then_there_is_nothing_to_read(reader, paper)

    approver.opens(paper.desk_address)
    approver.hand.unfolds("核实以后放行")
    approver.hand.fills("guardReason", "号码是说明用的范例，不是真人。")
    approver.hand.presses("放行这一处")
    approver.sees("已经放行，理由写进了经过。")
    then_the_page_is_sound(approver)
    when_it_is_signed(approver, paper)
    reader.opens(paper.address)
    reader.sees(NUMBER)


@on_one_engine
@each_reader
def test_a_file_that_says_it_is_another_is_refused_and_the_rest_stays(reader):
    officer = reader.colleague("chenjing")
    paper = given_a_draft(officer)
    when_a_file_is_attached(officer, paper, "一.txt", "一")
    officer.page.locator("[name=file]").set_input_files(
        {"name": "方案.pdf", "mimeType": "application/pdf", "buffer": b"<html><script>alert(1)</script>"}
    )
    officer.hand.presses("添加")
    officer.sees("却是网页")
    officer.sees("一.txt")
    then_the_page_is_sound(officer)


@on_one_engine
@pytest.mark.parametrize("reader", [PHONE], indirect=True, ids=lambda means: means.name)
def test_a_large_file_goes_on_where_the_line_broke(reader):
    officer = reader.colleague("chenjing")
    paper = given_a_draft(officer)
    officer.opens(f"{paper.desk_address}/files")
    pieces = []

    def break_the_third(route):
        pieces.append(route.request.url)
        if len(pieces) == 3:
            route.abort()
        else:
            route.continue_()

    officer.page.route("**/desk/uploads/*", break_the_third)
    content = "%PDF-1.7\n".encode() + b"0" * (20 << 20)
    officer.page.locator("[name=file]").set_input_files(
        {"name": "预算.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    with officer.page.expect_navigation(timeout=120_000):
        officer.page.get_by_role("button", name="添加").click()
    officer.sees("预算.pdf")
    officer.sees("20 MB")
    assert len(pieces) == 7  # Of 4 MB each, and the one that was lost.
    # The browser complains of that one, and of nothing else.
    assert [complaint for complaint in officer.complaints if "ERR_FAILED" not in complaint] == []
    officer.complaints.clear()


@each_reader
def test_a_draft_begins_with_a_text_of_word(reader):
    officer = reader.colleague("chenjing")
    paper = a_paper()
    officer.opens("/desk/documents/new")
    officer.hand.unfolds("从Word文件起草")
    officer.page.locator("[name=file]").set_input_files(
        {"name": "通知.docx", "mimeType": "application/octet-stream", "buffer": a_text_of_word(paper)}
    )
    officer.hand.presses("起草")
    officer.sees("已经起草")
    officer.sees("1幅图片没有保留")
    paper.id = officer.path().split("/")[-1]
    body = officer.page.locator(".official")
    assert officer.page.locator("main h1").inner_text() == paper.title
    assert body.locator("h2").all_inner_texts() == ["一、总体要求", "二、工作安排"]
    assert body.locator("td[colspan='2']").inner_text() == "项目"
    assert body.locator("sup").inner_text() == "[1]"
    officer.sees(paper.sentence)
    officer.sees("[1] 以实测为准。")
    officer.sees("通知.docx")
    then_the_page_is_sound(officer)


@on_one_engine
@each_reader
def test_a_file_that_is_no_text_does_not_become_a_draft(reader):
    officer = reader.colleague("chenjing")
    officer.opens("/desk/documents/new")
    officer.hand.unfolds("从Word文件起草")
    officer.page.locator("[name=file]").set_input_files(
        {"name": "表.docx", "mimeType": "application/octet-stream", "buffer": b"PK\x03\x04 broken"}
    )
    officer.hand.presses("起草")
    officer.sees("从Word文件起草")
    assert officer.path() == "/desk/documents/from-file"
    assert officer.page.locator("#file-error, .message").count() > 0
    then_the_page_is_sound(officer)


def a_text_of_word(paper):
    """With headings that Word numbers, merged cells, a picture and a footnote."""
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def line(text, layout="", more=""):
        return f"<w:p><w:pPr>{layout}</w:pPr><w:r><w:t>{text}</w:t></w:r>{more}</w:p>"

    def relations(*targets):
        each = "".join(
            f'<Relationship Id="r{number}" Type="{kinds}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets)
        )
        return f"<Relationships>{each}</Relationships>"

    counted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    cells = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + line("项目") + "</w:tc>"
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(("numbering", "numbering.xml"), ("footnotes", "footnotes.xml")),
        "word/document.xml": f"<w:document {word}><w:body>"
        + line(paper.title, '<w:jc w:val="center"/>')
        + line("总体要求", counted)
        + line(paper.sentence, "", note)
        + line("工作安排", counted)
        + '<w:p><w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r></w:p>'
        + f"<w:tbl><w:tr>{cells}</w:tr><w:tr><w:tc>{line('甲')}</w:tc><w:tc>{line('乙')}</w:tc></w:tr></w:tbl>"
        + "</w:body></w:document>",
        "word/numbering.xml": f'<w:numbering {word}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footnotes.xml": f'<w:footnotes {word}><w:footnote w:id="1">{line("以实测为准。")}</w:footnote></w:footnotes>',
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as folder:
        for name, text in parts.items():
            folder.writestr(name, text)
    return packed.getvalue()
