"""Of which year and which months a budget table is."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, desk, proposed, taken

from capaian.domain.period import Period
from capaian.dossier.intake.amounts import guess_amounts
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
