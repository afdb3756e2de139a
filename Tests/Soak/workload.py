"""An office at work: several people at once, through the forms that the pages show, and imports beside them. Whoever
gets no answer, or is told to wait, sends the same form again, as people do."""

import json
import random
import subprocess
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from browser import Browser, Unanswered, filled
from installation import ORGANISATION, Failed
from ledger import Event, Ledger, Paper

SHANGHAI = ZoneInfo("Asia/Shanghai")
STEPS = [("checker", "check"), ("reviewer", "review"), ("secrecy", "secrecy"), ("approver", "approval")]
tokens = count(1)


class Ended(Exception):
    """The office closes; what was begun stays as it is."""


class Gate:
    """Stops everybody between two acts, so that the books can be compared."""

    def __init__(self):
        self.changed = threading.Condition()
        self.is_open = False
        self.is_over = False
        self.inside = 0

    def enter(self):
        with self.changed:
            self.inside += 1

    def leave(self):
        with self.changed:
            self.inside -= 1
            self.changed.notify_all()

    def pass_through(self):
        with self.changed:
            self.inside -= 1
            self.changed.notify_all()
            while not self.is_open and not self.is_over:
                self.changed.wait()
            self.inside += 1
            if self.is_over:
                raise Ended

    def open(self):
        with self.changed:
            self.is_open = True
            self.changed.notify_all()

    def close(self):
        """Returns when nobody is doing anything."""
        with self.changed:
            self.is_open = False
            while self.inside:
                self.changed.wait()

    def end(self):
        with self.changed:
            self.is_over = True
            self.changed.notify_all()


@dataclass
class ImportRun:
    names: list
    is_done: bool = False
    process: subprocess.Popen = None
    kills: int = 0


@dataclass
class Office:
    """Who works, on which server, and what is known of it."""

    installation: object
    addresses: list
    cookies: dict
    seed: int
    teams: int = 3
    imports: bool = True
    items: int = 120
    ledger: Ledger = field(default_factory=Ledger)
    gate: Gate = field(default_factory=Gate)
    faults: list = field(default_factory=list)
    running_import: ImportRun = None
    #: Nothing that is planned can be published while the disk is full.
    has_room: bool = True
    #: Answers that are neither done nor "please wait": a test says which others may come.
    allowed: frozenset = frozenset({200, 303, 503})

    def start(self):
        work = [Team(self, number).run for number in range(self.teams)]
        if self.imports:
            work.append(Importer(self).run)
        self.threads = [threading.Thread(target=self._guarded, args=[each], daemon=True) for each in work]
        for thread in self.threads:
            thread.start()
        return self

    def _guarded(self, work):
        self.gate.enter()
        try:
            work()
        except Ended:
            pass
        except Exception as error:  # Told where the round is judged.
            self.faults.append(error)
        finally:
            self.gate.leave()

    def rest(self):
        self.gate.close()
        if self.faults:
            raise self.faults[0]

    def end(self):
        self.gate.end()
        for thread in self.threads:
            thread.join(timeout=60)
        if self.faults:
            raise self.faults[0]

    def kill_import(self):
        """kill -9 for the import that is under way, if one is."""
        run = self.running_import
        if run and run.process and run.process.poll() is None:
            run.process.kill()
            run.kills += 1
            return True
        return False


