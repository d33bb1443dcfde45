"""Cells as people read them, and cells as forms send them: no page and no database stands between."""

from __future__ import annotations

import pytest

from capaian.domain.policy import Aggregation
from capaian.dossier.excel.guide import STEPS
from capaian.dossier.rows.sheets import SheetColumn
from capaian.dossier.tables.kinds import (
    AREA_CODE,
    BOOLEAN,
    CODE,
    CODES,
    COUNT,
    DAY,
    DECIMAL,
    MARK,
    PARTIAL_DATE,
    PERIOD,
    SHA256,
    TEXT,
    UNIT,
    YEAR,
    Kind,
    choice,
    limit,
)
from capaian.web.planning.cell_texts import shown_text, typed_cells
from capaian.web.planning.sheets import SHEETS, sheet_groups, slug_of

MINUS = "\N{MINUS SIGN}"
OUTPUTS = SHEETS["outputs"]


def shown(kind: Kind, text: str) -> str:
    """A cell of a kind as a page shows it."""
    return shown_text(SheetColumn("value", kind, "Isi"), text)


@pytest.mark.parametrize(
    ("kind", "text", "read"),
    [
        (COUNT, "0", "0"),
        (COUNT, "999", "999"),
        (COUNT, "1000", "1.000"),
        (COUNT, "136072", "136.072"),
        (COUNT, "6962697488", "6.962.697.488"),
        (DECIMAL, "113.98", "113,98"),
        (DECIMAL, "99.50", "99,50"),
        (DECIMAL, "100", "100"),
        (DECIMAL, "93.1250", "93,1250"),
        (DECIMAL, "0.005", "0,005"),
        (DECIMAL, "1234567.8", "1.234.567,8"),
        (DECIMAL, "-9.36", f"{MINUS}9,36"),
        (DECIMAL, "-1234.5", f"{MINUS}1.234,5"),
        (DECIMAL, " 5 ", "5"),
    ],
)
def test_figures_have_the_separators_of_the_country_and_their_own_decimals(
    kind: Kind, text: str, read: str
) -> None:
    assert shown(kind, text) == read


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (COUNT, "tujuh"),
        (COUNT, "-5"),
        (COUNT, "12.5"),
        (COUNT, "1100.000"),
        (DECIMAL, "1.234"),
        (DECIMAL, "1,234"),
        (DECIMAL, "12 orang"),
        (DECIMAL, "90.5 80.2"),
        (DECIMAL, "1" * 40),
        (DECIMAL, "NaN"),
        (DECIMAL, "1e5"),
        (DECIMAL, "\u0661\u0662"),
        (UNIT, "orang\x00"),
        (TEXT, "a\u202eb"),
        (DAY, "2023-02-30"),
        (PERIOD, "kemarin"),
        (YEAR, "23"),
        (CODE, "dua kata"),
        (SHA256, "abc"),
        (BOOLEAN, "mungkin"),
        (choice(Aggregation), "rata"),
        (limit(100, 120), "110"),
    ],
)
def test_what_cannot_be_read_stays_as_it_was_written(kind: Kind, text: str) -> None:
    assert shown(kind, text) == text


@pytest.mark.parametrize(
    ("kind", "text", "read"),
    [
        (UNIT, "percent", "persen"),
        (UNIT, "point", "poin"),
        (UNIT, "rupiah", "Rp"),
        (UNIT, "one", "pecahan"),
        (UNIT, "dokumen", "dokumen"),
        (choice(Aggregation), "sum", "dijumlahkan"),
        (choice(Aggregation), "last", "nilai terakhir"),
        (limit(100, 120), "none", "tanpa batas"),
        (limit(100, 120), "120", "120"),
        (BOOLEAN, "ya", "ya"),
        (BOOLEAN, "tidak", "tidak"),
        (TEXT, "Rp1.000 & <b>", "Rp1.000 & <b>"),
        (TEXT, "12336", "12336"),
        (CODE, "63.11", "63.11"),
        (CODE, "12336", "12336"),
        (CODES, "iku-1 iku-2", "iku-1 iku-2"),
        (AREA_CODE, "63.11.02.2001", "63.11.02.2001"),
        (PERIOD, "2023-Q1", "2023-Q1"),
        (YEAR, "2023", "2023"),
        (DAY, "2024-02-29", "29 Februari 2024"),
        (PARTIAL_DATE, "2023-07", "Juli 2023"),
        (MARK, "ya", "ya"),
    ],
)
def test_names_and_days_get_their_words_and_codes_stay_codes(kind: Kind, text: str, read: str) -> None:
    assert shown(kind, text) == read


