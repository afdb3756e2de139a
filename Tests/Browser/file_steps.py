"""What is done with files of documents: given …, when …, then …"""

from looking import faults_of_page
from steps import a_paper, given_a_form_filled_in

#: An identity number that is valid and nobody's: the one of GB 11643-1999.
NUMBER = "11010519491231002X"


def given_a_draft(officer, sentence=None):
    paper = a_paper()
    if sentence:
        paper.sentence = sentence
    given_a_form_filled_in(officer, paper)
    officer.hand.presses("保存草稿")
    paper.id = officer.path().split("/")[-1]
    return paper


def when_a_file_is_attached(officer, paper, name, text):
    when_it_is_attached(officer, paper, name, "text/plain", text.encode(), "检查过")


def when_it_is_attached(officer, paper, name, kind, content, outcome):
    officer.opens(f"{paper.desk_address}/files")
    officer.page.locator("[name=file]").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    officer.hand.presses("添加")
    officer.sees("已经添加")
    for _ in range(60):
        officer.opens(f"{paper.desk_address}/files")
        if "正在检查" not in officer.page.locator("main").inner_text():
            break
        officer.page.wait_for_timeout(500)
    officer.sees(outcome)
    then_the_page_is_sound(officer)


def then_the_page_is_sound(reader):
    # What looks at it is a script itself.
    if reader.means.has_script:
        assert faults_of_page(reader.page) == []
