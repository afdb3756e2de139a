"""What every browser test is given: a served demo city on each engine, and readers with different browsers.

Playwright drives Debian's Chromium. After each test the pages must have been without a complaint: no error on the
console, nothing that the content security policy refused, no answer of status 500.
"""

import os

import pytest
from demo_server import DemoServer, binary, new_database
from playwright.sync_api import sync_playwright
from readers import KEYBOARD, PHONE, WIDE, WITHOUT_SCRIPT, Reader, launch_chromium
from site_under_test import Site

ENGINES = ["sqlite", "postgres"]


def pytest_addoption(parser):
    parser.addoption("--all-views", action="store_true", help="every page in every appearance at every width")


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright):
    browser = launch_chromium(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session", params=ENGINES)
def site(request, tmp_path_factory):
    """One demo city an engine, for all tests of a process: each writes documents of its own and changes no other."""
    with demo_city(request.param, "browser", tmp_path_factory) as server:
        yield Site(server)


def demo_city(engine, name, tmp_path_factory, options=()):
    """A demo city to be served, in a database of this name where the engine is PostgreSQL."""
    database = None
    if engine == "postgres":
        conninfo = os.environ.get("YANGGUANG_TEST_POSTGRES")
        if not conninfo:
            leave = pytest.fail if "CI" in os.environ else pytest.skip
            leave("PostgreSQL is not there: run under script/with-postgres")
        database = new_database(conninfo, f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}")
    return DemoServer(binary("debug"), tmp_path_factory.mktemp(engine), database, options)


@pytest.fixture
def reader(request, chromium, site):
    """Somebody with a browser; `@pytest.mark.parametrize("reader", [PHONE], indirect=True)` chooses which."""
    reader = Reader(chromium, site, getattr(request, "param", WIDE))
    yield reader
    reader.close()
    assert reader.complaints == []


each_reader = pytest.mark.parametrize(
    "reader", [WIDE, PHONE, WITHOUT_SCRIPT, KEYBOARD], indirect=True, ids=lambda means: means.name
)

# Pages are the same on both engines.
on_one_engine = pytest.mark.parametrize("site", ["sqlite"], indirect=True)
