"""Into the desk and out again."""

from conftest import each_reader


@each_reader
def test_a_colleague_signs_in_and_out(reader):
    reader.opens("/desk/documents")
    assert reader.path() == "/desk/sign-in"
    reader.enters_name_and_password("linyue")
    assert reader.path() == "/desk/documents"

    reader.hand.presses("退出")
    reader.opens("/desk")
    assert reader.path() == "/desk/sign-in"


def test_a_wrong_password_opens_nothing_and_says_so(reader):
    reader.opens("/desk/sign-in")
    reader.enters_name_and_password("hanxue", password="不是这个")
    reader.page.locator(".errors").wait_for()
    assert reader.page.locator("[name=password]").input_value() == ""
    reader.opens("/desk")
    assert reader.path() == "/desk/sign-in"
