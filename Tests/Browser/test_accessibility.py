"""Every page that the router knows, for somebody who may see it: axe-core finds no barrier in any appearance, nothing sticks
out at any width or on paper, a keyboard reaches everything and shows where it is.

A page is opened once, and dressed and resized in place. `--all-views` puts every appearance into every width.
"""

import re
from urllib.parse import parse_qs, urlsplit

from conftest import on_one_engine
from looking import faults_of_page, unmarked_chinese
from pages import examples
from request_steps import pages_of_an_applicant


@on_one_engine
def test_every_page_is_for_everybody(reader, request):
    """One test for all, for a browser that stays open is what makes it fast; it names every page at fault."""
    thoroughly = request.config.getoption("--all-views")
    faults = []
    for example in examples(reader):
        visitor = reader.colleague(example.login) if example.login else reader
        visitor.opens(example.address)
        faults += [f"{example}: {fault}" for fault in faults_of_page(visitor.page, thoroughly=thoroughly)]
    assert faults == []


@on_one_engine
def test_an_english_page_says_which_words_are_chinese(reader):
    reader.opens("/preferences?language=en&back=/")
    faults = []
    for example in examples(reader):
        if not example.is_public:
            continue
        reader.opens(example.address)
        assert reader.page.locator("html").get_attribute("lang") == "en"
        faults += [f"{example}: {words}" for words in unmarked_chinese(reader.page)]
    assert faults == []


@on_one_engine
def test_so_do_the_pages_of_an_applicant(reader):
    faults = []
    for address in pages_of_an_applicant(reader):
        reader.opens(f"/preferences?language=en&back={address}")
        assert reader.page.locator("html").get_attribute("lang") == "en"
        faults += [f"{address}: {words}" for words in unmarked_chinese(reader.page)]
        reader.opens("/preferences?language=zh-CN&back=/")
    assert faults == []


@on_one_engine
def test_the_switch_of_the_language_keeps_the_page(reader):
    for example in examples(reader):
        if not example.is_public or example.route == "missing":
            continue
        text = reader.context.request.get(example.address).text()
        switch = re.search(r'href="(/preferences\?language=[^"]*)"', text)[1].replace("&amp;", "&")
        back = parse_qs(urlsplit(switch).query)["back"][0]
        assert without_order(back) == without_order(example.address)


def without_order(address):
    parts = urlsplit(address)
    return parts.path, parse_qs(parts.query)
