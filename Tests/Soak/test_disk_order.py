"""An answer is sent only after the disk said that it has what was written. kill -9 cannot show that, for the kernel
keeps what a dead program wrote; the system calls of the program can."""

import os
import re
import shutil
import subprocess

import pytest
from browser import Browser, filled
from installation import Server


@pytest.mark.parametrize("founding", ["sqlite"], indirect=True)
def test_every_acknowledgement_waits_for_the_disk(new_office, chance, seed, report):
    if shutil.which("strace") is None:
        leave = pytest.fail if "CI" in os.environ else pytest.skip
        leave("strace is not there: apt-get install strace")
    installation = new_office()
    trace = installation.folder / "trace"
    with Server(installation) as server:
        strace = subprocess.Popen(
            ["strace", "-f", "-qq", "-y", "-s", "40",
             "-e", "trace=pwrite64,fdatasync,fsync,write,writev,sendto,sendmsg", "-o", trace,
             "-p", str(server.process.pid)], stderr=subprocess.PIPE, text=True)
        try:
            acknowledged = 0
            for number in range(10):
                acknowledged += writes(server, installation.cookies["officer"], number)
        finally:
            strace.terminate()
            complaint = strace.communicate(timeout=20)[1]
        if not trace.exists() or "ermitted" in complaint:
            pytest.skip(f"strace may not look at another process here: {complaint.strip()}")
    answers, unsynced = judge(trace.read_text(encoding="utf-8", errors="replace"))
    assert answers == acknowledged
    assert unsynced == []
    report.tell(f"{answers} acknowledged acts under strace", "sqlite",
                "each 303 was sent after fdatasync had returned for everything written to the write-ahead log")


def writes(server, cookie, number):
    browser = Browser(server.address, cookie)
    fields = filled(
        browser.get("/desk/documents/new").form("/desk/documents"), title=f"第{number}件", body="正文。", action="save")
    return int(browser.post("/desk/documents", fields).status == 303)


def judge(trace):
    """How many answers 303 were sent, and those before which something in the write-ahead log was not yet on disk."""
    dirty, answers, unsynced, unfinished = False, 0, [], {}
    for line in trace.splitlines():
        process = line.split(" ", 1)[0]
        if "<unfinished ...>" in line:
            unfinished[process] = line
        begun = unfinished.pop(process, line) if "resumed>" in line else line
        if "pwrite64" in begun and "-wal>" in begun:
            dirty = True
        elif "fdatasync" in begun and "-wal>" in begun and re.search(r"= 0\s*$", line):
            dirty = False
        elif "HTTP/1.1 303" in line:
            answers += 1
            if dirty:
                unsynced.append(line)
    return answers, unsynced

