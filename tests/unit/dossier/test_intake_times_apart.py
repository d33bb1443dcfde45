"""Columns of a month alone beside such of all since January: each is of the time that its own head tells."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.domain.period import MONTHS, Period

GRANTED = 9_000_000
SPENT = (100_000, 250_000, 0, 40_000, 310_000, 70_000, 90_000, 20_000, 180_000, 60_000, 130_000, 500_000)
NAMES = [month.upper() for month in MONTHS]


def until(month: str) -> int:
    return sum(SPENT[: NAMES.index(month) + 1])


def figure(head: str) -> int:
    """What a column holds by its head; that of no month holds the budget, or all until the last month."""
    month = next((name for name in NAMES if name in head), "")
    if not month:
        return GRANTED if head == "PAGU" else sum(SPENT)
    return until(month) if "S.D." in head or "S/D" in head else SPENT[NAMES.index(month)]


def budget(*heads: str, title: str = "PENYERAPAN ANGGARAN TAHUN 2023", wrong: int = 0) -> Cells:
    amounts = [[figure(head) * share // 10 for head in ("PAGU", *heads)] for share in (10, 6, 4)]
    amounts = [[*first, last + wrong] for *first, last in amounts]
    rows = [
        (CODES[0], "Penyusunan Dokumen", *amounts[0]),
        ("5.1.02", "Belanja Barang", *amounts[1]),
        ("5.2.02", "Belanja Modal", *amounts[2]),
    ]
    return [(title,), (), ("Kode", "Uraian", "PAGU", *heads), *rows]


def spent(cells: Cells, **said: str) -> tuple[dict[str, str], list[str], list[str]]:
    """What was spent in each period by all kinds together, what is asked, and the codes of problems."""
    at = desk(new_office(), **({"means": said} if said else {}))
    rows = values(taken(cells, at), "kind", "period", "actual")
    found = {period: actual for kind, period, actual in rows if kind == "all" and actual}
    return (
        found,
        [doubt.option for doubt in at.doubts],
        [one for one in codes(at) if one != "year_stays_open"],
    )


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (
            ("S.D. OKTOBER", "NOVEMBER", "S.D. NOVEMBER"),
            {"2023-M11": SPENT[10]},
        ),
        (
            ("REALISASI S/D NOVEMBER", "REALISASI DESEMBER", "REALISASI S/D DESEMBER"),
            {"2023-M12": SPENT[11], "2023": sum(SPENT)},
        ),
        (
            ("REALISASI S.D. NOVEMBER", "REALISASI DESEMBER", "TOTAL"),
            {"2023-M12": SPENT[11], "2023": sum(SPENT)},
        ),
        (("S.D. FEBRUARI", "MARET", "S.D. MARET"), {"2023-M03": SPENT[2], "2023-Q1": until("MARET")}),
        (
            ("S.D. JUNI", "JULI", "AGUSTUS", "SEPTEMBER", "S.D. SEPTEMBER"),
            {f"2023-M{n:02}": SPENT[n - 1] for n in (7, 8, 9)} | {"2023-S1": until("JUNI")},
        ),
        (
            ("S.D. AGUSTUS", *NAMES[8:], "JUMLAH REALISASI"),
            {f"2023-M{n:02}": SPENT[n - 1] for n in (9, 10, 11, 12)} | {"2023": sum(SPENT)},
        ),
    ],
)
def test_each_is_of_the_time_that_its_head_tells(heads: tuple[str, ...], expected: dict[str, int]) -> None:
    found, asked, problems = spent(budget(*heads))
    assert {period: int(actual) for period, actual in found.items() if int(actual)} == {
        period: amount for period, amount in expected.items() if amount
    }
    assert (asked, problems) == ([], [])


def test_the_answer_that_months_are_cumulative_changes_nothing_of_it() -> None:
    heads = ("S.D. MEI", "JUNI", "S.D. JUNI")
    assert spent(budget(*heads), bulan="kumulatif") == spent(budget(*heads))


def test_what_does_not_make_the_sum_since_january_is_asked() -> None:
    _, asked, _ = spent(budget("S.D. OKTOBER", "NOVEMBER", "DESEMBER", "S.D. DESEMBER", wrong=7_000_000))
    assert '--means "S.D. DESEMBER=actual"' in asked


def test_a_sum_that_is_wrong_in_one_row_is_refused() -> None:
    cells = budget("S.D. NOVEMBER", "DESEMBER", "S.D. DESEMBER")
    more = [(CODES[1], "Pelayanan", GRANTED, 700_000, 50_000, 757_000)]
    *_, problems = spent([*cells, *more])
    assert "total_differs" in problems


@pytest.mark.parametrize("heads", [("S.D. JANUARI", "FEBRUARI"), ("JANUARI", "S.D. FEBRUARI")])
def test_january_is_both(heads: tuple[str, ...]) -> None:
    found, *_ = spent(budget(*heads))
    assert found == {"2023-M01": str(SPENT[0]), "2023-M02": str(SPENT[1])}


def test_a_column_until_a_month_that_is_no_part_of_the_year_is_refused_where_it_is_named() -> None:
    at = desk(new_office(), means={"S.D. OKTOBER": "actual"})
    rows = values(taken(budget("S.D. OKTOBER", "NOVEMBER", "S.D. NOVEMBER"), at), "period", "actual")
    assert str(until("OKTOBER")) not in [actual for _, actual in rows]
    assert "cumulative_alone" in codes(at)


@pytest.mark.parametrize(
    ("month", "periods"),
    [("MARET", {"2023-M03", "2023-Q1"}), ("APRIL", {"2023-M04"}), ("JANUARI", {"2023-M01"})],
)
def test_so_it_is_with_this_month_and_all_until_it(month: str, periods: set[str]) -> None:
    heads = ("REALISASI BULAN INI", "REALISASI S.D. BULAN INI")
    cells = budget(*heads, title=f"PENYERAPAN ANGGARAN BULAN {month} 2023")
    found, asked, problems = spent(cells)
    assert ({*found}, asked, problems) == (periods, [], [])


@pytest.mark.parametrize(
    ("head", "asked", "periods"),
    [("BULAN", "2023-M03", {"2023-M03", "2023-Q1"}), ("TRIWULAN", "2023-Q2", {"2023-Q2", "2023-S1"})],
)
def test_who_asks_for_the_time_of_the_table_gets_all_until_it_too(
    head: str, asked: str, periods: set[str]
) -> None:
    cells = budget(f"REALISASI {head} INI", f"REALISASI S.D. {head} INI", title="PENYERAPAN ANGGARAN")
    at = desk(new_office(), period=Period.parse(asked))
    rows = values(taken(cells, at), "period", "actual")
    found = {period for period, actual in rows if actual}
    assert (found, [one for one in codes(at) if one != "year_stays_open"]) == (periods, [])
