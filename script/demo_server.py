"""A demo city of its own, served on a free port: for the browser tests, the screenshots and the benchmark."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parent.parent


def binary(configuration):
    """The program as `swift build` left it; YANGGUANG_BINARY names another."""
    path = Path(os.environ.get("YANGGUANG_BINARY") or ROOT / ".build" / configuration / "yangguang")
    if not path.exists():
        raise FileNotFoundError(f"{path} is not there: run swift build --configuration {configuration}")
    return path


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def postgres_url(conninfo):
    """The URL that `--database` takes, of a libpq connection string without quotes."""
    if "://" in conninfo:
        return conninfo
    words = dict(word.split("=", 1) for word in conninfo.split())
    database = words.pop("dbname", "postgres")
    return f"postgres:///{quote(database)}?{urlencode(words)}"


def new_database(conninfo, name):
    """The URL of an empty database beside the one that is named."""
    address = postgres_url(conninfo)
    subprocess.run(["psql", "--quiet", address, "--command", f"CREATE DATABASE {name}"], check=True)
    return re.sub(r"^(postgres:///)[^?]*", rf"\1{name}", address)


class DemoServer:
    """Begins and ends with a `with` block; `address` is where it listens, `password` what opens the demo accounts."""

    def __init__(self, program, folder, database=None, options=()):
        self.program = program
        self.folder = Path(folder)
        self.database = database
        self.options = list(options)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.output = self.folder / "server.log"

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        command = self.command()
        # A binary that counts coverage would leave its counts in the working folder.
        environment = os.environ | {"LLVM_PROFILE_FILE": str(self.folder / "server.profraw")}
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=environment, cwd=ROOT
            )
        try:
            self.wait_until_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def command(self):
        command = [self.program, "demo", "--data", self.folder / "city", "--port", str(self.port), *self.options]
        return command + ["--database", self.database] if self.database else command

    def __exit__(self, *_):
        self.stop()

    def wait_until_ready(self, seconds=180):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with status {self.process.returncode}:\n{self.log()}")
            try:
                with urllib.request.urlopen(f"{self.address}/readyz", timeout=2):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise TimeoutError(f"the server was not ready after {seconds} s:\n{self.log()}")

    def stop(self):
        """Asks it to stop, as systemd would; a server that does not within 20 s has a fault worth a failure."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise RuntimeError("the server did not stop within 20 s of SIGTERM") from None

    def log(self):
        return self.output.read_text(encoding="utf-8", errors="replace")

    @property
    def password(self):
        found = re.search(r"(?:密码|[Pp]assword)\s*[:：]?\s*([\w-]+)", self.log())
        if not found:
            raise RuntimeError(f"the demo printed no password:\n{self.log()}")
        return found[1]

    def get(self, path):
        with urllib.request.urlopen(f"{self.address}{path}", timeout=30) as answer:
            return answer.read()
