"""The pages that are looked at: every route of the router, with addresses and with who may see them."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

TABLE = Path(__file__).with_name("pages.toml")


@dataclass(frozen=True)
class Example:
    route: str
    address: str
    #: Who opens it; nobody in particular where it is public.
    login: str | None

    @property
    def is_public(self):
        return self.login is None and not self.address.startswith("/desk")

    def __str__(self):
        return f"{self.login} {self.address}" if self.login else self.address


def examples(reader):
    """Every example of the table, with the names in it found in the reader's site."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    # Once a site, and in Chinese, whatever language the reader has chosen since.
    found = reader.site.found

    def find(match):
        name = match[1]
        if name not in found:
            where = table["found"][name]
            found[name] = lookup(reader, name, where | {"on": named(where["on"])})
        return found[name]

    def named(address):
        return re.sub(r"\{([\w-]+)\}", find, address)

    for route, lines in table["routes"].items():
        for line in lines:
            login, _, address = line.rpartition(" ")
            yield Example(route, named(address), login or None)


def lookup(reader, name, where):
    if "as" in where:
        text = reader.colleague(where["as"]).context.request.get(where["on"]).text()
    else:
        text = reader.site.server.get(quote(where["on"], safe="/?=&")).decode()
    match = re.search(where["pattern"], text)
    assert match, f"the demo city has no {name}: {where['on']} shows none"
    return match[1]
