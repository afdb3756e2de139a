"""Finds every kind of page that links lead somebody to, so that a new page is looked at without being listed."""

import re
from urllib.parse import urljoin, urlsplit

# These set a preference and lead back; what they lead to is looked at anyway.
SKIPPED = ("/preferences", "/assets/", "/log/tile/")
# What follows one of these is a name, unless it is the form for another one.
NAMED = {"organisations", "catalogue", "documents", "people", "entries", "files", "appointments"}


def kind(path):
    """`/documents/01k9…/text` and all its like are `/documents/*/text`."""
    parts = path.strip("/").split("/")
    for place in range(1, len(parts)):
        if parts[place - 1] in NAMED and parts[place] != "new":
            parts[place] = "*"
    return "/".join(parts)


def pages_from(reader, start):
    """One address of each kind of page, in the order in which they are found. Each person tours the site once."""
    tours = reader.site.tours
    if reader.login not in tours:
        tours[reader.login] = list(tour(reader, start))
    return tours[reader.login]


def tour(reader, start):
    seen, waiting = {kind(start)}, [start]
    while waiting:
        path = waiting.pop(0)
        answer = reader.context.request.get(path)
        assert answer.ok, f"a link leads to {path}, which answers {answer.status}"
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        yield path
        for link in re.findall(r'<a\b[^>]*\bhref="([^"#]+)', answer.text()):
            target = urlsplit(urljoin(f"{reader.site.address}{path}", link.replace("&amp;", "&")))
            is_ours = f"{target.scheme}://{target.netloc}" == reader.site.address
            if is_ours and not target.path.startswith(SKIPPED) and kind(target.path) not in seen:
                seen.add(kind(target.path))
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))
