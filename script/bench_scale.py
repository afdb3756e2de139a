"""Many documents: the time of every kind of page with 1,000 and with 100,000 of them, searches, publications through the
forms of the desk, memory and start. Pages are made anew for every request."""

import http.cookiejar
import os
import re
import signal
import statistics
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import date

from bench_documents import paragraphs, queries, write_lines
from bench_import import bring, new_office, place, timed
from demo_server import binary, free_port

FEW, MANY = 1_000, 100_000
ROUNDS, QUERIES, PUBLICATIONS = 60, 200, 40
MANNER = "Pages are made anew for every request; both servers run at once and are asked in turn."
PASSWORD = "sunlight-over-the-river-2026"
STAFF = ["information-officer", "checker", "reviewer", "secrecy-reviewer", "approver", "auditor"]
STEPS = ["checker", "reviewer", "secrecy-reviewer", "approver"]


class Server:
    """The release binary on a database of its own."""

    def __init__(self, database, folder, options=("--page-cache", "0")):
        self.command = [binary("release"), "serve", *map(str, place(database, folder)), "--no-rate-limit", *options]
        self.folder = folder

    def __enter__(self):
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        start = time.perf_counter()
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*self.command, "--port", str(port)], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        while True:
            try:
                with urllib.request.urlopen(f"{self.address}/", timeout=30):
                    break
            except (urllib.error.URLError, ConnectionError):
                if self.process.poll() is not None or time.perf_counter() - start > 600:
                    raise RuntimeError((self.folder / "server.log").read_text()) from None
                time.sleep(0.01)
        self.seconds_to_first_page = time.perf_counter() - start
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)

    def megabytes(self):
        status = open(f"/proc/{self.process.pid}/status", encoding="ascii").read()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


class Visitor:
    """Somebody with a browser that keeps cookies and fills forms as they came."""

    def __init__(self, server, login=None):
        self.server = server
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        if login:
            self.send("/desk/sign-in", {"login": login, "password": PASSWORD, "back": "/desk"})

    def open(self, path, body=None, kind=None):
        request = urllib.request.Request(f"{self.server.address}{path}", data=body)
        if body is not None:
            request.add_header("Origin", self.server.address)
        if kind:
            request.add_header("Content-Type", kind)
        with self.opener.open(request, timeout=60) as answer:
            return answer.geturl(), answer.read().decode()

    def send(self, path, fields):
        return self.open(path, urllib.parse.urlencode(fields).encode())

    def hidden(self, html, action):
        """The hidden fields of the form that goes to an address."""
        form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', html, re.S)
        if not form:
            raise RuntimeError(f"there is no form for {action}")
        fields = re.findall(r'<input[^>]*type="hidden"[^>]*>', form[0])
        pairs = [(re.search(r'name="([^"]*)"', f)[1], re.search(r'value="([^"]*)"', f)) for f in fields]
        return {name: value[1] if value else "" for name, value in pairs}

    def seconds(self, path):
        start = time.perf_counter()
        self.open(path)
        return time.perf_counter() - start


def fill(database, folder, count):
    """How many documents a second came in, once: a filled database is used again."""
    note = folder / "filled"
    if note.exists():
        return float(note.read_text())
    new_office(database, folder)
    file = write_lines(folder / "documents.jsonl", count)
    rate = count / timed(lambda: bring(database, folder, file))
    for role in STAFF:
        subprocess.run(
            [binary("release"), "people", "add", *map(str, place(database, folder)), "--login", role, "--name", role,
             "--organisation", "bench", "--role", role],
            env=os.environ | {"YANGGUANG_PASSWORD": PASSWORD}, check=True, capture_output=True,
        )
    if database.startswith("postgres"):
        # What it does by itself in the minutes after, and would else do beside what is measured.
        subprocess.run(["psql", "--quiet", database, "--command", "VACUUM ANALYZE"], check=True)
    note.write_text(f"{rate}")
    return rate


def pages(server, count):
    """Name to addresses, which are asked in turn; every one differs, where it can."""
    _, listed = Visitor(server).open("/documents")
    documents = re.findall(r'href="(/documents/[0-9a-z]{26})"', listed)
    deep = count // 20
    return {
        "home": ["/"],
        "list": [f"/documents?page={number}" for number in range(1, 20)],
        "list, deep": [f"/documents?page={deep - number}" for number in range(20)],
        "list, filtered": [f"/documents?year={year}" for year in range(2006, 2026)],
        "list, filtered, deep": [f"/documents?genre=notice&page={max(1, deep // 8 - number)}" for number in range(20)],
        "organisation": ["/organisations/bench"],
        "document": documents,
        "catalogue": ["/catalogue"],
        "log": ["/log"],
    }, {
        "desk, to do": ["/desk"],
        "desk, list": [f"/desk/documents?page={number}" for number in range(1, 20)],
        "desk, list, deep": [f"/desk/documents?page={max(1, count // 50 - number)}" for number in range(19)],
        "desk, new document": ["/desk/documents/new"],
        "desk, document": [address.replace("/documents", "/desk/documents") for address in documents],
    }, {"desk, journal": ["/desk/journal"] + [f"/desk/journal?before={number * 20}" for number in range(3, 20)]}


