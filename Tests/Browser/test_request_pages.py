"""Every page on the way of a request, the citizen's and the office's, is for everybody: those that no address alone opens, too.
"""

import request_steps as way
from conftest import on_one_engine
from looking import faults_of_page


class LookingHand:
    """A hand that looks around on each page it comes to; a page with the same headings was looked at before."""

    def __init__(self, hand, means, seen):
        self.hand = hand
        self.means = means
        self.seen = seen

    def __getattr__(self, name):
        return getattr(self.hand, name)

    def in_form(self, button):
        return LookingHand(self.hand.in_form(button), self.means, self.seen)

    def presses(self, button):
        self.hand.presses(button)
        self._looks()

    def follows(self, link):
        self.hand.follows(link)
        self._looks()

    def _looks(self):
        page = self.hand.page
        headings = " / ".join(page.locator("h1, h2").all_inner_texts())
        if headings in self.seen:
            return
        self.seen[headings] = faults_of_page(page)
        page.set_viewport_size({"width": self.means.width, "height": self.means.height})


@on_one_engine
def test_every_page_on_the_way_is_for_everybody(reader):
    seen = {}

    def looks(person):
        person.hand = LookingHand(person.hand, person.means, seen)
        return person

    looks(reader)
    officer = looks(reader.colleague(way.OFFICER))
    for login in way.SIGNERS:
        looks(reader.colleague(login))
    application = way.an_application()
    way.given_the_form_found_from_home(reader)
    reader.hand.presses("保存并继续")
    way.when_it_is_said_who_asks(reader, application)
    reader.hand.fills("description", "农村危房改造补助办法")
    reader.hand.presses("保存并继续")
    reader.hand.follows("返回上一步")
    way.when_it_is_said_what_is_wanted(reader, application)
    way.when_it_is_said_how_it_shall_be_given(reader)
    reader.hand.presses("提交申请")
    way.when_it_is_handed_in(reader, application)
    way.when_it_is_looked_up(reader, application, code="0000-0000")
    way.when_it_is_looked_up(reader, application)

    officer.opens("/desk/requests")
    way.when_its_receipt_is_confirmed(officer, application)
    way.when_a_search_is_recorded(officer, found="")
    officer.hand.chooses("outcome", "not-held")
    officer.hand.presses("写这种答复")
    officer.hand.presses("保存，送复核")
    way.given_the_desk_page(officer, application)
    way.when_an_answer_is_drafted(officer, "partly-granted", way.ANSWER)
    way.when_all_have_signed_the_answer(reader, application)
    way.when_the_answer_is_delivered(officer, application)
    reader.opens("/requests/track")
    reader.hand.follows("答复书")
    reader.opens("/requests/track")
    reader.hand.presses("查别的申请")

    other = way.given_an_application_registered(officer)
    way.when_clarification_is_asked(officer, other, "请写明是哪一段。")
    way.when_it_is_looked_up(reader, other)
    reader.hand.presses("提交补充")
    way.when_it_is_clarified(reader, "从老桥到水库的一段。")
    way.given_the_desk_page(officer, other)
    officer.hand.presses("看完整信息")
    assert len(seen) > 20
    assert {headings: faults for headings, faults in seen.items() if faults} == {}
