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
a run with one file takes is the start of the program. Planted: {PLANTED} secrets of each kind in several
wordings, each in a paragraph of an official text of its own."""


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


def name(chance):
    given = chance.choice("伟芳秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰玉梅建国志")
    return chance.choice("王李张刘陈杨赵黄吴徐孙朱林郭梁宋郑谢唐许邓冯韩曹") + given + chance.choice(["", chance.choice("华明芳玲英军")])


def wide(digits):
    return digits.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789X"})


def spaced(digits, *lengths):
    parts, rest = [], digits
    for length in lengths:
        parts.append(rest[:length])
        rest = rest[length:]
    return " ".join([*parts, rest])


def door(chance):
    return f"{chance.randint(1, 30)}栋{chance.randint(101, 909)}室"


# Each kind as it is met: with its label and without, in wide digits and in groups, before a name and behind it.
SECRETS = {
    "identity-number": [
        lambda chance: f"申请人{name(chance)}，身份证号{checked_identity(chance)}。",
        lambda chance: f"{name(chance)}（{checked_identity(chance)}）",
        lambda chance: f"公民身份号码：{wide(checked_identity(chance))}",
        lambda chance: f"户主：{name(chance)}，证件号码 {spaced(checked_identity(chance), 6, 8)}",
        lambda chance: f"附件所列人员中，{checked_identity(chance)}已经死亡。",
    ],
    "bank-card": [
        lambda chance: f"补助打入本人账户{checked_card(chance)}。",
        lambda chance: f"{name(chance)}，银行卡号：{spaced(checked_card(chance), 4, 4, 4, 4)}",
        lambda chance: f"一卡通账号{wide(checked_card(chance))}，每季度发放。",
        lambda chance: f"户主{name(chance)}的卡号为{checked_card(chance)}。",
    ],
    "mobile-number": [
        lambda chance: f"申请人{name(chance)}的手机是{mobile(chance)}。",
        lambda chance: f"村民{name(chance)}，电话：{mobile(chance)}",
        lambda chance: f"来信人{name(chance)}（{spaced(mobile(chance), 3, 4)}）反映",
        lambda chance: f"业主{name(chance)}，{wide(mobile(chance))}。",
        lambda chance: f"家长电话：+86 {mobile(chance)}",
    ],
    "personal-email": [
        lambda chance: f"申请人的邮箱是lisi{chance.randint(10, 9999)}@qq.com。",
        lambda chance: f"申请人：{name(chance)}，电子邮箱：zs.{chance.randint(1950, 2005)}@163.com",
        lambda chance: f"本人邮箱{chance.randint(10**8, 10**9)}@QQ.com，请回复。",
        lambda chance: f"投诉人{name(chance)}（wang-{chance.randint(10, 99)}@sina.cn）",
    ],
    "home-address": [
        lambda chance: f"申请人住在和平镇幸福路{chance.randint(1, 90)}号{door(chance)}。",
        lambda chance: f"家庭住址：阳光县柳溪镇东湾村{chance.randint(1, 12)}组{chance.randint(1, 90)}号",
        lambda chance: f"{name(chance)}，女，住柳溪街道幸福路{chance.randint(1, 90)}号阳光花园{door(chance)}。",
        lambda chance: f"户籍地址 阳光县大桥镇红星村{chance.choice('一二三四五六')}组",
        lambda chance: f"{name(chance)}住在人民路{chance.randint(1, 90)}号{door(chance)}。",
    ],
    "name-with-birth": [
        lambda chance: f"{name(chance)}，男，{chance.randint(1940, 2010)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日出生，",
        lambda chance: f"村民{name(chance)}生于{chance.randint(1940, 2010)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}。",
        lambda chance: f"{name(chance)}，出生日期：{chance.randint(1940, 2010)}.{chance.randint(1, 12)}.{chance.randint(1, 28)}",
    ],
    "health": [
        lambda chance: f"村民{name(chance)}患有精神分裂症，",
        lambda chance: f"经查，{name(chance)}因患尿毒症致贫",
        lambda chance: f"患者{name(chance)}{chance.randint(2010, 2026)}年确诊肺结核",
    ],
    "disability": [
        lambda chance: f"户主{name(chance)}，肢体二级残疾",
        lambda chance: f"残疾人{name(chance)}（智力残疾一级）",
    ],
    "minor": [
        lambda chance: f"孤儿{name(chance)}每月1200元",
        lambda chance: f"困境儿童：{name(chance)}",
        lambda chance: f"柳溪小学三年级2班学生{name(chance)}",
    ],
    "secrecy-mark": [
        lambda chance: f"机密★{chance.randint(1, 20)}年",
        lambda chance: "秘密★长期",
        lambda chance: "密级：秘密",
    ],
    "internal-mark": [
        lambda chance: "内部资料 注意保存",
        lambda chance: "（此件不公开）",
        lambda chance: "公开方式：不予公开",
    ],
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
    for kind, wordings in SECRETS.items():
        place = folder / kind
        place.mkdir()
        files = [f"{number}.txt" for number in range(PLANTED)]
        for number, file in enumerate(files):
            secret = wordings[number % len(wordings)](chance)
            (place / file).write_text("\n".join([texts[number % len(texts)], secret, texts[-1]]), encoding="utf-8")
        findings = scan(place, files)
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
