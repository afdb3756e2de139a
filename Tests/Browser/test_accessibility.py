"""Every page that links lead to, for everyone who may see it: axe-core finds no barrier, and nothing sticks out."""

import pytest
from readers import PHONE, WIDE
from tour import pages_from

# Pages are the same on both engines.
on_one_engine = pytest.mark.parametrize("site", ["sqlite"], indirect=True)

APPEARANCES = {
    "plain": "theme=auto",
    "dark": "theme=dark",
    "high contrast": "theme=contrast",
    "elder": "view=elder",
    "English": "language=en",
}
# No link leads there.
UNLINKED = ["/search?q=公开", "/search?q=无此词语", "/no-such-page", "/desk/sign-in", "/documents/no-such-document"]
PEOPLE = ["chenjing", "sunliguo", "linyue", "heya", "zhaoqiming", "zhoumin", "zhengkai", "hanxue"]


@on_one_engine
@pytest.mark.parametrize("appearance", APPEARANCES)
def test_public_pages_have_no_barrier(reader, appearance):
    reader.opens(f"/preferences?{APPEARANCES[appearance]}&back=/")
    addresses = pages_from(reader, "/") + UNLINKED
    assert len(addresses) > 15, addresses
    assert faults(reader, addresses) == []


@on_one_engine
@pytest.mark.parametrize("login", PEOPLE)
def test_desk_pages_have_no_barrier(reader, login):
    colleague = reader.colleague(login)
    addresses = [address for address in pages_from(colleague, "/desk") if address.startswith("/desk")]
    assert addresses[0] == "/desk"
    assert faults(colleague, addresses) == []


def faults(reader, addresses):
    """What is wrong with the pages on a wide screen and on a phone."""
    faults = []
    for address in addresses:
        reader.opens(address)
        for means in [PHONE, WIDE]:
            reader.page.set_viewport_size({"width": means.width, "height": means.height})
            faults += [f"{means.name}: {barrier}" for barrier in reader.barriers()]
            if (pixels := reader.overflow()) > 0:
                faults.append(f"{means.name}: {address}: {pixels} pixels wider than the window")
    return faults
