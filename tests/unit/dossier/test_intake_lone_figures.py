"""Which single figures are odd beside the others of their column, and which tables are the one of before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.desks import KTP, balangan, changed, desk, proposed, uncounted

from capaian.domain.identifiers import AreaCode, MeasureCode
from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.work import Count
from capaian.dossier.intake.continuity import discontinuities
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.desk import TakenRow
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.lone_figures import lone_figures
from capaian.dossier.intake.stored_figures import Stored

FIRST, LAST = 4, 11
"""Rows of the table of cards, from 1, that are of areas."""
HOLDERS, ELIGIBLE = 4, 3
"""Its columns."""


def taken(*changes: tuple[int, int, int], office: OfficeYear | None = None) -> tuple[TakenTable, Stored]:
    """Return the table of cards of Balangan with some figures changed, without its totals."""
    at = desk(office or uncounted())
    rows = changed(*changes, rows=KTP[:LAST])
    proposal = proposed([tuple(row) for row in rows], at)  # type: ignore[arg-type]  # cells of a test
    return TakenTable(proposal, take_table(proposal, at)), Stored(at.office)


def told(*changes: tuple[int, int, int]) -> list[str]:
    return [name for name, _ in lone_figures(*taken(*changes))]


def test_the_table_of_the_report_has_none() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("holders", "is_odd"),
    [(1, True), (12, True), (1_236, True), (2_472, True), (2_473, False), (6_000, False), (12_364, False)],
)
def test_a_fifth_is_the_limit(holders: int, is_odd: bool) -> None:
    """Of 12,364 in the first area a fifth are 2,472.8."""
    assert told((FIRST, HOLDERS, holders)) == (["lone ktp.holders 63.11.01"] if is_odd else [])


@pytest.mark.parametrize("count", range(1, 9))
def test_what_most_rows_have_is_not_odd(count: int) -> None:
    """Few everywhere is a shape of the column, and told as such."""
    found = told(*((FIRST + n, HOLDERS, 12) for n in range(count)))
    assert len(found) == (count if count < 4 else 0)


def test_each_odd_row_has_a_name_of_its_own() -> None:
    one, other = told((FIRST, HOLDERS, 12)), told((FIRST + 1, HOLDERS, 12))
    assert one != other and len(one) == len(other) == 1


def test_the_words_show_both_figures() -> None:
    ((_, words),) = lone_figures(*taken((FIRST, HOLDERS, 12)))
    assert "hanya 12 dari 12.364" in words and "salah ketik" in words


def rows_of(sort: IntakeTable, column: str, values: Sequence[int | str]) -> TakenTable:
    """Return a table that gives a column of figures, of as many sub-activities or regencies."""
    one, _ = taken()
    named = "node" if sort is IntakeTable.INPUTS else "area"
    more = {"period": "2023-Q3"} if sort is IntakeTable.INPUTS else {"subject": "ikm", "period": "2023"}
    rows = tuple(
        TakenRow({named: f"{number}", **more, column: str(value)}, number, {column: 3})
        for number, value in enumerate(values, 1)
    )
    intake = replace(one.proposal.intake, table=sort)
    return replace(one, proposal=replace(one.proposal, intake=intake), taken=replace(one.taken, rows=rows))


@pytest.mark.parametrize(
    ("sort", "column", "values", "odd"),
    [
        (IntakeTable.INPUTS, "actual", (26_000_000, 24_000_000, 31_000_000, 25_000_000, 12), ["5"]),
        (IntakeTable.INPUTS, "actual", (26_000_000, 24_000_000, 31_000_000, 25_000_000, 24_999), ["5"]),
        (IntakeTable.INPUTS, "actual", (26_000_000, 24_000_000, 31_000_000, 25_000_000, 25_001), []),
        (IntakeTable.INPUTS, "actual", (26_000_000, 24_000_000, 31_000_000, 25_000_000, 0), []),
        (IntakeTable.INPUTS, "revised", (97_350_000, 80_000_000, 73_000_000, 91_000_000, 73), ["5"]),
        (IntakeTable.INPUTS, "actual", (26_000_000, 24_000_000, 12), []),
        (IntakeTable.INPUTS, "actual", (26_000_000, 24_000_000, 31_000_000, 12, 13, 14), []),
        (IntakeTable.PEERS, "value", ("83.12", "84.20", "81.05", "85.50", "3.35"), ["5"]),
        (IntakeTable.PEERS, "value", ("83.12", "84.20", "81.05", "85.50", "66.01"), []),
        (IntakeTable.PEERS, "value", ("3.12", "3.20", "3.05", "3.50", "3.35"), []),
    ],
)
def test_amounts_far_below_the_middle_one_are_odd(
    sort: IntakeTable, column: str, values: Sequence[int | str], odd: Sequence[str]
) -> None:
    found = [name for name, _ in lone_figures(rows_of(sort, column, values), Stored(uncounted()))]
    assert found == [f"lone {column} {thing}" for thing in odd]


def counted(values: Callable[[str, str], str | None], period: str) -> OfficeYear:
    """Return the office with the cards of a period, as they stand in the report or otherwise."""
    one, _ = taken()
    told = [row.cells for row in one.taken.rows]
    counts = [
        Count(
            MeasureCode(cells["measure"]),
            AreaCode(cells["area"]),
            Period.parse(period),
            Decimal(value),
            None,
            Place("counts.csv"),
        )
        for cells in told
        if (value := values(cells["area"], cells["value"])) is not None
    ]
    return replace(balangan(), counts=tuple(counts))


def copies(values: Callable[[str, str], str | None], period: str) -> Mapping[str, str]:
    one, _ = taken()
    found = dict(discontinuities(one, Stored(counted(values, period))))
    return {name: words for name, words in found.items() if name.startswith("copy")}


def test_a_table_whose_figures_are_all_those_of_the_time_before_is_told() -> None:
    found = copies(lambda _, value: value, "2022")
    assert set(found) == {"copy ktp.eligible", "copy ktp.holders"}
    assert all("di semua 8 baris sama persis" in words for words in found.values())


def test_a_copy_of_a_later_time_is_told_too() -> None:
    assert set(copies(lambda _, value: value, "2024")) == {"copy ktp.eligible", "copy ktp.holders"}


def test_what_is_stored_for_the_same_time_is_no_copy() -> None:
    assert copies(lambda _, value: value, "2023") == {}


def test_one_other_figure_hides_no_copy() -> None:
    found = copies(lambda area, value: "1" if area == "63.11.08" else value, "2022")
    assert set(found) == {"copy ktp.eligible", "copy ktp.holders"}
    assert all("di 7 dari 8 baris sama persis" in words for words in found.values())


def test_a_figure_may_stand_still() -> None:
    assert copies(lambda area, value: value if area == "63.11.05" else f"{int(value) - 3}", "2022") == {}
