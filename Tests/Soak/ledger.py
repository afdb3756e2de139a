"""What the office said it did, written down on the other side of the wire, and the judgement: what was acknowledged is
there with its content, what was not is there whole or not at all, and nothing else is there."""

import threading
from dataclasses import dataclass, field

from installation import Failed

#: What each happening of a document becomes in the public log.
LOGGED = {
    "published": "published", "imported": "published", "corrected": "corrected", "withdrawn": "withdrawn",
    "validity-decided": "validity-changed",
}


@dataclass(frozen=True)
class Event:
    """One thing that happened to a document: its name, and the words that were written with it, if some were."""

    happening: str
    words: str = ""


@dataclass
class Paper:
    """A document: its words, what was acknowledged, and what was sent without an answer."""

    token: str
    id: str = ""
    events: list = field(default_factory=list)
    #: The transactions of an act without an answer: each happens whole or not at all, in this order.
    pending: list = field(default_factory=list)
    #: Sentences of the revisions, oldest first; the last may be that of an act without an answer.
    sentences: list = field(default_factory=list)
    #: When it becomes public by itself, in seconds since 1970.
    due: float = 0

    @property
    def happenings(self):
        return [event.happening for event in self.events]

    @property
    def is_public(self):
        shown = [name for name in self.happenings if name in ("published", "withdrawn", "imported")]
        return bool(shown) and shown[-1] != "withdrawn"

    def possible(self, now):
        """Every story that would be true."""
        stories = [list(self.events)]
        for transaction in self.pending:
            stories.append(stories[-1] + transaction)
        if self.due and self.due <= now:
            waiting = [story for story in stories if story and story[-1].happening == "scheduled"]
            stories += [story + [Event("published")] for story in waiting]
        return stories


class Ledger:
    def __init__(self):
        self.lock = threading.Lock()
        self.papers = []
        self.imports = []
        self.index_numbers = {}
        self.acknowledged = 0
        self.sent_again = 0
        self.refused_for_now = 0
        self.broken_off = 0
        self.slowest = 0.0

    def add(self, paper):
        with self.lock:
            self.papers.append(paper)

    def acknowledge(self, paper, transactions):
        with self.lock:
            paper.events += [event for transaction in transactions for event in transaction]
            paper.pending = []
            self.acknowledged += 1

    def note(self, answer):
        with self.lock:
            self.slowest = max(self.slowest, answer.seconds)

    def judge(self, database, now):
        """Holds the database, read past the program, against what was acknowledged."""
        stories = read_stories(database)
        revisions = read_revisions(database)
        known = set()
        for paper in self.papers:
            if not paper.id:
                paper.id = self._found(paper, revisions)
            if not paper.id:
                if paper.events:
                    raise Failed(f"the document “{paper.token}” was acknowledged and is not there")
                continue
            if paper.id in known:
                raise Failed(f"{paper.id} stands for two documents")
            known.add(paper.id)
            self._judge_paper(paper, stories.get(paper.id, []), revisions.get(paper.id, []), now)
        known |= self._judge_imports(database)
        strangers = set(stories) - known
        if strangers:
            raise Failed(f"documents that nobody wrote: {sorted(strangers)[:5]}")
        self._judge_numbers(database)
        self._judge_times(database)

    def _found(self, paper, revisions):
        found = [id for id, texts in revisions.items() if any(f"第{paper.token}号" in text for text in texts)]
        if len(found) > 1:
            raise Failed(f"the document “{paper.token}” is there {len(found)} times")
        return found[0] if found else ""

    def _judge_paper(self, paper, story, texts, now):
        told = [event.happening for event in story]
        for possible in paper.possible(now):
            if told == [event.happening for event in possible]:
                for was, is_now in zip(possible, story):
                    if was.words and was.words != is_now.words:
                        raise Failed(f"{paper.id}: “{was.words}” became “{is_now.words}”")
                break
        else:
            raise Failed(
                f"{paper.id}: the database tells {told}, acknowledged was {paper.happenings}, "
                f"under way {[[event.happening for event in each] for each in paper.pending]}")
        written = told.count("revised")
        if len(texts) != written:
            raise Failed(f"{paper.id}: {written} revisions were written and {len(texts)} are there")
        for sentence, text in zip(paper.sentences, texts):
            if sentence not in text:
                raise Failed(f"{paper.id}: a revision lost its text: {sentence}")

    def _judge_imports(self, database):
        """Each item at most once; those of a finished import all."""
        rows = database.rows("SELECT external_id, id FROM document WHERE external_id IS NOT NULL")
        there = {}
        for name, id in rows:
            if there.setdefault(name, id) != id:
                raise Failed(f"{name} was imported twice")
        for imported in self.imports:
            missing = [name for name in imported.names if name not in there]
            if imported.is_done and missing:
                raise Failed(f"{len(missing)} items of an import that was reported as done are missing")
        asked = {name for imported in self.imports for name in imported.names}
        if set(there) - asked:
            raise Failed(f"items that nobody imported: {sorted(set(there) - asked)[:5]}")
        return set(there.values())

    def _judge_numbers(self, database):
        """Sequences of each series run from 1 without a gap, and a number that was seen stays where it was."""
        series = {}
        for name, sequence, id in database.rows("SELECT series, sequence, document FROM number_allocation"):
            series.setdefault(name, []).append(int(sequence))
        for name, numbers in series.items():
            if sorted(numbers) != list(range(1, len(numbers) + 1)):
                raise Failed(f"the series {name} has a gap or a number twice: {sorted(numbers)}")
        for id, number in database.rows("SELECT id, index_number FROM document WHERE index_number IS NOT NULL"):
            if self.index_numbers.setdefault(id, number) != number:
                raise Failed(f"{id} had the index number {self.index_numbers[id]} and has {number} now")

    def _judge_times(self, database):
        for table in ["journal", "log_entry"]:
            instants = [int(row[0]) for row in database.rows(f"SELECT instant FROM {table} ORDER BY sequence")]
            if instants != sorted(instants):
                raise Failed(f"the instants of {table} go back")

    def judge_log(self, entries):
        """Every acknowledged publication, correction, withdrawal and decision stands in the log, once and in order."""
        told = {}
        for entry in entries:
            told.setdefault(entry["address"], []).append(entry["event"])
        for paper in self.papers:
            acknowledged = [LOGGED[name] for name in paper.happenings if name in LOGGED]
            there = told.get(f"/documents/{paper.id}", []) if paper.id else []
            if there[:len(acknowledged)] != acknowledged or len(there) > len(acknowledged) + 1:
                raise Failed(f"{paper.id}: the log tells {there}, acknowledged was {acknowledged}")


def read_stories(database):
    stories = {}
    for id, happening, words in database.rows(
        "SELECT document, happening, words FROM document_event ORDER BY document, position"
    ):
        stories.setdefault(id, []).append(Event(happening, words))
    return stories


def read_revisions(database):
    """Title and text of each revision of each document, in order."""
    revisions = {}
    for id, title, text in database.rows(
        "SELECT document, title, body_html FROM revision ORDER BY document, number"
    ):
        revisions.setdefault(id, []).append(title + "\n" + text)
    return revisions
