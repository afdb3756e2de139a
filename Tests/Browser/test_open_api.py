"""The open interface is what it says it is: schemathesis asks whatever its description allows, and what it does not."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import demo_city

EXAMPLES = "40"

# With names that are there, answers are looked at and not only refusals.
KNOWN_NAMES = """
[parameters]
"path.code" = "yg"
"path.organisation" = "yg"
"path.row" = "20-01"
"path.year" = 2025
"path.scope" = "own"
"""


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def city(request, tmp_path_factory):
    """Of its own: whoever asks a thousand things is slowed down elsewhere."""
    with demo_city(request.param, "interface", tmp_path_factory, ["--no-rate-limit"]) as server:
        yield server


@pytest.mark.parametrize("names", ["", KNOWN_NAMES], ids=["any names", "known names"])
def test_answers_are_as_described(city, tmp_path, names):
    (tmp_path / "schemathesis.toml").write_text(names)
    program = Path(sys.executable).parent / "schemathesis"
    run = subprocess.run(
        [
            program, "run", f"{city.address}/api/openapi.json", "--checks", "all", "--max-examples", EXAMPLES,
            "--phases", "examples,coverage,fuzzing", "--generation-database", "none", "--seed", "1",
        ],
        cwd=tmp_path, capture_output=True, text=True,
    )
    assert run.returncode == 0, run.stdout
