"""What a page costs its reader: how many bytes and requests, and that its words are there before any script is."""

from conftest import on_one_engine
from pages import examples
from readers import WIDE, Reader

MOST_BYTES = 60 * 1024
MOST_REQUESTS = 5
# What somebody looks at to cover something in it is the file itself.
FILE_PAGE = "/redaction/pages/"


@on_one_engine
def test_no_page_is_heavy(reader):
    weights = {str(example): weight(reader, example) for example in examples(reader)}
    assert len(weights) > 40, weights
    heavy = {page: (size, count) for page, (size, count) in weights.items() if size > MOST_BYTES or count > MOST_REQUESTS}
    assert heavy == {}


@on_one_engine
def test_words_are_there_before_any_script(reader):
    for example in examples(reader):
        with_nothing_kept(reader, example, lambda page, example=example: reads_without_scripts(page, example.address))


def weight(reader, example):
    """Bytes on the wire, header fields included, and requests, of a browser that was never here."""

    def weigh(page):
        loaded = []
        page.on("requestfinished", lambda request: loaded.append(request))
        page.goto(example.address, wait_until="networkidle")
        counted = [request for request in loaded if not request.url.startswith("data:") and FILE_PAGE not in request.url]
        sizes = [request.sizes() for request in counted]
        return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes), len(sizes)

    return with_nothing_kept(reader, example, weigh)


def reads_without_scripts(page, address):
    """Scripts are asked for and never come: all the same the page is painted and its heading is there."""
    page.route("**/*.js", lambda route: None)
    page.goto(address, wait_until="commit")
    # Not `wait_for_function`: it needs `eval`, which the pages forbid.
    while page.evaluate("performance.getEntriesByName('first-contentful-paint').length") == 0:
        page.wait_for_timeout(20)
    page.locator("h1").first.wait_for(state="visible")


def with_nothing_kept(reader, example, look):
    """Looks at a page in a window of its own, without anything that the browser kept."""
    if example.login is not None:
        reader.colleague(example.login)
    visitor = Reader(reader.chromium, reader.site, WIDE)
    try:
        if example.login is not None:
            visitor.context.add_cookies(reader.site.cookies[example.login])
        return look(visitor.page)
    finally:
        visitor.context.close()
