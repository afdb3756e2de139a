"""Files that are made to do harm come in by the front door: the server says what they are, and goes on as before."""

import zlib
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from conftest import on_one_engine
from file_steps import given_a_draft, when_a_file_is_attached, when_it_is_attached
from readers import WIDE

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ANYTHING = "application/octet-stream"
#: Kept, but what is hidden in it, or that it could not be read, is said.
TAKEN = {
    "a bomb": ("炸弹.docx", lambda: a_text_of_word(b"<w:p><w:r><w:t>" + b"a" * (300 << 20)), "处要处理"),
    "a billion laughs": ("笑.docx", lambda: a_text_of_word(b"&j;", laughs()), "处要处理"),
    "a PDF that is a ZIP as well": ("两面.pdf", lambda: a_pdf() + an_archive({"a.sh": b"rm -rf /"}), "处要处理"),
    "a picture of four billion points": ("大.png", lambda: a_huge_picture(), "处要处理"),
    "a name that leads elsewhere": ("../../../etc/cron.d/任务.txt", lambda: "* * * * * root 任务\n".encode(), "检查过"),
}
#: Refused at the door.
REFUSED = {
    "a document with macros under another name": (
        "宏.docx", lambda: an_archive({"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b"x"}), "带有宏"
    ),
    "a page under the name of a text": ("说明.txt", lambda: b"<!DOCTYPE html><script>alert(1)</script>", "网页"),
    "a picture that runs": ("图.png", lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "网页"),
    "a program": ("工具.pdf", lambda: b"\x7fELF\x02\x01\x01" + bytes(100), "程序"),
}


@on_one_engine
@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=lambda means: means.name)
def test_files_that_are_made_to_do_harm_do_none(reader):
    officer = reader.colleague("chenjing")
    paper = given_a_draft(officer)
    for name, content, said in TAKEN.values():
        when_it_is_attached(officer, paper, name, ANYTHING, content(), said)
    for name, content, said in REFUSED.values():
        officer.page.locator("[name=file]").set_input_files(
            {"name": name, "mimeType": ANYTHING, "buffer": content()}
        )
        officer.hand.presses("添加")
        officer.sees(said)
        officer.opens(f"{paper.desk_address}/files")
        assert officer.page.get_by_text(name).count() == 0
    officer.sees("任务.txt")
    assert officer.page.get_by_text("cron.d").count() == 0
    # It goes on: the next file is read like any other.
    when_a_file_is_attached(officer, paper, "附表.txt", "补助标准")
    officer.opens(paper.desk_address)
    officer.hand.presses("送审")


def an_archive(parts):
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as folder:
        for name, content in parts.items():
            folder.writestr(name, content)
    return packed.getvalue()


def a_text_of_word(body, doctype=b""):
    relations = (
        '<Relationships><Relationship Id="a" Target="word/document.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    document = doctype + f"<w:document {WORD}><w:body>".encode() + body + b"</w:body></w:document>"
    return an_archive({"[Content_Types].xml": b"<Types/>", "_rels/.rels": relations, "word/document.xml": document})


def laughs():
    entities = [f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij")]
    return f'<!DOCTYPE w [<!ENTITY a "ha">{"".join(entities)}]>'.encode()


def a_pdf():
    """With one empty page."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>"]
    objects.append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>")
    text, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    text += f"xref\n0 4\n0000000000 65535 f \n{table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n{len(text)}\n%%EOF\n"
    return text.encode()


def a_huge_picture():
    """65,535 points on each side, in a few bytes."""

    def chunk(kind, content):
        return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))

    size = pack(">IIBBBBB", 65_535, 65_535, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(bytes(1 << 20))) + chunk(b"IEND", b"")