class Team:
    """An officer and the four who sign after them, with one document after the other."""

    def __init__(self, office, number):
        self.office = office
        self.ledger = office.ledger
        self.number = number
        self.chance = random.Random(f"{office.seed} {number}")

    def run(self):
        while True:
            self.office.gate.pass_through()
            paper = self.write()
            self.chance.choice([self.publish, self.publish, self.send_back, self.plan, self.correct, self.take_down,
                                self.decide])(paper)

    # What people do.

    def write(self, **more):
        token = f"{self.office.seed}-{self.number}-{next(tokens)}"
        paper = Paper(token)
        self.ledger.add(paper)
        self.act("officer", "/desk/documents/new", "/desk/documents", paper, [[Event("revised")], [Event("submitted")]],
                 writes=True, **self.words(paper), action="submit", **more)
        return paper

    def publish(self, paper):
        self.sign(paper, [Event("published")])

    def send_back(self, paper):
        reason = f"请核对第{paper.token}号的数字，{next(tokens)}。"
        self.act("checker", f"/desk/documents/{paper.id}", f"/desk/documents/{paper.id}/decision", paper,
                 [[Event("returned", reason)]], decision="return", opinion=reason)
        self.revise(paper)
        self.publish(paper)

    def plan(self, paper):
        """Back to the desk, on with a time that comes soon, and public by itself then."""
        reason = f"改为定时公布，{next(tokens)}。"
        self.act("officer", f"/desk/documents/{paper.id}", f"/desk/documents/{paper.id}/recall", paper,
                 [[Event("recalled", reason)]], recallReason=reason)
        at = datetime.now(SHANGHAI).replace(microsecond=0) + timedelta(seconds=self.chance.randint(2, 5))
        self.revise(paper, publishAt=at.strftime("%Y-%m-%dT%H:%M:%S"))
        paper.due = at.timestamp()
        # Whether the time had come when the last signature did, only the answer's page knows.
        self.sign(paper, None)
        if paper.events[-1].happening == "scheduled":
            self.wait_until_public(paper)

    def correct(self, paper):
        self.publish(paper)
        self.revise(paper, publicNote=f"更正第{paper.token}号")
        self.sign(paper, [Event("corrected")])

    def take_down(self, paper):
        self.publish(paper)
        self.withdraw(paper)

    def withdraw(self, paper):
        reason = f"第{paper.token}号发布有误，{next(tokens)}。"
        page = f"/desk/documents/{paper.id}/withdrawal"
        self.act("approver", page, page, paper, [[Event("withdrawn", reason)]], manner="error", reason=reason)

    def decide(self, paper):
        self.publish(paper)
        reason = f"第{paper.token}号任务已经完成，{next(tokens)}。"
        page = f"/desk/documents/{paper.id}/validity"
        self.act("approver", page, page, paper, [[Event("validity-decided", reason)]], validity="repealed",
                 reason=reason)

    def revise(self, paper, **more):
        self.act("officer", f"/desk/documents/{paper.id}/edit", f"/desk/documents/{paper.id}/revisions", paper,
                 [[Event("revised")], [Event("submitted")]], writes=True, **self.words(paper), action="submit", **more)

    def sign(self, paper, outcome):
        for login, step in STEPS:
            opinion = f"经审查，第{paper.token}号可以公开，{next(tokens)}。"
            events = [Event("signed", opinion)]
            if step == "approval":
                events += outcome if outcome is not None else self.planned(paper)
            self.act(login, f"/desk/documents/{paper.id}", f"/desk/documents/{paper.id}/decision", paper, [events],
                     decision="sign", opinion=opinion)

    def planned(self, paper):
        """What the approval of a planned document becomes: far enough from its time, so that there is no doubt."""
        now = time.time()
        if now < paper.due - 1:
            return [Event("scheduled")]
        while time.time() <= paper.due + 0.05:
            time.sleep(0.05)
        return [Event("published")]

    def words(self, paper):
        sentence = f"第{paper.token}号工程经现场核查符合设计要求，第{len(paper.sentences) + 1}稿。"
        if not paper.pending:
            paper.sentences.append(sentence)
        today = datetime.now(SHANGHAI).date().isoformat()
        return {
            "title": f"关于第{paper.token}号工程的通知", "body": sentence, "documentNumber": "", "signedOn": today,
            "catalogueRow": "20-01", "topic": "0201", "genre": "notice", "attribute": "proactive",
        }

    # How they do it.

    def act(self, login, page, address, paper, transactions, /, writes=False, **values):
        """Opens the page, fills in its form and sends it, the same again until there is an answer."""
        fields = filled(self.open(login, page).form(address), **values)
        with self.ledger.lock:
            paper.pending = transactions
        while True:
            answer = self.send(login, address, fields)
            if answer is None:
                continue
            if answer.status == 303 and answer.done:
                if writes:
                    paper.id = answer.location.split("?")[0].rsplit("/", 1)[1]
                # What was planned may have been so close that it was published at once.
                if transactions[-1][-1].happening == "scheduled" and time.time() > paper.due:
                    self.settle(paper, transactions)
                self.ledger.acknowledge(paper, transactions)
                return
            raise Failed(f"{address}: {answer.status} {answer.headers.get('x-problem', '')} {answer.text[-1500:]}")

    def settle(self, paper, transactions):
        """The answer came so late that the time to publish may have come before the act was done."""
        events = [row[0] for row in self.office.installation.database.rows(
            f"SELECT happening FROM document_event WHERE document = '{paper.id}' ORDER BY position")]
        if "scheduled" not in events[len(paper.events):]:
            transactions[-1][-1] = Event("published")

    def send(self, login, action, fields):
        """The answer, or None where it has to be sent again."""
        self.office.gate.pass_through()
        try:
            answer = self.browser(login).post(action, fields)
        except Unanswered:
            self.ledger.broken_off += 1
            self.pause()
            return None
        if answer.status == 503:
            self.keeps_the_form(answer, action, fields)
        return self.heard(answer, action)

    def keeps_the_form(self, answer, action, fields):
        """Who is told to wait has the form before them, with every field, and can send it again."""
        again = dict(answer.form(action))
        for name, value in fields:
            if again.get(name, "") != value:
                raise Failed(f"{action}: 503, and the page does not keep {name}: {answer.text[-1500:]}")

    def open(self, login, page):
        while True:
            self.office.gate.pass_through()
            try:
                answer = self.browser(login).get(page)
            except Unanswered:
                self.pause()
                continue
            if (answer := self.heard(answer, page)) is not None:
                if answer.status == 200:
                    return answer
                raise Failed(f"{page}: {answer.status} {answer.text[-800:]}")

    def heard(self, answer, path):
        self.ledger.note(answer)
        if answer.status not in self.office.allowed:
            raise Failed(f"{path}: {answer.status} {answer.headers.get('x-problem', '')} {answer.text[-1500:]}")
        if answer.status == 503:
            if "retry-after" not in answer.headers:
                raise Failed(f"{path}: 503 without Retry-After")
            self.ledger.refused_for_now += 1
            self.pause()
            return None
        return answer

    def browser(self, login):
        return Browser(self.chance.choice(self.office.addresses), self.office.cookies[login])

    def pause(self):
        time.sleep(self.chance.uniform(0.02, 0.2))

    def wait_until_public(self, paper):
        """A second after its time at the latest, while the server runs; generous, for the machine is shared."""
        waited = 0.0
        while True:
            self.office.gate.pass_through()
            begin = time.monotonic()
            try:
                answer = self.browser("officer").get(f"/documents/{paper.id}")
                if answer.status == 200:
                    with self.ledger.lock:
                        paper.events.append(Event("published"))
                    return
                if answer.status == 404 and time.time() > paper.due and self.office.has_room:
                    waited += time.monotonic() - begin + 0.1
            except Unanswered:
                pass
            if not self.office.has_room:
                # Where everybody waits, nobody is told that the disk is full: somebody goes on writing.
                self.write()
            if waited > 60:
                raise Failed(f"{paper.id} was planned and is not public a minute after its time")
            time.sleep(0.1)


