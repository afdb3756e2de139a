"""A small disk that can be filled and freed."""

import os
import subprocess
from contextlib import contextmanager

import pytest


@contextmanager
def small_disk(folder, megabytes):
    """A tmpfs of this size at a folder. Only root may mount one."""
    folder.mkdir(parents=True, exist_ok=True)
    outcome = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0755", "tmpfs", folder], capture_output=True, text=True,
        check=False)
    if outcome.returncode != 0:
        pytest.skip(f"a small disk cannot be mounted here: {outcome.stderr.strip()}")
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=False)


class Disk:
    def __init__(self, folder):
        self.folder = folder
        self.filler = folder / "filler"

    @property
    def free(self):
        state = os.statvfs(self.folder)
        return state.f_bavail * state.f_frsize

    def fill(self, leaving):
        """Something else takes the space, but for so many bytes."""
        with self.filler.open("ab", buffering=0) as filler:
            while (rest := self.free - leaving) > 0:
                try:
                    filler.write(bytes(min(rest, 1 << 20)))
                except OSError:
                    return

    def clear(self):
        self.filler.unlink(missing_ok=True)
