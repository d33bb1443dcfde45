"""A column of a month is what was spent in it only where all its words say so; any other one is asked."""

from __future__ import annotations

import pytest
from tests.intake.desks import FILE, Cells, codes, desk, taken, values
from tests.unit.dossier.test_intake_budget_stages import CHANGED, SPENT
from tests.unit.dossier.test_intake_budget_years import CODES, new_office
from tests.unit.dossier.test_intake_last_changes import granted

from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.month_words import words_unknown

_ODD = 9_130_000
_MONTHS = ("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS")
_MONTHS += ("SEPTEMBER", "OKTOBER", "NOVEMBER", "DESEMBER")


def stored(cells: Cells, **said: str) -> tuple[dict[str, str], list[str], list[str]]:
    """What the sub-activity has spent by period, what is asked, and what is refused or warned of."""
    at = desk(new_office(), **({"means": {k.replace("_", " "): v for k, v in said.items()}} if said else {}))
    rows = [row for row in taken(cells, at).rows if row.cells["node"] == CODES[0]]
    spent = {row.cells["period"]: row.cells["actual"] for row in rows if row.cells.get("actual")}
    return spent, [doubt.option for doubt in at.doubts], codes(at)


def report(*columns: tuple[str, int]) -> Cells:
    """A budget, what was spent of it, and other columns behind these."""
    return granted(("PAGU", CHANGED), ("REALISASI", SPENT), *columns)


@pytest.mark.parametrize(
    "head",
    [
        "KONTRAK OKTOBER",
        "REKAPITULASI OKTOBER",
        "NILAI KONTRAK (MEI)",
        "HPS MARET",
        "SPM DESEMBER",
        "PENDAPATAN DESEMBER",
        "REALISASI PENDAPATAN DESEMBER",
        "USULAN PEKERJAAN S.D. JUNI",
        "TAGIHAN BLN 11",
        "UANG MUKA APRIL 2023",
        "DESEMBER",
    ],
)
def test_a_month_of_other_words_beside_the_year_is_asked_and_the_year_stays(head: str) -> None:
    spent, options, problems = stored(report((head, _ODD)))
    assert (spent, options, problems) == ({"2023": str(SPENT)}, [], ["month_untold_spent"])
    left = stored(report((head, _ODD)), **{head: "-"})
    assert left == ({"2023": str(SPENT)}, [], [])


def test_the_question_names_the_column_the_words_and_both_answers() -> None:
    at = desk(new_office())
    taken(report(("NILAI KONTRAK (MEI)", _ODD)), at)
    (issue,) = at.log.finish({FILE})
    assert 'kata "kontrak" bukan kata realisasi' in issue.message
    assert '--means "NILAI KONTRAK (MEI)=actual" bila realisasi waktu itu' in issue.remedy
    assert '--means "NILAI KONTRAK (MEI)=-" bila bukan' in issue.remedy


def test_an_answer_makes_it_what_was_spent_in_the_month() -> None:
    spent, options, problems = stored(report(("SPM DESEMBER", _ODD)), SPM_DESEMBER="actual")
    assert (spent, options, problems) == ({"2023": str(SPENT), "2023-M12": str(_ODD)}, [], [])


def test_each_such_column_is_one_question() -> None:
    columns = [("KONTRAK MEI", _ODD), ("HPS JUNI", _ODD)]
    assert stored(report(*columns)) == ({"2023": str(SPENT)}, [], ["month_untold_spent"] * 2)


def test_another_column_of_a_month_leaves_that_of_what_was_spent_in_it() -> None:
    columns = [
        ("PAGU", CHANGED),
        ("SPM DESEMBER", _ODD),
        ("REALISASI DESEMBER", _ODD - 1),
        ("REALISASI", SPENT),
    ]
    spent, options, problems = stored(granted(*columns))
    assert spent == {"2023": str(SPENT), "2023-M12": str(_ODD - 1)}
    assert (options, problems) == ([], [])


@pytest.mark.parametrize(
    "written",
    [
        "{}",
        "BULAN {}",
        "{} 2023",
        "REALISASI {}",
        "REALISASI BULAN {} (RP)",
        "SP2D {}",
        "SPJ FUNGSIONAL {}",
        "PENCAIRAN SP2D {}",
        "PENYERAPAN ANGGARAN {}",
        "BELANJA {}",
        "JUMLAH {}",
        "DANA TERSERAP {}",
        "KEUANGAN {}",
    ],
)
def test_months_in_known_words_are_asked_nothing(written: str) -> None:
    each = SPENT // 12
    columns = [(written.format(month), each) for month in _MONTHS]
    spent, options, problems = stored(granted(("PAGU", CHANGED), *columns))
    months = {f"2023-M{n:02}": str(each) for n in range(1, 13)}
    assert spent == {"2023": str(12 * each), **months}
    assert (options, problems) == ([], [])


@pytest.mark.parametrize("head", ["REALISASI OKTOBER", "SP2D OKTOBER", "PENYERAPAN OKT 2023"])
def test_a_lone_month_of_spending_is_asked_nothing(head: str) -> None:
    spent, options, problems = stored(granted(("PAGU", CHANGED), (head, _ODD)), bulan="-")
    assert (spent, options) == ({"2023-M10": str(_ODD)}, [])
    assert "month_untold_spent" not in problems


@pytest.mark.parametrize("word", ["KONTRAK", "SPM", "HPS"])
def test_quarters_of_other_words_are_asked_as_well(word: str) -> None:
    columns = [(f"{word} TW {part}", _ODD) for part in ("I", "II")]
    spent, _, problems = stored(report(*columns))
    assert spent == {"2023": str(SPENT)}
    assert problems == ["month_untold_spent"] * 2


def test_a_second_run_remembers_what_was_left_out() -> None:
    cells = report(("KONTRAK OKTOBER", _ODD))
    at = desk(new_office(), means={"KONTRAK OKTOBER": "-"})
    assert values(taken(cells, at), "actual")[0] == (str(SPENT),)
    assert "KONTRAK OKTOBER" in at.used


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("KONTRAK OKTOBER", ["kontrak"]),
        ("REKAPITULASI OKTOBER", ["rekapitulasi"]),
        ("REKAPITULASI SPJ OKTOBER", []),
        ("PER 31 MARET 2023", []),
        ("Bln 1", []),
        ("REALISASI PENDAPATAN MEI", ["pendapatan"]),
        ("SPM MEI", ["spm"]),
    ],
)
def test_words_are_weighed_beside_a_word_of_spending(text: str, unknown: list[str]) -> None:
    assert words_unknown(Head(1, (text,), text)) == unknown


@pytest.mark.parametrize("other", ["SPM", "KONTRAK", "PENDAPATAN"])
def test_months_of_spending_are_taken_beside_those_of_other_words(other: str) -> None:
    columns = [("PAGU", CHANGED)]
    for month in _MONTHS:
        columns += [(f"{other} {month}", SPENT // 12 + 1), (f"SP2D {month}", SPENT // 12)]
    spent, options, problems = stored(granted(*columns))
    assert spent["2023-M05"] == str(SPENT // 12)
    assert spent["2023"] == str(SPENT // 12 * 12)
    assert (options, problems) == ([], [])


def test_two_bare_months_beside_what_was_spent_are_asked_nothing() -> None:
    _, options, problems = stored(report(("NOVEMBER", _ODD), ("DESEMBER", _ODD)))
    assert options == []
    assert "month_untold_spent" not in problems
