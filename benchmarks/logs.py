"""Checking a log of 100,000 entries against bare HMAC over the same rows, in a process of its own.

Django is told of one installation for as long as a process lives, and `pages` tells it of another.
"""

from __future__ import annotations

import hmac
import json
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from benchmarks.lines import AgainstFloor, AgainstLimit, Line
from benchmarks.timing import Job, Spread, take_turns

ENTRIES = 100_000
LIMIT, LIMIT_SECONDS = 8.0, 15.0
_AT_ONCE = 1_000
_KEY = b"k" * 48
_ROWS = (
    "SELECT number, at, role, action, subject, before, after, reason, seal FROM trail_entry "
    "ORDER BY number"
)


def measure_logs(runs: int, entries: int = ENTRIES) -> list[Line]:
    """Return the lines for finding out whether a log is as it was written."""
    command = [sys.executable, "-m", "benchmarks.logs", str(runs), str(entries)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=3_600)
    told = json.loads(ended.stdout)
    ours, floor = Spread(tuple(told["ours"])), Spread(tuple(told["floor"]))
    what = f"verify-log, {entries} entries"
    return [
        AgainstFloor(f"{what}; floor: HMAC over the bare rows", ours, floor, LIMIT),
        AgainstLimit(what, ours, LIMIT_SECONDS, "s"),
    ]


def seal_bare_rows(database: Path) -> int:
    """Read all entries and seal each as bare text together with the seal that was read;
    return how many.
    """
    count = 0
    with closing(sqlite3.connect(database)) as opened:
        for row in opened.execute(_ROWS):
            hmac.new(_KEY, json.dumps(row, ensure_ascii=False).encode(), sha256).hexdigest()
            count += 1
    return count


def write_entries(folder: Path, entries: int) -> None:
    """Make an installation whose log has this many entries and one more, of its beginning."""
    from capaian.web.configuration import FirstOffice
    from capaian.web.starting import begin

    begin(
        folder,
        FirstOffice("contoh", "Disdukcapil Contoh", "admin", "Budi", "kopi pahit di Halong 7"),
    )
    from django.db import transaction

    from capaian.web.trail.record import Author, Deed, record

    for start in range(0, entries, _AT_ONCE):
        some = range(start, min(start + _AT_ONCE, entries))
        with transaction.atomic():
            deeds = [
                Deed(
                    "row.changed",
                    f"1/counts.csv/{each}",
                    {"value": str(each)},
                    {"value": str(each + 1)},
                )
                for each in some
            ]
            record(None, Author(), deeds)


def main(runs: int, entries: int) -> dict[str, list[float]]:
    """Measure in this process."""
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as place:
        folder = Path(place) / "data"
        write_entries(folder, entries)
        from capaian.web.trail.verify import find_broken_log

        def check() -> None:
            if (broken := find_broken_log()) is not None:
                raise ValueError(broken)

        jobs = {
            "ours": Job(check),
            "floor": Job(lambda: seal_bare_rows(folder / "capaian.sqlite3")),
        }
        return {name: [*spread.values] for name, spread in take_turns(jobs, runs).items()}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
