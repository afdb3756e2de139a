"""Two programs on one database, as behind a load balancer: nothing is done twice, and either may die."""

import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from engines import wait_for
from installation import Failed
from rounds import Figures, office_at_work


class Listener:
    """Another system that is told of every entry of the log."""

    def __init__(self):
        self.heard = []
        heard = self.heard

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                entry = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                heard.append((self.headers["X-Yangguang-Delivery"], entry["address"], entry["event"]))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/openness"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


@pytest.mark.parametrize("founding", ["postgres"], indirect=True)
def test_two_servers_share_the_work(new_office, is_long, chance, seed, report):
    rounds, figures = (20, Figures()) if is_long else (2, Figures())
    installation = new_office()
    with Listener() as listener:
        options = ["--webhook", listener.address]
        with office_at_work(
            installation, installation.cookies, seed, servers=2, server_options=options, items=40
        ) as trial:
            for number in range(rounds):
                # The first half nobody dies: then each message comes once.
                one_round(trial, chance, kills=number >= rounds // 2)
                if number == rounds // 2 - 1:
                    everybody_heard(trial, listener)
                    heard_twice = len(listener.heard) - len({delivery for delivery, *_ in listener.heard})
                    assert heard_twice == 0
            everybody_heard(trial, listener)
            figures |= trial.count()
    report.tell(f"two servers, {rounds} rounds", "postgres", words(figures, listener))


def one_round(trial, chance, kills):
    ledger = trial.office.ledger
    enough = ledger.acknowledged + chance.randint(5, 15)
    trial.work_until(lambda: ledger.acknowledged >= enough, 120, "nothing is acknowledged any more")
    server = chance.choice(trial.servers)
    if kills:
        server.kill()
        trial.figures.add(killed=1)
        # The other one goes on alone. Planned publications of the dead one are its own now.
        trial.office.addresses[:] = [other.address for other in trial.servers if other is not server]
        more = ledger.acknowledged + 3
        trial.work_until(lambda: ledger.acknowledged >= more, 60, "the other server does not go on alone")
    trial.judge_database()
    if kills:
        server.start()
        trial.office.addresses[:] = [each.address for each in trial.servers]
    trial.judge_log()


def everybody_heard(trial, listener):
    """Every entry of the log but the journal's seals, within the lease of a server that died and a little more."""
    trial.office.rest()

    def logged():
        entries = trial.witness.verify(trial.server.address)
        return Counter((entry["address"], entry["event"]) for entry in entries if entry["event"] != "sealed")

    def heard():
        return Counter({delivery: (address, event) for delivery, address, event in listener.heard}.values())

    wanted = logged()
    wait_for(lambda: not wanted - heard(), 180, "the other system heard of every entry")
    time.sleep(0.5)
    # What is planned is published while the office rests, too: so the log is asked last.
    told = heard()
    if told - logged():
        raise Failed("the other system heard of something that is not in the log")


def words(figures, listener):
    twice = len(listener.heard) - len({delivery for delivery, *_ in listener.heard})
    return (
        f"one of them killed {figures.get('killed', 0)} times; {figures['acknowledged']:,} acts acknowledged and "
        f"{figures['imported']:,} documents imported, all there once; numbers without a gap; "
        f"{len(listener.heard) - twice:,} messages delivered, {twice} of them twice, none before a server died"
    )