@pytest.mark.parametrize(
    "kind",
    [COUNT, DECIMAL, TEXT, UNIT, CODE, CODES, PERIOD, YEAR, DAY, BOOLEAN, SHA256, MARK, limit(100)],
    ids=lambda kind: kind.name,
)
def test_an_empty_cell_shows_nothing(kind: Kind) -> None:
    assert shown(kind, "") == ""


@pytest.mark.parametrize(
    ("sent", "cells"),
    [
        ({}, {}),
        ({"sel-note": "satu\r\ndua"}, {"note": "satu\ndua"}),
        ({"sel-note": "satu\ndua"}, {"note": "satu\ndua"}),
        ({"sel-note": "\r\n satu \r\n"}, {"note": "satu"}),
        ({"sel-note": "satu\r\n\r\n  dua"}, {"note": "satu\n\n  dua"}),
        ({"sel-note": "   "}, {"note": ""}),
        ({"sel-note": "\u00a0"}, {"note": ""}),
        ({"sel-note": ""}, {"note": ""}),
        ({"sel-actual": " 5 ", "sel-target": "\t7"}, {"actual": "5", "target": "7"}),
        ({"note": "tanpa awalan"}, {}),
        ({"sel-": "x", "sel-lain": "x", "SEL-note": "x", "sel-note ": "x"}, {}),
        ({"sel-sel-note": "x", "sel-note.x": "x", "sel-#": "x"}, {}),
        ({"versi": "1", "alasan": "x", "csrfmiddlewaretoken": "x", "pk": "1"}, {}),
    ],
)
def test_only_cells_of_the_sheet_are_taken_and_line_ends_are_those_of_the_files(
    sent: dict[str, str], cells: dict[str, str]
) -> None:
    assert typed_cells(OUTPUTS, sent) == cells


PLAN = SHEETS["plan-indicators"]
TYPED = {
    "persen": "percent",
    " Persen ": "percent",
    "%": "percent",
    "percent": "percent",
    "nilai": "index",
    "Indeks": "index",
    "poin": "point",
    "Rp": "rupiah",
    "rupiah": "rupiah",
    "skala 1–4": "scale-4",
    "orang": "orang",
    "persen dari target": "persen dari target",
}


@pytest.mark.parametrize(("typed", "kept"), TYPED.items())
def test_units_that_formulas_know_are_taken_by_their_words(typed: str, kept: str) -> None:
    assert typed_cells(PLAN, {"sel-unit": typed}) == {"unit": kept}
    assert typed_cells(PLAN, {"sel-unit": typed}, {"unit": "dokumen"}) == {"unit": kept}


@pytest.mark.parametrize("stands", ["percent", "persen", "Rp", "nilai", "one", "%", "orang"])
def test_a_unit_sent_back_as_it_was_shown_stays_as_it_stands(stands: str) -> None:
    back = shown_text(SheetColumn("unit", UNIT, "Satuan", ""), stands)
    assert typed_cells(PLAN, {"sel-unit": back}, {"unit": stands}) == {"unit": stands}


def test_a_word_that_stood_for_a_unit_becomes_it_once_its_code_is_typed() -> None:
    assert typed_cells(PLAN, {"sel-unit": "percent"}, {"unit": "persen"}) == {"unit": "percent"}


def test_cells_of_a_record_within_a_record_keep_their_path() -> None:
    sent = {"sel-agreements.id": "pk-2023", "sel-target.value": "5", "sel-value": "6"}
    targets = SHEETS["agreements-agreements-targets"]
    assert typed_cells(targets, sent) == {"agreements.id": "pk-2023", "target.value": "5"}


def test_every_sheet_has_an_address_of_its_own_and_stands_in_one_group() -> None:
    assert all(slug and slug == slug.strip("-") and "--" not in slug for slug in SHEETS)
    assert len({spec.id for spec in SHEETS.values()}) == len(SHEETS)
    assert all(slug_of(spec.id) == slug for slug, spec in SHEETS.items())
    others = [group for group in sheet_groups() if group.title not in {step.title for step in STEPS}]
    grouped = [spec.id for group in sheet_groups() for spec in group.sheets]
    assert sorted(grouped) == sorted(spec.id for spec in SHEETS.values())
    assert all(len({spec.part.file for spec in group.sheets}) == 1 for group in others)
