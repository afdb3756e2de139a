"""kill -9, at any moment of any act: of the server, of an import, of both. And SIGTERM, which answers first."""

import time

from rounds import Figures, office_at_work

#: Rounds on one office; then a new one, so that judging stays quick.
ROUNDS_OF_AN_OFFICE = 20


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(new_office, is_long, chance, seed, report):
    rounds, figures = (100, Figures()) if is_long else (6, Figures())
    done = 0
    while done < rounds:
        installation = new_office()
        with office_at_work(installation, installation.cookies, seed + done) as trial:
            for _ in range(min(ROUNDS_OF_AN_OFFICE, rounds - done)):
                one_round(trial, chance)
                done += 1
            trial.count()
        figures.take(trial.figures)
    report.tell(f"killed at a random moment, {rounds} times", installation.engine, words(figures))
    assert figures["acknowledged"] > rounds
    assert figures["broken_off"] > 0


def one_round(trial, chance):
    ledger = trial.office.ledger
    enough = ledger.acknowledged + chance.randint(1, 8)
    trial.work_until(lambda: ledger.acknowledged >= enough, 120, "nothing is acknowledged any more")
    # Acts take milliseconds: the moment is spread over a whole one.
    time.sleep(chance.uniform(0, 0.25))
    manner = chance.choice(["server", "server", "import", "both", "term"])
    if manner in ("import", "both") and trial.office.kill_import():
        trial.figures.add(imports_killed=1)
    if manner == "term":
        trial.figures.at_least(stop_seconds=trial.server.stop())
        trial.figures.add(stopped=1)
    elif manner != "import":
        trial.server.kill()
        trial.figures.add(servers_killed=1)
    trial.judge_database()
    if trial.server.process.poll() is not None:
        begin = time.monotonic()
        trial.server.start()
        trial.figures.at_least(start_seconds=time.monotonic() - begin)
    trial.judge_log()


def words(figures):
    return (
        f"server killed {figures.get('servers_killed', 0)} times, import {figures.get('imports_killed', 0)}, stopped "
        f"{figures.get('stopped', 0)}; {figures['acknowledged']:,} acts acknowledged on {figures['documents']:,} "
        f"documents and {figures['imported']:,} imported, all there; {figures['broken_off']} forms without an answer, "
        f"each there once after it was sent again; log a continuation of all {figures['checkpoints']:,} checkpoints "
        f"seen; ready again within {figures.get('start_seconds', 0):.1f} s"
    )
