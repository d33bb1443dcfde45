"""Budgets of an earlier part of the year than those that are stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.intake.desks import Cells, desk, proposed
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.domain.identifiers import NodeId, SourceId
from capaian.domain.issue import Place
from capaian.domain.office import Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.work import Resource, ResourceInput
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.earlier_budgets import without_earlier
from capaian.dossier.intake.intaken import TakenTable

_AT = Place("inputs.csv")


def stored(*spent: str, until: str | None = None) -> OfficeYear:
    """An office with a budget, what was spent in some parts of the year, and the day of their source."""
    code, source = NodeId(CODES[0]), SourceId("dpa")
    money = (code, Period.parse("2023"), Resource.MONEY, "all", None, Decimal(777_000_000))
    rows = [ResourceInput(*money, None, source, "", _AT)]
    for part in spent:
        key = (code, Period.parse(part), Resource.MONEY, "all", None, None)
        rows.append(ResourceInput(*key, Decimal(5_000_000), source, "", _AT))
    day = None if until is None else date.fromisoformat(until)
    sources = (Source(source, "Anggaran", day, "dpa.xlsx", None, _AT),)
    return replace(new_office(), inputs=tuple(rows), sources=sources)


def report(title: str, granted: int) -> Cells:
    rows = [(CODES[0], "Penyusunan Dokumen", granted, 4_000_000), ("5.1.02", "Belanja", granted, 4_000_000)]
    return [(f"LAPORAN PENYERAPAN {title}",), (), ("Kode", "Uraian", "Pagu", "Realisasi"), *rows]


def taken(at: Desk, title: str, granted: int = 640_000_000) -> dict[str, str]:
    """The budgets that are written, by period."""
    proposal = proposed(report(title, granted), at)
    (one,) = without_earlier([TakenTable(proposal, take_table(proposal, at))], at)
    rows = [row.cells for row in one.taken.rows if row.cells["kind"] == "all"]
    assert any("actual" in cells for cells in rows)
    return {cells["period"]: cells["revised"] for cells in rows if "revised" in cells}


@pytest.mark.parametrize(
    "office",
    [
        stored("2023"),
        stored("2023-Q3"),
        stored(until="2023-12-31"),
    ],
)
def test_a_budget_of_spring_does_not_replace_that_of_autumn_unasked(office: OfficeYear) -> None:
    at = desk(office)
    assert taken(at, "TRIWULAN II TAHUN 2023") == {}
    (doubt,) = [one for one in at.doubts if one.text == "pagu tersimpan"]
    assert doubt.means == "tetap"
    assert "777.000.000, bukan 640.000.000" in doubt.words
    assert '--means "pagu tersimpan=ganti"' in doubt.words


@pytest.mark.parametrize(("answer", "written"), [("tetap", {}), ("ganti", {"2023": "640000000"})])
def test_who_tells_which_budget_counts_is_not_asked(answer: str, written: dict[str, str]) -> None:
    at = desk(stored("2023"), means={"pagu tersimpan": answer})
    assert taken(at, "TRIWULAN II TAHUN 2023") == written
    assert [one for one in at.doubts if one.text == "pagu tersimpan"] == []


@pytest.mark.parametrize(
    ("office", "granted"),
    [
        (stored("2023-Q1", until="2023-03-31"), 640_000_000),
        (stored("2023-Q2", until="2023-06-30"), 640_000_000),
        (stored("2023"), 777_000_000),
        (stored(), 640_000_000),
    ],
)
def test_quarters_in_their_order_and_equal_budgets_are_taken_at_once(
    office: OfficeYear, granted: int
) -> None:
    at = desk(office)
    assert taken(at, "TRIWULAN II TAHUN 2023", granted) == {"2023": str(granted)}
    assert [one for one in at.doubts if one.text == "pagu tersimpan"] == []


def plan(title: str, sheet: str, granted: int, **said: str) -> tuple[list[str], list[str]]:
    """The budgets that are written from a table without spending, and what is asked of stored ones."""
    at = desk(stored(), **({"means": said} if said else {}))
    cells = [
        (title,),
        (),
        ("Kode", "Uraian", "Pagu"),
        (CODES[0], "Penyusunan", granted),
        ("5.1.02", "Belanja", granted),
    ]
    proposal = proposed(cells, at, name=sheet)
    (one,) = without_earlier([TakenTable(proposal, take_table(proposal, at))], at)
    rows = [row.cells for row in one.taken.rows if row.cells["kind"] == "all"]
    asked = [doubt.words for doubt in at.doubts if doubt.text == "pagu tersimpan"]
    return [cells["revised"] for cells in rows if "revised" in cells], asked


@pytest.mark.parametrize("sheet", ["DPA", "APBD", "Sheet1", "PERGESERAN"])
def test_a_stored_budget_that_nothing_was_spent_of_is_not_replaced_unasked(sheet: str) -> None:
    title = "BELANJA SKPD TAHUN 2023"
    written, (words,) = plan(title, sheet, 640_000_000)
    assert written == []
    assert "777.000.000, bukan 640.000.000" in words
    assert '--means "Pagu=original"' in words
    at = {"pagu tersimpan": "ganti"}
    assert plan(title, sheet, 640_000_000, **at) == (["640000000"], [])


@pytest.mark.parametrize(
    ("sheet", "granted"), [("DPA", 777_000_000), ("DPPA", 640_000_000), ("APBD-P", 640_000_000)]
)
def test_equal_budgets_and_told_changes_are_written(sheet: str, granted: int) -> None:
    assert plan("BELANJA SKPD TAHUN 2023", sheet, granted) == ([str(granted)], [])
