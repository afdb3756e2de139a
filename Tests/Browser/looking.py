"""What can be wrong with a page that stands in a browser, as lines that say so."""

from readers import barriers

#: How the server dresses a page for a reader's choice; `test_reading` and WebTests prove that it does.
APPEARANCES = {
    "light": {"theme": "light", "elder": False},
    "dark": {"theme": "dark", "elder": False},
    "high contrast": {"theme": "contrast", "elder": False},
    "elder": {"theme": "light", "elder": True},
}

#: Pixels of CSS; 720 is a screen of 1440 at 200 %.
WIDTHS = {"320 px": 320, "768 px": 768, "200 %": 720, "1440 px": 1440}
#: A sheet of A4 without its margins, at 96 pixels an inch.
PAPER = 658

DRESS = """([theme, elder]) => {
    document.documentElement.dataset.theme = theme;
    document.body.classList.toggle("elder", elder);
}"""

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

#: Controls that a keyboard does not reach, or where nobody sees that it has.
FOCUS = """() => {
    const look = (e) => {
        const s = getComputedStyle(e);
        return [s.outlineStyle, s.outlineColor, s.outlineWidth, s.boxShadow, s.backgroundColor].join();
    };
    const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    const faults = [];
    for (const control of controls) {
        const isOut = control.disabled || control.type === "hidden" || !control.checkVisibility({visibilityProperty: true});
        if (isOut || control.id === "main") continue;
        const name = control.outerHTML.slice(0, 80);
        if (control.tabIndex > 0) faults.push(`out of the order of the page: ${name}`);
        if (control.matches(".errors")) continue;
        control.blur();
        const before = look(control);
        control.focus();
        if (document.activeElement !== control) faults.push(`takes no focus: ${name}`);
        else if (look(control) === before) faults.push(`looks the same with the focus: ${name}`);
        control.blur();
    }
    scrollTo(0, 0);  // A control cut off by the edge of the window would seem too small to axe-core.
    return faults;
}"""

#: Chinese words that a screen reader would read with an English voice.
UNMARKED_CHINESE = r"""() => {
    const faults = [];
    const isChinese = (element) => (element.closest("[lang]")?.lang ?? "").startsWith("zh");
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const { data, parentElement } = words.currentNode;
        if (/\p{Script=Han}/u.test(data) && !isChinese(parentElement)) faults.push(data.trim());
    }
    for (const element of document.body.querySelectorAll("[aria-label], [placeholder], [alt], [title]")) {
        for (const name of ["aria-label", "placeholder", "alt", "title"]) {
            const value = element.getAttribute(name) ?? "";
            if (/\p{Script=Han}/u.test(value) && !isChinese(element)) faults.push(`${name}: ${value}`);
        }
    }
    return faults;
}"""


def dress(page, appearance):
    page.evaluate(DRESS, [appearance["theme"], appearance["elder"]])


def resize(page, width):
    page.set_viewport_size({"width": width, "height": 900})


def too_wide(page, what):
    pixels = page.evaluate(OVERFLOW)
    return [f"{what}: {pixels} pixels wider than the window"] if pixels > 0 else []


def faults_of_page(page, *, thoroughly=False):
    """All of what follows, of a page that stands open; it stands in the light appearance afterwards."""
    widths = WIDTHS if thoroughly else {"1440 px": WIDTHS["1440 px"]}
    faults = faults_of_scripts(page) + faults_of_focus(page)
    faults += faults_of_appearances(page, widths, thoroughly=thoroughly)
    dress(page, APPEARANCES["elder"])
    faults += faults_of_widths(page, WIDTHS)
    dress(page, APPEARANCES["light"])
    return faults + faults_of_widths(page, WIDTHS) + faults_on_paper(page)


def faults_of_appearances(page, widths, *, thoroughly):
    """Barriers in each appearance. Only colours and sizes differ from the first: the others are asked about those."""
    faults = []
    for width_name, width in widths.items():
        resize(page, width)
        for name, appearance in APPEARANCES.items():
            dress(page, appearance)
            rules = None if thoroughly or name == "light" else ["color-contrast", "target-size"]
            faults += [f"{name}, {width_name}: {barrier}" for barrier in barriers(page, rules)]
    return faults


def faults_of_widths(page, widths):
    faults = []
    for name, width in widths.items():
        resize(page, width)
        faults += too_wide(page, name)
    return faults


def faults_on_paper(page):
    """Only what was written is printed, and all of it fits on the sheet."""
    resize(page, PAPER)
    page.emulate_media(media="print")
    faults = too_wide(page, "paper")
    if not page.locator("h1").first.is_visible():
        faults.append("paper: the heading is not printed")
    shown = "nav.nav, .side, .tools, .pages, .skip"
    faults += [f"paper: {name} is printed" for name in page.evaluate(
        "(s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility()).map((e) => e.className)", shown)]
    page.emulate_media(media="screen")
    return faults


def faults_of_focus(page):
    # After a key, Chromium shows the focus that a script sets.
    page.keyboard.press("Tab")
    return [f"keyboard: {fault}" for fault in page.evaluate(FOCUS)]


def faults_of_scripts(page):
    """Nothing waits for a script before it is painted, and no task needs one."""
    return page.evaluate("""() => [...document.scripts]
        .filter((s) => s.type !== "application/ld+json" && !s.defer && s.type !== "module")
        .map((s) => `waits for a script: ${s.outerHTML}`)""")


def unmarked_chinese(page):
    return page.evaluate(UNMARKED_CHINESE)
