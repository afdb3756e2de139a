"""Import: documents that are reviewed by the rules, indexed, chained into the journal and entered in the public log,
against the very terms of our index put into a bare FTS5 table, by Python, in one transaction that waits for the disk."""

import sqlite3
import statistics
import subprocess
import time

from bench_documents import write_lines
from demo_server import binary

DOCUMENTS, ROUNDS = 3000, 3


def run(*arguments):
    outcome = subprocess.run([binary("release"), *map(str, arguments)], capture_output=True, text=True, check=False)
    if outcome.returncode != 0:
        raise RuntimeError(f"yangguang {' '.join(map(str, arguments))}\n{outcome.stdout}{outcome.stderr}")


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def place(database, folder):
    return ["--database", database, "--files", folder / "files"]


def new_office(database, folder):
    """A database with one organisation that documents can be imported into."""
    folder.mkdir(parents=True, exist_ok=True)
    run("migrate", *place(database, folder))
    run("organisations", "add", *place(database, folder), "--code", "bench", "--name", "测试局", "--kind", "department")


def bring(database, folder, file):
    run("import", "documents", file, *place(database, folder), "--organisation", "bench")


def terms(path):
    """What our index holds of each document, read back from it: rows of title, number and body in the order of places."""
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, search_terms, instance)")
    documents = {}
    for term, place, column, offset in database.execute('SELECT term, doc, col, "offset" FROM temp.vocabulary'):
        documents.setdefault(place, {}).setdefault(column, []).append((offset, term))
    database.close()
    for _, columns in sorted(documents.items()):
        yield [" ".join(term for _, term in sorted(columns.get(name, []))) for name in ["title", "number", "body"]]


def fill_bare_table(path, rows):
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE VIRTUAL TABLE plain USING fts5 (title, number, body, tokenize = 'ascii')")
    with database:
        database.executemany("INSERT INTO plain (title, number, body) VALUES (?, ?, ?)", rows)
    database.close()


def compare_import(folder, postgres=(), count=DOCUMENTS):
    """Rows of name, ours, the other, in documents a second: medians of rounds in which one comes after the other, since a
    machine is not equally fast from minute to minute.

    - postgres: an empty database for each round, or none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = write_lines(folder / "documents.jsonl", count)
    seconds = {"embedded": [], "plain": [], "postgres": []}
    for number in range(ROUNDS):
        own = folder / f"round-{number}"
        path = own / "import.sqlite"
        new_office(f"sqlite:{path}", own)
        seconds["embedded"].append(timed(lambda: bring(f"sqlite:{path}", own, file)))
        rows = list(terms(path))
        seconds["plain"].append(timed(lambda: fill_bare_table(own / "plain.sqlite", rows)))
        if postgres:
            new_office(postgres[number], own / "postgres")
            seconds["postgres"].append(timed(lambda: bring(postgres[number], own / "postgres", file)))
    rates = {name: count / statistics.median(times) for name, times in seconds.items() if times}
    results = [("import into SQLite, against the same terms in bare FTS5", rates["embedded"], rates["plain"])]
    if postgres:
        results.append(("import into PostgreSQL, against SQLite", rates["postgres"], rates["embedded"]))
    return results
