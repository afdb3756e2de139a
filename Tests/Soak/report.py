"""docs/reliability.md: what was tried and what it came to, with date and commit."""

import platform
from datetime import UTC, datetime

from demo_server import ROOT
from installation import commit


class Report:
    def __init__(self, seed):
        self.seed = seed
        self.rows = []

    def tell(self, what, engine, outcome):
        """One line of the table, and on the screen at once."""
        self.rows.append((what, engine, outcome))
        print(f"{what}, {engine}: {outcome}", flush=True)

    def table(self):
        lines = ["| What was done to it | Engine | What came of it |", "|---|---|---|"]
        return "\n".join(lines + [f"| {what} | {engine} | {outcome} |" for what, engine, outcome in self.rows])

    def write(self):
        page = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
        begin, end = "<!-- figures -->\n", "<!-- end of figures -->"
        head, _, rest = page.partition(begin)
        _, _, tail = rest.partition(end)
        today = datetime.now(UTC).strftime("%Y-%m-%d")
        words = (
            f"Written by `make soak options=--write` on {today} of commit {commit()}, seed {self.seed}; "
            f"{platform.machine()}, {platform.system()}.\n\n{self.table()}\n"
        )
        (ROOT / "docs/reliability.md").write_text(f"{head}{begin}{words}{end}{tail}", encoding="utf-8")
