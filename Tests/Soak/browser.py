"""A browser without a screen: one connection, one cookie, and the forms as they stand on the page."""

import http.client
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

from installation import Failed


class Unanswered(Exception):
    """The connection broke before an answer came: whether anything was done, nobody knows."""


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes
    seconds: float

    @property
    def text(self):
        return self.body.decode("utf-8", errors="replace")

    @property
    def location(self):
        return self.headers.get("location", "")

    @property
    def done(self):
        """What the redirect says was done; empty where it is none of the desk's."""
        query = urlsplit(self.location).query
        return next((part.removeprefix("done=") for part in query.split("&") if part.startswith("done=")), "")

    def form(self, action):
        """The fields of the form that goes to this address, in order."""
        forms = Forms(self.text).forms
        for form in forms:
            if form[0] == action:
                return list(form[1])
        raise Failed(f"no form for {action}, only {[form[0] for form in forms]}: {self.text[-1500:]}")


class Forms(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.forms = []
        self.fields = None
        self.area = None
        self.list = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.fields = []
            self.forms.append((values.get("action", ""), self.fields))
        elif self.fields is None:
            return
        elif tag == "input" and values.get("name"):
            if values.get("type") not in ("radio", "checkbox") or "checked" in values:
                self.fields.append((values["name"], values.get("value", "")))
        elif tag == "textarea":
            self.area = (values["name"], [])
        elif tag == "select":
            self.list = values["name"]
        elif tag == "option" and "selected" in values:
            self.fields.append((self.list, values["value"]))

    def handle_data(self, data):
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.fields = None
        elif tag == "textarea" and self.area:
            # A browser drops the line break right after the tag.
            self.fields.append((self.area[0], "".join(self.area[1]).removeprefix("\n")))
            self.area = None


def filled(fields, **values):
    """A form with what a person typed; what it did not have is added, as a pressed button is."""
    kept = [(name, value) for name, value in fields if name not in values]
    return kept + list(values.items())


class Browser:
    """One person's. Not shared between threads."""

    def __init__(self, address, cookie=None, timeout=30):
        self.host = urlsplit(address).netloc
        self.cookie = cookie
        self.timeout = timeout
        self.connection = None

    def get(self, path):
        """Asks again where the connection had been closed meanwhile: a read does nothing twice."""
        try:
            return self._ask("GET", path)
        except Unanswered:
            return self._ask("GET", path)

    def post(self, path, fields):
        # On a connection of its own, so that an idle one that was just closed is never the reason for not knowing.
        self.close()
        return self._ask("POST", path, urlencode(fields).encode())

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def _ask(self, method, path, body=None):
        headers = {"Cookie": f"session={self.cookie}"} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begin = time.monotonic()
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection(self.host, timeout=self.timeout)
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
            answer = Answer(
                response.status, {name.lower(): value for name, value in response.getheaders()}, response.read(),
                time.monotonic() - begin)
        except TimeoutError as error:
            self.close()
            raise Failed(f"{method} {path} hung for {self.timeout} s") from error
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Unanswered(f"{method} {path}: {error!r}") from error
        if response.will_close:
            self.close()
        return answer


def sign_in(address, login, password):
    """Signs somebody in and returns the cookie."""
    answer = Browser(address).post("/desk/sign-in", [("login", login), ("password", password)])
    if answer.status != 303:
        raise Failed(f"{login} could not sign in: {answer.status} {answer.text[-800:]}")
    return answer.headers["set-cookie"].split(";")[0].removeprefix("session=")
