"""Many requests for information: so many lives from registration to archive, through the same actions as the pages; then the
pages of the desk with 1,000 and with 100,000 of them."""

import sqlite3
import time
from statistics import median

from bench_scale import Visitor, percentile
from demo_server import DemoServer, binary

FEW, MANY, ROUNDS = 1_000, 100_000, 40
OFFICER, PASSWORD = "liming", "yangguang-2026"
PAGES = {
    "to do": "/desk",
    "list": "/desk/requests",
    "list, closed, deep": "/desk/requests?stage=closed&page=15",
    "overdue": "/desk/requests?overdue=yes",
    "statistics of a year": "/desk/requests/statistics?year=2024&organisation=yg-nr",
    "statistics of this year": "/desk/requests/statistics?organisation=yg-nr",
    "list behind a figure": "/desk/requests?figure=ended&year=2024&organisation=yg-nr&outcome=granted",
}
TARGET = 50


class Officer(Visitor):
    """The request officer of the demo city."""

    def __init__(self, server):
        super().__init__(server)
        self.send("/desk/sign-in", {"login": OFFICER, "password": PASSWORD, "back": "/desk"})


def plain_transactions(folder, count=3_000):
    """Transactions a second of SQLite alone: as many rows as an act writes, on disk before the next begins."""
    folder.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(folder / "plain.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, request TEXT, sealed BLOB)")
    start = time.perf_counter()
    for number in range(count):
        database.execute("BEGIN IMMEDIATE")
        for _ in range(4):
            database.execute("INSERT INTO event (request, sealed) VALUES (?, ?)", (str(number), b"x" * 300))
        database.execute("COMMIT")
    return count / (time.perf_counter() - start)


def make(folder, count, database):
    """How long it takes to make the demo city with so many requests, until it serves."""
    start = time.perf_counter()
    with patient(folder, count, database):
        return time.perf_counter() - start


class patient(DemoServer):
    """A demo server that may take an hour to make its city."""

    def __init__(self, folder, count, database):
        super().__init__(
            binary("release"), folder, database, ["--requests", str(count), "--no-rate-limit", "--page-cache", "0"]
        )

    def wait_until_ready(self, seconds=7200):
        super().wait_until_ready(seconds)


def measure(databases, folder):
    """Lines of a table for each engine: `databases` is the engine to the addresses of (none, few, many), None for SQLite."""
    plain = plain_transactions(folder / "plain")
    lines = []
    for engine, (none, few, many) in databases.items():
        base = make(folder / engine / "none", 0, none)
        seconds = make(folder / engine / "many", MANY, many) - base
        make(folder / engine / "few", FEW, few)
        with patient(folder / engine / "few", FEW, few) as small, patient(folder / engine / "many", MANY, many) as large:
            officers = Officer(small), Officer(large)
            for name, path in PAGES.items():
                times = [sorted(officer.seconds(path) * 1000 for _ in range(ROUNDS)) for officer in officers]
                with_few, with_many = (median(list_) for list_ in times)
                late = percentile(times[1], 0.95)
                lines.append(f"| {engine} | {name} | {with_few:.1f} | {with_many:.1f} | {late:.1f} | {late / TARGET:.2f} |")
        rate = MANY / seconds
        lines.append(
            f"| {engine} | requests lived to their end, a second; some ten acts each, {rate * 10 / plain:.2f} of as many bare "
            f"transactions of SQLite ({plain:.0f} a second) | | {rate:.0f} | | |"
        )
    head = [
        f"| Engine | Page, in ms | {FEW:,} requests, p50 | {MANY:,}, p50 | p95 | p95 of {TARGET} ms |",
        "|---|---|---:|---:|---:|---:|",
    ]
    return "\n".join(head + lines) + "\n"
