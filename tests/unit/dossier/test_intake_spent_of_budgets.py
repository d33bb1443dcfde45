"""Columns of parts of the year that name the budget and what was spent of it, and totals until the last."""

from __future__ import annotations

import pytest
from tests.intake.desks import codes, desk, means, proposed, said, taken, values
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_other_rows import FIRST, SECOND

from capaian.dossier.intake.amounts import guess_amounts
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import Head

TITLE = ("LAPORAN DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL TAHUN ANGGARAN 2023",)
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
SEMESTERS = ("SEMESTER I", "SEMESTER II")
MONTHS = ("JANUARI", "FEBRUARI", "MARET")
Row = list[str | int | None]


def table(above: str, parts: tuple[str, ...], *more: str, is_group: bool = False) -> list[Row]:
    """Budgets of two sub-activities and ten, twenty, ... million of each part, with the same once more."""
    own = [f"{above} {part}" for part in parts]
    heads: list[Row] = [["KODE", "URAIAN", "ANGGARAN", *own, *more]]
    if is_group:
        heads = [["KODE", "URAIAN", "ANGGARAN", above, *[None] * (len(parts) - 1), *more]]
        heads.append([None, None, None, *parts, *[None] * len(more)])
    spent = [n * 10_000_000 for n in range(1, len(parts) + 1)]
    wholes = [sum(spent)] * len(more)
    rows: list[Row] = [[code, "Sub", 200_000_000, *spent, *wholes] for code in (FIRST, SECOND)]
    return [[*TITLE], *heads, *rows]


def spent(rows: list[Row], at: Desk) -> set[tuple[str, ...]]:
    """What was spent in which part of the year."""
    return {row for row in values(taken(rows, at), "period", "actual") if row[1]}


@pytest.mark.parametrize("is_group", [True, False], ids=["group", "each"])
@pytest.mark.parametrize(
    "above",
    [
        "REALISASI",
        "REALISASI ANGGARAN",
        "REALISASI ANGGARAN (Rp)",
        "PENYERAPAN ANGGARAN",
        "SERAPAN ANGGARAN",
        "REALISASI PAGU",
        "REALISASI APBD",
        "REALISASI FISIK DAN KEUANGAN",
    ],
)
def test_spending_of_budgets_by_quarters_is_taken(above: str, is_group: bool) -> None:
    at = desk(office())

    found = spent(table(above, QUARTERS, is_group=is_group), at)

    quarters = {(f"2023-Q{n}", f"{n}0000000") for n in range(1, 5)}
    assert found == {*quarters, ("2023", "100000000")}
    assert codes(at) == []


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (SEMESTERS, {("2023-S1", "10000000"), ("2023-S2", "20000000"), ("2023", "30000000")}),
        (MONTHS, {("2023-M01", "10000000"), ("2023-M02", "20000000"), ("2023-M03", "30000000")}),
    ],
    ids=["semesters", "months"],
)
def test_so_is_that_by_semesters_and_months(parts: tuple[str, ...], found: set[tuple[str, str]]) -> None:
    assert spent(table("REALISASI ANGGARAN", parts), desk(office())) == found


@pytest.mark.parametrize(
    "parts",
    [
        ("ANGGARAN TW I", "ANGGARAN TW II"),
        ("ANGGARAN KAS TW I", "ANGGARAN KAS TW II"),
        ("TARGET ANGGARAN TW I", "TARGET ANGGARAN TW II"),
        ("SISA ANGGARAN TW I", "SISA ANGGARAN TW II"),
        ("PAGU BELANJA TW I", "PAGU BELANJA TW II"),
        ("% REALISASI ANGGARAN TW I", "% REALISASI ANGGARAN TW II"),
        ("REALISASI FISIK TW I", "REALISASI FISIK TW II"),
        ("REALISASI TERHADAP ANGGARAN TW I", "REALISASI TERHADAP ANGGARAN TW II"),
    ],
)
def test_what_is_granted_planned_or_left_by_quarters_is_not(parts: tuple[str, ...]) -> None:
    heads = [Head(n, (text,), text) for n, text in enumerate(("ANGGARAN", *parts))]

    assert [(one.head.name, one.means) for one in guess_amounts(heads)] == [("ANGGARAN", "revised")]


