"""The guard: how long it takes for a text, and what it finds and does not. Real texts are those of ../shared/data, which stay there: where
they are absent, that part says so."""

import json
import random
import subprocess
import time

from bench_documents import paragraphs
from demo_server import ROOT, binary

LENGTH, TEXTS = 10_000, 200
DATA = ROOT.parent / "shared/data"
PLANTED = 200
MANNER = f"""{TEXTS} texts of {LENGTH:,} characters, scanned by `yangguang scan`, the opening of each file included; what one file takes less than
a run with one file takes is the start of the program. Planted: {PLANTED} secrets of each kind, each in a paragraph of an official text of its
own."""


def checked_identity(chance):
    digits = f"110105{chance.randint(1950, 2005)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}{chance.randint(0, 999):03}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return digits + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, weights)) % 11]


def checked_card(chance):
    digits = "622202" + "".join(str(chance.randint(0, 9)) for _ in range(12))
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits))]
    return digits + str(-sum(number - 9 if number > 9 else number for number in doubled) % 10)


def mobile(chance):
    return f"13{chance.randint(4, 9)}{chance.randint(10_000_000, 99_999_999)}"


SECRETS = {
    "identity-number": lambda chance: f"申请人张三，身份证号{checked_identity(chance)}。",
    "bank-card": lambda chance: f"补助打入本人账户{checked_card(chance)}。",
    "mobile-number": lambda chance: f"申请人李四的手机是{mobile(chance)}。",
    "personal-email": lambda chance: f"申请人的邮箱是lisi{chance.randint(10, 9999)}@qq.com。",
    "home-address": lambda chance: f"申请人住在和平镇幸福路{chance.randint(1, 90)}号{chance.randint(1, 9)}栋{chance.randint(101, 909)}室。",
    "secrecy-mark": lambda chance: f"机密★{chance.randint(1, 20)}年",
}


def scan(folder, names):
    answer = subprocess.run(
        [binary("release"), "scan", "--json", *names], cwd=folder, capture_output=True, text=True, check=False
    )
    if answer.returncode not in (0, 1):
        raise RuntimeError(answer.stderr)
    return json.loads(answer.stdout)["findings"]


def timed(command, folder):
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def speed(folder):
    texts, names = paragraphs(), []
    for number in range(TEXTS):
        text, place = "", number
        while len(text) < LENGTH:
            text += texts[place % len(texts)] + "\n"
            place += 1
        names.append(f"{number}.txt")
        (folder / names[-1]).write_text(text[:LENGTH], encoding="utf-8")
    program = [binary("release"), "scan"]

    def each(command, rest):
        rounds = [(timed([*command, *rest], folder) - timed([*command, rest[0]], folder)) for _ in range(5)]
        return sorted(rounds)[2] / (len(rest) - 1) * 1000

    plain = each(["grep", "--perl-regexp", "--count", r"\d{17}[\dX]|1[3-9]\d{9}|\d{3,4}-\d{7,8}|[\w.]+@[\w.]+"], names)
    return each(program, names), plain


def planted(folder):
    """Kind to how many of those that were planted were found; and how many others were."""
    chance, texts = random.Random(7), paragraphs()
    found, others = {}, 0
    for kind, secret in SECRETS.items():
        place = folder / kind
        place.mkdir()
        names = [f"{number}.txt" for number in range(PLANTED)]
        for number, name in enumerate(names):
            (place / name).write_text("\n".join([texts[number % len(texts)], secret(chance), texts[-1]]), encoding="utf-8")
        findings = scan(place, names)
        found[kind] = len({finding["file"] for finding in findings if finding["kind"] == kind})
        others += sum(finding["kind"] != kind and finding["severity"] == "block" for finding in findings)
    return found, others


def clean(folder):
    """What is said of texts that were published: source, how many, how many with a block, how many with a warning."""
    sources = {
        "documents of the State Council": ("gov_documents/state_council_60.jsonl", lambda line: line["paragraphs"]),
        "documents of a ministry": ("gov_documents/mee_ministry_400.jsonl", lambda line: [line["body"]]),
        "procurement notices": ("procurement_notices/notices_300.jsonl", lambda line: [line["body"]]),
        "sentences without errors": ("spelling/official_documents_odw_train.jsonl", lambda line: [line["target"]]),
        "letters of citizens, which do name persons": (
            "citizen_messages/messages_with_replies_800.jsonl", lambda line: [line["body"], line["reply"]]
        ),
    }
    for number, (name, (file, read)) in enumerate(sources.items()):
        if not (DATA / file).exists():
            continue
        place = folder / str(number)
        place.mkdir()
        lines = [json.loads(line) for line in (DATA / file).read_text(encoding="utf-8").splitlines()]
        names = [f"{index}.txt" for index in range(len(lines))]
        for line, text in zip(lines, names):
            (place / text).write_text("\n".join(read(line)), encoding="utf-8")
        findings = scan(place, names)
        files = {level: {f["file"] for f in findings if f["severity"] == level} for level in ("block", "warn")}
        yield name, len(lines), len(files["block"]), len(files["warn"])


def measure(folder):
    folder.mkdir()
    ours, plain = speed(folder)
    found, others = planted(folder)
    rows = list(clean(folder))
    hits = sum(found.values())
    official = [row for row in rows if "persons" not in row[0]]
    false = others + sum(row[2] for row in official)
    lines = [
        f"A text of {LENGTH:,} characters: {ours:.2f} ms (limit 5); `grep` for four of the patterns: {plain:.2f} ms; ratio "
        f"{ours / plain:.1f}.\n",
        "| Planted | found | of |", "|---|---:|---:|",
        *(f"| {kind} | {count} | {PLANTED} |" for kind, count in found.items()), "",
        f"Recall {hits / (PLANTED * len(found)):.3f}; precision of what keeps a document back, over these and the clean texts below: "
        f"{hits / (hits + false):.3f}.\n",
    ]
    if rows:
        lines += ["| Clean texts | texts | kept back | warned of |", "|---|---:|---:|---:|"]
        lines += [f"| {name} | {count} | {block} | {warn} |" for name, count, block, warn in rows]
    else:
        lines.append("The real texts of ../shared/data are absent: precision is that of the planted ones alone.")
    return "\n".join(lines) + "\n"
