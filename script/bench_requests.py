"""Many requests for information: so many lives from registration to archive, through the same actions as the pages; then the
pages of the desk with 1,000 and with 100,000 of them."""

import shutil
import sqlite3
import subprocess
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


class PatientServer(DemoServer):
    """A demo server that may take two hours to make its city."""

    def __init__(self, folder, count, database):
        super().__init__(
            binary("release"), folder, database, ["--requests", str(count), "--no-rate-limit", "--page-cache", "0"]
        )

    def wait_until_ready(self, seconds=7200):
        super().wait_until_ready(seconds)


class TakenOver(DemoServer):
    """Serves on PostgreSQL what was lived on SQLite: a backup of it, restored."""

    def __init__(self, city, folder, database):
        super().__init__(binary("release"), folder, database)
        self.city = city

    def command(self):
        backup, files = self.folder / "city.tar", self.folder / "files"
        source = ["--database", f"sqlite:{self.city}/yangguang.sqlite", "--files", self.city / "yangguang-files"]
        place = ["--database", self.database, "--files", files]
        subprocess.run([self.program, "backup", "--out", backup, "--with-keys", *source], check=True)
        subprocess.run([self.program, "restore", backup, *place], check=True)
        backup.unlink()
        served = ["--port", str(self.port), "--origin", self.address, "--no-rate-limit", "--page-cache", "0"]
        return [self.program, "serve", *place, *served]


def seconds_to_make(count, folder, database):
    """Until the demo city with so many requests serves."""
    start = time.perf_counter()
    with PatientServer(folder, count, database):
        return time.perf_counter() - start


def rows(engine, few, many):
    """A row for each page, with few requests and with many."""
    officers = Officer(few), Officer(many)
    for name, path in PAGES.items():
        times = [sorted(officer.seconds(path) * 1000 for _ in range(ROUNDS)) for officer in officers]
        with_few, with_many = (median(list_) for list_ in times)
        late = percentile(times[1], 0.95)
        yield f"| {engine} | {name} | {with_few:.1f} | {with_many:.1f} | {late:.1f} | {late / TARGET:.2f} |"


def measure(databases, folder):
    """A table with both engines: `databases` is the engine to the addresses of (none, few, many), None for SQLite. Many are
    lived once, on SQLite, and used again where the folder is kept.
    """
    plain = plain_transactions(folder / "plain")
    city = folder / "many"
    lived = None if (city / "city").exists() else seconds_to_make(MANY, city, None)
    lines = []
    for engine, (none, few, many) in databases.items():
        own = folder / engine
        shutil.rmtree(own, ignore_errors=True)
        seconds = -seconds_to_make(0, own / "none", none) + seconds_to_make(FEW, own / "few", few)
        large = TakenOver(city / "city", own / "many", many) if many else PatientServer(city, MANY, None)
        with PatientServer(own / "few", FEW, few) as small, large:
            lines += rows(engine, small, large)
        rate = FEW / seconds
        lines.append(
            f"| {engine} | lives a second, each of some ten acts, from registration to archive: {rate * 10 / plain:.2f} of as "
            f"many bare transactions of SQLite ({plain:.0f} a second) | {rate:.0f} | | | |"
        )
    if lived:
        lines.append(f"| SQLite | the same for all {MANY:,} | | {MANY / lived:.0f} | | |")
    head = [
        f"| Engine | Page, in ms | {FEW:,} requests, p50 | {MANY:,}, p50 | p95 | p95 of {TARGET} ms |",
        "|---|---|---:|---:|---:|---:|",
    ]
    return "\n".join(head + lines) + "\n"
