"""Many at once: memory stays bounded, and who asks to stop gets every answer that was begun."""

import http.client
import resource
import socket
import threading
import time
from urllib.parse import urlencode

import pytest
from browser import Browser
from installation import ROLES, Failed, Server

MEGABYTE = 1 << 20


def allow_open_files(number):
    """For this process; the server raises its own limit itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < number:
        pytest.skip(f"only {hard} files may be open here")
    if soft < number:
        resource.setrlimit(resource.RLIMIT_NOFILE, (number, hard))


class Crowd:
    """Connections that asked once and stay."""

    def __init__(self, port, number):
        self.sockets = []
        for _ in range(number):
            connection = socket.create_connection(("127.0.0.1", port), timeout=30)
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: soak\r\n\r\n")
            self.sockets.append(connection)
        for connection in self.sockets:
            if b" 200 " not in connection.recv(4096):
                raise Failed("one of many connections got no answer")

    def all_answer(self):
        answered = 0
        for connection in self.sockets:
            try:
                connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: soak\r\n\r\n")
                answered += b" 200 " in connection.recv(4096)
            except OSError:
                pass
        return answered

    def leave(self):
        for connection in self.sockets:
            connection.close()


@pytest.mark.parametrize("founding", ["sqlite"], indirect=True)
def test_memory_stays_bounded_under_many_connections(new_office, is_long, report):
    idle, busy, seconds = (2000, 200, 30) if is_long else (400, 40, 4)
    allow_open_files(idle + busy + 200)
    installation = new_office()
    with Server(installation) as server:
        begin = server.resident()
        crowd = Crowd(server.port, idle)
        with_idle = server.resident()
        highest, requests = keep_busy(server, busy, seconds)
        answered = crowd.all_answer()
        crowd.leave()
        again, more = keep_busy(server, busy, seconds)
        server.stop()
    report.tell(
        f"{idle:,} idle and {busy} busy connections, twice {seconds} s", "sqlite",
        f"resident {begin / MEGABYTE:.0f} MB at the start, {with_idle / MEGABYTE:.0f} MB with the idle ones, at most "
        f"{max(highest, again) / MEGABYTE:.0f} MB while busy; {requests + more:,} requests answered, none with an "
        f"error; {answered:,} of the idle ones still open after that",
    )
    assert max(highest, again) < (250 if is_long else 400) * MEGABYTE
    # What many requests leave behind would show in the second half.
    assert again < highest * 1.25 + 20 * MEGABYTE


def keep_busy(server, connections, seconds):
    """Readers on connections of their own, on all kinds of pages; returns the highest memory and how many requests."""
    ended, counts, faults = threading.Event(), [], []
    paths = ["/", "/documents", "/search?q=%E9%80%9A%E7%9F%A5", "/log", "/catalogue", "/feed.atom", "/organisations"]

    def read(number):
        browser, served = Browser(f"http://127.0.0.1:{server.port}"), 0
        while not ended.is_set():
            try:
                answer = browser.get(paths[(number + served) % len(paths)])
            except Exception as error:  # Told below: a thread has nobody to tell.
                faults.append(error)
                return
            if answer.status not in (200, 429):
                faults.append(Failed(f"{paths[(number + served) % len(paths)]}: {answer.status}"))
            served += 1
        counts.append(served)

    threads = [threading.Thread(target=read, args=[number], daemon=True) for number in range(connections)]
    for thread in threads:
        thread.start()
    highest, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        highest = max(highest, server.resident())
        time.sleep(0.1)
    ended.set()
    for thread in threads:
        thread.join(timeout=60)
    if faults:
        raise faults[0]
    return highest, sum(counts)


def test_what_was_begun_is_answered_when_the_program_is_asked_to_stop(new_office, is_long, report):
    installation = new_office()
    for _ in range(5 if is_long else 1):
        with Server(installation) as server:
            # Signing in is slow on purpose, so that all of these are under way at once.
            waiting = [begun_sign_in(server, login) for login in [*ROLES, "nobody", "noone"]]
            crowd = Crowd(server.port, 50)
            time.sleep(0.2)
            server.ask_to_stop()
            statuses = [connection.getresponse().status for connection in waiting]
            assert statuses == [303] * len(ROLES) + [422] * 2
            taken = server.stop()
            crowd.leave()
    report.tell("SIGTERM with 7 requests under way and 50 idle connections", installation.engine,
                f"every request answered, ended {taken:.1f} s after the last answer")


def begun_sign_in(server, login):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", "/healthz")
    connection.getresponse().read()
    body = urlencode([("login", login), ("password", "soak the whole office 1")])
    connection.request("POST", "/desk/sign-in", body, {"Content-Type": "application/x-www-form-urlencoded"})
    return connection
