"""What closed months of registers count, as papers show it, beside sums of the bare file."""

from __future__ import annotations

import csv
import json
import math
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import median

import pytest
from tests.dossiers.peragaan import DOSSIER
from tests.paper_text import write_inlines
from tests.unit.rules.registered_years import closing, feed_row, figure, service

from capaian.documents.build import build_document
from capaian.documents.paper import Paper
from capaian.documents.tree import Document, Number, Table
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.numerals import write_decimal
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import TargetValue
from capaian.domain.registers.closed_month import DURATION, DURATION_DAYS, FeedMethod, Register
from capaian.dossier.check import prepare
from capaian.dossier.feeding import fed_cells
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess


@pytest.fixture(scope="module")
def year() -> OfficeYear:
    return prepare(DOSSIER).office_year


@pytest.fixture(scope="module")
def report(year: OfficeYear) -> Document:
    return document(year)


@pytest.fixture(scope="module")
def file() -> Iterator[sqlite3.Connection]:
    with (
        sqlite3.connect(":memory:") as db,
        (DOSSIER / "registers/figures.csv").open("r") as stream,
    ):
        db.execute(
            "create table f (register, period, item, stage, site, area, post, holder, "
            "detail, value)"
        )
        db.executemany(
            "insert into f values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [*csv.reader(stream)][1:]
        )
        yield db


def document(
    year: OfficeYear, kind: str = "lkjip", subject: str = "", period: Period | None = None
) -> Document:
    rules = load_rulebook()
    return build_document(
        Paper(year, assess(year, rules, period), rules, "0" * 64, kind=kind, subject=subject)
    )


def table(paper: Document, name: str) -> Table:
    return next(block for block in paper.blocks if isinstance(block, Table) and block.id == name)


def cells(paper: Document, name: str, first: str) -> list[str]:
    """The cells behind some words, in the first row that has them."""
    rows = (
        [write_inlines(cell.content).strip("[]") for cell in row.cells]
        for row in table(paper, name).rows
    )
    return next(row[row.index(first) + 1 :] for row in rows if first in row)


def notes(paper: Document, name: str) -> list[str]:
    found = table(paper, name)
    return [write_inlines(words) for words in (found.source, *found.notes)]


MONTH = "2021-M07"
SERVICES, MONTHS = "tabel-register-layanan", "tabel-register-bulan"
RESIDENTS, EVENTS = (f"tabel-register-kecamatan-{field}" for field in ("residents", "events"))


SUM = """
select sum(value) from f where item like :item and area like :area and register like :register
and period between :since and :until and stage in (select value from json_each(:stages))
"""
ALL = {"item": "%", "area": "%", "register": "%", "since": "2021-M01", "until": "2021-M12"}


@pytest.mark.parametrize(
    ("name", "row", "place", "of", "stages"),
    [
        (SERVICES, "Kartu Keluarga", 2, {"item": "kk", "until": "2021-M03"}, ["delivered"]),
        (SERVICES, "Kartu Keluarga", 6, {"item": "kk"}, ["delivered"]),
        # Nothing is handed over: the number of a person ends with being given.
        (SERVICES, "Pemberian NIK baru", 5, {"item": "nik", "since": "2021-M10"}, ["processed"]),
        (SERVICES, "Akta kelahiran", 7, {"item": "akta-lahir"}, ["refused", "withdrawn"]),
        (RESIDENTS, "Mayangan", 0, {"item": "kk", "area": "35.74.03"}, ["delivered"]),
        (EVENTS, "Jumlah", 3, {"item": "akta-mati"}, ["delivered"]),
        (
            MONTHS,
            "Juli",
            2,
            {"register": "services", "area": "35.%", "since": MONTH, "until": MONTH},
            ["received"],
        ),
        ("tabel-register-pengaduan", "Jumlah", 3, {}, ["solved_in_time"]),
        ("tabel-register-waktu", "Kartu Keluarga", 0, {}, ["duration"]),
    ],
)
def test_cells_are_the_sums_of_the_file(
    report: Document,
    file: sqlite3.Connection,
    name: str,
    row: str,
    place: int,
    of: dict[str, str],
    stages: list[str],
) -> None:
    (found,) = file.execute(SUM, {**ALL, **of, "stages": json.dumps(stages)}).fetchone()
    assert cells(report, name, row)[place] == write_decimal(Decimal(found), 0)


