"""Which budget plain heads tell, `MURNI | PERUBAHAN`, and a budget that is left out without a word."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

FIRST, SHIFTED, CHANGED, SPENT = 42_000_000, 42_500_000, 47_250_000, 39_810_000
TITLE = "REALISASI BELANJA TAHUN 2023"


def budget(**amounts: int) -> Cells:
    """A sub-activity and its account; heads have blanks where names have underscores."""
    heads = [name.replace("_", " ") for name in amounts]
    figures = tuple(amounts.values())
    rows = [(CODES[0], "Penyusunan Dokumen", *figures), ("5.1.02", "Belanja Barang", *figures)]
    return [(TITLE,), (), ("Kode", "Uraian", *heads), *rows]


def asked(cells: Cells, **said: str) -> tuple[tuple[str, ...], list[str], list[str]]:
    """The amounts of the sub-activity, what is asked, and the codes of problems."""
    at = desk(new_office(), **({"means": said} if said else {}))
    rows = values(taken(cells, at), "original", "revised", "actual")
    return (rows[0] if rows else ()), [doubt.option for doubt in at.doubts], codes(at)


@pytest.mark.parametrize(
    "amounts",
    [
        {"MURNI": FIRST, "PERUBAHAN": CHANGED, "REALISASI": SPENT},
        {"INDUK": FIRST, "PERGESERAN": SHIFTED, "PERUBAHAN": CHANGED, "REALISASI": SPENT},
        {"PAGU_MURNI": FIRST, "PERGESERAN_1": SHIFTED, "PERGESERAN_2": CHANGED, "REALISASI": SPENT},
        {"ANGGARAN_INDUK": FIRST, "PERUBAHAN": CHANGED, "REALISASI": SPENT, "SISA": CHANGED - SPENT},
        {"MURNI": FIRST, "PERUBAHAN": CHANGED, "BERTAMBAH/BERKURANG": CHANGED - FIRST, "REALISASI": SPENT},
    ],
)
def test_the_first_and_the_last_of_plain_stages_are_taken(amounts: dict[str, int]) -> None:
    assert asked(budget(**amounts)) == ((str(FIRST), str(CHANGED), str(SPENT)), [], [])


@pytest.mark.parametrize("change", [CHANGED - FIRST, -FIRST // 8, 0])
def test_by_how_much_a_budget_changed_is_not_taken_for_the_changed_one(change: int) -> None:
    _, options, _ = asked(budget(MURNI=FIRST, PERUBAHAN=change, REALISASI=SPENT))
    assert options == ['--means "PERUBAHAN=revised"']


def test_one_that_is_less_than_what_was_spent_is_asked() -> None:
    _, options, _ = asked(budget(MURNI=FIRST, PERUBAHAN=SPENT - 1, REALISASI=SPENT))
    assert options == ['--means "PERUBAHAN=revised"']


def test_a_shift_behind_a_change_is_asked() -> None:
    _, options, _ = asked(budget(MURNI=FIRST, PERUBAHAN=SHIFTED, PERGESERAN=CHANGED, REALISASI=SPENT))
    assert options == ['--means "PERGESERAN=revised"']


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"PERUBAHAN": "-"}, (str(FIRST), "", str(SPENT))),
        ({"PERUBAHAN": "revised"}, (str(FIRST), "5250000", str(SPENT))),
    ],
)
def test_the_answer_settles_it(said: dict[str, str], expected: tuple[str, ...]) -> None:
    cells = budget(MURNI=FIRST, PERUBAHAN=CHANGED - FIRST, REALISASI=SPENT)
    found, options, _ = asked(cells, **said)
    assert (found, [one for one in options if "PERUBAHAN" in one]) == (expected, [])


@pytest.mark.parametrize(("head", "means"), [("JUMLAH_DANA", "revised"), ("MURNI", "original")])
def test_a_column_that_may_be_the_missing_budget_is_asked(head: str, means: str) -> None:
    cells = budget(**{head: FIRST, "REALISASI": SPENT})
    name = head.replace("_", " ")
    _, options, _ = asked(cells)
    assert options == [f'--means "{name}={means}"']
    found, options, _ = asked(cells, **{name: "-"})
    assert (found, options) == (("", "", str(SPENT)), [])


@pytest.mark.parametrize(
    "head", ["SPM", "NILAI KONTRAK", "SISA KAS", "S.D. TAHUN 2022", "VOLUME", "JUMLAH DANA"]
)
def test_what_is_no_budget_by_its_words_or_less_than_was_spent_is_not_asked(head: str) -> None:
    granted = 12 if head == "VOLUME" else SPENT - 1 if head == "JUMLAH DANA" else CHANGED
    assert asked(budget(**{head: granted, "REALISASI": SPENT}))[1] == []


def test_a_month_is_no_budget_of_the_year_whatever_the_user_says() -> None:
    *_, problems = asked(budget(PAGU=FIRST, NOVEMBER=SPENT), NOVEMBER="revised")
    assert "budget_of_part" in problems
    *_, problems = asked(budget(PAGU=FIRST, REALISASI=SPENT), PAGU="revised")
    assert "budget_of_part" not in problems


def test_spending_of_a_budget_is_not_proposed_as_the_budget() -> None:
    figures = (12, 12, CHANGED, SPENT)
    heads = ("Kode", "Uraian", "OUTPUT", None, "ANGGARAN", None)
    below = (None, None, "TARGET", "REALISASI", "TARGET", "REALISASI")
    rows = [(CODES[0], "Penyusunan Dokumen", *figures), ("5.1.02", "Belanja Barang", *figures)]
    _, options, _ = asked([(TITLE,), (), heads, below, *rows])
    assert not [option for option in options if "REALISASI" in option and "revised" in option]
