"""People in front of a browser: what they have, what their browser complained of, and what axe finds on a page."""

import os
import shutil
from dataclasses import dataclass
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from hands import KeyboardHand, MouseHand


def launch_chromium(playwright):
    """Debian's Chromium, or Playwright's own; without a sandbox, because root has none and it reads our pages only."""
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
        args=["--no-sandbox", "--lang=zh-CN"],
        env=os.environ | {"LANGUAGE": "zh_CN"},
    )


def barriers(page, rules=None):
    """What axe-core finds on a page, one line a barrier; with names of rules, only by those."""
    options = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{barrier['id']}: {barrier['help']}: {node['target']}" for barrier in found for node in barrier["nodes"]]


@dataclass(frozen=True)
class Means:
    name: str
    width: int
    height: int
    has_script: bool = True
    hand: type = MouseHand


WIDE = Means("wide", 1280, 900)
PHONE = Means("phone", 360, 740)
WITHOUT_SCRIPT = Means("without-script", 1280, 900, has_script=False)
KEYBOARD = Means("keyboard", 1280, 900, hand=KeyboardHand)
KEYBOARD_OF_PHONE = Means("keyboard-of-phone", 360, 740, hand=KeyboardHand)
KEYBOARD_WITHOUT_SCRIPT = Means("keyboard-without-script", 360, 740, has_script=False, hand=KeyboardHand)


class Reader:
    """One of the public, until somebody signs in. Each has a browser window of their own."""

    def __init__(self, chromium, site, means):
        self.chromium = chromium
        self.site = site
        self.means = means
        self.complaints = []
        self.colleagues = {}
        self.login = None
        self._starts_browser()

    def _starts_browser(self, cookies=()):
        self.context = self.chromium.new_context(
            base_url=self.site.address,
            viewport={"width": self.means.width, "height": self.means.height},
            java_script_enabled=self.means.has_script,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        self.context.set_default_timeout(20_000)
        self.context.add_cookies(list(cookies))
        self.page = self.context.new_page()
        self.hand = self.means.hand(self.page)
        self._listen(self.page)

    def restarts_browser(self):
        """Closes the browser and comes back another day: cookies without a term are gone."""
        kept = [cookie for cookie in self.context.cookies() if cookie["expires"] > 0]
        self.context.close()
        self._starts_browser(kept)

    def opens_tab(self, path):
        """The hand on another page of the same browser."""
        tab = self.context.new_page()
        self._listen(tab)
        tab.goto(path)
        return self.means.hand(tab)

    def _listen(self, page):
        opened = set()

        def answered(response):
            if response.request.is_navigation_request():
                opened.add(response.url)
            if response.status >= 500:
                self.complaints.append(f"{response.status} {response.url}")

        def said(message):
            # A page that answers 404 or 422 is an answer; a picture or a script that does is a fault.
            is_answer = message.text.startswith("Failed to load") and message.location.get("url") in opened
            if message.type == "error" and not is_answer:
                self.complaints.append(f"{page.url}: {message.text}")

        page.on("response", answered)
        page.on("console", said)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))

    def opens(self, path):
        """Opens a page, and returns the status of its answer."""
        return self.page.goto(path).status

    def path(self):
        return urlsplit(self.page.url).path

    def sees(self, text):
        self.page.get_by_text(text).first.wait_for(state="visible")

    def signs_in(self, login):
        self.login = login
        kept = self.site.cookies.get(login)
        if kept:
            self.context.add_cookies(kept)
            self.opens("/desk")
            if self.path() == "/desk":
                return
        self.opens("/desk/sign-in")
        self.enters_name_and_password(login)
        assert self.path() == "/desk", f"{login} could not sign in"
        self.site.cookies[login] = self.context.cookies()

    def enters_name_and_password(self, login, password=None):
        self.hand.fills("login", login)
        self.hand.fills("password", password or self.site.password)
        self.hand.presses("登录")

    def colleague(self, login):
        """Somebody else of the office, with the same kind of browser."""
        if login not in self.colleagues:
            colleague = Reader(self.chromium, self.site, self.means)
            self.colleagues[login] = colleague
            colleague.signs_in(login)
        return self.colleagues[login]

    def close(self):
        for colleague in self.colleagues.values():
            colleague.close()
            self.complaints += colleague.complaints
        self.context.close()