def timed_pages(few, many, count):
    """Medians of every kind of page in milliseconds, few and many. Both are asked in turn: a machine that is slower for a
    minute is slower for both."""
    times = {}
    kinds_of_both = zip(pages(few, FEW), pages(many, count), [None, "information-officer", "auditor"])
    for kinds, kinds_of_many, login in kinds_of_both:
        readers = Visitor(few, login), Visitor(many, login)
        for name in kinds:
            asked = [(reader, chosen[name]) for reader, chosen in zip(readers, (kinds, kinds_of_many))]
            rounds = [
                [reader.seconds(addresses[number % len(addresses)]) for reader, addresses in asked]
                for number in range(-2, ROUNDS)
            ]
            times[name] = [statistics.median(column) * 1000 for column in zip(*rounds[2:])]
    return times


def searches(server):
    reader = Visitor(server)
    reader.open("/search?q=" + urllib.parse.quote("通知"))
    return sorted(
        reader.seconds(f"/search?q={urllib.parse.quote(words)}") * 1000 for words in queries(QUERIES)
    )


def publications(server):
    """Milliseconds of the last signature, from the button to the page that follows."""
    staff = {role: Visitor(server, role) for role in STAFF}
    texts, times = paragraphs(), []
    for number in range(PUBLICATIONS):
        writer = staff["information-officer"]
        _, form = writer.open("/desk/documents/new")
        fields = writer.hidden(form, "/desk/documents")
        fields |= {
            "title": f"关于第{time.time_ns()}号事项的通知", "body": "\n\n".join(texts[number : number + 9])[:1400],
            "genre": "notice", "topic": "0201", "catalogueRow": first_option(form, "catalogueRow"),
            "signedOn": date.today().isoformat(), "attribute": "proactive", "action": "submit", "bodyFormat": "",
        }
        address, page = writer.send("/desk/documents", fields)
        path = re.search(r"/desk/documents/[0-9a-z]{26}", address)
        if not path:
            raise RuntimeError(f"a document could not be sent for review: {address}\n{page[:3000]}")
        for role in STEPS:
            _, page = staff[role].open(path[0])
            fields = staff[role].hidden(page, f"{path[0]}/decision") | {"decision": "sign", "opinion": "同意。"}
            start = time.perf_counter()
            staff[role].send(f"{path[0]}/decision", fields)
            spent = time.perf_counter() - start
        times.append(spent * 1000)
        Visitor(server).open(path[0].removeprefix("/desk"))
    return sorted(times)


def first_option(html, name):
    select = re.search(rf'<select[^>]*name="{name}".*?</select>', html, re.S)
    return next(value for value in re.findall(r'<option value="([^"]*)"', select[0]) if value)


def percentile(times, share):
    return times[min(len(times) - 1, int(len(times) * share))]


def measure(databases, folder, many=MANY, name="many"):
    """Lines of a table for each engine: `databases` is name to (few, many)."""
    lines = []
    for engine, (small, large) in databases.items():
        for database, place_name, count in [(small, "few", FEW), (large, name, many)]:
            rate = fill(database, folder / engine / place_name, count)
        with Server(large, folder / engine / name) as server:
            start = server.seconds_to_first_page
            with Server(small, folder / engine / "few") as other:
                times = timed_pages(other, server, many)
            found = searches(server)
            published = publications(server)
            memory = server.megabytes()
        for page, (with_few, with_many) in times.items():
            lines.append(f"| {engine} | {page} | {with_few:.1f} | {with_many:.1f} | {with_many / with_few:.2f} |")
        for kind, list_ in [("search", found), ("last signature", published)]:
            lines.append(
                f"| {engine} | {kind}: p50, p95, max | | {percentile(list_, 0.5):.1f}, {percentile(list_, 0.95):.1f}, "
                f"{list_[-1]:.1f} | |"
            )
        lines.append(f"| {engine} | import, documents a second | | {rate:.0f} | |")
        lines.append(f"| {engine} | resident memory, MB; first page after start, s | | {memory:.0f}; {start:.2f} | |")
    head = [f"| Engine | Page, in ms | {FEW:,} documents | {many:,} | Ratio |", "|---|---|---:|---:|---:|"]
    return "\n".join(head + lines) + "\n"
