"""Of which year and which months a budget table is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.desks import Cells, balangan, desk, proposed, taken

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.work import NodeKind
from capaian.dossier.intake.amounts import guess_amounts
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.periods import is_until

CODES = ("2.12.01.2.01.0001", "2.12.01.2.01.0006", "2.12.01.2.02.0001")


def budget(title: str, spent: str = "Realisasi") -> Cells:
    rows = [(code, "Sub kegiatan", 900 + place, 700 + place) for place, code in enumerate(CODES)]
    return [(title,), (), ("Kode", "Uraian", "Anggaran", spent), *rows]


def asked(rows: Cells, **more: object) -> list[tuple[str, str]]:
    """Doubts about the year, with what settles them."""
    at = desk(**more)
    taken(rows, at)
    return [(doubt.means, doubt.option) for doubt in at.doubts if doubt.text == "periode"]


def test_a_budget_without_a_year_is_asked() -> None:
    assert asked(budget("REALISASI ANGGARAN")) == [("2023", "--period 2023")]


@pytest.mark.parametrize(
    "rows", [budget("REALISASI ANGGARAN TAHUN 2023"), budget("REALISASI ANGGARAN", "Realisasi 2023")]
)
def test_a_year_in_title_or_heads_is_no_doubt(rows: Cells) -> None:
    assert asked(rows) == []


def test_a_year_that_the_user_tells_is_no_doubt() -> None:
    assert asked(budget("REALISASI ANGGARAN"), period=Period.year_of(2023)) == []


def test_another_year_is_asked_as_before() -> None:
    assert asked(budget("REALISASI ANGGARAN TAHUN 2022")) == [("2022", "--period 2022")]


def test_the_table_is_known_at_all() -> None:
    columns = proposed(budget("REALISASI ANGGARAN"), desk()).intake.columns
    assert [column.means for column in columns] == ["revised", "actual"]


@pytest.mark.parametrize("word", ["Bln {}", "Bulan {}", "BLN. {}", "Bulan ke-{}"])
def test_months_by_number(word: str) -> None:
    heads = [Head(number, (word.format(number),), word.format(number)) for number in range(1, 13)]
    assert [amount.month for amount in guess_amounts(heads)] == [*range(1, 13)]


@pytest.mark.parametrize("word", ["Bulan 13", "Bulan lalu", "Bulan ini"])
def test_other_words_are_no_month(word: str) -> None:
    amounts = guess_amounts([Head(1, (f"Realisasi {word}",), word)])
    assert [amount.month for amount in amounts] in ([], [None])


@pytest.mark.parametrize(
    "rows",
    [
        budget("LAPORAN REALISASI ANGGARAN PER 31 DESEMBER 2023"),
        budget("REALISASI ANGGARAN s.d. DESEMBER 2023"),
        budget("REALISASI ANGGARAN TAHUN 2023", "Realisasi s.d. 31 Desember 2023"),
        budget("REALISASI ANGGARAN TAHUN 2023", "REALISASI s/d 31 Des 2023"),
        budget("REALISASI ANGGARAN TAHUN 2023", "Realisasi sampai dengan Desember"),
    ],
)
def test_what_was_spent_until_december_is_spent_in_the_year(rows: Cells) -> None:
    at = desk()
    result = taken(rows, at)
    assert "cumulative_alone" not in [issue.code for issue in at.log.finish(())]
    assert result.rows
    assert {row.cells["period"] for row in result.rows} == {"2023"}
    assert {row.cells["actual"] for row in result.rows if row.cells["kind"] == "all"} <= {"700", "701", "702"}


@pytest.mark.parametrize(
    "rows",
    [
        budget("LAPORAN REALISASI ANGGARAN PER 31 MEI 2023"),
        budget("REALISASI ANGGARAN TAHUN 2023", "Realisasi s.d. Mei 2023"),
    ],
)
def test_what_was_spent_until_may_is_no_month(rows: Cells) -> None:
    at = desk()
    taken(rows, at)
    assert "cumulative_alone" in [issue.code for issue in at.log.finish(())]


@pytest.mark.parametrize(
    ("title", "is_it"),
    [
        ("PER TANGGAL 31 DESEMBER 2023", True),
        ("Keadaan s.d. Juni 2023", True),
        ("Bulan Desember 2023", False),
        ("Belanja per kecamatan", False),
        ("Diunduh sampai selesai", False),
    ],
)
def test_titles_that_tell_until_when(title: str, *, is_it: bool) -> None:
    assert is_until([title]) is is_it


@pytest.mark.parametrize("text", ["124.650,000", "1.124.650,000", "3,297,114.862"])
def test_an_amount_with_three_decimals_is_asked_back(text: str) -> None:
    rows = [*budget("REALISASI ANGGARAN TAHUN 2023"), ("2.12.01.2.02.0006", "Sub kegiatan", 900, text)]
    at = desk()
    taken(rows, at)
    assert "ambiguous_column" in [issue.code for issue in at.log.finish(())]


def new_office() -> OfficeYear:
    """Balangan with a node for each code, of which no money is known."""
    sample = next(node for node in balangan().nodes if node.kind is NodeKind.SUBACTIVITY)
    nodes = tuple(replace(sample, id=NodeId(code), code=code) for code in CODES)
    return replace(balangan(), nodes=nodes, inputs=())


def months(*told: object, **more: object) -> tuple[list[str], list[str], list[str]]:
    """Periods of what was spent, what settles the doubts, and codes of what is said, of a table."""
    title, head, *spent = told
    rows = [(code, "Sub kegiatan", 900, amount) for code, amount in zip(CODES, spent, strict=True)]
    at = desk(new_office(), **more)
    found = taken([(title,), (), ("Kode", "Uraian", "Anggaran", head), *rows], at)
    periods = dict.fromkeys(row.cells["period"] for row in found.rows if "actual" in row.cells)
    return (
        [*periods],
        [doubt.option for doubt in at.doubts],
        sorted(issue.code for issue in at.log.finish(())),
    )


DECEMBER = "REALISASI BULAN DESEMBER 2023"
OPEN = ["year_stays_open"]


@pytest.mark.parametrize("head", ["Realisasi", "Realisasi Desember"])
def test_one_month_that_does_not_say_what_it_tells_is_asked(head: str) -> None:
    assert months(DECEMBER, head, 90, 80, 70) == (["2023-M12"], ['--means "bulan=-"'], OPEN)


@pytest.mark.parametrize("head", ["Realisasi", "Realisasi Desember"])
def test_more_than_half_of_the_budget_is_likely_of_the_year(head: str) -> None:
    assert months(DECEMBER, head, 700, 800, 790) == (["2023"], ['--means "bulan=kumulatif"'], [])


def test_half_of_the_budget_is_not() -> None:
    assert months(DECEMBER, "Realisasi", 450, 450, 450)[1] == ['--means "bulan=-"']


@pytest.mark.parametrize(
    ("told", "periods", "said"),
    [("-", ["2023-M12"], OPEN), ("kumulatif", ["2023"], [])],
)
def test_what_the_user_says_of_it_counts(told: str, periods: list[str], said: list[str]) -> None:
    for spent in ((90, 80, 70), (700, 800, 790)):
        assert months(DECEMBER, "Realisasi", *spent, means={"bulan": told}) == (periods, [], said)


def test_all_until_may_is_refused_also_where_the_user_says_it() -> None:
    told = months("BULAN MEI 2023", "Realisasi", 90, 80, 70, means={"bulan": "kumulatif"})
    assert told == ([], [], ["cumulative_alone"])


def test_all_until_june_is_that_of_the_semester() -> None:
    told = months("BULAN JUNI 2023", "Realisasi", 90, 80, 70, means={"bulan": "kumulatif"})
    assert told == (["2023-S1"], [], OPEN)


def test_a_column_of_this_month_is_no_doubt() -> None:
    assert months(DECEMBER, "Realisasi bulan ini", 700, 800, 790) == (["2023-M12"], [], OPEN)


def test_until_december_and_december_are_both_taken() -> None:
    rows = [(code, 900, 90, 700) for code in CODES]
    at = desk(new_office())
    head = ("Kode", "Anggaran", "Realisasi bulan ini", "Realisasi s.d. bulan ini")
    found = taken([(DECEMBER,), (), head, *rows], at)
    told = {(row.cells["period"], row.cells["actual"]) for row in found.rows}
    assert told == {("2023", "700"), ("2023-M12", "90")}
    assert (at.doubts, [*at.log.finish(())]) == ([], [])


def test_in_march_the_month_and_the_quarter_until_its_end_are_both_taken() -> None:
    rows = [(code, 900, 90, 700) for code in CODES]
    head = ("Kode", "Anggaran", "Realisasi bulan ini", "Realisasi s.d. bulan ini")
    found = taken([("BULAN MARET 2023",), (), head, *rows], desk(new_office()))
    told = {(row.cells["period"], row.cells["actual"]) for row in found.rows if "actual" in row.cells}
    assert told == {("2023-M03", "90"), ("2023-Q1", "700")}


def test_months_that_the_dossier_has_keep_no_year_open() -> None:
    (sample, *_) = balangan().inputs
    had = [Period(2023, PeriodKind.MONTH, number) for number in range(1, 12)]
    rows = [
        replace(sample, node=NodeId(code), period=month, actual=Decimal(1)) for code in CODES for month in had
    ]
    for known, said in ((rows, []), (rows[1:], OPEN)):
        at = desk(replace(new_office(), inputs=tuple(known)))
        taken(budget(DECEMBER, "Realisasi bulan ini"), at)
        assert [issue.code for issue in at.log.finish(())] == said


def test_the_months_that_keep_the_year_open_are_named() -> None:
    at = desk(new_office())
    taken(budget(DECEMBER, "Realisasi bulan ini"), at)
    (issue,) = at.log.finish(())
    assert "bulan Januari, Februari, Maret," in issue.message
    assert "November belum ada" in issue.message
    assert "Desember" not in issue.message
    assert issue.level is Level.WARNING
