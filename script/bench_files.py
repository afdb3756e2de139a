"""The store of files: a small and a large file checked, backed up and restored, with the memory that it takes at most, beside
sha256sum and tar over the same bytes."""

import hashlib
import os
import subprocess
import time

from demo_server import binary

SMALL, LARGE = 2 << 20, 400 << 20
MANNER = f"""One file of {SMALL >> 20} MB in the store, and one of {LARGE >> 20} MB; the start of the program, the check of an empty office
and every SHA-256 are in the times. Memory is the most that was resident: it must not follow the size of the file."""


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


def measure(folder):
    small, large = trial(folder / "small", SMALL), trial(folder / "large", LARGE)
    lines = [f"| What | {SMALL >> 20} MB, s | {LARGE >> 20} MB, s | memory, MB | memory, MB |", "|---|---:|---:|---:|---:|"]
    for name, (seconds, memory) in small.items():
        more, most = large[name]
        lines.append(f"| {name} | {seconds:.2f} | {more:.2f} | {memory:.0f} | {most:.0f} |")
    return "\n".join(lines) + "\n"
