"""The served demo city, and what is known of it without a browser."""

import subprocess
import sys

from demo_server import ROOT


class Site:
    def __init__(self, server):
        self.server = server
        self.address = server.address
        self.password = server.password
        # People sign in once: the site slows down whoever signs in again and again.
        self.cookies = {}
        # Addresses of this city, by the names that `pages.toml` has for them.
        self.found = {}

    def verify_log(self):
        """Verifies the public log with a program that is not ours, and returns the number of its entries."""
        key = self.server.get("/log/vkey").decode().strip()
        outcome = subprocess.run(
            [sys.executable, ROOT / "script/verify-log.py", self.address, key],
            capture_output=True, text=True, check=False, timeout=120,
        )
        assert outcome.returncode == 0, outcome.stderr
        size = outcome.stdout.splitlines()[0]
        return int(size.removeprefix("size "))
