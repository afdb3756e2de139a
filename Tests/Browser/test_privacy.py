"""Who asks for information, and for what, is told to the office that was asked and to nobody else (decision 9). An applicant
with a name, a number, an address and words that are nowhere else applies, is asked, is answered and is looked up; afterwards
none of it is found where somebody else could read it.
"""

import base64
import json
import os
import re
import subprocess
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from conftest import ENGINES, demo_city
from pages import examples
from readers import WIDE, Reader
from request_steps import (
    OFFICER,
    SIGNERS,
    Application,
    given_an_application_handed_in,
    given_an_application_registered,
    given_the_desk_page,
    identity_number,
    when_a_search_is_recorded,
    when_all_have_signed_the_answer,
    when_an_answer_is_drafted,
    when_clarification_is_asked,
    when_it_is_clarified,
    when_it_is_looked_up,
    when_its_receipt_is_confirmed,
    when_the_answer_is_delivered,
)
from site_under_test import Site

#: What the office is told, and what it says to the applicant.
QUESTION, CLARIFICATION = "请写明是蒹葭荡的哪一段。", "罱泥圩以东的一段。"
FOUND, REASONS, RATING = "黇鹿簿册3本", "簿册第2页是鼋头渚渔户的隐私。", "罍街的人都等着。"


@pytest.fixture(scope="module", params=ENGINES)
def site(request, tmp_path_factory):
    """A city of its own, whose server says of itself whatever it can say."""
    options = ["--log-level", "debug", "--log-requests", "all"]
    with demo_city(request.param, "privacy", tmp_path_factory, options) as server:
        yield Site(server)


class Listener:
    """What goes to a browser and what it asks for, whoever sits in front of it."""

    def __init__(self, *people):
        self.addresses = []
        self.answers = []
        for person in people:
            person.context.on("request", lambda request: self.addresses.append(request.url))
            person.context.on("response", lambda response: self.answers.append(response))

    def answers_of_one_reader(self):
        """Every page of somebody's application, and every page of the desk."""
        private = ("/requests/new/", "/requests/track", "/desk")
        answers = [answer for answer in self.answers if urlsplit(answer.url).path.startswith(private)]
        assert len(answers) > 50
        return answers


def test_what_applicants_write_is_found_nowhere(reader, site, tmp_path):
    stranger = Reader(reader.chromium, site, WIDE)
    officer = reader.colleague(OFFICER)
    heard = Listener(reader, officer, *(reader.colleague(login) for login in SIGNERS))
    application = Application(
        name="仉羲龢", identity_number=identity_number(977), phone="13987650123", email="zhang.xihe@pigeon.example",
        address="鸬鹚巷97号", description="鸊鷉洼围垦补偿的会议记录。",
    )
    given_an_answer_to(application, reader, officer)
    given_pages_that_the_applicant_opened(reader)
    secrets = [
        application.name, application.identity_number, application.phone, application.email, application.address,
        application.description[:3], application.code, application.code.replace("-", ""), "罱泥圩", "蒹葭荡", "黇鹿",
        "鼋头渚", "罍街", *(cookie["value"] for cookie in reader.context.cookies() if cookie["name"] == "draft"),
    ]

    places = {
        "an address": "\n".join(heard.addresses).encode(),
        "what a browser keeps": json.dumps(reader.page.evaluate("[{...localStorage}, {...sessionStorage}]")).encode(),
        **pages_of_others(reader, stranger),
        **refusals(reader, application),
        **refusals(stranger, application),
        **files_for_programs(stranger),
        **results_of_searches(stranger, secrets),
        **refused_for_guessing(stranger, application),
        **backups(site, tmp_path),
        **stored(site),
        "the log of the server": site.server.output.read_bytes(),
    }
    stranger.close()
    then_there_was_something_to_find(reader, places, application)
    assert [f"{place}: {secret}" for place, bytes in places.items() for secret in secrets if holds(bytes, secret)] == []
    assert kept(heard.answers_of_one_reader()) == []


