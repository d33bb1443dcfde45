"""Percentages of kecamatan are no counts: told once for all columns, whatever their heads and figures are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import Cells, codes, desk, means, proposed, said, taken, uncounted, values


def rows(title: str, *columns: tuple[str, str, str]) -> Cells:
    """Each column begins with a figure that grows by a step."""
    figures = [(Decimal(first), Decimal(step)) for _, first, step in columns]
    lines = [[name, *(first + n * step for first, step in figures)] for n, name in enumerate(NAMES)]
    return [[title], ["Kecamatan", *(head for head, *_ in columns)], *lines]


@pytest.mark.parametrize(
    "table",
    [
        rows("PROSENTASE KEPEMILIKAN DOKUMEN 2023", ("KK", "91", "1"), ("KIA", "44", "2")),
        rows("KEPEMILIKAN DOKUMEN 2023", ("Memiliki KK", "91.25", "0.11"), ("Memiliki KIA", "44.1", "1.3")),
        rows("KEPEMILIKAN DOKUMEN 2023", ("Memiliki KK", "0.9125", "0.0011"), ("Ada KIA", "0.441", "0.0131")),
        rows("KEPEMILIKAN DOKUMEN (DALAM %) 2023", ("Memiliki KK", "91", "0"), ("Ada KIA", "44", "3")),
    ],
)
def test_percentages_are_told_once(table: Cells) -> None:
    at = desk(uncounted())
    assert means(proposed(table, at)) == {}
    assert codes(at) == ["percents_of_counts"]
    ((_, words),) = said(at)
    assert all(f'"{head}"' in words for head in table[1][1:])


def test_they_are_told_beside_counts_unless_they_are_left_out() -> None:
    table = rows("KIA 2023", ("Wajib KIA", "4000", "3"), ("Memiliki KIA", "44.1", "1.3"))
    at = desk(uncounted())
    assert means(proposed(table, at)) == {"Wajib KIA": "kia.eligible"}
    assert codes(at) == ["percents_of_counts"]
    at = desk(uncounted(), means={"Memiliki KIA": "-"})
    assert values(taken(table, at), "measure", "value")[0] == ("kia.eligible", "4000")
    assert codes(at) == []


def test_counts_have_a_title_of_percentages_where_these_have_columns() -> None:
    counts = ("Kepala Keluarga", "90", "1"), ("Memiliki KK", "81", "1")
    found = means(proposed(rows("JUMLAH DAN PERSENTASE KK 2023", *counts, ("%", "90", "0.2")), desk()))
    assert found == {"Kepala Keluarga": "kk.families", "Memiliki KK": "kk.issued"}


def test_thousands_that_were_lost_are_told_at_their_cells() -> None:
    at = desk(uncounted())
    taken(rows("KTP-EL 2023", ("Wajib KTP", "12.345", "0.017"), ("Sudah rekam", "12.123", "0.019")), at)
    assert {*codes(at)} == {"figure_with_fraction"}


def test_whole_numbers_up_to_a_hundred_are_asked_of_those_who_have_a_document() -> None:
    at = desk(uncounted())
    proposed(rows("KEPEMILIKAN KIA 2023", ("Memiliki KIA", "44", "3")), at)
    assert "tidak ada angkanya di atas 100, mungkin persen" in at.doubts[0].words
    for columns in ([("Memiliki KIA", "440", "3")], [("Memiliki KIA", "44", "1"), ("Wajib KIA", "60", "1")]):
        at = desk(uncounted())
        proposed(rows("KEPEMILIKAN KIA 2023", *columns), at)
        assert at.doubts == []
