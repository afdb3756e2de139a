"""What every trial is given: an office of its own on each engine, short or long.

`make test` runs the short form with the debug binary; `make soak` the long one with the release binary. The random
numbers come from a seed that a failure names: `--seed N` repeats what was tried, though not its timing.
"""

import os
import random
import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from engines import Cluster, postgres_programs, sqlite_database
from installation import Installation
from report import Report
from rounds import Founding

ENGINES = ["sqlite", "postgres"]


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="the long form: 200 rounds in all")
    parser.addoption("--write", action="store_true", help="write docs/reliability.md if everything held")
    parser.addoption("--seed", type=int, default=None, help="repeat the choices of an earlier run")


@pytest.fixture(scope="session")
def is_long(request):
    return request.config.getoption("--long")


@pytest.fixture(scope="session")
def seed(request):
    chosen = request.config.getoption("--seed")
    return chosen if chosen is not None else int(time.time()) % 1_000_000


@pytest.fixture
def chance(seed, request):
    print(f"--seed {seed}")
    return random.Random(f"{seed} {request.node.name}")


@pytest.fixture(scope="session")
def report(request, seed):
    report = Report(seed)
    request.config.soak_report = report
    return report


def pytest_sessionfinish(session, exitstatus):
    report = getattr(session.config, "soak_report", None)
    if report is None:
        return
    print(report.table())
    if session.config.getoption("--write"):
        if exitstatus == 0 and session.config.getoption("--long"):
            report.write()
        else:
            print("docs/reliability.md was not written: that takes a --long run in which everything held")


def leave_without_postgres():
    leave = pytest.fail if "CI" in os.environ else pytest.skip
    leave("PostgreSQL is not there: apt-get install postgresql")


@pytest.fixture(scope="session")
def cluster():
    if postgres_programs() is None:
        leave_without_postgres()
    # Not in the folder of pytest, which every run closes to all but its owner.
    with TemporaryDirectory(prefix="yangguang-soak.") as folder, Cluster(Path(folder) / "postgres") as cluster:
        yield cluster


@pytest.fixture(scope="session", params=ENGINES)
def founding(request, tmp_path_factory):
    """The office that the others are copies of."""
    return found(request.param, request, tmp_path_factory.mktemp(f"founding-{request.param}"))


def empty_installation(engine, request, folder):
    database = sqlite_database(folder) if engine == "sqlite" else request.getfixturevalue("cluster").database()
    return Installation(folder, database)


def found(engine, request, folder):
    founding = Founding(empty_installation(engine, request, folder))
    founding.engine = engine
    return founding


@pytest.fixture(scope="session")
def sqlite_founding(request, tmp_path_factory):
    return found("sqlite", request, tmp_path_factory.mktemp("founding"))


@pytest.fixture
def new_office(founding, request, tmp_path_factory):
    """Makes offices like the founded one."""
    def make():
        return another(founding, request, tmp_path_factory.mktemp("office"))

    return make


def another(founding, request, folder, database=None):
    source = founding.installation
    shutil.copytree(source.folder / "files", folder / "files")
    if database is None:
        if founding.engine == "sqlite":
            for path in source.folder.glob("yangguang.sqlite*"):
                shutil.copy(path, folder / path.name)
            database = sqlite_database(folder)
        else:
            database = request.getfixturevalue("cluster").database(template=source.database.name)
    installation = Installation(folder, database)
    installation.cookies = founding.cookies
    installation.engine = founding.engine
    return installation