def test_times_are_those_of_the_sample_and_say_so(
    report: Document, file: sqlite3.Connection
) -> None:
    def sizes(stage: str) -> list[int]:
        found = file.execute("select detail, value from f where stage = ?", (stage,)).fetchall()
        return sorted(int(size) for size, count in found for _ in range(int(count)))

    minutes, days = sizes("duration"), sizes("duration-days")
    share = 100 * sum(size <= 420 for size in minutes) / len(minutes)
    ninetieth = minutes[math.ceil(len(minutes) * 0.9) - 1]
    shown = cells(report, "tabel-register-waktu", "Kartu Keluarga")[2:]
    figures = [float(text.replace(".", "").replace(",", ".")) for text in shown]
    assert figures == [
        median(days),
        median(minutes),
        ninetieth,
        420,
        pytest.approx(share, abs=0.005),
    ]
    (delivered,) = file.execute(
        "select sum(value) from f where item = 'kk' and stage = 'delivered'"
    ).fetchone()
    (note,) = [
        words for words in notes(report, "tabel-register-waktu") if "Dicatat untuk" in words
    ]
    assert (
        f"90 dari {write_decimal(Decimal(delivered), 0)} permohonan pada 1 dari 19 layanan" in note
    )
    assert "menit kerja" in note and "hari kerja sesudah hari permohonan diterima" in note


def test_a_figure_ends_at_the_register_of_its_month(report: Document) -> None:
    row = next(
        row for row in table(report, "tabel-register-bulan").rows if "Juli" in str(row.cells[0])
    )
    (number,) = row.cells[3].content
    assert isinstance(number, Number) and number.trace
    source = report.explanations[number.trace].source
    assert source.startswith(
        "Register pelayanan Juli 2021, ditutup 4-8-2021, 21 hari, 8 tempat; SHA-256"
    )


def test_what_is_not_closed_is_no_nought_and_reported_below(year: OfficeYear) -> None:
    figures = [each for each in year.register_figures if each.register is Register.SERVICES]
    open_month = [each for each in year.register_closings if each.period.ordinal < 12]
    paper = document(
        replace(
            year,
            register_figures=(*figures,),
            register_closings=(*open_month,),
            feeds=(),
            outputs=(),
        )
    )
    first, *_, fourth, whole, _ = cells(paper, SERVICES, "Kartu Keluarga")[2:]
    assert fourth == "… register belum ditutup"
    assert int(whole.replace(".", "")) > 3 * int(first.replace(".", "")) * 0.9
    assert "Belum ditutup dan tidak terhitung: Desember." in notes(paper, SERVICES)[0]
    names = [block.id for block in paper.blocks if isinstance(block, Table)]
    assert "tabel-register-pengaduan" not in names


@pytest.mark.parametrize("holder", [1, 2])
def test_sheets_of_two_holders_have_their_own_tallies(
    year: OfficeYear, file: sqlite3.Connection, holder: int
) -> None:
    query = (
        "select holder, sum(value) from f where item = 'kia' and stage = 'printed' group by holder"
    )
    parts = {number: write_decimal(Decimal(value), 0) for number, value in file.execute(query)}
    whole = sum(
        Decimal(value)
        for (value,) in file.execute(
            "select value from f where item = 'kia' and stage = 'printed'"
        )
    )
    sheet = document(year, "lembar-individu", f"lembar-{16 + holder}")
    name = "Jumlah Kartu Identitas Anak yang di himpun,diverifikasi dan di cetak."
    assert cells(sheet, "indikator", name)[-2] == f"{parts[str(holder)]}]\N{NO-BREAK SPACE}KIA"
    shared = cells(sheet, "pemegang", name)
    assert shared[:4] == [parts["1"], parts["2"], parts[""], write_decimal(whole, 0)]


