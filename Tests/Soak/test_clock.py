"""The clock of the machine is set forward and back while the program runs."""

import os
import shutil
import struct
import subprocess
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from browser import Browser, sign_in
from conftest import empty_installation
from engines import wait_for
from installation import PASSWORD, ROLES, Failed, Server
from ledger import Event, Ledger
from witness import Witness, instants_never_go_back
from workload import SHANGHAI, Gate, Team

HOUR = 3600
DAY = 24 * HOUR


class Clock:
    """A wall clock of its own for the program, so many seconds from the true one (clock.c)."""

    def __init__(self, folder):
        library = folder / "clock.so"
        compiler = shutil.which("clang") or shutil.which("cc")
        if compiler is None:
            leave = pytest.fail if "CI" in os.environ else pytest.skip
            leave("there is no C compiler, which comes with Swift")
        subprocess.run(
            [compiler, "-shared", "-fPIC", "-O1", "-o", library, Path(__file__).parent / "clock.c"], check=True)
        self.file = folder / "offset"
        self.environment = {"LD_PRELOAD": str(library), "CLOCK_OFFSET": str(self.file)}
        self.file.write_bytes(bytes(8))
        self.offset = 0

    def set(self, offset):
        self.offset = offset
        # In its place and at once, so that the program never reads half of it.
        with self.file.open("r+b", buffering=0) as file:
            file.write(struct.pack("=q", offset))

    def wall(self, seconds=0):
        return datetime.now(SHANGHAI) + timedelta(seconds=self.offset + seconds)


class Desk(Team):
    """One team, whose today is the server's."""

    def __init__(self, installation, address, cookies, seed):
        self.installation = installation
        self.addresses = [address]
        self.cookies = cookies
        self.ledger = Ledger()
        self.gate = Gate()
        self.gate.enter()
        self.gate.open()
        self.seed = seed
        self.allowed = frozenset({200, 303})
        super().__init__(self, 0)
        self.office = self

    def words(self, paper):
        # A date that every clock of the test has behind it.
        return super().words(paper) | {"signedOn": "2026-01-05"}

    def published(self):
        paper = self.write()
        self.publish(paper)
        return paper

    def planned_for(self, when):
        paper = self.write(publishAt=when.strftime("%Y-%m-%dT%H:%M:%S"))
        self.sign(paper, [Event("scheduled")])
        return paper

    def status(self, paper):
        return Browser(self.addresses[0]).get(f"/documents/{paper.id}").status

    def dates(self, paper):
        """The instants of a document's events, as the database keeps them."""
        rows = self.installation.database.rows(
            f"SELECT instant FROM document_event WHERE document = '{paper.id}' ORDER BY position")
        return [int(row[0]) / 1000 for row in rows]


@pytest.fixture
def clock(tmp_path):
    return Clock(tmp_path)


@pytest.fixture
def office(new_office, clock):
    installation = new_office()
    installation.more_environment = clock.environment
    return installation


@pytest.fixture
def old_office(founding, request, clock, tmp_path_factory):
    """Founded more than a year ago: before they were appointed, people may do nothing, and rightly so."""
    installation = empty_installation(founding.engine, request, tmp_path_factory.mktemp("old"))
    installation.engine = founding.engine
    installation.more_environment = clock.environment
    clock.set(-500 * DAY)
    installation.make()
    clock.set(0)
    installation.cookies = dict.fromkeys(ROLES, "")
    return installation


def test_time_never_goes_back_in_the_books(old_office, clock, seed, is_long, chance, report):
    steps = [0, -HOUR, DAY, -30 * DAY, 0, 2 * DAY, -5, 0]
    if is_long:
        steps += [chance.randint(-400 * DAY, 100 * DAY) for _ in range(20)] + [0]
    with Server(old_office) as server:
        witness = Witness([server.address])
        desk = Desk(old_office, server.address, dict(old_office.cookies), seed)
        papers = []
        for step in steps:
            clock.set(step)
            # Sessions end by the clock, too: whoever was signed out signs in again.
            desk.cookies.update(
                {login: sign_in(server.address, login, PASSWORD) for login in desk.cookies
                 if Browser(server.address, desk.cookies[login]).get("/desk").status != 200})
            papers.append(desk.published())
            witness.look(server.address)
        clock.set(0)
        desk.ledger.judge(old_office.database, time.time() + max(steps))
        entries = witness.verify(server.address)
        instants_never_go_back(entries)
        desk.ledger.judge_log(entries)
        # Identifiers sort by birth: the first ten letters are its time.
        if max(desk.dates(papers[-1])) < time.time() + DAY:
            raise Failed("the program did not hear that the clock was moved")
        births = [paper.id[:10] for paper in papers]
        assert births == sorted(births)
        server.stop()
    assert '"findings":[]' in old_office.run("check", "--json")
    report.tell(
        f"clock set {len(steps)} times, up to {max(steps) // DAY} days forward and {-min(steps) // DAY} back",
        old_office.engine,
        f"{desk.ledger.acknowledged} acts acknowledged, all there; instants of journal and log and the identifiers "
        f"never go back; log a continuation of all {len(witness.roots)} checkpoints seen",
    )


@pytest.mark.parametrize("founding", ["sqlite"], indirect=True)
def test_a_small_step_back_is_not_written_down(office, clock, seed):
    with Server(office) as server:
        desk = Desk(office, server.address, office.cookies, seed)
        before = desk.dates(desk.published())[-1]
        clock.set(-HOUR)
        during = desk.dates(desk.published())
        assert all(before <= instant < before + 60 for instant in during), (before, during)
        clock.set(0)
        time.sleep(0.1)
        after = desk.dates(desk.published())
        assert abs(after[-1] - time.time()) < 60
        assert "the clock is behind the journal" in server.last_words(400)


def test_a_planned_publication_follows_the_clock_and_happens_once(office, clock, seed):
    with Server(office) as server:
        desk = Desk(office, server.address, office.cookies, seed)
        paper = desk.planned_for(clock.wall(HOUR))
        clock.set(-2 * HOUR)
        time.sleep(2.5)
        assert desk.status(paper) == 404
        clock.set(HOUR + 60)
        wait_for(lambda: desk.status(paper) == 200, 20, "what was planned is public after its time")
        clock.set(-2 * HOUR)
        time.sleep(2.5)
        clock.set(2 * HOUR)
        time.sleep(2.5)
        paper.events.append(Event("published"))
        desk.ledger.judge(office.database, time.time() + 2 * HOUR)
        server.stop()
    assert '"findings":[]' in office.run("check", "--json")


@pytest.mark.parametrize("founding", ["sqlite"], indirect=True)
def test_a_session_ends_by_the_clock_and_not_before(office, clock):
    with Server(office) as server:
        cookie = sign_in(server.address, "officer", PASSWORD)

        def is_in():
            return Browser(server.address, cookie).get("/desk").status == 200

        assert is_in()
        clock.set(-3 * DAY)
        assert is_in()
        clock.set(7 * HOUR)
        assert is_in()
        clock.set(13 * HOUR)
        assert not is_in()
        # Somebody who signs in now is in.
        cookie = sign_in(server.address, "officer", PASSWORD)
        assert is_in()
