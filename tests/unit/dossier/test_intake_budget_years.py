"""Of which year and which months a budget table is."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, desk, proposed, taken

from capaian.domain.period import Period
from capaian.dossier.intake.amounts import guess_amounts, is_until
from capaian.dossier.intake.heads import Head

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
        budget("LAPORAN REALISASI ANGGARAN PER 30 JUNI 2023"),
        budget("REALISASI ANGGARAN TAHUN 2023", "Realisasi s.d. Juni 2023"),
    ],
)
def test_what_was_spent_until_june_is_no_month(rows: Cells) -> None:
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
    assert "ambiguous_number" in [issue.code for issue in at.log.finish(())]
