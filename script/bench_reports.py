"""The annual report of an organ to which 100,000 requests came in the year: tables, months and checks, as `yangguang report
build` computes it, the start of the program included; against one bare query that counts the same rows."""

import json
import re
import shutil
import sqlite3
import subprocess
import time
from statistics import median

from bench_import import new_office, place, run, timed
from bench_scale import percentile

MANY, ROUNDS, YEAR = 100_000, 20, 2025
TARGET = 1000
MANNER = f"""Medians of {ROUNDS} rounds. The requests are rows as the program writes them, with a dispute for every twentieth; beside it, one
bare `GROUP BY` over the same rows, asked of the database alone."""

OUTCOMES = [
    "granted", "partly-granted", "state-secret", "forbidden-by-law", "endangers-safety", "third-party-rights",
    "internal-affairs", "deliberative", "enforcement-file", "registry-query", "not-held", "would-have-to-be-made",
    "still-unclear", "petition", "repeated", "published-book", "excessive", "reissue", "clarification-lapsed", "fee-lapsed",
    "other",
]
CLASSES = ["citizen", "business", "research", "public-welfare", "legal-service", "other-organisation"]


def chosen(words, number):
    """One word after the other, as SQL."""
    cases = " ".join(f"WHEN {index} THEN '{word}'" for index, word in enumerate(words))
    return f"CASE {number} % {len(words)} {cases} END"


# Every fourth request is open at the end of the year.
FILL = f"""
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})
INSERT INTO request
    (id, organisation, year, sequence, mark, code_mark, applicant_mark, applicant_class, channel, stage, event_count,
     submitted_on, submitted_year, is_provisional, outcome, closed_on, closed_year, is_late, is_archived, changed_at)
SELECT 'bench' || i, (SELECT id FROM organisation WHERE code = 'bench'), {YEAR}, i, 'T', CAST('c' || i AS BLOB),
       CAST('a' || i AS BLOB), {chosen(CLASSES, "(i / 21)")}, 'online', CASE WHEN i % 4 = 0 THEN 'under-way' ELSE 'closed' END,
       8, 20089 + i % 365, {YEAR}, 0, CASE WHEN i % 4 = 0 THEN NULL ELSE {chosen(OUTCOMES, "i")} END,
       CASE WHEN i % 4 = 0 THEN NULL ELSE 20089 + i % 365 END, CASE WHEN i % 4 = 0 THEN 9999 ELSE {YEAR} END, 0, 0, i
FROM n;
INSERT INTO request_dispute (request, number, organisation, block, opened_on)
SELECT id, 1, organisation, 'reconsideration', submitted_on FROM request WHERE sequence % 20 = 0;
"""
COUNT = "SELECT applicant_class, outcome, stage, COUNT(*) FROM request GROUP BY applicant_class, outcome, stage"


def is_embedded(database):
    return database.startswith("sqlite:")


def fill(database):
    if is_embedded(database):
        connection = sqlite3.connect(database.removeprefix("sqlite:"))
        connection.executescript(FILL + "ANALYZE;")
        connection.close()
    else:
        psql(database, FILL.replace("AS BLOB", "AS BYTEA") + "ANALYZE;")


def psql(database, statement):
    command = ["psql", "--quiet", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1", database]
    return subprocess.run(command, input=statement, capture_output=True, text=True, check=True).stdout


def bare_milliseconds(database):
    """Of the query alone, as the database itself is asked."""
    if not is_embedded(database):
        plan = json.loads(psql(database, f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {COUNT}"))
        return plan[0]["Execution Time"]
    connection = sqlite3.connect(database.removeprefix("sqlite:"))
    start = time.perf_counter()
    connection.execute(COUNT).fetchall()
    milliseconds = (time.perf_counter() - start) * 1000
    connection.close()
    return milliseconds


def build_milliseconds(database, folder):
    build = ["report", "build", *place(database, folder), "--organisation", "bench", "--year", YEAR, "--json"]
    return timed(lambda: run(*build)) * 1000


def engine_row(engine, database, folder):
    new_office(database, folder)
    empty = median(build_milliseconds(database, folder) for _ in range(ROUNDS))
    fill(database)
    rounds = [(build_milliseconds(database, folder), bare_milliseconds(database)) for _ in range(ROUNDS)]
    times = sorted(many for many, _ in rounds)
    bare = median(alone for _, alone in rounds)
    late = percentile(times, 0.95)
    ratio = bare / (median(times) - empty)
    return f"| {engine} | {empty:.0f} | {median(times):.0f} | {late:.0f} | {late / TARGET:.2f} | {bare:.0f} | {ratio:.2f} |"


def measure(databases, folder):
    """A table with both engines: `databases` is the engine to its address."""
    lines = [
        f"| Engine | No requests, ms | {MANY:,}, p50 | p95 | p95 of {TARGET} ms | Bare query, ms | It, to what the requests cost |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for engine, database in databases.items():
        own = folder / re.sub(r"\W", "", engine)
        shutil.rmtree(own, ignore_errors=True)
        lines.append(engine_row(engine, database or f"sqlite:{own}/yangguang.sqlite", own))
    return "\n".join(lines) + "\n"
