"""The part of the benchmark that is about pages: requests a second, against nginx sending the same bytes from a file."""

import gzip
import os
import re
import shutil
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from urllib.parse import urljoin

from demo_server import DemoServer, binary, free_port, postgres_url

ROUNDS, SECONDS, CONNECTIONS = 3, 4, 32
PACKED = {"Accept-Encoding": "gzip"}


class Nginx:
    """Sends files from a folder, as a static site would, packed beforehand where somebody reads that."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()

    def __enter__(self):
        (self.folder / "pages").mkdir(parents=True)
        configuration = self.folder / "nginx.conf"
        configuration.write_text(
            f"""
            daemon off;
            worker_processes auto;
            pid {self.folder}/nginx.pid;
            error_log stderr crit;
            events {{ worker_connections 256; }}
            http {{
                access_log off;
                sendfile on;
                gzip_static on;
                keepalive_requests 1000000000;
                default_type text/html;
                server {{ listen 127.0.0.1:{self.port}; root {self.folder}/pages; }}
            }}
            """
        )
        # Workers that are not root could not read a folder that only its owner may enter.
        for place in [self.folder, self.folder / "pages"]:
            place.chmod(0o755)
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        self.process = subprocess.Popen([program, "-p", self.folder, "-c", configuration], stdin=subprocess.DEVNULL)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=10)

    def address_of(self, name, content):
        (self.folder / "pages" / name).write_bytes(content)
        (self.folder / "pages" / f"{name}.gz").write_bytes(gzip.compress(content, 6))
        address = f"http://127.0.0.1:{self.port}/{name}"
        for _ in range(100):
            try:
                with urllib.request.urlopen(address, timeout=2) as answer:
                    assert answer.read() == content
                return address
            except urllib.error.URLError:
                time.sleep(0.05)
        raise TimeoutError("nginx did not begin to answer")


def requests_per_second(address, headers, is_unchanged=False):
    command = ["wrk", "--threads", "2", "--connections", str(CONNECTIONS), "--duration", f"{SECONDS}s"]
    for name, value in headers.items():
        command += ["--header", f"{name}: {value}"]
    report = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    # wrk counts 304 among what is neither 2xx nor 3xx only where it fails.
    if "Non-2xx" in report or "Socket errors" in report:
        raise RuntimeError(f"{address} did not answer every request:\n{report}")
    if is_unchanged and bytes_a_request(report) > 1000:
        raise RuntimeError(f"{address} sent the page to somebody who has it:\n{report}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", report)[1])


def bytes_a_request(report):
    count, amount, unit = re.search(r"(\d+) requests in [\d.]+\w+, ([\d.]+)([KMG]?B) read", report).groups()
    return float(amount) * {"B": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}[unit] / int(count)


def asked(address, headers=()):
    request = urllib.request.Request(address, headers=dict(headers))
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.headers, answer.read()


def compared(name, pair, headers=({}, {}), is_unchanged=False):
    """A row of name, ours, nginx. Rounds alternate, so that a slow moment of the machine meets both."""
    for address, fields in zip(pair, headers, strict=True):
        try:
            asked(address, fields)
        except urllib.error.HTTPError as error:
            assert is_unchanged and error.code == 304
    rounds = [
        [requests_per_second(address, fields, is_unchanged) for address, fields in zip(pair, headers, strict=True)]
        for _ in range(ROUNDS)
    ]
    ours, plain = (statistics.median(column) for column in zip(*rounds, strict=True))
    return (name, ours, plain)


def rows_of_server(server, nginx, engine, is_cached):
    home = server.get("/")
    document = re.search(rb'href="(/documents/[0-9a-z]{20,})"', home)[1].decode()
    for name, path in [("home page", "/"), ("document page", document)]:
        content = server.get(path)
        pair = [f"{server.address}{path}", nginx.address_of(f"{engine}-{is_cached}-{name.split()[0]}.html", content)]
        size = f"{len(content) / 1024:.0f} KB"
        if not is_cached:
            yield compared(f"{name}, {size}, made anew, {engine}", pair)
            continue
        yield compared(f"{name}, {size}, kept, {engine}", pair)
        yield compared(f"{name}, gzip, kept, {engine}", pair, (PACKED, PACKED))
        tags = tuple({"If-None-Match": asked(address)[0]["ETag"]} for address in pair)
        yield compared(f"{name}, unchanged (304), {engine}", pair, tags, is_unchanged=True)


def compare_pages(folder):
    """Rows of both engines, where PostgreSQL is at hand, with the cache of pages and without it."""
    databases = {"SQLite": None}
    if conninfo := os.environ.get("YANGGUANG_TEST_POSTGRES"):
        databases["PostgreSQL"] = postgres_url(conninfo)
    with Nginx(folder / "nginx") as nginx:
        for engine, database in databases.items():
            for is_cached in (True, False):
                options = ["--no-rate-limit"] + ([] if is_cached else ["--page-cache", "0"])
                with DemoServer(binary("release"), folder / engine, database, options) as server:
                    yield from rows_of_server(server, nginx, engine, is_cached)


PUBLIC_PAGES = [
    "/", "/organisations", "/documents", "/catalogue", "/search?q=%E9%80%9A%E7%9F%A5", "/log", "/log/entries/0",
    "/reports", "/requests/new", "/feeds", "/api", "/about/accessibility", "/about/contact", "/about/privacy",
    "/about/site-map",
]


def weigh_pages(folder):
    """The heaviest of the public pages, as a browser gets them: address, bytes with all that they load, requests."""
    with DemoServer(binary("release"), folder / "weighed", None, ["--no-rate-limit"]) as server:
        home = server.get("/").decode()
        found = [
            re.search(rf'href="({kind}/[^"/#?]+)"', home + server.get(kind).decode())
            for kind in ("/documents", "/organisations", "/catalogue")
        ]
        pages = PUBLIC_PAGES + [match[1] for match in found if match]
        return max((weight(server.address, path) for path in pages), key=lambda weighed: weighed[1])


def weight(origin, path):
    loaded = [f"{origin}{path}"]
    text = asked(loaded[0])[1].decode()
    for tag in re.findall(r"<(?:link|script|img)\b[^>]*>", text):
        if re.search(r'\brel="(?!stylesheet|icon)', tag):
            continue
        target = re.search(r'\b(?:href|src)="([^"]+)"', tag)
        if target and not target[1].startswith("data:"):
            loaded.append(urljoin(loaded[0], target[1]))
    packed = sum(len(asked(address, {"Accept-Encoding": "br"})[1]) for address in loaded)
    return path, packed, len(loaded)