class Importer:
    """Brings in one file after the other, and the same again where it was cut off."""

    def __init__(self, office):
        self.office = office
        self.chance = random.Random(f"{office.seed} import")

    def run(self):
        for number in count(1):
            run = ImportRun([f"soak-{self.office.seed}-{number}-{item}" for item in range(self.office.items)])
            self.office.ledger.imports.append(run)
            file = self.office.installation.folder / f"import-{number}.jsonl"
            file.write_text("".join(self.line(name) for name in run.names), encoding="utf-8")
            self.bring_in(run, file)

    def line(self, name):
        item = {
            "externalID": name, "title": f"关于{name}的公告", "signedOn": "2026-03-02", "genre": "公告",
            "body": f"{name}：工程经现场核查符合设计要求。" * 6,
        }
        if self.chance.random() < 0.3:
            item["validity"] = "repealed"
        return json.dumps(item, ensure_ascii=False) + "\n"

    def bring_in(self, run, file):
        self.office.running_import = run
        while not run.is_done:
            self.office.gate.pass_through()
            run.process = self.office.installation.command(
                "import", "documents", file, "--organisation", ORGANISATION, "--json")
            try:
                answer, complaint = run.process.communicate(timeout=120)
            except subprocess.TimeoutExpired:
                run.process.kill()
                run.process.communicate()
                raise Failed("an import hung for 120 s") from None
            if run.process.returncode == 0:
                report = json.loads(answer)
                if report["accepted"] + report["unchanged"] != len(run.names):
                    raise Failed(f"of {len(run.names)} items the import tells {report}")
                run.is_done = True
            elif run.process.returncode not in (-9, 3):
                raise Failed(f"the import ended with {run.process.returncode}: {answer}{complaint}")
            else:
                # 3: the database was busy or away. It is asked again, as the message says.
                time.sleep(0.2)