SPEED = IndicatorCode("iki-12-1")


@pytest.mark.parametrize(
    ("how", "stage", "within", "opening"),
    [
        (
            FeedMethod.MEDIAN,
            DURATION_DAYS,
            None,
            "Median atas waktu layanan, yaitu hari kerja sesudah",
        ),
        (
            FeedMethod.P90,
            DURATION,
            None,
            "Persentil ke-90 atas waktu layanan, yaitu menit kerja sejak",
        ),
        (
            FeedMethod.SHARE,
            DURATION,
            Decimal(420),
            "Persen dalam batas 420 menit atas waktu layanan, yaitu menit kerja",
        ),
    ],
)
def test_what_is_fed_of_times_says_what_it_is_in_trace_and_paper(
    year: OfficeYear, how: FeedMethod, stage: str, within: Decimal | None, opening: str
) -> None:
    filters = {
        "item": (),
        "stage": (stage,),
        "how": how,
        "within": within,
        "span": PeriodKind.YEAR,
    }
    feed = replace(year.feeds[0], indicator=SPEED, **filters)
    (cell,) = fed_cells(replace(year, feeds=(feed,)))
    (plain, *_) = (row for row in year.outputs if row.indicator == SPEED)
    period = Period.parse(cell.key["period"])
    row = replace(plain, period=period, actual=Decimal(cell.text), source=cell.source.id)
    fed = replace(year, feeds=(feed,), outputs=(row,), sources=(*year.sources, cell.source))
    traces = assess(fed, load_rulebook()).traces.values()
    (formula,) = {trace.formula for trace in traces if trace.source and trace.formula}
    assert formula.startswith(opening)
    named = f"Realisasi {year.indicator_by_code[SPEED].name}, {period.label}: {formula}"
    assert named in notes(document(fed, "lembar-individu", "lembar-12"), "indikator")


def test_three_days_of_belitung_come_from_the_register_with_their_definition() -> None:
    """003:976: the typed "3 Hari" becomes the median of 1, 2, 3,
    3 and 9 working days of a semester.
    """
    base = prepare(DOSSIER.parent / "belitung-2024").office_year
    half = Period.parse("2024-S2")
    months = half.parts(PeriodKind.MONTH)
    counted = [
        figure(1, str(month), DURATION_DAYS, site="", area=None, detail=days)
        for month, days in zip(months, "31932", strict=False)
    ]
    speed = IndicatorCode("nas-layanan-a")
    filters = {
        "item": (),
        "stage": (DURATION_DAYS,),
        "how": FeedMethod.MEDIAN,
        "span": PeriodKind.SEMESTER,
    }
    fed = replace(
        base,
        feeds=(feed_row(indicator=speed, **filters),),
        services=(service(),),
        register_figures=(*counted,),
        register_closings=tuple(closing(m, [f for f in counted if f.period == m]) for m in months),
    )
    (cell,) = fed_cells(fed)
    plain = next(row for row in base.outputs if row.indicator == speed)
    own = replace(plain, actual=Decimal(cell.text), text="", source=cell.source.id)
    others = (row for row in base.outputs if row.indicator != speed)
    changed = replace(fed, outputs=(own, *others), sources=(*base.sources, cell.source))
    paper = document(changed, "laporan-semester", "", half)
    assert cells(paper, "butir", "a. Kecepatan Layanan")[1] == "3]\N{NO-BREAK SPACE}Hari"
    (note,) = [words for words in notes(paper, "butir") if "Dicatat untuk 5 permohonan" in words]
    assert "Median atas waktu layanan, yaitu hari kerja sesudah hari permohonan diterima" in note


