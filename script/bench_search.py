"""How well the search of the demo city answers: queries as people type them, held against judgements of which documents answer them."""

import json
import math
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlencode

from demo_server import ROOT, DemoServer, binary

QUERIES = Path(__file__).with_name("search_queries.tsv")
DEMO = ROOT / "Sources/Command/Resources/Demo"
DEPTH = 10
MANNER = f"""Of the demo city: {{count}} queries (`script/search_queries.tsv`), asked of `/api/v1/search`. What answers a query counts 2, what answers it in
part 1; nDCG@{DEPTH} is 1 where the best come first, recall@{DEPTH} is the share of the answers among the first {DEPTH}."""


def judged():
    """Kind, query, and grades by parts of titles."""
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, query, answers = line.split("\t")
        whole, _, partly = answers.partition("|")
        grades = {part: 2 for part in whole.split(";")} | {part: 1 for part in partly.split(";") if part}
        yield kind, query, grades


def titles():
    documents = json.loads((DEMO / "documents.json").read_text(encoding="utf-8"))
    for name in ["state-council.jsonl", "regulations.jsonl"]:
        documents += [json.loads(line) for line in (DEMO / name).read_text(encoding="utf-8").splitlines()]
    return [document["title"] for document in documents]


def check(queries):
    """A judgement of a document that is not there would count against the search for ever."""
    known = titles()
    lost = {part for _, _, grades in queries for part in grades if not any(part in title for title in known)}
    if lost:
        raise RuntimeError(f"{QUERIES.name} judges titles that the demo city does not have: {sorted(lost)}")


def gain(grades):
    """Discounted, of grades in their order."""
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def measured(found, grades):
    """nDCG and recall of titles as they were found."""
    left, seen = dict(grades), []
    for title in found[:DEPTH]:
        part = next((part for part in left if part in title), None)
        seen.append(left.pop(part) if part else 0)
    best = sorted(grades.values(), reverse=True)[:DEPTH]
    return gain(seen) / gain(best), 1 - len(left) / len(grades)


def measure(folder):
    queries = list(judged())
    check(queries)
    scores = defaultdict(list)
    with DemoServer(binary("release"), folder, options=["--no-rate-limit"]) as server:
        for kind, query, grades in queries:
            answer = json.loads(server.get(f"/api/v1/search?{urlencode({'q': query, 'limit': DEPTH})}"))
            score = measured([item["title"] for item in answer["items"]], grades)
            for name in (kind, "all"):
                scores[name].append(score)
    lines = [f"| Queries | | nDCG@{DEPTH} | recall@{DEPTH} |", "|---|---:|---:|---:|"]
    for kind, values in scores.items():
        means = [sum(value[place] for value in values) / len(values) for place in (0, 1)]
        lines.append(f"| {kind} | {len(values)} | {means[0]:.3f} | {means[1]:.3f} |")
    return "\n".join(lines) + "\n"
