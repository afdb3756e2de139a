"""How well questions in plain words find the articles of laws that answer them: the words of a law are not those of who asks. The laws
are those of ../shared/data, which stay there."""

import json
import math
import re
import urllib.request
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlencode

from bench_import import bring, new_office
from bench_scale import Server
from demo_server import ROOT

LAWS = ROOT.parent / "shared/data/laws"
FILES = ["administrative_laws_all_versions", "administrative_regulations_latest", "department_rules"]
QUESTIONS = Path(__file__).with_name("lay_questions.tsv")
DEPTH = 10
ARTICLE = re.compile(r"^\**(第[一二三四五六七八九十百零〇]+条(?:之[一二三四五六七八九十]+)?)\**[\s　]*(.*)")
MANNER = f"""{{questions}} questions of ordinary people (`script/lay_questions.tsv`), asked of `/api/v1/search` where each of {{passages:,}} articles of laws is
a document; nDCG@{DEPTH} and recall@{DEPTH} as above, an article counting 1. Beside it BM25 (k1 1.2, b 0.75) over the pairs of characters that the
question has, counted in Python."""


def articles():
    """Law and article to text, of the newest version of each law."""
    newest = {}
    for name in FILES:
        for line in (LAWS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            law = json.loads(line)
            known = newest.get(law["title"])
            if not known or (law["version_date"] or "") > (known["version_date"] or ""):
                newest[law["title"]] = law
    texts = {}
    for title, law in newest.items():
        name = None
        for line in law["body"].split("\n"):
            begins = ARTICLE.match(line)
            if begins:
                name = f"{title} {begins[1]}"
                texts[name] = [begins[2]]
            elif name and line.strip() and not line.startswith("#"):
                texts[name].append(line.strip())
    return {name: "\n".join(lines) for name, lines in texts.items()}


def questions():
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            question, answers = line.split("\t")
            yield question, set(answers.split(";"))


def pairs(text):
    return [run[at : at + 2] for run in re.findall(r"[\u4e00-\u9fff]+", text) for at in range(len(run) - 1)]


class Pairs:
    """BM25 over pairs of characters."""

    def __init__(self, texts):
        self.names = list(texts)
        self.postings, lengths = defaultdict(list), []
        for number, text in enumerate(texts.values()):
            counts = Counter(pairs(text))
            lengths.append(sum(counts.values()))
            for pair, count in counts.items():
                self.postings[pair].append((number, count))
        usual = sum(lengths) / len(lengths)
        self.room = [1.2 * (0.25 + 0.75 * length / usual) for length in lengths]

    def best(self, question):
        scores = Counter()
        for pair in pairs(question):
            found = self.postings.get(pair, [])
            rare = math.log(1 + (len(self.names) - len(found) + 0.5) / (len(found) + 0.5))
            for number, count in found:
                scores[number] += rare * count * 2.2 / (count + self.room[number])
        return [self.names[number] for number, _ in scores.most_common(DEPTH)]


def measured(best, asked):
    """Means of nDCG and recall."""
    gains = recalls = 0
    for question, answers in asked:
        hits = [name in answers for name in best(question)]
        ideal = sum(1 / math.log2(rank + 2) for rank in range(min(DEPTH, len(answers))))
        gains += sum(hit / math.log2(rank + 2) for rank, hit in enumerate(hits)) / ideal
        recalls += sum(hits) / len(answers)
    return gains / len(asked), recalls / len(asked)


def served(server):
    def best(question):
        address = f"{server.address}/api/v1/search?{urlencode({'q': question, 'limit': DEPTH})}"
        with urllib.request.urlopen(address, timeout=30) as answer:
            return [item["title"] for item in json.loads(answer.read())["items"]]

    return best


def measure(folder):
    if not LAWS.exists():
        return "Not measured: ../shared/data is not there.\n"
    texts, asked = articles(), list(questions())
    lost = {name for _, answers in asked for name in answers} - texts.keys()
    if lost:
        raise RuntimeError(f"{QUESTIONS.name} names articles that the laws do not have: {sorted(lost)}")
    database = f"sqlite:{folder / 'bench.sqlite'}"
    new_office(database, folder)
    with (folder / "documents.jsonl").open("w", encoding="utf-8") as file:
        for number, (name, text) in enumerate(texts.items()):
            entry = {"externalID": f"{number}", "title": name, "genre": "notice", "signedOn": "2024-01-02", "body": text}
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    bring(database, folder, folder / "documents.jsonl")
    lines = [f"| Search | nDCG@{DEPTH} | recall@{DEPTH} |", "|---|---:|---:|"]
    with Server(database, folder) as server:
        ranks = {"Yangguang": served(server), "BM25 of pairs": Pairs(texts).best}
        for name, best in ranks.items():
            lines.append("| {} | {:.3f} | {:.3f} |".format(name, *measured(best, asked)))
    return f"{MANNER.format(questions=len(asked), passages=len(texts))}\n\n" + "\n".join(lines) + "\n"
