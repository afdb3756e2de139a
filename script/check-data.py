#!/usr/bin/env python3
"""Checks the catalogue and the demo data: exits 1 and names file and place of every fault."""

import json
import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "Sources/Actions/Resources/Catalogue"
DEMO = ROOT / "Sources/Command/Resources/Demo"
TODAY = date(2026, 11, 20)
OLDEST = date(2025, 5, 20)

CHANNELS = set(
    "政府网站 政府公报 两微一端 发布会/听证会 广播电视 纸质媒体 公开查阅点 政务服务中心 便民服务站 入户/现场 "
    "社区/企事业单位/村公示栏（电子屏） 精准推送 其他".split()
)
GENRES = (
    "resolution decision order communique announcement public-notice opinion notice circular report "
    "request-for-instructions reply bill letter minutes"
).split()
KINDS = {"government", "department", "township", "subdistrict"}
LEVELS = {"county", "township", "village"}
ROLES = set(
    "information-officer checker reviewer secrecy-reviewer approver openness-office administrator auditor".split()
)
# Every state the demo must show, and whether its document has ever been public.
STATES = {
    "draft": False, "submitted": False, "checked": False, "reviewed": False, "secrecy-pending": False,
    "approved-scheduled": False, "returned": False, "overdue": False, "on-request": False,
    "published": True, "withdrawn": True, "repealed": True, "expired": True, "corrected": True, "emergency": True,
}
PROFILE = "guideIntro officeName address hours phone fax email postcode classification access".split()
NUMBER = re.compile(r"[\u4e00-\u9fa5A-Za-z、()（）]{1,16}〔(19|20)\d{2}〕[1-9]\d{0,4}号")
ORDER_NUMBER = re.compile(r"[\u4e00-\u9fa5]*令第[1-9]\d*号|20\d{2}年第[1-9]\d*号")

# The State Council's holiday notices for 2025 and 2026: days off on weekdays, and weekend days that are worked.
OFF = set(
    "2025-05-01 2025-05-02 2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08 "
    "2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 2026-05-01 "
    "2026-05-04 2026-05-05 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07".split()
)
WORKED = set(
    "2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10".split()
)

faults = []


def fault(file, place, message):
    faults.append(f"{file}: {place}: {message}")