def then_there_was_something_to_find(reader, places, application):
    """The applicant sees it, and what everybody may know is seen where it is looked for."""
    assert holds(reader.context.request.get("/requests/track").body(), application.description[:3])
    office = "阳光市自然资源和规划局"
    for place in ["the database", "open", "/organisations/yg-nr"]:
        assert holds(places[place], office), place
    assert holds(places["the log of the server"], "/requests/track/rating")


def given_an_answer_to(application, citizen, officer):
    """All that can be said of a request is said."""
    given_an_application_handed_in(citizen, application)
    when_its_receipt_is_confirmed(officer, application)
    when_clarification_is_asked(officer, application, QUESTION)
    when_it_is_looked_up(citizen, application, code="0000-0000")
    when_it_is_looked_up(citizen, application)
    when_it_is_clarified(citizen, CLARIFICATION)
    given_the_desk_page(officer, application)
    officer.hand.presses("看完整信息")
    officer.sees(application.identity_number)
    given_the_desk_page(officer, application)
    when_a_search_is_recorded(officer, FOUND)
    when_an_answer_is_drafted(
        officer, "partly-granted", {"way": "随信附上。", "withheld-part": "第2页。", "reasons": REASONS}
    )
    when_all_have_signed_the_answer(citizen, application)
    when_the_answer_is_delivered(officer, application)
    citizen.opens("/requests/track")
    citizen.hand.follows("答复书")
    citizen.sees(REASONS)
    citizen.opens("/requests/track")
    in_another_tab = citizen.opens_tab("/requests/track")
    for hand, words in [(citizen.hand, RATING), (in_another_tab, application.name)]:
        hand.chooses("rating", "2")
        hand.fills("words", words)
        hand.presses("提交评价")
    assert "已经评价过了" in in_another_tab.page.locator("main").inner_text()
    given_an_application_registered(officer, Application(**{**vars(application), "description": "鸊鷉洼的图纸。"}))


def given_pages_that_the_applicant_opened(citizen):
    """With number, code and draft among the cookies: whatever is kept of them, others get."""
    for address in ["/", "/requests/new", "/requests/new?organisation=yg-nr", "/search?q=农村危房改造补助办法", "/log"]:
        assert citizen.opens(address) == 200


def refusals(somebody, application):
    """What is answered where something is wrong, by what it was: one of each kind."""
    own = {"Origin": somebody.site.address}
    form = {"Content-Type": "application/x-www-form-urlencoded", **own}
    ask, name = somebody.context.request, quote(application.name)
    track = "/requests/track"
    answers = {
        400: ask.post(track, headers=form, data=f"requestNumber={name}&queryCode=%FF%FE"),
        403: ask.post(track, headers={"Origin": "https://other.example"}, form={"requestNumber": name}),
        404: ask.get(f"/requests/nothing?name={name}"),
        413: ask.post(track, headers=form, data=f"requestNumber={name}" + "&x=1" * 1_000_000),
        422: ask.post(track, headers=own, form={"requestNumber": application.number, "queryCode": "1111-1111"}),
    }
    assert {status: answer.status for status, answer in answers.items()} == {status: status for status in answers}
    return {f"{status}": answer.body() for status, answer in answers.items()}


def refused_for_guessing(stranger, application):
    """What somebody reads who tries one code after the other."""
    for _ in range(40):
        answer = stranger.context.request.post(
            "/requests/track",
            headers={"Origin": stranger.site.address},
            form={"requestNumber": application.number, "queryCode": "2222-2222"},
        )
        if answer.status == 429:
            return {"429": answer.body()}
    raise AssertionError("codes can be guessed without an end")


def pages_of_others(reader, stranger):
    """Every page of the site, and every page of the desk of those who do not work on the request."""
    pages = {}
    for example in examples(reader):
        if example.login in (OFFICER, *SIGNERS):
            continue
        visitor = reader.colleague(example.login) if example.login else stranger
        pages[str(example)] = visitor.context.request.get(example.address).body()
    assert len(pages) > 40
    return pages


