"""What is left of budgets in tables of a month: of all that was spent in the year, what is stored too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import money
from tests.intake.desks import Cells, codes, desk, said, taken
from tests.unit.dossier.test_intake_budgets import office

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.work import ResourceInput
from capaian.dossier.intake.desk import Desk, TakenRow
from capaian.dossier.intake.spent_before import spent_before

CODES = tuple(f"2.12.01.2.01.000{n}" for n in range(1, 6))
MONTHS = ("2023-M01", "2023-M02", "2023-M03")
NOW = 2_000_000
OPEN = ["year_stays_open"]
"""What is told of a table of a month in any case."""
Left = Callable[[int, int], int]


def row(code: str, part: str, actual: int | None) -> ResourceInput:
    return money(code, None, actual, period=Period.parse(part))


def stored(*parts: str, codes: Sequence[str] = CODES) -> OfficeYear:
    """An office whose lines spent one to five million in each of some parts of the year."""
    rows = [row(code, part, 1_000_000 * int(code[-1])) for part in parts for code in codes]
    return replace(office(), inputs=tuple(rows))


def granted(code: str) -> int:
    return 90_000_000 + 7_000_000 * int(code[-1])


def april(left: Left, at: Desk, title: str = "BULAN APRIL 2023", head: str = "Sisa") -> Desk:
    """A table of what was spent in a month, with a column worked out of the budget and what was stored."""
    lines: Cells = [
        (code, "Pelayanan", granted(code), NOW, left(granted(code), 3_000_000 * int(code[-1])))
        for code in CODES
    ]
    heads = ("Kode", "Sub Kegiatan", "Pagu", "Realisasi Bulan Ini", head)
    taken([(f"REALISASI BELANJA {title}",), (), heads, *lines], at)
    return at


def questions(at: Desk) -> list[str]:
    return [doubt.text for doubt in at.doubts if doubt.text == "kolom tidak cocok"]


def test_what_is_left_of_all_months_so_far_is_right() -> None:
    at = april(lambda whole, before: whole - before - NOW, desk(stored(*MONTHS)))
    assert (codes(at), questions(at)) == (OPEN, [])


@pytest.mark.parametrize("wrong", [100, -1_000_000])
def test_what_is_left_of_none_is_asked_about(wrong: int) -> None:
    at = april(lambda whole, before: whole - before - NOW + wrong, desk(stored(*MONTHS)))
    assert questions(at) == ["kolom tidak cocok"]


def test_a_share_of_all_months_so_far_is_right_too() -> None:
    def share(whole: int, before: int) -> int:
        return 100 * (before + NOW) // whole

    at = april(share, desk(stored(*MONTHS)), head="%")
    assert (codes(at), questions(at)) == (OPEN, [])
    assert questions(april(lambda *both: share(*both) + 9, desk(stored(*MONTHS)), head="%"))


def test_one_row_that_is_left_of_other_spending_is_told() -> None:
    first = granted(CODES[0])
    at = april(
        lambda whole, before: whole - before - NOW + (500_000 if whole == first else 0), desk(stored(*MONTHS))
    )
    assert questions(at) == []
    ((where, words),) = (one for one in said(at) if one[0].endswith("(Sisa)"))
    assert where == "4 E (Sisa)"
    made = "Pagu 97.000.000 dan Realisasi Bulan Ini + realisasi sebelumnya yang tersimpan 5.000.000"
    assert words == f"Sisa tertulis 92.500.000, padahal dari {made} seharusnya 92.000.000."


def test_lines_that_spent_nothing_before_make_no_others_wrong() -> None:
    at = desk(stored(*MONTHS, codes=CODES[:2]))
    april(lambda whole, before: whole - NOW - (before if before < 9_000_000 else 0), at)
    assert (codes(at), questions(at)) == (OPEN, [])


def test_what_is_left_of_this_month_alone_stays_right() -> None:
    at = april(lambda whole, _: whole - NOW, desk(stored(*MONTHS)))
    assert (codes(at), questions(at)) == (OPEN, [])


@pytest.mark.parametrize("months", [(), MONTHS[:2], MONTHS[1:], ("2022-M01", "2022-M02", "2022-M03")])
def test_where_a_month_before_is_not_stored_nothing_is_explained(months: tuple[str, ...]) -> None:
    at = april(lambda whole, before: whole - before - NOW, desk(stored(*months)))
    assert questions(at) == ["kolom tidak cocok"]


def given(part: str, *nodes: str, kind: str = "all") -> list[TakenRow]:
    """Rows 10 and on of a table of one part of the year."""
    return [
        TakenRow({"node": node, "period": part, "kind": kind, "actual": "5"}, number, {"actual": 4})
        for number, node in enumerate(nodes, 10)
    ]


def test_months_of_a_stored_quarter_count_once() -> None:
    at = replace(office(), inputs=(row(CODES[0], "2023-Q1", 6), row(CODES[0], "2023-M02", 2)))
    assert spent_before(given("2023-M04", CODES[0], CODES[1]), at) == {10: Decimal(6), 11: Decimal(0)}


@pytest.mark.parametrize(
    "rows",
    [given("2023", CODES[0]), given("2023-M01", CODES[0]), given("2023-M04", CODES[0], kind="goods"), []],
)
def test_before_the_year_and_of_kinds_alone_nothing_is_known(rows: list[TakenRow]) -> None:
    assert spent_before(rows, stored(*MONTHS)) == {}


def test_what_is_stored_of_the_same_month_and_later_ones_is_not_before() -> None:
    at = stored(*MONTHS, "2023-M04", "2023-M05")
    assert spent_before(given("2023-M03", CODES[1]), at) == {10: Decimal(4_000_000)}
