"""Persons of an invented register, counted by DuckDB against the same sheet by hand-written SQL.

`python -m benchmarks persons` makes 1 and 10 million; `python -m benchmarks.persons PERSONS` as
many as that. Each count runs in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.lines import AgainstLimit, Line, Shown
from benchmarks.timing import Spread

MILLIONS = (1, 10)
MAX_TIMES_SQL, MORE_SECONDS, PEAK_MEGABYTES = 1.3, 1.0, 300
SQL = Path(__file__).parent / "floors" / "persons.sql"
# h(k) is a number of 0 to 9999 that follows from the person and a salt: equal on each machine.
_ROWS = """
COPY (
WITH drawn AS (
  SELECT i, h(i, 1) AS s, h(i, 3) AS a, h(i, 4) AS b, h(i, 5) AS c, h(i, 6) AS d, h(i, 7) AS e,
  h(i, 8) AS f,
    DATE '2023-12-31' - CAST(h(i, 2) * 33000 // 10000 + h(i, 9) % 30 AS INTEGER) AS day
  FROM range({start}, {stop}) AS persons(i)
), aged AS (SELECT *, date_diff('year', day, DATE '2023-12-31') AS about FROM drawn)
SELECT printf('6311%02d', 1 + i % 8) AS area, CASE WHEN e < 30 THEN NULL ELSE day END AS born,
  CASE WHEN about < 16 THEN 'BELUM KAWIN' WHEN about < 19 AND a < 9900 THEN 'BELUM KAWIN'
    WHEN a < 2500 THEN 'BELUM KAWIN' WHEN a < 9000 THEN 'KAWIN' WHEN a < 9400 THEN 'CERAI HIDUP'
    WHEN a < 9980 THEN 'CERAI MATI' END AS marital,
  about >= 20 AND b < 4200 AS is_head, CASE WHEN c >= 20 THEN c < 9650 END AS kk_issued,
  CASE WHEN d >= 50 THEN about >= 17 AND d < 9953 END AS ktp_recorded,
  CASE WHEN c % 97 > 0 THEN c < 6780 END AS kia_issued,
  CASE WHEN f % 89 > 0 THEN f < 9720 END AS birth_deed,
  f < 7100 AS marriage_deed, f < 8800 AS divorce_deed,
  CASE WHEN a % 71 = 0 THEN 'MATI' ELSE 'AKTIF' END AS status
FROM aged
) TO '{file}' (FORMAT parquet)
"""
_SIDES = {
    "kk": ("kk_issued", "is_head"),
    "ktp": ("ktp_recorded", "age >= 17 or marital != 'belum_kawin'"),
    "kia": ("kia_issued", "age < 17 and marital == 'belum_kawin'"),
    "akta-lahir": ("birth_deed", "age < 18"),
    "akta-kawin": ("marriage_deed", "marital == 'kawin'"),
    "akta-cerai": ("divorce_deed", "marital == 'cerai_hidup'"),
}
_COLUMNS = (
    "area",
    "born",
    "marital",
    "is_head",
    "kk_issued",
    "ktp_recorded",
    "kia_issued",
    "birth_deed",
)
COLUMNS = (*_COLUMNS, "marriage_deed", "divorce_deed", "status")


def measure_persons() -> Iterator[Line]:
    """Yield the seconds of both counts and the memory of ours, for each size."""
    for millions in MILLIONS:
        with tempfile.TemporaryDirectory() as folder:
            invent(millions * 1_000_000, Path(folder))
            yield from _lines(millions, Path(folder))


def _lines(millions: int, folder: Path) -> Iterator[Line]:
    runs = [{way: _in_child(way, folder) for way in ("sql", "ours")} for _ in range(3)]
    for run in runs:
        if run["sql"]["sheet"] != run["ours"]["sheet"]:
            raise AssertionError("the sheets differ")
    by_hand = Spread(tuple(float(run["sql"]["seconds"]) for run in runs))
    ours = Spread(tuple(float(run["ours"]["seconds"]) for run in runs))
    peak = Spread(tuple(float(run["ours"]["megabytes"]) for run in runs))
    limit = MAX_TIMES_SQL * by_hand.median + MORE_SECONDS
    yield Shown(f"{millions} million persons: SQL by hand", by_hand)
    yield AgainstLimit(f"{millions} million persons: counted", ours, limit, "s")
    yield AgainstLimit(f"{millions} million persons: memory", peak, PEAK_MEGABYTES, "MB")


def invent(persons: int, folder: Path) -> None:
    """Write a register as parquet, a file for each million; nobody is real."""
    import duckdb

    with duckdb.connect() as database:
        database.execute("CREATE MACRO h(i, salt) AS CAST(hash(i * 31 + salt) % 10000 AS INTEGER)")
        for start in range(0, persons, 1_000_000):
            stop, file = min(start + 1_000_000, persons), folder / f"part-{start:012}.parquet"
            database.execute(_ROWS.format(start=start, stop=stop, file=file))


def _in_child(way: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.persons", way, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _count(way: str, folder: Path) -> tuple[float, list[list[object]]]:
    """Return the processor seconds of a count, engine and imports left out, and its sheet."""
    if way == "sql":
        import duckdb

        from capaian.dossier.intake.areas import code_of

        connection = duckdb.connect(config={"memory_limit": "1200MB"})
        started = time.process_time()
        rows = connection.execute(SQL.read_text("utf-8"), [str(folder / "*.parquet")]).fetchall()
        return time.process_time() - started, [[code_of(row[0]), *row[2:]] for row in rows]
    from capaian.register.counting import count_persons, open_register
    from capaian.register.engines import read_tables, start_duckdb
    from capaian.register.persons import map_columns, read_persons
    from capaian.register.plan import CountPlan

    measures = [
        {
            "code": code,
            "numerator": {"code": f"{code}.having", "condition": having},
            "denominator": {"code": f"{code}.among", "condition": among},
        }
        for code, (having, among) in _SIDES.items()
    ]
    plan = CountPlan.model_validate({"regency": "63.11", "measures": measures})
    engine, columns = start_duckdb(folder), map_columns({name: (name,) for name in COLUMNS}, {})
    started = time.process_time()
    persons = read_persons(
        read_tables(engine, [*folder.glob("*.parquet")]), columns, date(2023, 12, 31)
    )
    counts = count_persons(engine, open_register(persons, plan, columns))
    seconds = time.process_time() - started
    codes = [f"{code}.{side}" for code in _SIDES for side in ("among", "having")]
    return seconds, [
        [area, *(own[code] for code in codes)] for area, own in sorted(counts.by_area.items())
    ]


def _main(way: str, place: str) -> None:
    seconds, sheet = _count(way, Path(place))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": peak, "sheet": sheet}))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _main(*sys.argv[1:])
    else:
        with tempfile.TemporaryDirectory() as made:
            invent(int(sys.argv[1]), Path(made))
            for line in _lines(int(sys.argv[1]) // 1_000_000, Path(made)):
                print(*line.cells)