def test_stocks_of_blanks_are_those_of_the_last_month_and_movements_add_up(
    year: OfficeYear,
) -> None:
    counts = {
        "2021-M01": {"received": 5000, "used": 900, "stock": 4100},
        "2021-M02": {"used": 800, "stock": 3300},
    }
    counted = [
        figure(value, month, stage, site="", area=None)._replace(
            register=Register.BLANKS, item="ktp-el"
        )
        for month, stages in counts.items()
        for stage, value in stages.items()
    ]
    closed = [
        replace(
            closing(Period.parse(month), counted),
            register=Register.BLANKS,
            closed_on=date(2021, 3, 4),
        )
        for month in counts
    ]
    changed = replace(
        year, register_figures=(*counted,), register_closings=(*closed,), feeds=(), outputs=()
    )
    paper = document(changed)
    assert cells(paper, "tabel-register-blanks", "KTP-el") == ["5.000", "1.700", "3.300"]
    assert (
        "21 hari, 3 tempat; Register blangko Februari 2021"
        in notes(paper, "tabel-register-blanks")[0]
    )


def test_where_handing_over_is_not_counted_the_stage_before_ends_a_request(
    year: OfficeYear, file: sqlite3.Connection
) -> None:
    printed = (each for each in year.register_figures if each.stage == "printed")
    paper = document(replace(year, register_figures=(*printed,), feeds=(), outputs=()))
    (found,) = file.execute(
        "select sum(value) from f where item = 'kk' and stage = 'printed'"
    ).fetchone()
    assert cells(paper, SERVICES, "Kartu Keluarga")[6] == write_decimal(Decimal(found), 0)


def test_the_sheet_of_march_has_what_came_until_then(
    year: OfficeYear, file: sqlite3.Connection
) -> None:
    """Fault: it says what came in the year, or what a holder did in March alone."""
    march = Period.parse("2021-M03")
    own = (
        "select sum(value) from f where item = ? and stage = ? and period <= '2021-M03' and "
        "holder = '1'"
    )
    for sheet, name, item, stage, unit in (
        ("lembar-8", "Jumlah penerbitan SP2D", "sp2d", "processed", "SP2D"),
        (
            "lembar-17",
            "Jumlah Akta Kelahiran yang dilegalisir.",
            "akta-lahir",
            "legalised",
            "akta",
        ),
    ):
        (total,) = file.execute(own, (item, stage)).fetchone()
        row = cells(document(year, "lembar-individu", sheet, march), "indikator", name)
        assert any(f"{total}]\N{NO-BREAK SPACE}{unit}" in cell for cell in row)
    row = cells(
        document(year, "lembar-individu", "lembar-8", march),
        "indikator",
        "Jumlah kas tunai dalam brangkas",
    )
    assert any("3.950.000" in cell for cell in row)


def test_a_sheet_of_part_of_the_year_says_what_the_rest_of_it_must_bring(year: OfficeYear) -> None:
    """By hand: (1.200 - 278) / 9 months is 102,4;
    of the whole year there is nothing left to bring.
    """
    name = "Jumlah Akta Kelahiran yang dilegalisir"
    targets = {2021: TargetValue(Decimal(1200))}
    named = (
        replace(each, plan_targets=targets) if each.name == name else each
        for each in year.indicators
    )
    own = replace(year, indicators=(*named,))
    row = cells(
        document(own, "lembar-individu", "lembar-17", Period.parse("2021-M03")), "laju", f"{name}."
    )
    assert [any(f"{figure}]" in cell for cell in row) for figure in ("1.200", "278", "102,4")] == [
        True
    ] * 3
    whole = document(own, "lembar-individu", "lembar-17")
    assert "laju" not in [getattr(block, "id", "") for block in whole.blocks]
