"""Lines of a budget in two rows, `Target` and `Realisasi`: what was spent is read, and no plan."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, proposed, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.domain.period import MONTHS

GRANTED = (48_000_000, 60_000_000, 360_000_000)
PLANNED = tuple(figure // 12 for figure in GRANTED)
SPENT = (3_811_250, 4_702_500, 29_114_880)
_Line = tuple[str | int | None, ...]


def lines(first: str, second: str, *more: str, coded: bool = False) -> Cells:
    """Months of each sub-activity as planned and as spent; the second row names nothing, or all anew."""
    rows: list[_Line] = []
    for place, code in enumerate(CODES):
        planned, spent = (PLANNED[place],) * 12, (SPENT[place],) * 12
        named: _Line = (code, f"Pekerjaan {place}", GRANTED[place])
        below = named if coded else (None, None, None)
        rows += [(*named, first, *planned, GRANTED[place]), (*below, second, *spent, 12 * SPENT[place])]
        rows += [(*below, word, *(80,) * 12, 80) for word in more]
    heads = ("Kode", "Uraian", "Pagu", "Keterangan", *MONTHS, "Jumlah")
    return [("TARGET DAN REALISASI KEUANGAN TAHUN 2023",), (), heads, *rows]


@pytest.mark.parametrize("coded", [False, True])
@pytest.mark.parametrize(
    "words",
    [
        ("Target", "Realisasi"),
        ("Rencana", "Realisasi", "Deviasi"),
        ("Anggaran Kas", "Realisasi", "%"),
        ("Target Keuangan", "Realisasi Keuangan", "Realisasi Fisik"),
    ],
)
def test_what_was_spent_is_read(words: tuple[str, ...], coded: bool) -> None:
    at = desk(new_office())
    found = taken(lines(*words, coded=coded), at)
    assert (at.doubts, codes(at)) == ([], [])
    cells = values(found, "period", "revised", "actual")
    assert [cell[1:] for cell in cells if cell[0] == "2023"] == [
        (str(granted), str(12 * spent)) for granted, spent in zip(GRANTED, SPENT, strict=True)
    ]
    spent = {cell[2] for cell in cells if cell[0] != "2023"}
    assert spent == {str(figure) for figure in SPENT}


def test_a_plan_of_which_nothing_was_spent_is_not_read_as_spending() -> None:
    rows = [row for row in lines("Target", "Realisasi") if "Realisasi" not in row]
    at = desk(new_office())
    taken(rows, at)
    assert at.doubts or codes(at)


def test_rows_that_name_accounts_are_as_they_were() -> None:
    rows = [(code, f"Rencana kerja {n}", 9_000_000 + n, 8_000_000) for n, code in enumerate(CODES)]
    cells = [("REALISASI 2023",), (), ("Kode", "Uraian", "Pagu", "Realisasi"), *rows]
    assert len(proposed(cells, desk(new_office())).table.rows) == len(CODES)
