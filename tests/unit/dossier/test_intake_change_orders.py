"""A change of a budget, and others that a dossier has taken in before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.desks import FILE, desk, proposed
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.domain.identifiers import NodeId, SourceId
from capaian.domain.intake import Intake, IntakeColumn, IntakeTable
from capaian.domain.issue import Place
from capaian.domain.office import Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.work import Resource, ResourceInput
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.earlier_budgets import without_earlier
from capaian.dossier.intake.intaken import TakenTable

_AT = Place("sources.yaml")
_BEFORE = 912_000_000


def changed(*papers: str, file: str = "berkas lain.xlsx", head: str = "Pagu") -> OfficeYear:
    """An office whose budget is stored, and titles of papers that something was taken from."""
    money = (NodeId(CODES[0]), Period.parse("2023"), Resource.MONEY, "all")
    row = ResourceInput(*money, None, Decimal(_BEFORE), None, SourceId("buku-0"), "", _AT)
    sources = [
        Source(SourceId(f"buku-{at}"), title, None, file, None, _AT) for at, title in enumerate(papers)
    ]
    column = IntakeColumn(head, "revised", None, _AT)
    intake = Intake(
        "buku", IntakeTable.INPUTS, "", "Kode", is_cumulative=False, columns=(column,), names=(), place=_AT
    )
    return replace(new_office(), inputs=(row,), sources=tuple(sources), intakes=(intake,))


def brought(office: OfficeYear, title: str, head: str = "Pagu", **told: str) -> tuple[list[str], list[str]]:
    """The budgets that a table gives, and what is asked of those that are stored."""
    at = desk(office, means=told)
    rows = [(CODES[0], "Urusan", 845_500_000), ("5.1.02", "Belanja", 845_500_000)]
    proposal = proposed([(f"{title} SKPD TAHUN 2023",), (), ("Kode", "Uraian", head), *rows], at)
    (one,) = without_earlier([TakenTable(proposal, take_table(proposal, at))], at)
    rows_of_all = [row.cells for row in one.taken.rows if row.cells["kind"] == "all"]
    written = [cells["revised"] for cells in rows_of_all if "revised" in cells]
    return written, [doubt.words for doubt in at.doubts if doubt.text == "pagu tersimpan"]


@pytest.mark.parametrize(
    ("known", "title"),
    [
        ("PERUBAHAN III APBD", "PERUBAHAN II APBD"),
        ("DPPA KE-2", "DPPA KE-1"),
        ("PERUBAHAN ANGGARAN KEDUA", "PERUBAHAN ANGGARAN PERTAMA"),
        ("DPPA NOVEMBER", "DPPA JULI"),
        ("DPPA", "DPPA"),
        ("DPPA", "PERUBAHAN II"),
        ("PERUBAHAN II", "DPPA"),
        ("PERUBAHAN I BULAN NOVEMBER", "PERUBAHAN II BULAN JULI"),
    ],
)
def test_a_change_that_may_be_the_earlier_one_replaces_nothing_unasked(known: str, title: str) -> None:
    written, (words,) = brought(changed(known), title)
    assert written == []
    assert f'"{known}"' in words
    assert "912.000.000, bukan 845.500.000" in words
    assert brought(changed(known), title, **{"pagu tersimpan": "ganti"}) == (["845500000"], [])


@pytest.mark.parametrize(
    ("known", "title"),
    [
        ("PERUBAHAN I APBD", "PERUBAHAN II APBD"),
        ("DPPA JULI", "DPPA 3 NOVEMBER"),
        ("DPPA KE-1 BULAN JULI", "DPPA KE-2 BULAN JULI"),
        ("DPA", "DPPA"),
        ("LAPORAN REALISASI", "PERUBAHAN"),
    ],
)
def test_the_later_change_is_written(known: str, title: str) -> None:
    assert brought(changed(known), title) == (["845500000"], [])


def test_every_change_that_was_taken_counts_not_only_that_of_the_stored_rows() -> None:
    assert brought(changed("LAPORAN REALISASI", "PERUBAHAN IV"), "PERUBAHAN III")[0] == []


def test_the_same_file_comes_again_with_what_was_put_right() -> None:
    assert brought(changed("DPPA", file=FILE), "DPPA") == (["845500000"], [])
    assert brought(changed("PERUBAHAN II", file=FILE), "PERUBAHAN I")[0] == []


def test_heads_of_columns_tell_changes_as_well() -> None:
    later = changed("BELANJA", head="Pagu Perubahan II")
    assert brought(later, "BELANJA", "Pagu Perubahan I")[0] == []
    assert brought(later, "BELANJA", "Pagu Perubahan III") == (["845500000"], [])
    same = "Pagu Perubahan"
    assert brought(changed("BELANJA", head=same), "BELANJA", same)[0] == []
    assert brought(changed("BELANJA", head=same, file=FILE), "BELANJA", same) == (["845500000"], [])
