"""Laws that keep engines equal: ages, days, what is not known, conditions;
asked of each that is here.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from ibis.backends import BaseBackend
from tests.conftest import IS_NIGHTLY, has_spark
from tests.register import slow

from capaian.domain.errors import FileError, ToolMissingError
from capaian.register import engines
from capaian.register.conditions import ConditionError, compile_condition
from capaian.register.engines import (
    EngineError,
    quiet_engine,
    read_rows,
    read_tables,
    start_duckdb,
    started_spark,
)
from capaian.register.persons import age_on, map_columns, read_persons, terms_of

CUT_OFF = date(2023, 12, 31)
ENGINES = ("duckdb", "spark") if IS_NIGHTLY and has_spark() else ("duckdb",)


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BaseBackend]:
    folder = tmp_path_factory.mktemp("engine")
    if request.param == "duckdb":
        yield start_duckdb(folder)
    else:
        with started_spark("local[1]", folder) as spark:
            yield spark


def table(folder: Path, columns: dict[str, list[object]]) -> Path:
    pq.write_table(pa.table(columns), folder / "cells.parquet")
    return folder / "cells.parquet"


DAYS = {
    "2006-12-31": date(2006, 12, 31),
    "2006-12-31 00:00:00": date(2006, 12, 31),
    "31-12-2006": date(2006, 12, 31),
    "31/12/2006": date(2006, 12, 31),
    "1.2.2006": date(2006, 2, 1),
    "31 Desember 2006": date(2006, 12, 31),
    "31-DES-2006": date(2006, 12, 31),
    "17 Agt 2006": date(2006, 8, 17),
    "20061231": date(2006, 12, 31),
    " 2008-02-29 ": date(2008, 2, 29),
    "2007-02-29": None,
    "30-02-2006": None,
    "12/31/2006": None,
    "31-12-06": None,
    "39082": None,
    "belum ada": None,
    "": None,
    "-": None,
}


def test_days_are_read_in_their_spellings_or_not_at_all(
    engine: BaseBackend, tmp_path: Path
) -> None:
    texts = [*DAYS]
    cells = read_tables(
        engine, [table(tmp_path, {"K": ["631101"] * len(texts), "T": texts, "N": texts})]
    )
    persons = read_persons(
        cells, map_columns({"area": ("K",), "born": ("T",), "note": ("N",)}, {}), CUT_OFF
    )
    found = {row["note"]: row for row in read_rows(engine, persons)}
    assert [
        found[" ".join(text.upper().split()) if DAYS[text] or len(text) > 1 else None]["born"]
        for text in texts[:-2]
    ] == [*DAYS.values()][:-2]
    unread = sum(bool(row["count unread born"]) for row in read_rows(engine, persons))
    assert unread == sum(day is None and len(text) > 1 for text, day in DAYS.items())


AGES = [
    (date(2006, 12, 31), date(2023, 12, 31), 17),
    (date(2007, 1, 1), date(2023, 12, 31), 16),
    (date(2008, 2, 29), date(2025, 2, 28), 16),
    (date(2008, 2, 29), date(2025, 3, 1), 17),
    (date(2008, 2, 29), date(2024, 2, 29), 16),
    (date(2023, 12, 31), date(2023, 12, 31), 0),
]


def test_ages_are_completed_years_by_whole_numbers(engine: BaseBackend, tmp_path: Path) -> None:
    cells = read_tables(engine, [table(tmp_path, {"born": [born for born, _, _ in AGES]})])
    ages = cells.select(
        **{f"at_{place}": age_on(cells.born, day) for place, (_, day, _) in enumerate(AGES)},
        born="born",
    )
    for row in read_rows(engine, ages):
        for place, (born, day, age) in enumerate(AGES):
            if row["born"] == born:
                assert row[f"at_{place}"] == age == slow.age_on(born, day)


CONDITIONS = (
    "kia_issued",
    "not kia_issued",
    "kia_issued is None",
    "age >= 17 or marital != 'belum_kawin'",
    "age < 17 and marital == 'belum_kawin'",
    "not (age < 17 and kia_issued)",
    "marital in ('kawin', 'cerai_hidup')",
    "born < '2007-01-01' and not marital == 'kawin'",
    "true".capitalize(),
)


def test_what_is_not_known_fulfils_nothing(engine: BaseBackend, tmp_path: Path) -> None:
    born = [None, date(2006, 12, 31), date(2007, 1, 1)]
    people = [*product(born, [None, "KAWIN", "BELUM KAWIN"], [None, True, False])]
    columns = {
        name: [one[place] for one in people]
        for place, name in enumerate(("born", "marital", "kia_issued"))
    }
    cells = read_tables(engine, [table(tmp_path, {"area": ["631101"] * len(people), **columns})])
    mapped = map_columns({name: (name,) for name in ("area", *columns)}, {})
    persons = read_persons(cells, mapped, CUT_OFF)
    terms = terms_of(persons, mapped)
    flags = {f"c{place}": compile_condition(text, terms) for place, text in enumerate(CONDITIONS)}
    for row in read_rows(engine, persons.mutate(**flags)):
        person = {name: row[name] for name in ("born", "age", "marital", "kia_issued")}
        assert [row[flag] for flag in flags] == [slow.holds(text, person) for text in CONDITIONS]


def test_spellings_of_an_office_are_added_to_the_usual_ones_and_win() -> None:
    own = {"kia_issued": {"ya": ("t", 1), "tidak": ("",)}}
    spelt = map_columns({"kia_issued": ("K",)}, own)["kia_issued"].choices
    assert {"SUDAH", "t", 1} <= {*spelt["ya"]}
    assert {"BELUM", ""} <= {*spelt["tidak"]}
    assert "T" not in spelt["tidak"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("age >", "bukan syarat yang dapat dibaca"),
        ("born", "bukan ya atau tidak, melainkan tanggal"),
        ("__import__('os')", "tidak ada dalam bahasa syarat"),
        ("age / 2 == 8", "tidak ada dalam bahasa syarat"),
        ("born.year > 1", "tidak ada dalam bahasa syarat"),
        ("age == '17'", "bilangan dibandingkan dengan teks"),
        ("born > '31-12-2006'", "bukan tanggal"),
        ("marital == 'kawim'", "bukan pilihan. Yang ada: belum_kawin, kawin"),
        ("marital < 'kawin'", "tidak berurutan"),
        ("kia_issued == 'YA'", "ya atau tidak dibandingkan dengan teks"),
        ("marital in 'kawin'", 'sesudah "in" ditulis daftar'),
        ("(" * 300 + "age" + ")" * 300, "lebih dari 500 huruf"),
        ("not " * 120 + "age", "melainkan bilangan"),
    ],
)
def test_conditions_that_cannot_be_meant(text: str, words: str) -> None:
    names = ("area", "born", "marital", "kia_issued")
    mapped = map_columns({name: (name,) for name in names}, {})
    persons = read_persons(
        ibis.table(dict.fromkeys(names, "string"), name="orang"), mapped, CUT_OFF
    )
    with pytest.raises(ConditionError) as refusal:
        compile_condition(text, terms_of(persons, mapped))
    assert words in str(refusal.value)


def test_what_an_engine_says_of_rows_is_not_passed_on(tmp_path: Path) -> None:
    duck = start_duckdb(tmp_path)
    with pytest.raises(EngineError) as refusal, quiet_engine():
        duck.raw_sql("SELECT CAST('BU' || 'DI ADA' AS INTEGER)")
    assert "BUDI" not in "".join(traceback.format_exception(refusal.value))


def test_a_full_disk_is_refused(tmp_path: Path) -> None:
    duck = start_duckdb(tmp_path)
    duck.raw_sql("SET memory_limit = '30MB'")
    duck.raw_sql("SET max_temp_directory_size = '1MB'")
    with pytest.raises(FileError, match="Ruang disk habis"), quiet_engine():
        duck.raw_sql(
            "CREATE TABLE x AS SELECT range AS a, hash(range) AS b FROM range(8000000) ORDER BY b"
        )


def test_without_java_duckdb_is_offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engines.shutil, "which", lambda _: None)
    with pytest.raises(ToolMissingError, match="memerlukan Java"):
        started_spark("local[1]", tmp_path).__enter__()
