"""What a citizen does: reads, prints, enlarges, follows."""

import re
from xml.etree import ElementTree

import feedparser
from conftest import each_reader


@each_reader
def test_a_document_is_two_steps_from_home(reader):
    reader.opens("/")
    link = reader.page.locator("main a[href^='/documents/']").first
    title = link.inner_text()
    reader.hand.follows(title)
    assert reader.page.locator("main h1").inner_text() == title


@each_reader
def test_elder_mode_is_the_same_page_with_larger_words(reader):
    reader.opens("/catalogue")
    title = reader.page.locator("main h1")
    words, size = title.inner_text(), font_size(title)
    reader.hand.follows("长者模式")
    assert reader.path() == "/catalogue"
    assert title.inner_text() == words
    assert font_size(title) > size


def test_paper_shows_the_document_and_not_the_menus(reader):
    reader.opens("/")
    reader.opens(reader.page.locator("main a[href^='/documents/']").first.get_attribute("href"))
    reader.page.emulate_media(media="print")
    assert reader.page.locator("main h1").is_visible()
    assert not reader.page.locator("nav.nav").is_visible()


def test_the_way_past_the_menus_is_the_first_thing_the_keyboard_reaches(reader):
    reader.opens("/")
    reader.page.keyboard.press("Tab")
    assert reader.page.locator(":focus").get_attribute("href") == "#main"
    reader.page.keyboard.press("Enter")
    assert reader.page.locator(":focus").get_attribute("id") == "main"


def test_feed_readers_understand_every_feed(site):
    addresses = set(re.findall(r'href="(/[^"]*\.atom)"', site.server.get("/feeds").decode()))
    assert "/feed.atom" in addresses
    for address in addresses:
        feed = feedparser.parse(site.server.get(address))
        assert not feed.bozo, f"{address}: {feed.get('bozo_exception')}"
        assert feed.version == "atom10"
        for entry in feed.entries:
            assert entry.title and entry.link and entry.id and entry.updated_parsed, address


def test_search_engines_are_led_to_the_documents(site):
    assert "/sitemap.xml" in site.server.get("/robots.txt").decode()
    pages = [address for part in places(site, "/sitemap.xml") for address in places(site, part)]
    assert any("/documents/" in address for address in pages)


def places(site, address):
    """What a sitemap, or a list of sitemaps, names."""
    tree = ElementTree.fromstring(site.server.get(address.removeprefix(site.address)))
    return [place.text for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def font_size(locator):
    return float(locator.evaluate("e => getComputedStyle(e).fontSize").removesuffix("px"))
