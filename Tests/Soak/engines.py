"""The two engines: an empty database of each, what stands in it, and a cluster of PostgreSQL that can be hurt."""

import glob
import os
import pwd
import shutil
import signal
import sqlite3
import stat
import subprocess
import time
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from urllib.parse import quote, urlencode

from installation import Database, Failed

serial = count(1)


def sqlite_database(folder):
    path = Path(folder) / "yangguang.sqlite"

    def rows(sql):
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)
        try:
            return [tuple("" if value is None else str(value) for value in row) for row in database.execute(sql)]
        finally:
            database.close()

    return Database(f"sqlite:{path}", rows)


def postgres_programs():
    """The newest PostgreSQL of Debian, or None."""
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4].split(".")[0]))
    folders = [folder for folder in folders if os.access(f"{folder}/initdb", os.X_OK)]
    return folders[-1] if folders else None


class Cluster:
    """A PostgreSQL of its own over a socket, with the settings it is delivered with: it waits for the disk."""

    def __init__(self, folder, settings=()):
        self.programs = postgres_programs()
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.data = self.folder / "data"
        self.settings = {
            "listen_addresses": "", "unix_socket_directories": str(self.folder), "max_connections": "100",
            **dict(settings),
        }
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
            # A temporary folder is its owner's alone; PostgreSQL has to pass through.
            for parent in self.folder.parents:
                if not parent.stat().st_mode & stat.S_IXOTH:
                    parent.chmod(parent.stat().st_mode | stat.S_IXOTH)
        self.folder.chmod(0o755)

    def make(self):
        self._run("initdb", "--pgdata", self.data, "--auth=trust", "--username=postgres", "--locale=C.UTF-8",
                  "--encoding=UTF8", "--wal-segsize=1", "--no-sync")
        return self

    def start(self):
        options = " ".join(f"-c {name}={value}" if value else f"-c {name}=" for name, value in self.settings.items())
        self._run("pg_ctl", "start", "--silent", "--wait", "--pgdata", self.data, "--log", self.folder / "server.log",
                  "--options", options)

    def stop(self, mode):
        """`immediate` is what a crash leaves behind; `fast` is an administrator's stop."""
        self._run("pg_ctl", "stop", "--silent", "--wait", "--mode", mode, "--pgdata", self.data)

    def is_up(self):
        return self._attempt("pg_isready", "--host", self.folder).returncode == 0

    def start_again(self):
        """After it ended itself, which may take it a moment."""
        for _ in range(20):
            try:
                self.start()
            except Failed:
                time.sleep(0.5)
            if self.is_up():
                return
        raise Failed("PostgreSQL does not start again")

    @contextmanager
    def frozen(self):
        """Every process of it stands still."""
        main = int((self.data / "postmaster.pid").read_text(encoding="ascii").splitlines()[0])
        children = [
            int(numbers.parent.name) for numbers in Path("/proc").glob("[0-9]*/stat")
            if (words := read_if_there(numbers).rpartition(")")[2].split()) and words[1] == str(main)
        ]
        signal_all([main, *children], signal.SIGSTOP)
        try:
            yield
        finally:
            signal_all([*children, main], signal.SIGCONT)

    def __enter__(self):
        self.make().start()
        return self

    def __exit__(self, *_):
        if (self.data / "postmaster.pid").exists():
            self._attempt("pg_ctl", "stop", "--silent", "--mode", "immediate", "--pgdata", self.data)

    def end_connections(self):
        """Ends every connection but one's own, as a restart of a pooler or an impatient administrator does."""
        self.query("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                   "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")

    def database(self, template=None):
        name = f"soak_{next(serial)}"
        self.query("postgres", f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
        address = f"postgres://postgres@/{quote(name)}?{urlencode({'host': str(self.folder)})}"
        database = Database(address, lambda sql: self.query(name, sql))
        database.name = name
        return database

    def query(self, database, sql):
        outcome = self._attempt(
            "psql", "--host", self.folder, "--username", "postgres", "--dbname", database, "--no-psqlrc", "--quiet",
            "--tuples-only", "--no-align", "--field-separator", "\x1f", "--record-separator", "\x1e", "--command", sql)
        if outcome.returncode != 0:
            raise Failed(f"psql: {outcome.stderr}")
        text = outcome.stdout.removesuffix("\n")
        return [tuple(row.split("\x1f")) for row in text.split("\x1e") if row]

    def _attempt(self, program, *arguments):
        command = [f"{self.programs}/{program}", *map(str, arguments)]
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            command = [shutil.which("runuser"), "-u", "postgres", "--", *command]
        # A server that is started inherits what it is given, so its output must not be a pipe that is waited for.
        if "start" in arguments:
            with open(self.folder / "control.log", "w+", encoding="utf-8") as log:
                outcome = subprocess.run(
                    command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder, check=False,
                    timeout=120)
                log.seek(0)
                outcome.stderr = log.read()
                return outcome
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=self.folder, check=False,
            timeout=120)

    def _run(self, program, *arguments):
        outcome = self._attempt(program, *arguments)
        if outcome.returncode != 0:
            log = self.folder / "server.log"
            words = log.read_text(encoding="utf-8")[-2000:] if log.exists() else ""
            raise Failed(f"{program} {arguments[0]}: {outcome.stderr}\n{words}")


def read_if_there(path):
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def signal_all(processes, number):
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, number)


def wait_for(condition, seconds, what):
    """Waits for something that must come true, and returns how long it took."""
    begin = time.monotonic()
    while not condition():
        if time.monotonic() - begin > seconds:
            raise Failed(f"{what}: not within {seconds} s")
        time.sleep(0.02)
    return time.monotonic() - begin
