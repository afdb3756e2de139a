"""What a page costs its reader: how many bytes and requests, and that its words are there before any script is."""

import pytest
from readers import WIDE, Reader
from tour import pages_from

# Pages are the same on both engines.
on_one_engine = pytest.mark.parametrize("site", ["sqlite"], indirect=True)
everyone = pytest.mark.parametrize("login", [None, "chenjing", "zhaoqiming"])

MOST_BYTES = 60 * 1024
MOST_REQUESTS = 5


@on_one_engine
@everyone
def test_no_page_is_heavy(reader, login):
    addresses = pages_of(reader, login)
    assert len(addresses) > 5, addresses
    weights = {address: weight(reader, login, address) for address in addresses}
    assert {address: found for address, found in weights.items() if found[0] > MOST_BYTES or found[1] > MOST_REQUESTS} == {}


@on_one_engine
@everyone
def test_words_are_there_before_any_script(reader, login):
    for address in pages_of(reader, login):
        with_nothing_kept(reader, login, lambda page, address=address: reads_without_scripts(page, address))


def pages_of(reader, login):
    if login is None:
        return pages_from(reader, "/")
    return [address for address in pages_from(reader.colleague(login), "/desk") if address.startswith("/desk")]


def weight(reader, login, address):
    """Bytes on the wire, header fields included, and requests, of a browser that was never here."""

    def weigh(page):
        loaded = []
        page.on("requestfinished", lambda request: loaded.append(request))
        page.goto(address, wait_until="networkidle")
        sizes = [request.sizes() for request in loaded if not request.url.startswith("data:")]
        return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes), len(sizes)

    return with_nothing_kept(reader, login, weigh)


def reads_without_scripts(page, address):
    """Scripts are asked for and never come: all the same the page is painted and its heading is there."""
    page.route("**/*.js", lambda route: None)
    page.goto(address, wait_until="commit")
    # Not `wait_for_function`: it needs `eval`, which the pages forbid.
    while page.evaluate("performance.getEntriesByName('first-contentful-paint').length") == 0:
        page.wait_for_timeout(20)
    page.locator("h1").first.wait_for(state="visible")


def with_nothing_kept(reader, login, look):
    """Looks at a page in a window of its own, without anything that the browser kept."""
    visitor = Reader(reader.chromium, reader.site, WIDE)
    try:
        if login is not None:
            visitor.context.add_cookies(reader.site.cookies[login])
        return look(visitor.page)
    finally:
        visitor.context.close()
