"""The decree of Probolinggo with an invented year of work:
every line has the sum of the bare files.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.dossiers.peragaan import DOSSIER, EXAMPLES, write, write_plan
from tests.factories import component

from capaian.domain.assessment import Assessment
from capaian.domain.identifiers import MeasureCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Measure
from capaian.domain.value import Unit
from capaian.dossier.check import prepare
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.web.planning.rulebook_defaults import (
    SERVICES_TO_CITIZENS,
    default_posts,
    default_rows,
)

"""Sheets 17 and 18 have these lines each: one indicator, two holders."""


def test_it_is_counted_anew_byte_by_byte_and_plans_what_the_decree_does(tmp_path: Path) -> None:
    write_plan(tmp_path / "anew")
    rows = load_dossier(tmp_path / "anew").outputs
    assert {row.source for row in rows if row.actual is not None} == {"dkb-2021"}
    write(tmp_path / "anew")
    files = [path.relative_to(DOSSIER) for path in DOSSIER.rglob("*") if path.is_file()]
    pairs = {file: (tmp_path / "anew" / file, DOSSIER / file) for file in files}
    assert [
        file for file, (one, two) in pairs.items() if one.read_bytes() != two.read_bytes()
    ] == []
    decree = EXAMPLES / "probolinggo-2021"
    shared = ("areas.csv", "plan.yaml", "sheets.yaml", "documents.yaml", "differences.yaml")
    assert [
        name for name in shared if (decree / name).read_bytes() != (DOSSIER / name).read_bytes()
    ] == []


@pytest.fixture(scope="module")
def year() -> OfficeYear:
    return prepare(DOSSIER).office_year


@pytest.fixture(scope="module")
def assessment(year: OfficeYear) -> Assessment:
    return assess(year, load_rulebook())


@pytest.fixture(scope="module")
def file() -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(":memory:") as db:
        for name in ("registers/figures.csv", "counts.csv", "feeds.csv"):
            with (DOSSIER / name).open("r") as stream:
                heads, *rows = csv.reader(stream)
            table = Path(name).stem
            db.execute(f"create table {table} ({', '.join(heads)})")
            marks = ", ".join("?" * len(heads))
            insertion = f"insert into {table} values ({marks})"  # noqa: S608  # names of files
            db.executemany(insertion, rows)
        yield db


SUMS = """
select coalesce(nullif(d.measure, ''), nullif(d.indicator, ''), d.node || ': ' || d.name),
sum(f.value) filter (where d.how = 'sum' or f.period = ?)
from feeds d join figures f on f.register = d.register and f.stage = d.stage
and (d.item = '' or instr(' ' || d.item || ' ', ' ' || f.item || ' '))
and d.post in ('', f.post) and d.detail in ('', f.detail) and f.period <= ?
group by 1
"""
"""Every declared row with what the bare figures come to: levels as the last month has them."""
RATIOS = {
    **{
        "iku-3": ("data-ganda.validated", "data-ganda.found"),
        "iki-2-1": ("sarana.available", "sarana.needed"),
    },
    **{"iki-2-2": ("kepegawaian.on_time", "kepegawaian.due")},
    **{"iki-2-3": ("ketatalaksanaan.on_time", "ketatalaksanaan.all")},
    **{"iki-6-1": ("laporan-keuangan.on_time", "laporan-keuangan.all")},
    **{"iki-21-1": ("pemanfaatan.used", "pemanfaatan.available")},
    **{"iki-21-2": ("jaringan-siak.sound", "jaringan-siak.all")},
}
CREDITS = {
    "2": {
        **{
            "penggandaan": "0.013",
            "operasi": "0.013",
            "dokumentasi": "0.048",
            "laporan-rekam": "0.053",
        },
        **{"rekam-tanpa-validasi": "0.000001", "rekam-dengan-validasi": "0.000004"},
        **{"verifikasi": "0.000001", "pemasangan": "0.004", "deteksi": "0.006"},
    },
    "3": {"instalasi": "0.5", "perbaikan": "0.125"},
    "4": {"karya-tulis": "2.5", "petunjuk-teknis": "3"},
    "5": {"seminar": "1"},
}
"""Points of the decree for one of each, by the line of sheets 4 and 24."""
TYPED = {"iki-9-2": 236412, "iki-15-2": 1893, "iki-26-1": 3}
"""What the population data and the list of partners say."""
SHARES = {"iki-1-1": 100, "iki-6-2": 50, "iki-6-3": 50}
"""By hand: printed 23,424 of 24,000 and 7,205 of 9,000 make both programmes 80 or more; 199.5 of
210 million and 67.5 of 90 are 95 and 75 per cent; delivered 23,412 of 24,000 and 7,192 of 9,000
are 97.55 and 79.91.
"""


def by_hand(file: sqlite3.Connection, until: str) -> Mapping[str, Decimal | None]:
    """Every line of the sheets, and what fills it, worked out of the bare files."""
    found = {
        name: None if n is None else Decimal(n) for name, n in file.execute(SUMS, (until, until))
    }
    population = dict(
        file.execute("select measure, sum(value) from counts where source = 'dkb-2021' group by 1")
    )
    found |= {name: Decimal(total) for name, total in population.items()}
    pairs = {**RATIOS, "iku-1": ("ktp.holders", "ktp.eligible")}
    pairs["iku-2"] = ("akta-lahir.holders", "akta-lahir.population")
    for code, (part, whole) in pairs.items():
        found[code] = 100 * (found[part] or 0) / (found[whole] or 1)
    for sheet, post in (("4", "prakom-umum"), ("24", "prakom-siak")):
        for line, weights in CREDITS.items():
            points = [
                (found[f"{post}.{name}"] or 0) * Decimal(weight)
                for name, weight in weights.items()
            ]
            found[f"iki-{sheet}-{line}"] = sum(points, Decimal(0))
    found |= {"iki-9-1": found["ktp.holders"], "iki-15-1": found["akta-lahir.holders"]}
    parts = [found["iki-16-1"], *(found[f"iki-19-{line}"] for line in range(1, 6))]
    found["iki-15-3"] = sum((each or 0 for each in parts), Decimal(0))
    return {**found, **{code: Decimal(n) for code, n in (TYPED | SHARES).items()}}


def actuals(assessment: Assessment) -> dict[str, Decimal | None]:
    return {
        str(e.code): getattr(e.periods[-1].actual, "value", None) for e in assessment.indicators
    }


def unlike(found: Mapping[str, Decimal | None], expected: Mapping[str, Decimal | None]) -> object:
    """Values that are not those expected, beside these;
    quotients of 28 places are compared to 20.
    """
    pairs = {code: (value, expected.get(code)) for code, value in found.items()}
    return {
        code: pair
        for code, pair in pairs.items()
        if None in pair or abs((pair[0] or 0) - (pair[1] or 0)) > Decimal("1E-20")
    }


def test_every_line_has_the_value_of_the_bare_files(
    year: OfficeYear, assessment: Assessment, file: sqlite3.Connection
) -> None:
    """Fault: a line is without a value, sums a level, takes another post's work,
    or counts another stage.
    """
    expected = by_hand(file, "2021-M12")
    found = actuals(assessment)
    assert unlike(found, expected) == {}
    lines = [line.indicator for sheet in year.sheets for line in sheet.lines]
    assert (len(found), len(lines)) == (94, 100)
    outputs = {
        f"{node.id}: {each.name}": getattr(each.actual, "value", None)
        for node in assessment.nodes
        for each in node.outputs
    }
    assert outputs == {name: expected[name] for name in outputs} and len(outputs) == 21
    sources = {row.source for row in year.outputs if row.actual is not None}
    assert {source for source in sources if not str(source).startswith("register-")} == {
        "dkb-2021"
    }


def test_in_march_what_months_fill_has_what_came_until_then(
    year: OfficeYear, file: sqlite3.Connection
) -> None:
    """Fault: the figures of March are those of the year, or of March alone."""
    expected = by_hand(file, "2021-M03")
    of_year = {"iku-1", "iku-2", "iki-9-1", "iki-15-1", *TYPED, *SHARES}
    found = actuals(assess(year, load_rulebook(), Period.parse("2021-M03")))
    monthly = found.keys() - of_year
    assert unlike({code: found[code] for code in monthly}, expected) == {}
    assert len(monthly) == 84


EVENT_RECAPS = ["lahir-tahun", "mati-tahun", "lahir-waktu"]
"""Kinds of the rulebook that no line of the decree measures."""


def test_the_default_kinds_are_those_of_the_example_with_a_feed_for_every_line_they_fill(
    year: OfficeYear,
) -> None:
    """Fault: a kind of the rulebook fills nothing in the office whose decree it was read in."""
    bare = replace(year, services=(), feeds=(), sites=())
    posts = {each.name: each.chosen.split() for each in default_posts(bare) if each.chosen}
    rows = [*default_rows(bare, {**posts, SERVICES_TO_CITIZENS: []})]
    for name, column in (("registers/services.csv", "code"), ("feeds.csv", "indicator")):
        with (DOSSIER / name).open() as stream:
            own = [{k: v for k, v in row.items() if v} for row in csv.DictReader(stream)]
        made = [
            {k: v for k, v in cells.items() if k != "legal_basis"}
            for file, cells in rows
            if file == name
        ]
        left = [row for row in own if row not in made]
        assert [row["code"] for row in made if row not in own] == EVENT_RECAPS[
            : 3 * (column == "code")
        ]
        assert all("node" in row or row["register"] == "complaints" for row in left), column


def test_recaps_of_events_fill_the_shares_of_the_catalogue_in_each_kecamatan(
    year: OfficeYear,
) -> None:
    """Fault: a kind and a component of the rulebook name one thing by two names,
    so that nothing is fed.
    """
    shares = ("mati-tahun-ini", "lahir-tahun-ini", "lahir-tepat-waktu")
    parts = [
        component(
            each.code,
            numerator=Measure(MeasureCode(each.numerator[0]), each.numerator[1], Unit("akta")),
            denominator=Measure(
                MeasureCode(each.denominator[0]), each.denominator[1], Unit("akta")
            ),
        )
        for each in load_rulebook().catalogue
        if each.code in shares
    ]
    bare = replace(year, services=(), feeds=(), sites=(), components=tuple(parts))
    posts = {each.name: each.chosen.split() for each in default_posts(bare)}
    rows = [cells for _, cells in default_rows(bare, posts) if cells.get("item") in EVENT_RECAPS]
    fed = {
        (row["measure"], row["item"], row.get("detail", ""), row["area"], row["how"])
        for row in rows
    }
    assert fed == {
        ("lahir-tahun-ini.own", "lahir-tahun", "tahun-ini", "*", "sum"),
        ("lahir-tahun-ini.all", "lahir-tahun", "", "*", "sum"),
        ("mati-tahun-ini.own", "mati-tahun", "tahun-ini", "*", "sum"),
        ("mati-tahun-ini.all", "mati-tahun", "", "*", "sum"),
        ("lahir-tepat-waktu.within", "lahir-waktu", "60-hari", "*", "sum"),
        ("lahir-tepat-waktu.all", "lahir-waktu", "", "*", "sum"),
    }