def files_for_programs(stranger):
    """Feeds, maps, lists and proofs, as the pages of the site lead to them, and what watches the server."""
    addresses = {"/robots.txt", "/sitemap.xml", "/metrics", "/healthz", "/readyz", "/log/checkpoint", "/log/vkey"}
    ask = stranger.context.request
    for page in ["/feeds", "/catalogue/20-01", "/documents", "/log/entries/0", "/api"]:
        links = re.findall(r'href="(/[^"]*)"', ask.get(page).text())
        addresses |= {link for link in links if re.search(r"\.(atom|csv|json|xml)$|^/api/v1/", link)}
    maps = re.findall(r"<loc>([^<]*)</loc>", ask.get("/sitemap.xml").text())
    addresses |= {urlsplit(address).path for address in maps}
    assert {"atom", "csv", "json", "xml"} <= {address.rsplit(".", 1)[-1] for address in addresses}
    return {address: ask.get(address).body() for address in addresses}


def results_of_searches(stranger, secrets):
    """Asked without its last character, so that the whole is on the page only where something has it."""
    ask = stranger.context.request
    return {
        f"{address}{secret}": ask.get(f"{address}{quote(secret[:-1])}").body()
        for secret in secrets
        for address in ["/search?q=", "/api/v1/search?q=", "/documents?q=", "/log?q="]
    }


def stored(site):
    """The database as it lies on the disk, or as PostgreSQL tells it, and all that lies beside it."""
    city = site.server.folder / "city"
    places = {path.name: path.read_bytes() for path in city.rglob("*") if path.is_file()}
    if site.server.database:
        dump = subprocess.run(["pg_dump", site.server.database], capture_output=True, check=True)
        return places | {"the database": dump.stdout}
    assert "yangguang.sqlite-wal" in places
    return places | {"the database": places["yangguang.sqlite"]}


def backups(site, folder):
    """One that is sealed, and one that everybody can read but the keys; and what the program says of both and of itself."""
    city = site.server.folder / "city"
    place = ["--database", site.server.database or f"sqlite:{city / 'yangguang.sqlite'}"]
    place += ["--files", city / "yangguang-files"]
    passphrase = Path(folder / "passphrase")
    passphrase.write_text("correct horse battery staple\n", encoding="utf-8")
    passphrase.chmod(0o600)
    commands = {
        "yangguang backup": ["backup", "--out", folder / "sealed", "--passphrase-file", passphrase],
        "yangguang backup in the open": ["backup", "--out", folder / "open"],
        "yangguang check": ["check", "--json"],
    }
    places = {name: told_by(site, [*command, *place]) for name, command in commands.items()}
    return places | {name: (folder / name).read_bytes() for name in ["sealed", "open"]}


def told_by(site, command):
    # A binary that counts coverage would leave its counts in the working folder.
    environment = os.environ | {"LLVM_PROFILE_FILE": str(site.server.folder / "command.profraw")}
    outcome = subprocess.run(
        [site.server.program, *command], capture_output=True, check=False, timeout=120, env=environment
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout + outcome.stderr


def holds(data, secret):
    """In plain text, or as a program writes text: in hexadecimal, as an address, in JSON, in base64."""
    text = secret.encode()
    spellings = [text, text.hex().encode(), quote(secret).encode(), json.dumps(secret)[1:-1].encode()]
    # Where the text begins in a group of three bytes decides how it is written; its ends belong to its neighbours.
    middles = [base64.b64encode(b"\0" * start + text)[4 if start else 0 : -4] for start in range(3)]
    return any(spelling in data for spelling in spellings + [middle for middle in middles if len(middle) >= 8])


def kept(answers):
    """The answers that a browser or a server between would be allowed to keep."""
    return [
        f"{answer.status} {answer.url}"
        for answer in answers
        if answer.headers.get("cache-control") != "no-store" or "etag" in answer.headers
    ]