def read(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        fault(path.name, "file", error)
        return []


def read_lines(path):
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        fault(path.name, "file", error)
        return []


def unique(file, name, values):
    seen = set()
    for value in values:
        if value in seen:
            fault(file, value, f"{name} is used twice")
        seen.add(value)
    return seen


def day(file, place, name, text):
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        fault(file, place, f"{name} is not a date: {text!r}")
        return None


def needs(file, place, record, names):
    for name in names:
        if record.get(name) in (None, "", []):
            fault(file, place, f"{name} is missing")


def among(file, place, name, value, allowed):
    if value not in allowed:
        fault(file, place, f"{name} is not known: {value!r}")


def is_working(when):
    text = when.isoformat()
    return text in WORKED or (when.weekday() < 5 and text not in OFF)


def working_days(start, end):
    """The working days after `start` up to and including `end`."""
    return sum(is_working(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def is_credit_code(code):
    """GB 32100 with the check digit of the organisation code inside, GB 11714."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    if not re.fullmatch(f"[{alphabet}]{{18}}", code):
        return False
    inner = 11 - sum(int(c, 36) * w for c, w in zip(code[8:16], (3, 7, 9, 10, 5, 8, 4, 2))) % 11
    total = sum(alphabet.index(c) * pow(3, n, 31) for n, c in enumerate(code[:17]))
    return code[16] == {10: "X", 11: "0"}.get(inner, str(inner)) and code[17] == alphabet[(31 - total % 31) % 31]


def is_identity_number(digits):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(c) * w for c, w in zip(digits, weights)) % 11] == digits[17].upper()


def is_card_number(digits):
    doubled = [int(c) * 2 if n % 2 else int(c) for n, c in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def check_personal_numbers(path):
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        place = f"line {number}"
        for found in re.findall(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])", line):
            if is_identity_number(found) and not is_credit_code(found):
                fault(path.name, place, f"identity number {found[:3]}…")
        for found in re.findall(r"(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])", line):
            fault(path.name, place, f"mobile number {found[:3]}…")
        for found in re.findall(r"(?<![0-9A-Za-z])\d{16,19}(?![0-9A-Za-z])", line):
            if is_card_number(found) and not is_credit_code(found):
                fault(path.name, place, f"card number {found[:4]}…")


def check_text(file, place, text):
    if re.search(r"[\u4e00-\u9fff][,;!?]|[,;!?][\u4e00-\u9fff]|[\[(〔][12]\d{3}[\])]", text):
        fault(file, place, f"half-width punctuation: {text[:30]}")
    if re.search(r"[\ufffd\u200b]|TODO|FIXME|XXX", text):
        fault(file, place, f"left-over text: {text[:30]}")


def check_topics():
    topics = read(CATALOGUE / "topics.json")
    if len(topics) != 22:
        fault("topics.json", "file", f"22 classes expected, found {len(topics)}")
    codes = [topic["code"] for topic in topics]
    for topic in topics:
        for child in topic["children"]:
            codes.append(child["code"])
            if not re.fullmatch(topic["code"] + r"\d{2}", child["code"]):
                fault("topics.json", child["code"], "code does not begin with the code of its class")
    names = {topic["name"] for topic in topics}
    names |= {f"{topic['name']}\\{child['name']}" for topic in topics for child in topic["children"]}
    return unique("topics.json", "code", codes), names


def check_genres():
    genres = read(CATALOGUE / "genres.json") or {"statutory": [], "others": []}
    if [genre["code"] for genre in genres["statutory"]] != GENRES:
        fault("genres.json", "statutory", "the 15 statutory kinds in their order are expected")
    for group, statutory in (("statutory", True), ("others", False)):
        for genre in genres[group]:
            if genre["statutory"] is not statutory:
                fault("genres.json", genre["code"], "flag statutory is wrong")
    everything = genres["statutory"] + genres["others"]
    return unique("genres.json", "code", [g["code"] for g in everything]), {g["name"] for g in everything}


def check_term(file, code, record):
    term = record.get("term")
    if not isinstance(term, dict) or len(term) != 1 or not set(term) <= {"workingDays", "calendarDays"}:
        fault(file, code, "term must have workingDays or calendarDays")
    elif not 0 < next(iter(term.values())) <= 30:
        fault(file, code, f"term is out of range: {term}")
    needs(file, code, record, ["termText", "termBasis"])


def check_row(file, row, topics, functions):
    code = row["code"]
    needs(file, code, row, "scheme area level1 level2 content elements basis subject channels audience levels".split())
    check_term(file, code, row)
    for special in row.get("specialTerms", []):
        check_term(file, code, special)
    for channel in row["channels"]:
        among(file, code, "channel", channel, CHANNELS)
    for level in row["levels"]:
        among(file, code, "level", level, LEVELS)
    for kind in row["organisationKinds"]:
        among(file, code, "organisation kind", kind, KINDS)
    for function in row["functions"]:
        among(file, code, "function", function, functions)
    among(file, code, "topic", row["topic"], topics)
    among(file, code, "mode", row["mode"], {"proactive", "on-request"})
    among(file, code, "confirmed", row.get("confirmed"), {True, False})
    if row["audience"] != "全社会" and not row["audience"].startswith("特定群体："):
        fault(file, code, f"audience is not known: {row['audience']}")
    day(file, code, "effectiveFrom", row["effectiveFrom"])
    if "effectiveUntil" in row:
        day(file, code, "effectiveUntil", row["effectiveUntil"])
    for text in [row["content"], row["termText"], *row["elements"], *row["basis"]]:
        check_text(file, code, text)


def check_catalogue(topics):
    functions = unique("functions.json", "code", [f["code"] for f in read(CATALOGUE / "functions.json")])
    schemes = {
        "article-20": r"20-\d{2}",
        "article-21": r"21-[ct]-\d{2}",
        "standard-areas": r"s\d{2}-\d{4}",
    }
    codes = []
    for name, pattern in schemes.items():
        file = f"{name}.json"
        rows = read(CATALOGUE / file)
        for row in rows:
            codes.append(row["code"])
            if not re.fullmatch(pattern, row["code"]):
                fault(file, row["code"], "code does not fit its scheme")
            check_row(file, row, topics, functions)
        if name == "article-20" and len(rows) != 15 or name == "article-21" and len(rows) != 7 + 8:
            fault(file, "file", f"wrong number of rows: {len(rows)}")
        if name == "standard-areas":
            areas = [row["area"] for row in rows]
            if len(set(areas)) != 26 or any(not 3 <= areas.count(area) <= 8 for area in set(areas)):
                fault(file, "file", "26 areas with 3 to 8 rows each are expected")
            for row in rows:
                if len({r["area"] for r in rows if r["code"][:3] == row["code"][:3]}) != 1:
                    fault(file, row["code"], "one area number stands for two areas")
    return unique("catalogue", "code", codes), functions


def check_organisations(functions):
    file = "organisations.json"
    organisations = read(DEMO / file)
    codes = unique(file, "code", [o["code"] for o in organisations])
    unique(file, "credit code", [o["creditCode"] for o in organisations])
    earlier = set()
    for organisation in organisations:
        code = organisation["code"]
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code):
            fault(file, code, "code is not safe in an address")
        among(file, code, "kind", organisation["kind"], KINDS)
        if organisation["parent"] is not None:
            among(file, code, "parent (parents come first)", organisation["parent"], earlier)
        earlier.add(code)
        if not re.fullmatch(r"99\d{4}", organisation["regionCode"]):
            fault(file, code, "region code is not one of the invented ones")
        credit = organisation["creditCode"]
        if not credit.startswith("11" + organisation["regionCode"]) or not is_credit_code(credit):
            fault(file, code, f"credit code is not valid: {credit}")
        for function in organisation["functions"]:
            among(file, code, "function", function, functions)
        profile = organisation["profile"]
        needs(file, code, profile, PROFILE)
        for name in ("phone", "fax"):
            if not re.fullmatch(r"0000-\d{7}", profile[name]):
                fault(file, code, f"{name} is not a fictitious number: {profile[name]}")
        if not profile["email"].endswith(".yangguang.example"):
            fault(file, code, f"e-mail address is not a reserved one: {profile['email']}")
    return codes


def check_people(organisations):
    file = "people.json"
    people = read(DEMO / file)
    logins = unique(file, "login", [p["login"] for p in people])
    held = set()
    for person in people:
        place = person["login"]
        needs(file, place, person, ["name", "appointments"])
        for post in person["appointments"]:
            among(file, place, "organisation", post["organisation"], organisations)
            among(file, place, "scope", post.get("scope", post["organisation"]), organisations)
            if post["role"] is not None:
                among(file, place, "role", post["role"], ROLES)
                if person["demoAccount"] and post["until"] is None:
                    held.add(post["role"])
            since = day(file, place, "since", post["since"])
            until = day(file, place, "until", post["until"]) if post["until"] else None
            if since and (since > TODAY or until and until < since):
                fault(file, place, f"appointment ends before it begins or lies ahead: {post['since']}")
    for role in sorted(ROLES - held):
        fault(file, role, "no demo account holds this role")
    return logins


def body_texts(body):
    for part in body:
        if isinstance(part, str):
            yield part
        else:
            table = part["table"]
            yield table["caption"]
            for cells in [table["header"], *table["rows"]]:
                yield from cells


def check_table(file, key, table):
    for cells in table["rows"]:
        if len(cells) != len(table["header"]):
            fault(file, key, f"a row of the table {table['caption']} has {len(cells)} cells")


def check_number(file, place, number, signed):
    if number is None:
        return
    if not NUMBER.fullmatch(number) and not ORDER_NUMBER.fullmatch(number):
        fault(file, place, f"document number is malformed: {number}")
    year = re.search(r"(?:19|20)\d{2}", number)
    if signed and year and int(year.group()) != signed.year:
        fault(file, place, f"document number {number} is not of the year {signed.year}")


def check_dates(file, document):
    key, state = document["key"], document["state"]
    signed = day(file, key, "signedOn", document["signedOn"])
    formed = day(file, key, "formedOn", document["formedOn"])
    for name in ("effectiveOn", "expiresOn", "repealedOn", "withdrawnOn", "correctedOn"):
        if name in document:
            day(file, key, name, document[name])
    if not signed or not formed:
        return
    check_number(file, key, document["documentNumber"], signed)
    if not OLDEST <= signed <= TODAY or not OLDEST <= formed <= TODAY:
        fault(file, key, "signedOn and formedOn must lie in the last 18 months")
    if state == "overdue" and working_days(formed, TODAY) <= 25:
        fault(file, key, f"overdue, but formed only {working_days(formed, TODAY)} working days ago")
    if not STATES[state] and state not in ("overdue", "on-request") and working_days(formed, TODAY) > 20:
        fault(file, key, f"pending for {working_days(formed, TODAY)} working days: its state should be overdue")
    if "publishedAt" in document:
        published = datetime.fromisoformat(document["publishedAt"]).date()
        if published < formed or published > TODAY:
            fault(file, key, "published before it was formed, or in the future")
        if state != "emergency" and not is_working(published):
            fault(file, key, f"published on a day off: {published}")
    expired = "expiresOn" in document and date.fromisoformat(document["expiresOn"]) < TODAY
    if expired != (state == "expired"):
        fault(file, key, "state and expiresOn disagree")
    if state == "approved-scheduled" and datetime.fromisoformat(document["scheduledFor"]).date() <= TODAY:
        fault(file, key, "scheduledFor is not ahead")


def check_state(file, document, keys, logins):
    key, state = document["key"], document["state"]
    if STATES[state] != ("publishedAt" in document):
        fault(file, key, f"publishedAt does not fit the state {state}")
    extra = {
        "withdrawn": ["withdrawnOn", "withdrawalReason"], "repealed": ["repealedOn", "supersededBy"],
        "expired": ["expiresOn"], "corrected": ["correctedOn", "correctionNote"], "emergency": ["override"],
        "returned": ["returnNote", "returnedBy"], "overdue": ["stage"], "approved-scheduled": ["scheduledFor"],
        "on-request": ["attributeReason", "attributeBasis"],
    }
    needs(file, key, document, extra.get(state, []))
    if (state == "on-request") != (document["attribute"] == "on-request"):
        fault(file, key, "attribute and state disagree")
    for name in ("supersededBy", "interprets"):
        if name in document:
            among(file, key, name, document[name], keys)
    if "returnedBy" in document:
        among(file, key, "returnedBy", document["returnedBy"], logins)
    if "override" in document:
        among(file, key, "override.by", document["override"]["by"], logins)
        if document["override"]["confirmedOn"] is not None:
            fault(file, key, "the emergency must still wait for its confirmation")
    if (document["genre"] == "interpretation") != ("interprets" in document):
        fault(file, key, "an interpretation, and nothing else, names what it interprets")


def check_documents(organisations, logins, topics, genres, rows):
    file = "documents.json"
    documents = read(DEMO / file)
    keys = unique(file, "key", [d["key"] for d in documents])
    unique(file, "document number of an organisation",
           [(d["organisation"], d["documentNumber"]) for d in documents if d["documentNumber"]])
    by_key = {document["key"]: document for document in documents}
    for document in documents:
        key = document["key"]
        needs(file, key, document, ["title", "summary", "keywords", "body"])
        among(file, key, "organisation", document["organisation"], organisations)
        among(file, key, "genre", document["genre"], genres)
        among(file, key, "topic", document["topic"], topics)
        among(file, key, "catalogueRow", document["catalogueRow"], rows)
        among(file, key, "attribute", document["attribute"], {"proactive", "on-request", "withheld"})
        among(file, key, "state", document["state"], STATES)
        texts = list(body_texts(document["body"]))
        length = sum(map(len, texts))
        if not 300 <= length <= 1500:
            fault(file, key, f"body has {length} characters")
        for part in document["body"]:
            if isinstance(part, dict):
                check_table(file, key, part["table"])
        for text in [document["title"], document["summary"], *texts]:
            check_text(file, key, text)
        if document["state"] in STATES:
            check_dates(file, document)
            check_state(file, document, keys, logins)
        # 国办发〔2016〕19号: the interpretation is out within three working days of its document.
        origin = by_key.get(document.get("interprets"))
        if origin and "publishedAt" in origin and "publishedAt" in document:
            first, second = (date.fromisoformat(d["publishedAt"][:10]) for d in (origin, document))
            if second < first or working_days(first, second) > 3:
                fault(file, key, "interpretation is not within three working days of its document")
    for state in sorted(STATES.keys() - {d["state"] for d in documents}):
        fault(file, state, "no document is in this state")


def check_import(name, count, longest, topics, topic_names, genres, genre_names, rows):
    records = read_lines(DEMO / name)
    if len(records) != count:
        fault(name, "file", f"{count} lines expected, found {len(records)}")
    unique(name, "externalID", [r["externalID"] for r in records])
    for number, record in enumerate(records, 1):
        place = f"line {number}"
        needs(name, place, record, "externalID title body issuer signedOn publishedOn topics genre catalogueRow".split())
        signed = day(name, place, "signedOn", record["signedOn"])
        published = day(name, place, "publishedOn", record["publishedOn"])
        if signed and published and published < signed:
            fault(name, place, "published before it was signed")
        number_text = record["documentNumber"]
        if number_text is not None and not NUMBER.fullmatch(number_text) and not ORDER_NUMBER.fullmatch(number_text):
            fault(name, place, f"document number is malformed: {number_text}")
        for topic in record["topics"]:
            among(name, place, "topic", topic, topics | topic_names)
        among(name, place, "genre", record["genre"], genres | genre_names)
        among(name, place, "catalogueRow", record["catalogueRow"], rows)
        if len(record["body"]) > longest:
            fault(name, place, f"body has {len(record['body'])} characters")


def main():
    topics, topic_names = check_topics()
    genres, genre_names = check_genres()
    rows, functions = check_catalogue(topics)
    organisations = check_organisations(functions)
    logins = check_people(organisations)
    check_documents(organisations, logins, topics, genres, rows)
    for name, count, longest in (("state-council.jsonl", 60, 20_000), ("regulations.jsonl", 120, 12_000)):
        check_import(name, count, longest, topics, topic_names, genres, genre_names, rows)
    for path in sorted([*CATALOGUE.glob("*.json"), *DEMO.glob("*.json*")]):
        check_personal_numbers(path)
    for line in faults:
        print(line, file=sys.stderr)
    if not faults:
        print(f"data: {len(rows)} catalogue rows, {len(organisations)} organisations, {len(logins)} people: no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
