"""Every page that links lead to, for everyone who may see it: axe-core finds no barrier, and nothing sticks out."""

import pytest
from readers import PHONE, WIDE
from tour import pages_from

# Pages are the same on both engines.
on_one_engine = pytest.mark.parametrize("site", ["sqlite"], indirect=True)

APPEARANCES = {
    "plain": "",
    "dark": "theme=dark",
    "high contrast": "theme=contrast",
    "elder": "view=elder",
    "English": "language=en",
}
# No link leads there.
UNLINKED = ["/search?q=公开", "/search?q=无此词语", "/no-such-page", "/desk/sign-in", "/documents/no-such-document"]
PEOPLE = ["chenjing", "sunliguo", "linyue", "heya", "zhaoqiming", "zhoumin", "zhengkai", "hanxue"]


def faults(reader, addresses):
    faults = []
    for address in addresses:
        reader.opens(address)
        faults += reader.barriers()
        if (pixels := reader.overflow()) > 0:
            faults.append(f"{address}: {pixels} pixels wider than the window")
    return faults


@on_one_engine
@pytest.mark.parametrize("appearance", APPEARANCES)
@pytest.mark.parametrize("reader", [WIDE, PHONE], indirect=True, ids=lambda means: means.name)
def test_public_pages_have_no_barrier(reader, appearance):
    if APPEARANCES[appearance]:
        reader.opens(f"/preferences?{APPEARANCES[appearance]}&back=/")
    addresses = pages_from(reader, "/") + UNLINKED
    assert len(addresses) > 15, addresses
    assert faults(reader, addresses) == []


@on_one_engine
@pytest.mark.parametrize("login", PEOPLE)
@pytest.mark.parametrize("reader", [WIDE, PHONE], indirect=True, ids=lambda means: means.name)
def test_desk_pages_have_no_barrier(reader, login):
    colleague = reader.colleague(login)
    addresses = [address for address in pages_from(colleague, "/desk") if address.startswith("/desk")]
    assert addresses[0] == "/desk"
    assert faults(colleague, addresses) == []
