"""One office through many rounds: work, harm, judgement, work."""

import json
import time
from contextlib import contextmanager

from browser import Browser, sign_in
from installation import PASSWORD, ROLES, Failed, Server
from witness import Witness, instants_never_go_back
from workload import Office


class Figures(dict):
    """What a run counted, for the page that tells of it."""

    def add(self, **more):
        for name, value in more.items():
            self[name] = self.get(name, 0) + value

    def at_least(self, **more):
        for name, value in more.items():
            self[name] = max(self.get(name, 0), value)

    def take(self, other):
        """Those of another office: counts add up, of times the longest counts."""
        for name, value in other.items():
            if isinstance(value, float):
                self.at_least(**{name: value})
            else:
                self.add(**{name: value})


class Founding:
    """An office that was founded once, with everybody signed in; the others are copies of it."""

    def __init__(self, installation):
        self.installation = installation
        installation.make()
        with Server(installation) as server:
            self.cookies = {login: sign_in(server.address, login, PASSWORD) for login in ROLES}
            server.stop()


@contextmanager
def office_at_work(installation, cookies, seed, servers=1, server_options=(), **more):
    """Servers, people and a witness; the caller harms them and calls `Trial.judge`."""
    trial = Trial(installation, cookies, seed, servers, server_options, more)
    try:
        yield trial
    except BaseException:
        trial.abandon()
        raise
    trial.end()


class Trial:
    def __init__(self, installation, cookies, seed, servers, server_options, more):
        self.installation = installation
        self.servers = [Server(installation, server_options).start() for _ in range(servers)]
        addresses = [server.address for server in self.servers]
        self.office = Office(installation, addresses, cookies, seed, **more)
        self.witness = Witness(addresses).start()
        self.office.start()
        self.figures = Figures()

    @property
    def server(self):
        return self.servers[0]

    def work(self, seconds):
        self.office.gate.open()
        time.sleep(seconds)

    def work_until(self, condition, seconds, what):
        """Goes on until something has been done, so that no round is empty."""
        self.office.gate.open()
        deadline = time.monotonic() + seconds
        while not condition():
            if self.office.faults:
                raise self.office.faults[0]
            if time.monotonic() > deadline:
                raise Failed(f"{what}: not within {seconds} s")
            time.sleep(0.02)

    def judge_database(self):
        """What stands in the database, read past the program, and what the program itself finds."""
        self.office.rest()
        self.office.ledger.judge(self.installation.database, time.time())
        begin = time.monotonic()
        report = json.loads(self.installation.run("check", "--json"))
        self.figures.at_least(check_seconds=time.monotonic() - begin)
        if report["findings"]:
            raise Failed(f"yangguang check found {report['findings']}")

    def judge_log(self):
        """The log as anybody can read it, against every checkpoint seen, and what the public sees of the documents."""
        entries = self.witness.verify(self.server.address)
        instants_never_go_back(entries)
        self.office.ledger.judge_log(entries)
        verdict = json.loads(self.installation.run("log", "verify", "--json"))
        if not verdict["ok"]:
            raise Failed(f"yangguang log verify: {verdict}")
        self.judge_pages()

    def judge_pages(self, newest=6):
        browser = Browser(self.server.address)
        for paper in [paper for paper in self.office.ledger.papers if paper.events and not paper.pending][-newest:]:
            status = browser.get(f"/documents/{paper.id}").status
            if "withdrawn" in paper.happenings:
                wanted = [410]
            elif paper.is_public:
                wanted = [200]
            else:
                wanted = [200, 404] if paper.due else [404]
            if status not in wanted:
                raise Failed(f"/documents/{paper.id} answers {status}, its story is {paper.happenings}")
        browser.close()

    def count(self):
        ledger = self.office.ledger
        self.figures["acknowledged"] = ledger.acknowledged
        self.figures["broken_off"] = ledger.broken_off
        self.figures["please_wait"] = ledger.refused_for_now
        self.figures["documents"] = sum(1 for paper in ledger.papers if paper.id)
        self.figures["imported"] = sum(len(run.names) for run in ledger.imports if run.is_done)
        self.figures["checkpoints"] = len(self.witness.roots)
        self.figures["slowest"] = ledger.slowest
        return self.figures

    def end(self):
        """Lets everybody finish what is under way and closes in order."""
        self.office.end()
        self.witness.stop()
        self.count()
        for server in self.servers:
            server.stop()

    def abandon(self):
        self.office.gate.end()
        self.witness.ended.set()
        for server in self.servers:
            server.__exit__()
        self.office.kill_import()
