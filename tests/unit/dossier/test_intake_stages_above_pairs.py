"""Stages of a budget above pairs `K | Rp`, changes that a column adds up, and the first budget alone."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, desk, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

FIRST = (33_500_000, 58_200_000, 704_000_000)
CHANGED = (36_900_000, 55_100_000, 731_450_000)
SPENT = (30_870_500, 54_233_000, 702_118_940)
CHANGE = tuple(after - before for before, after in zip(FIRST, CHANGED, strict=True))
_Column = tuple[str, str | None, tuple[int, ...]]


def rows(*columns: _Column) -> Cells:
    heads, below = [head for head, _, _ in columns], [low for _, low, _ in columns]
    figures = zip(*(figures for _, _, figures in columns), strict=True)
    lines = [(code, "Sub kegiatan", *some) for code, some in zip(CODES, figures, strict=True)]
    lower = [(None, None, *below)] if any(below) else []
    return [("EVALUASI PELAKSANAAN ANGGARAN TAHUN 2023",), (), ("Kode", "Uraian", *heads), *lower, *lines]


def paired(*columns: tuple[str, tuple[int, ...]], left: str = "K", right: str = "Rp") -> Cells:
    """Each column with one of how much beside it."""
    told = [one for head, figures in columns for one in ((head, left, (4, 4, 4)), (head, right, figures))]
    return rows(*told)


def plain(*columns: tuple[str, tuple[int, ...]]) -> Cells:
    return rows(*((head, None, figures) for head, figures in columns))


def told(cells: Cells, **means: str) -> tuple[tuple[str, ...], list[str]]:
    """The amounts of the first sub-activity, and what is asked."""
    at = desk(new_office(), **({"means": means} if means else {}))
    found = values(taken(cells, at), "original", "revised", "actual")
    return (found[0] if found else ()), [doubt.option for doubt in at.doubts]


def first_of(*columns: tuple[int, ...] | None) -> tuple[str, ...]:
    return tuple("" if column is None else str(column[0]) for column in columns)


ALL = first_of(FIRST, CHANGED, SPENT)


@pytest.mark.parametrize(("left", "right"), [("K", "Rp"), ("Volume", "Rp."), ("%", "Rupiah")])
@pytest.mark.parametrize("names", [("INDUK", "PERUBAHAN"), ("MURNI", "PERGESERAN II"), ("SEMULA", "REVISI")])
def test_both_budgets_above_pairs_are_taken(names: tuple[str, str], left: str, right: str) -> None:
    columns = ((names[0], FIRST), (names[1], CHANGED), ("REALISASI", SPENT))
    assert told(paired(*columns, left=left, right=right)) == (ALL, [])


def test_a_shift_between_both_stays_out() -> None:
    columns = (("MURNI", FIRST), ("PERGESERAN", FIRST), ("PERUBAHAN", CHANGED), ("REALISASI", SPENT))
    assert told(paired(*columns)) == (ALL, [])


def test_by_how_much_it_changed_is_asked_above_pairs_too() -> None:
    cells = paired(("MURNI", FIRST), ("PERUBAHAN", CHANGE), ("REALISASI", SPENT))
    assert told(cells)[1] == ['--means "PERUBAHAN > Rp=revised"']


def test_spending_below_a_stage_is_no_budget() -> None:
    cells = rows(("PAGU", None, CHANGED), ("REALISASI", "MURNI", FIRST), ("REALISASI", "PERUBAHAN", SPENT))
    assert all("MURNI=original" not in option for option in told(cells)[1])


@pytest.mark.parametrize("change", ["Perubahan", "Bertambah/(Berkurang)", "Penambahan", "(+/-)", "Selisih"])
@pytest.mark.parametrize("first", ["Induk", "Pagu Murni", "Anggaran"])
@pytest.mark.parametrize("whole", ["Jumlah", "Total Anggaran"])
def test_what_adds_up_a_budget_and_its_change_is_the_changed_one(first: str, change: str, whole: str) -> None:
    cells = plain((first, FIRST), (change, CHANGE), (whole, CHANGED), ("Realisasi", SPENT))
    assert told(cells) == (ALL, [])


def test_a_sum_of_two_budgets_is_none() -> None:
    both = tuple(map(sum, zip(FIRST, CHANGED, strict=True)))
    cells = plain(("Murni", FIRST), ("Perubahan", CHANGED), ("Jumlah", both), ("Realisasi", SPENT))
    assert told(cells)[0] == ALL


@pytest.mark.parametrize("change", ["Bertambah/(Berkurang)", "Tambah"])
def test_a_budget_beside_a_change_that_nothing_adds_up_is_asked(change: str) -> None:
    cells = plain(("Pagu", FIRST), (change, CHANGE), ("Realisasi", SPENT))
    assert told(cells)[1] == ['--means "Pagu=revised"']
    assert told(cells, Pagu="original") == (first_of(FIRST, None, SPENT), [])


@pytest.mark.parametrize("head", ["Bertambah/(Berkurang)", "Lebih/(Kurang)"])
def test_a_balance_behind_what_was_spent_is_no_change(head: str) -> None:
    cells = plain(("Pagu", CHANGED), ("Realisasi", SPENT), (head, CHANGE))
    assert told(cells) == (first_of(None, CHANGED, SPENT), [])


@pytest.mark.parametrize("goal", ["Target", "Rencana"])
def test_the_first_budget_beside_a_goal_is_asked_with_it(goal: str) -> None:
    cells = plain(("Murni", FIRST), (goal, CHANGED), ("Realisasi", SPENT))
    options = told(cells)[1]
    assert '--means "Murni=original"' in options
    assert ('--means "Target=revised"' in options) == (goal == "Target")


def test_a_first_budget_less_than_what_was_spent_is_asked() -> None:
    less = tuple(figure - 9_000_000 for figure in SPENT)
    assert told(plain(("Induk", less), ("Realisasi", SPENT)))[1] == ['--means "Induk=original"']


def test_leaving_out_a_change_settles_the_first_budget() -> None:
    cells = plain(("Induk", FIRST), ("Perubahan", CHANGE), ("Realisasi", SPENT))
    assert told(cells)[1] == ['--means "Perubahan=revised"']
    assert told(cells, Perubahan="-") == (first_of(FIRST, None, SPENT), [])


def test_a_shift_before_a_change_that_is_left_out_is_asked() -> None:
    cells = plain(("Induk", FIRST), ("Pergeseran", CHANGED), ("Perubahan", CHANGE), ("Realisasi", SPENT))
    assert told(cells, Perubahan="-")[1] == ['--means "Pergeseran=revised"']


@pytest.mark.parametrize("change", ["Efisiensi", "Refocusing", "Pengurangan"])
def test_what_is_left_of_a_budget_that_was_cut_is_the_changed_one(change: str) -> None:
    cut = (1_250_000, 2_000_000, 0)
    left = tuple(before - less for before, less in zip(FIRST, cut, strict=True))
    columns = (("Pagu", FIRST), (change, cut), ("Jumlah", left), ("Realisasi", SPENT))
    assert told(plain(*columns)) == (first_of(FIRST, left, SPENT), [])
    assert told(plain(*columns[:2], columns[3]))[1] == ['--means "Pagu=revised"']


def test_what_was_saved_behind_what_was_spent_is_no_cut() -> None:
    saved = tuple(had - used for had, used in zip(CHANGED, SPENT, strict=True))
    cells = plain(("Pagu", CHANGED), ("Realisasi", SPENT), ("Efisiensi", saved))
    assert told(cells) == (first_of(None, CHANGED, SPENT), [])


def test_answers_go_before_what_figures_tell() -> None:
    columns = (("Pagu", FIRST), ("Tambah/Kurang", CHANGE), ("Jumlah", CHANGED), ("Realisasi", SPENT))
    assert told(plain(*columns), Pagu="revised") == (first_of(None, FIRST, SPENT), [])
    assert told(plain(*columns), Jumlah="-")[1] == ['--means "Pagu=revised"']
