"""What people do, in their own words: given …, when …, then …"""

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from urllib.parse import quote
from zoneinfo import ZoneInfo

import feedparser

# Apart from one another, for the form of a new document offers the number after the last one.
numbers = count(9001, 10)


@dataclass
class Paper:
    """A document that a test wrote."""

    title: str
    number: str
    sentence: str
    signed_on: str
    id: str = ""

    @property
    def address(self):
        return f"/documents/{self.id}"

    @property
    def desk_address(self):
        return f"/desk/documents/{self.id}"


def a_paper():
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    number = next(numbers)
    return Paper(
        title=f"关于核定第{number}号矿坑回填验收结果的通知",
        number=f"阳自然资发〔{today.year}〕{number}号",
        sentence=f"第{number}号矿坑回填工程经现场核查符合设计要求，同意通过验收。",
        signed_on=today.isoformat(),
    )


def given_a_form_filled_in(officer, paper):
    officer.opens("/desk/documents/new")
    officer.hand.fills("title", paper.title)
    officer.hand.fills("body", paper.sentence)
    officer.hand.fills("documentNumber", paper.number)
    officer.hand.chooses("catalogueRow")
    officer.hand.chooses("topic")
    officer.hand.chooses("genre", "notice")
    officer.hand.fills("signedOn", paper.signed_on)
    officer.hand.fills("formedOn", paper.signed_on)
    officer.hand.chooses("attribute", "proactive")


def given_a_document_sent_for_review(officer):
    paper = a_paper()
    given_a_form_filled_in(officer, paper)
    officer.hand.presses("保存并送审")
    paper.id = re.fullmatch(r"/desk/documents/([0-9a-z]+)", officer.path())[1]
    return paper


def when_it_is_signed(reviewer, paper, opinion="同意。"):
    reviewer.opens(paper.desk_address)
    reviewer.sees(paper.sentence)
    reviewer.hand.chooses("decision", "sign")
    reviewer.hand.fills("opinion", opinion)
    reviewer.hand.presses("提交意见")


def when_it_is_sent_back(reviewer, paper, reason):
    reviewer.opens(paper.desk_address)
    reviewer.hand.chooses("decision", "return")
    reviewer.hand.fills("opinion", reason)
    reviewer.hand.presses("提交意见")


def when_all_have_signed(reader, paper):
    for login in ["sunliguo", "linyue", "heya", "zhaoqiming"]:
        when_it_is_signed(reader.colleague(login), paper)


def when_it_is_withdrawn(approver, paper, reason):
    approver.opens(f"{paper.desk_address}/withdrawal")
    approver.hand.chooses("manner", "withdrawn")
    approver.hand.fills("reason", reason)
    approver.hand.presses("撤下")


def then_the_public_reads(reader, paper):
    assert reader.opens(paper.address) == 200
    assert reader.page.locator("main h1").inner_text() == paper.title
    reader.sees(paper.number)
    reader.sees(paper.sentence)


def then_there_is_nothing_to_read(reader, paper):
    assert reader.opens(paper.address) == 404


def then_a_search_finds(reader, paper):
    for words in [paper.title, paper.number.replace("〔", "[").replace("〕", "]"), paper.sentence[:12]]:
        reader.opens("/")
        reader.hand.searches(words)
        reader.hand.follows(paper.title)
        assert reader.path() == paper.address


def then_no_search_finds(reader, paper):
    reader.opens(f"/search?q={quote(paper.title)}")
    assert reader.page.locator(f"main a[href='{paper.address}']").count() == 0


def then_feed_readers_are_told(reader, paper):
    feed = feedparser.parse(reader.site.server.get("/feed.atom"))
    assert not feed.bozo, feed.get("bozo_exception")
    assert [entry.title for entry in feed.entries if entry.link.endswith(paper.address)] == [paper.title]


def then_the_log_grew_by(reader, entries, since):
    assert reader.site.verify_log() == since + entries
