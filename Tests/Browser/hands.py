"""Two ways to use a form: with a mouse, and by keyboard alone. Fields are named as in the form."""

import re

from playwright.sync_api import expect


def field(place, name):
    """What a person uses of the field: where scripts run, the editor stands in for the text area it hides."""
    editor = place.locator(f".editor:has(+ [name='{name}']) [role=textbox]")
    return editor if editor.count() else place.locator(f"[name='{name}']:not([type=hidden])")


def first_value(control):
    """The first answer of a list that is not the one for 'please choose'."""
    options = control.locator("option:not([value='']):not([disabled])")
    return options.first.get_attribute("value")


class Hand:
    """On a page, or in one of its forms, where several have fields of the same name."""

    def __init__(self, page, form=None):
        self.page = page
        self.fields = form or page.locator("main")
        self.buttons = form or page

    def in_form(self, button):
        """The same hand in the form that this button sends."""
        sends = self.page.get_by_role("button", name=button, exact=True)
        return type(self)(self.page, self.page.locator("main form").filter(has=sends))

    def _summary(self, text):
        return self.page.locator("summary", has_text=re.compile(f"^{re.escape(text)}$"))


class MouseHand(Hand):
    def fills(self, name, text):
        field(self.fields, name).fill(text)

    def chooses(self, name, value=None):
        """Chooses one of several answers; without a value, any."""
        control = field(self.fields, name)
        if control.first.get_attribute("type") in ("radio", "checkbox"):
            chosen = self.fields.locator(f"[name='{name}'][value='{value}']") if value else control.first
            chosen.check()
        else:
            control.select_option(value or first_value(control))

    def presses(self, button):
        with self.page.expect_navigation():
            self.buttons.get_by_role("button", name=button, exact=True).first.click()

    def unfolds(self, summary):
        self._summary(summary).click()

    def follows(self, link):
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=link).first.click()

    def searches(self, words):
        box = self.page.get_by_role("searchbox").first
        box.fill(words)
        with self.page.expect_navigation():
            box.press("Enter")


class KeyboardHand(Hand):
    """Reaches everything with the Tab key and uses it as the keyboard does; it never points at anything."""

    def fills(self, name, text):
        control = field(self.fields, name)
        self._goes_to(control)
        if control.get_attribute("type") == "date":
            self._types_date(control, text)
            return
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text) if text.isascii() else self.page.keyboard.insert_text(text)

    def chooses(self, name, value=None):
        control = field(self.fields, name)
        if control.first.get_attribute("type") in ("radio", "checkbox"):
            self._chooses_box(control, value)
            return
        wanted = value or first_value(control)
        self._goes_to(control)
        self.page.keyboard.press("Home")
        for _ in range(control.locator("option").count()):
            if control.input_value() == wanted:
                return
            self.page.keyboard.press("ArrowDown")
        expect(control).to_have_value(wanted)

    def presses(self, button):
        self._goes_to(self.buttons.get_by_role("button", name=button, exact=True))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def unfolds(self, summary):
        self._goes_to(self._summary(summary))
        self.page.keyboard.press("Enter")

    def follows(self, link):
        self._goes_to(self.page.get_by_role("link", name=link))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def searches(self, words):
        self._goes_to(self.page.get_by_role("searchbox"))
        self.page.keyboard.insert_text(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _types_date(self, control, text):
        """Year, month and day are three places, in the order that the browser's own language has."""
        year, month, day = text.split("-")
        for keys in [[month, day, year], [year, "ArrowRight", month, day]]:
            for _ in range(3):
                self.page.keyboard.press("ArrowLeft")
            for key in keys:
                self.page.keyboard.type(key) if key.isdigit() else self.page.keyboard.press(key)
            if control.input_value() == text:
                return
        raise AssertionError(f"the keyboard cannot type {text}: {control.input_value()}")

    def _chooses_box(self, controls, value):
        self._goes_to(controls)
        for _ in range(controls.count()):
            focused = self.page.locator(":focus")
            if value in (None, focused.get_attribute("value")):
                self.page.keyboard.press("Space")
                expect(focused).to_be_checked()
                return
            key = "ArrowDown" if focused.get_attribute("type") == "radio" else "Tab"
            self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard reaches no answer {value}")

    def _goes_to(self, controls):
        """Presses Tab until one of the controls has the focus, at most once around the page."""
        handles = controls.element_handles()
        assert handles, f"there is no {controls}"
        for _ in range(600):
            if self.page.evaluate("all => all.includes(document.activeElement)", handles):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {controls}")
