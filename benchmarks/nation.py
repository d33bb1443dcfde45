"""Tickets of a nation on one server of PostgreSQL: 514 offices, 17 million of a year;
one closes its months.

`python -m benchmarks nation` makes them by SQL, which takes minutes and 20 GB; it is measured only
where it is named. What an office waits for must not depend on how many others there are.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.lines import AgainstLimit, Line, Shown
from benchmarks.pages import served, signed_in
from benchmarks.register_rows import FULL, begin
from benchmarks.registers import (
    BOARD_SECONDS,
    CLOSING_SECONDS,
    ask_server,
    get_page,
    month_to_close,
    server_of_postgres,
)
from benchmarks.timing import Job, Spread, take_turns, time_once, time_plain_loop

TICKETS, OFFICES = 17_000_000, 514
MONTHS = (9, 10, 11)
_ENDED = """
SELECT * FROM services_ticket WHERE office_id = {0} AND outcome = 'finished'
AND ended_on BETWEEN '{1}-{2:02}-01' AND '{1}-{2:02}-28'
"""
_INDEXES = """
SELECT format('ALTER TABLE services_ticket DROP CONSTRAINT %I', conname),
format('ALTER TABLE services_ticket ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE conrelid = 'services_ticket'::regclass AND contype = 'u' UNION ALL
SELECT format('DROP INDEX %I', indexname), indexdef FROM pg_indexes
WHERE tablename = 'services_ticket'
AND indexname NOT IN (SELECT conname FROM pg_constraint
WHERE conrelid = 'services_ticket'::regclass)
"""
_OFFICES = """
INSERT INTO offices_office (slug, name, is_demonstration)
SELECT 'dinas-' || n, 'Dinas ' || n, true FROM generate_series(5, {0}) n
"""
_STEP = """
jsonb_build_object('key', md5('{0}' || i), 'act', 'stage', 'stage', '{0}', 'at', to_char({1},
'YYYY-MM-DD"T"HH24:MI:SS"+07:00"'), 'why', '', 'site', 'loket-1', 'post', '',
'holder', null, 'by', {2})
"""
_TICKETS = """
INSERT INTO services_ticket (office_id, year, number, key, code, service, detail, site,
area, event_year,
is_sample, post, holder, stage, pause, received_at, ended_on, outcome, history, by_id)
SELECT office, {year}, rank + 100001, md5('k' || i)::uuid, substr(md5('c' || i), 1, 16),
(ARRAY['ktp', 'kk', 'kia', 'akta-lahir', 'akta-mati'])[1 + i % 5], '', 'loket-1',
'99.01.0' || (1 + i % 6),
null, false, '', null, 'delivered', '', received AT TIME ZONE '+07', ended::date, 'finished',
jsonb_build_array({received}, {printed}, {delivered}), {by}
FROM (
SELECT *, received + i % 4 * interval '1 day' + interval '1 hour'
  + i % 50 * interval '1 minute' AS ended
FROM (
SELECT i, i / {offices} AS rank, ids[1 + i % {offices}] AS office,
date_trunc('week', date '{year}-01-06' + (i / {offices})::int * 340 / {each})
+ (i % 3) * interval '1 day'
+ interval '8 hours' + (i / 7 % 240) * interval '1 minute' AS received
FROM generate_series(0, {tickets} - 1) i,
(SELECT array_agg(id ORDER BY id) AS ids FROM offices_office) AS offices
) AS begun
) AS done
"""
_PRESSES = """
INSERT INTO services_tally (office_id, day, site, service, stage, area, post, detail, count,
key, at, by_id)
SELECT office_id, CASE stage WHEN 'delivered' THEN ended_on ELSE received_at::date END,
site, service,
counted, area, '', '', 1, md5(counted || code)::uuid, received_at, by_id
FROM services_ticket, unnest(ARRAY['received', 'printed', 'delivered']) AS counted
WHERE office_id = {0}
"""


def measure_nation(tickets: int = TICKETS) -> Iterator[Line]:
    """Yield what closing a month of one office takes among all others."""
    yield Shown("nation: plain loop of ten million multiplications", Spread((time_plain_loop(),)))
    with server_of_postgres() as address, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["DATABASE_URL"] = address
        year, planner = begin(folder / "peragaan", has_tickets=True)
        own, number = year.office_id, year.year
        _make_tickets(address, tickets, number, planner.pk)
        run = partial(ask_server, address)
        run(_PRESSES.format(own))
        run("ANALYZE services_tally")
        plan = str(run(f"EXPLAIN {_ENDED.format(own, number, 11)}"))
        if "tickets_ended" not in plan:
            raise RuntimeError(f"months are not found by their index: {plan}")
        with served(folder, DATABASE_URL=address) as server:
            browser, what = signed_in(server.port, "perencana"), f"nation, {tickets:,} tickets:"
            board = partial(get_page, browser, f"/{FULL}/{number}/pelayanan/?hari={number}-11-20")
            bare = partial(run, _ENDED.format(own, number, 11))
            times = take_turns({"board": Job(board), "bare": Job(bare)}, 5)
            closings = [time_once(month_to_close(browser, number, month)) for month in MONTHS]
        spread = Spread((*closings,))
        yield AgainstLimit(f"{what} board of an office", times["board"], BOARD_SECONDS, "s")
        yield Shown(f"{what} tickets of its month by bare SQL", times["bare"])
        yield AgainstLimit(f"{what} closing a month", spread, CLOSING_SECONDS, "s")


def _make_tickets(address: str, tickets: int, year: int, by: int) -> None:
    """Fill the table without its indexes, and make these then:
    so it takes minutes and not hours.
    """
    steps = {
        stage: _STEP.format(stage, moment, by)
        for stage, moment in (
            ("received", "received"),
            ("printed", "received"),
            ("delivered", "ended"),
        )
    }
    each = max(1, tickets // OFFICES)
    rows = _TICKETS.format(offices=OFFICES, tickets=tickets, each=each, year=year, by=by, **steps)
    indexes = ask_server(address, _INDEXES)
    statements = [
        "SET session_replication_role = replica",  # offices and people are there
        "SET maintenance_work_mem = '1GB'",
        *(str(drop) for drop, _ in indexes),
        "ALTER TABLE services_ticket SET UNLOGGED",
        _OFFICES.format(OFFICES),
        rows,
        *(str(add) for _, add in indexes),
        "ANALYZE services_ticket",
    ]
    ask_server(address, ";".join(statements))


if __name__ == "__main__":
    for line in measure_nation(int(sys.argv[1])):
        print(line.cells)
