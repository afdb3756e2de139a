"""An office of its own to be hurt: its database, its keys, its five people, and its program as separate processes."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from demo_server import ROOT, binary, free_port

PASSWORD = "soak the whole office 1"
ORGANISATION = "finance"
ROLES = {
    "officer": "information-officer", "checker": "checker", "reviewer": "reviewer", "secrecy": "secrecy-reviewer",
    "approver": "approver",
}


class Failed(AssertionError):
    """A promise that was not kept, in words."""


@dataclass
class Database:
    """Where an office keeps its records: one of `sqlite.py` and `postgres.py` makes it and reads it."""

    url: str
    #: Reads rows from outside, past the program: a function from SQL to a list of tuples of strings.
    rows: object = field(repr=False)


class Installation:
    """The folder of an office and its database."""

    def __init__(self, folder, database):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database = database
        self.program = binary("debug").resolve()
        #: What its processes get besides.
        self.more_environment = {}

    @property
    def environment(self):
        # A binary that counts coverage would leave its counts in the working folder.
        return os.environ | {
            "YANGGUANG_DATABASE": self.database.url, "YANGGUANG_FILES": str(self.folder / "files"),
            "LLVM_PROFILE_FILE": "/dev/null", "YANGGUANG_PASSWORD": PASSWORD, **self.more_environment,
        }

    def command(self, *arguments):
        """A command that runs beside others: its process."""
        return subprocess.Popen(
            [self.program, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, env=self.environment, cwd=self.folder,
        )

    def run(self, *arguments, expects=0):
        """Runs a command to its end and returns what it answered."""
        process = self.command(*arguments)
        try:
            answer, complaint = process.communicate(timeout=300)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Failed(f"yangguang {arguments[0]} did not end within 300 s") from None
        if process.returncode != expects:
            raise Failed(f"yangguang {' '.join(map(str, arguments))}: status {process.returncode}\n{answer}{complaint}")
        return answer + complaint if expects else answer

    def make(self):
        """Founds the office: one organisation, and one person for each step of the review."""
        self.run("migrate")
        self.run("organisations", "add", "--code", ORGANISATION, "--name", "阳光市财政局", "--kind", "department",
                 "--function", "finance")
        for login, role in ROLES.items():
            self.run("people", "add", "--login", login, "--name", f"某{login}", "--organisation", ORGANISATION,
                     "--role", role)


class Server:
    """`yangguang serve` of an installation. A second start has the same address, as behind systemd."""

    def __init__(self, installation, options=()):
        self.installation = installation
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.options = [*map(str, options)]
        self.output = installation.folder / f"server-{self.port}.log"
        self.process = None

    def start(self, seconds=90):
        command = [self.installation.program, "serve", "--port", str(self.port), "--no-rate-limit", *self.options]
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                env=self.installation.environment, cwd=self.installation.folder,
            )
        self.wait_until_ready(seconds)
        return self

    def wait_until_ready(self, seconds=90):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise Failed(f"the server ended with status {self.process.returncode}:\n{self.last_words()}")
            if self.is_ready():
                return
            time.sleep(0.05)
        raise Failed(f"the server was not ready after {seconds} s:\n{self.last_words()}")

    def readiness(self):
        """The status of /readyz, or None where nobody listens."""
        try:
            with urllib.request.urlopen(f"{self.address}/readyz", timeout=20) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except (urllib.error.URLError, ConnectionError, TimeoutError, socket.timeout):
            return None

    def is_ready(self):
        return self.readiness() == 200

    def kill(self):
        """kill -9, as the kernel does when memory is short."""
        self.process.kill()
        self.process.wait()

    def ask_to_stop(self):
        self.process.send_signal(signal.SIGTERM)

    def stop(self, seconds=30):
        """SIGTERM, as systemd sends it; returns how long it took."""
        if self.process is None or self.process.poll() is not None:
            return 0.0
        begin = time.monotonic()
        self.ask_to_stop()
        try:
            self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failed(f"the server did not stop within {seconds} s of SIGTERM:\n{self.last_words()}") from None
        if self.process.returncode != 0:
            raise Failed(f"the server stopped with status {self.process.returncode}:\n{self.last_words()}")
        return time.monotonic() - begin

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def get(self, path):
        with urllib.request.urlopen(f"{self.address}{path}", timeout=30) as answer:
            return answer.read()

    def resident(self):
        """Resident memory in bytes."""
        return int(self._status("VmRSS")) * 1024

    def open_files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def _status(self, name):
        for line in Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith(f"{name}:"):
                return line.split()[1]
        raise KeyError(name)

    def last_words(self, lines=40):
        text = self.output.read_text(encoding="utf-8", errors="replace") if self.output.exists() else ""
        return "\n".join(text.splitlines()[-lines:])


def commit():
    """The commit that is tested, and whether something was changed since."""
    def git(*arguments):
        outcome = subprocess.run(["git", "-C", ROOT, *arguments], capture_output=True, text=True, check=True)
        return outcome.stdout.strip()

    return git("rev-parse", "--short", "HEAD") + (" and changes" if git("status", "--porcelain", "Sources") else "")
