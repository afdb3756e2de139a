"""The disk is full in the middle of writing, and free again later. The program is never started again."""

import time
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from browser import Browser
from conftest import another
from disk import small_disk
from engines import Cluster, sqlite_database, wait_for
from installation import ORGANISATION, Failed, Installation
from rounds import Figures, Founding, office_at_work


def test_a_full_disk_loses_nothing_on_sqlite(sqlite_founding, request, tmp_path_factory, is_long, chance, seed, report):
    folder = tmp_path_factory.mktemp("disk")
    # With less than 256 MB left a server does not call itself ready.
    with small_disk(folder / "data", 360) as disk:
        for path in sqlite_founding.installation.folder.glob("yangguang.sqlite*"):
            copy(path, disk.folder / path.name)
        # The keys, the log of the server and the files to import stand elsewhere.
        installation = another(sqlite_founding, request, folder, sqlite_database(disk.folder))
        figures, rounds = Figures(), 20 if is_long else 2
        with office_at_work(installation, installation.cookies, seed) as trial:
            for _ in range(rounds):
                one_round(trial, disk, chance)
            figures |= trial.count()
    report.tell(f"disk full, {rounds} times", "sqlite", words(figures))


def test_a_full_disk_loses_nothing_on_postgres(request, tmp_path_factory, is_long, chance, seed, report):
    request.getfixturevalue("cluster")
    folder = tmp_path_factory.mktemp("disk")
    with TemporaryDirectory(prefix="yangguang-soak.") as place, small_disk(Path(place) / "data", 160) as disk:
        cluster = Cluster(disk.folder / "postgres", {"max_wal_size": "8MB", "min_wal_size": "2MB"})
        with cluster:
            installation = Installation(folder / "office", cluster.database())
            cookies = Founding(installation).cookies
            figures, rounds = Figures(), 10 if is_long else 1
            with office_at_work(installation, cookies, seed) as trial:
                for _ in range(rounds):
                    one_round(trial, disk, chance, cluster)
                figures |= trial.count()
    report.tell(f"disk full, {rounds} times", "postgres", words(figures))


def one_round(trial, disk, chance, cluster=None):
    ledger = trial.office.ledger
    enough = ledger.acknowledged + chance.randint(1, 8)
    trial.work_until(lambda: ledger.acknowledged >= enough, 120, "nothing is acknowledged any more")
    trial.office.has_room = False
    disk.fill(leaving=chance.choice([0, 0, 4096, 50_000, 200_000]))
    try:
        told = ledger.refused_for_now
        trial.work_until(lambda: ledger.refused_for_now >= told + 3, 60, "nobody is told that nothing can be saved")
        if cluster is None or cluster.is_up():
            # What is there is still read.
            for path in ["/", "/log", "/api/v1/search?q=%E5%B7%A5%E7%A8%8B"]:
                status = Browser(trial.server.address).get(path).status
                if status != 200 and cluster is None:
                    raise Failed(f"{path} answers {status} while the disk is full")
        time.sleep(chance.uniform(0, 1))
    finally:
        disk.clear()
        trial.office.has_room = True
    if cluster is not None and not cluster.is_up():
        # Without room for its own log PostgreSQL ends itself; who runs it starts it again.
        cluster.start_again()
        trial.figures.add(cluster_ended=1)
    wait_for(trial.server.is_ready, 20, "the program is ready after there is room again")
    more = ledger.acknowledged + 2
    trial.work_until(lambda: ledger.acknowledged >= more, 60, "nothing is acknowledged after there is room again")
    trial.judge_database()
    trial.judge_log()


def test_a_command_says_that_the_disk_is_full(sqlite_founding, request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("disk")
    with small_disk(folder / "data", 16) as disk:
        for path in sqlite_founding.installation.folder.glob("yangguang.sqlite*"):
            copy(path, disk.folder / path.name)
        installation = another(sqlite_founding, request, folder, sqlite_database(disk.folder))
        file = folder / "many.jsonl"
        file.write_text(
            "".join(f'{{"externalID": "{number}", "title": "第{number}件", "body": "{"字" * 1000}"}}\n'
                    for number in range(1000)), encoding="utf-8")
        disk.fill(leaving=3_000_000)
        words = installation.run("import", "documents", file, "--organisation", ORGANISATION, expects=3)
        assert "full" in words and "are stored" in words, words
        stored = int(installation.database.rows("SELECT COUNT(*) FROM document")[0][0])
        assert f"{stored} documents" in words
        assert '"findings":[]' in installation.run("check", "--json")


def words(figures):
    ended = figures.get("cluster_ended", 0)
    return (
        f"{figures['please_wait']:,} answers 503 while it was full, each form kept on its page; "
        f"{figures['acknowledged']:,} acts acknowledged, all there; {figures['imported']:,} documents imported; at "
        f"work again without a new start as soon as there was room"
        + (f" (PostgreSQL ended itself {ended} times and was started)" if ended else "")
    )
