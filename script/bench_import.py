"""Import: documents that are reviewed by the rules, indexed, chained into the journal and entered in the public log,
against the very terms of our index put into a bare FTS5 table, by Python, in one transaction that waits for the disk."""

import sqlite3
import subprocess
import time

from bench_documents import write_lines
from demo_server import binary

DOCUMENTS = 3000


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


def compare_import(folder, postgres=None, count=DOCUMENTS):
    """Rows of name, ours, the other: both in documents a second."""
    folder.mkdir(parents=True, exist_ok=True)
    file = write_lines(folder / "documents.jsonl", count)
    path = folder / "sqlite" / "import.sqlite"
    new_office(f"sqlite:{path}", folder / "sqlite")
    ours = count / timed(lambda: bring(f"sqlite:{path}", folder / "sqlite", file))
    rows = list(terms(path))
    plain = count / timed(lambda: fill_bare_table(folder / "plain.sqlite", rows))
    results = [("import into SQLite, against the same terms in bare FTS5", ours, plain)]
    if postgres:
        new_office(postgres, folder / "postgres")
        theirs = count / timed(lambda: bring(postgres, folder / "postgres", file))
        results.append(("import into PostgreSQL, against SQLite", theirs, ours))
    return results
