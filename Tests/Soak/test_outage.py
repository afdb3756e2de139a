"""PostgreSQL goes away in the middle of everything, and comes back. The program is never started again."""

import threading
import time

import pytest
from engines import wait_for
from installation import Failed
from rounds import Figures, office_at_work

#: Nobody waits longer than this for an answer, whatever the database does.
LONGEST_ANSWER = 20.0


@pytest.mark.parametrize("founding", ["postgres"], indirect=True)
def test_the_program_survives_its_database(new_office, cluster, is_long, chance, seed, report):
    rounds, figures = (60, Figures()) if is_long else (4, Figures())
    installation = new_office()
    # Every kind of harm comes, then chance chooses.
    harms = [stopped, restarted, cut_off, frozen]
    chance.shuffle(harms)
    with office_at_work(installation, installation.cookies, seed) as trial:
        for number in range(rounds):
            harm = harms[number] if number < len(harms) else chance.choice(harms)
            one_round(trial, cluster, chance, harm)
            figures.add(**{harm.__name__: 1})
        figures |= trial.count()
    report.tell(f"PostgreSQL taken away, {rounds} times", "postgres", words(figures))
    assert figures["slowest"] < LONGEST_ANSWER
    assert figures["acknowledged"] > rounds


def one_round(trial, cluster, chance, harm):
    ledger = trial.office.ledger
    enough = ledger.acknowledged + chance.randint(1, 8)
    trial.work_until(lambda: ledger.acknowledged >= enough, 120, "nothing is acknowledged any more")
    time.sleep(chance.uniform(0, 0.25))
    harm(trial, cluster, chance)
    back = wait_for(trial.server.is_ready, 20, "the program is ready after its database came back")
    trial.figures.at_least(back=back)
    # And it does its work again.
    more = ledger.acknowledged + 1
    trial.work_until(lambda: ledger.acknowledged >= more, 60, "nothing is acknowledged after the database came back")
    trial.judge_database()
    trial.judge_log()


def stopped(trial, cluster, chance):
    """As after a crash, and away for longer than it is waited for."""
    cluster.stop("immediate")
    try:
        ill = wait_for(lambda: trial.server.readiness() == 503, 20, "/readyz says that the database is away")
        trial.figures.at_least(noticed=ill)
        time.sleep(chance.uniform(0, 3))
    finally:
        cluster.start()


def restarted(trial, cluster, chance):
    """By an administrator: what is under way is rolled back, and who waits a moment notices nothing."""
    cluster.stop("fast")
    time.sleep(chance.uniform(0, 0.5))
    cluster.start()


def cut_off(trial, cluster, chance):
    for _ in range(chance.randint(1, 5)):
        cluster.end_connections()
        time.sleep(chance.uniform(0, 0.3))


def frozen(trial, cluster, chance):
    """It accepts connections and says nothing, as behind a broken disk."""
    answers = []

    def ask():
        begin = time.monotonic()
        trial.server.readiness()
        answers.append(time.monotonic() - begin)

    with cluster.frozen():
        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(chance.uniform(0.5, 8))
    asking.join(timeout=30)
    if not answers:
        raise Failed("/readyz hung for 30 s after the database went on")


def words(figures):
    return (
        f"crashed {figures.get('stopped', 0)} times, started again {figures.get('restarted', 0)}, connections ended "
        f"{figures.get('cut_off', 0)}, frozen {figures.get('frozen', 0)}; {figures['acknowledged']:,} acts "
        f"acknowledged, all there; {figures['please_wait']} told to wait (503), each there once after it was sent again; "
        f"slowest answer {figures['slowest']:.1f} s; ill after {figures.get('noticed', 0):.1f} s, ready "
        f"{figures['back']:.1f} s after the database"
    )
