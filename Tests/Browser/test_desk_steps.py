"""How many clicks and fields a task at the desk takes. The numbers may fall; whoever lets one rise has to say so here and in
docs/desk-steps.md.

Counted from the list of what is to be done, with a mouse: a press of a button, a link, a choice is one click; a field that
is typed in is one field, whatever is typed.
"""

from conftest import on_one_engine
from readers import Reader
from steps import a_paper, given_a_document_sent_for_review


class Counted:
    """The hand of a reader, which counts what it does."""

    def __init__(self, *readers: Reader):
        self.clicks = self.fields = 0
        for reader in readers:
            reader.hand = CountingHand(reader.hand, self)


class CountingHand:
    def __init__(self, hand, count):
        self.hand = hand
        self.count = count

    def fills(self, name, text):
        self.count.fields += 1
        self.hand.fills(name, text)

    def chooses(self, name, value=None):
        self.count.clicks += 1
        self.hand.chooses(name, value)

    def presses(self, button):
        self.count.clicks += 1
        self.hand.presses(button)

    def follows(self, link):
        self.count.clicks += 1
        self.hand.follows(link)


@on_one_engine
def test_a_notice_is_published_with_fourteen_clicks_and_three_fields(reader):
    officer = reader.colleague("chenjing")
    given_a_document_sent_for_review(officer)  # what the office did last is what the form begins with
    signers = [reader.colleague(login) for login in ["sunliguo", "linyue", "heya", "zhaoqiming"]]
    paper = a_paper()
    count = Counted(officer, *signers)

    officer.opens("/desk")
    officer.hand.follows("写一件文件")
    officer.hand.fills("title", paper.title)
    officer.hand.fills("body", paper.sentence)
    officer.hand.presses("保存并送审")
    for signer in signers:
        signer.opens("/desk")
        signer.hand.follows(paper.title)
        signer.hand.chooses("decision", "sign")
        if signer.login == "heya":
            signer.hand.fills("opinion", "经审查，不涉及国家秘密、工作秘密、商业秘密和个人隐私，可以公开。")
        signer.hand.presses("提交意见")

    signers[-1].sees("已经签署并公布")
    assert (count.clicks, count.fields) == (14, 3)


@on_one_engine
def test_five_documents_are_approved_with_eleven_clicks_and_no_field(reader):
    officer, checker = reader.colleague("chenjing"), reader.colleague("sunliguo")
    papers = [given_a_document_sent_for_review(officer) for _ in range(5)]
    count = Counted(checker)

    checker.opens("/desk")
    checker.hand.follows(papers[0].title)
    for paper in papers:
        assert checker.path() == paper.desk_address
        checker.hand.chooses("decision", "sign")
        checker.hand.presses("提交，看下一件" if paper != papers[-1] else "提交意见")
        checker.sees("已经签署。")

    assert (count.clicks, count.fields) == (11, 0)


@on_one_engine
def test_a_document_is_withdrawn_with_five_clicks_and_its_reason(reader):
    paper = given_a_document_sent_for_review(reader.colleague("chenjing"))
    for login in ["sunliguo", "linyue", "heya", "zhaoqiming"]:
        signer = reader.colleague(login)
        signer.opens(paper.desk_address)
        signer.hand.chooses("decision", "sign")
        signer.hand.fills("opinion", "同意。")
        signer.hand.presses("提交意见")
    approver = reader.colleague("zhaoqiming")
    count = Counted(approver)

    approver.opens("/desk")
    approver.hand.follows("文件")
    approver.hand.follows(paper.title)
    approver.hand.follows("撤下")
    approver.hand.chooses("manner", "error")
    approver.hand.fills("reason", "数据有误，重新核对。")
    approver.hand.presses("撤下")

    approver.sees("已经撤下")
    assert (count.clicks, count.fields) == (5, 1)
