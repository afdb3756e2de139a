"""Documents for measurements, cut from real paragraphs of the State Council: the same in every run."""

import json
import random
from pathlib import Path

TEXTS = Path(__file__).resolve().parent.parent / "Sources/Command/Resources/Demo/state-council.jsonl"
LENGTH = 1400
GENRES = ["通知", "意见", "公告", "通报"]
TOPICS = ["0201", "0202", "0301", "0302"]


def paragraphs():
    return [
        paragraph
        for line in TEXTS.read_text(encoding="utf-8").splitlines()
        for paragraph in json.loads(line)["body"].split("\n")
        if 40 <= len(paragraph) <= 400
    ]


def generated_documents(count):
    """Each with a body of 1,400 characters, signed on some day of twenty years."""
    chance = random.Random(20261120)
    known = paragraphs()
    for number in range(1, count + 1):
        year = 2006 + number % 20
        body, length = [], 0
        while length < LENGTH:
            body.append(chance.choice(known))
            length += len(body[-1]) + 1
        yield {
            "externalID": f"bench-{number}",
            "title": f"关于第{number}号事项办理情况的通报：{chance.choice(known)[:16]}",
            "documentNumber": f"测发〔{year}〕{number}号",
            "signedOn": f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            "genre": chance.choice(GENRES),
            "body": "\n".join(body)[:LENGTH],
        }


def queries(count):
    """Two to eight characters that stand together somewhere in the texts, and the commonest words there are."""
    chance = random.Random(7)
    known = paragraphs()
    found = ["工作", "管理", "国务院", "人民政府", "信息公开", "进一步加强", "中华人民共和国", "各级人民政府"]
    while len(found) < count:
        runs = "".join(c if "\u4e00" <= c <= "\u9fff" else " " for c in chance.choice(known)).split()
        run = chance.choice(runs)
        if len(run) >= 2:
            start = chance.randint(0, len(run) - 2)
            found.append(run[start : start + chance.randint(2, 8)])
    return found


def write_lines(path, count):
    with path.open("w", encoding="utf-8") as file:
        for document in generated_documents(count):
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    return path
