"""The store of files: a small and a large file checked, backed up and restored, with the memory that it takes at most, beside
sha256sum and tar over the same bytes; and a file of a request, sealed while it is sent and opened while it is fetched."""

import hashlib
import os
import re
import subprocess
import time
from pathlib import Path

from demo_server import DemoServer, binary

SMALL, LARGE = 2 << 20, 400 << 20
#: The largest that the desk takes, but for the first line of a PDF.
LARGEST = 199 << 20
MANNER = f"""One file of {SMALL >> 20} MB in the store, and one of {LARGE >> 20} MB; the start of the program, the check of an empty office
and every SHA-256 are in the times. Memory is the most that was resident: it must not follow the size of the file. A file of a
request is sent to a running server with curl, as a browser sends it, and fetched again."""


def measured(*command):
    """Seconds, and the most memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise RuntimeError(" ".join(map(str, command)))
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def put(files, size):
    """What is put into the store by hand is as good as what the program puts there: it is where its hash says."""
    digest, draft = hashlib.sha256(), files / "draft"
    # A piece at a time: what this program holds counts as the memory of each that it starts.
    with draft.open("wb") as file:
        for _ in range(size >> 20):
            piece = os.urandom(1 << 20)
            digest.update(piece)
            file.write(piece)
    name = digest.hexdigest()
    path = files / "content" / name[:2] / name[2:4] / name
    path.parent.mkdir(parents=True)
    return draft.rename(path)


def trial(folder, size):
    program, files = binary("release"), folder / "files"
    place = ["--database", f"sqlite:{folder}/yangguang.sqlite", "--files", files]
    subprocess.run([program, "migrate", *map(str, place)], check=True, capture_output=True)
    path = put(files, size)
    archive, again = folder / "backup.tar", folder / "again"
    restored = ["--database", f"sqlite:{again}/yangguang.sqlite", "--files", again / "files"]
    return {
        "check": measured(program, "check", *place),
        "backup": measured(program, "backup", "--out", archive, *place),
        "restore": measured(program, "restore", archive, "--keys", files / "keys", *restored),
        "sha256sum": measured("sha256sum", path),
        "tar --create": measured("tar", "--create", f"--file={folder}/plain.tar", path),
    }


class Desk:
    """An officer at the desk of a demo city."""

    def __init__(self, server, folder):
        self.server, self.jar = server, folder / "cookies"
        page = self.ask("/desk/sign-in", "--data", f"login=liming&password={server.password}&back=/desk/requests%3Fstage%3Dunder-way")
        self.files = re.search(r"/desk/requests/[0-9a-z]{26}", page)[0] + "/files"

    def ask(self, path, *options):
        command = ["curl", "--silent", "--fail", "--show-error", "--cookie", self.jar, "--cookie-jar", self.jar, "--location"]
        done = subprocess.run([*command, *options, self.server.address + path], check=True, capture_output=True)
        return done.stdout.decode(errors="replace")

    @staticmethod
    def fields(form, *names):
        for name in names:
            if found := re.search(rf'name="{name}" value="([^"]*)"', form):
                yield from ("--form", f"{name}={found[1]}")

    def count(self):
        return len(re.findall(r'/files/\d+"', self.ask(self.files)))

    def send(self, path):
        form = self.ask(self.files).split("<h2>添加</h2>")[1]
        page = self.ask(
            self.files, *self.fields(form, "csrf", "once", "version"), "--form", "fileKind=scan", "--form", f"file=@{path}"
        )
        if "已经添加" not in page:
            raise RuntimeError(page)

    def fetch(self, position, path):
        form = self.ask(self.files)
        self.ask(f"{self.files}/{position}", *self.fields(form, "csrf"), "--output", path)


def most_memory(process):
    """In MB, since it was forgotten."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text(encoding="ascii"))[1]) / 1024


def sealed_trial(server, folder, size):
    """Seconds, and the most memory of the server in MB."""
    desk, sent, fetched = Desk(server, folder), folder / "sent.pdf", folder / "fetched.pdf"
    with sent.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        for _ in range(size >> 20):
            file.write(os.urandom(1 << 20))
    position = desk.count() + 1
    results = {}
    for name, act in ("sent", lambda: desk.send(sent)), ("fetched", lambda: desk.fetch(position, fetched)):
        Path(f"/proc/{server.process.pid}/clear_refs").write_text("5", encoding="ascii")
        start = time.perf_counter()
        act()
        results[name] = (time.perf_counter() - start, most_memory(server.process))
    subprocess.run(["cmp", sent, fetched], check=True)
    return results


def rows(small, large):
    for name, (seconds, memory) in small.items():
        more, most = large[name]
        yield f"| {name} | {seconds:.2f} | {more:.2f} | {memory:.0f} | {most:.0f} |"


def head(title, large):
    return [f"| {title} | {SMALL >> 20} MB, s | {large >> 20} MB, s | memory, MB | memory, MB |", "|---|---:|---:|---:|---:|"]


def measure(folder):
    small, large = trial(folder / "small", SMALL), trial(folder / "large", LARGE)
    lines = [*head("What", LARGE), *rows(small, large), "", *head("A file of a request", LARGEST)]
    with DemoServer(binary("release"), folder / "city") as server:
        sealed = [sealed_trial(server, folder, size) for size in (SMALL, LARGEST)]
    return "\n".join([*lines, *rows(*sealed)]) + "\n"