def test_below_spending_of_budgets_a_column_of_what_is_granted_stays_one() -> None:
    parts = [("REALISASI ANGGARAN", part, what) for part in QUARTERS[:2] for what in ("PAGU", "REALISASI")]
    heads = [Head(n, texts, " > ".join(texts)) for n, texts in enumerate(parts)]

    assert [one.head.parts[-1] for one in guess_amounts(heads)] == ["REALISASI"] * 2


@pytest.mark.parametrize("above", ["ANGGARAN DAN REALISASI", "PAGU/REALISASI"])
def test_columns_that_may_be_either_are_told_where_no_spending_is_found(above: str) -> None:
    at = desk(office())
    proposal = proposed(table(above, QUARTERS), at)

    assert means(proposal) == {"ANGGARAN": "revised"}
    assert codes(at) == ["spending_unread"]
    assert f"{above} TW III" in said(at)[0][1]


@pytest.mark.parametrize("above", ["ANGGARAN", "ANGGARAN KAS", "% REALISASI", "TARGET"])
def test_plans_alone_are_nothing_to_be_told(above: str) -> None:
    at = desk(office())
    proposed(table(above, QUARTERS), at)

    assert codes(at) == []


def test_columns_that_may_be_either_are_silent_beside_spending() -> None:
    at = desk(office())
    proposed(table("ANGGARAN DAN REALISASI", QUARTERS, "REALISASI"), at)

    assert codes(at) == []


def test_spending_that_looks_like_percentages_is_asked() -> None:
    rows = table("REALISASI FISIK DAN KEUANGAN", QUARTERS)
    for row in rows[2:]:
        row[3:] = [20, 25, 30, 25]
    at = desk(office())
    taken(rows, at)

    assert [doubt.means for doubt in at.doubts] == ["actual"]
    assert "persen" in at.doubts[0].words


@pytest.mark.parametrize(
    ("parts", "total", "year"),
    [
        (QUARTERS, "TOTAL REALISASI S.D. DESEMBER", ("2023", "100000000")),
        (QUARTERS, "JUMLAH S.D. DESEMBER", ("2023", "100000000")),
        (QUARTERS, "REALISASI S.D. TW IV", ("2023", "100000000")),
        (SEMESTERS, "TOTAL REALISASI S/D DESEMBER", ("2023", "30000000")),
        (QUARTERS[:2], "TOTAL REALISASI S.D. JUNI", ("2023-S1", "30000000")),
        (MONTHS, "TOTAL REALISASI S.D. MARET", ("2023-Q1", "60000000")),
    ],
)
def test_a_total_until_the_last_part_is_that_of_the_parts(
    parts: tuple[str, ...], total: str, year: tuple[str, str]
) -> None:
    at = desk(office())
    alone = spent(table("REALISASI", parts), desk(office()))

    assert spent(table("REALISASI", parts, total), at) == alone | {year}
    assert not {"total_differs", "cumulative_falls"} & {*codes(at)}


def test_a_total_until_december_that_its_quarters_do_not_make_is_an_error() -> None:
    rows = table("REALISASI", QUARTERS, "TOTAL REALISASI S.D. DESEMBER")
    rows[3][-1] = 109_000_000
    at = desk(office())
    taken(rows, at)

    assert said(at)[0][0] == "4 H (TOTAL REALISASI S.D. DESEMBER)"
    assert codes(at) == ["total_differs"]


def test_a_single_december_and_what_was_until_it_stay_two_figures() -> None:
    texts = ("ANGGARAN", "REALISASI DESEMBER", "REALISASI S.D. DESEMBER")
    heads = [Head(n, (text,), text) for n, text in enumerate(texts)]

    assert {one.head.name: one.is_so_far for one in guess_amounts(heads)}["REALISASI S.D. DESEMBER"]
