"""A title of a section ends where letters of another size begin, however near they stand."""

from __future__ import annotations

import pytest

from capaian.auditor.reading.flow import join_paragraphs
from capaian.auditor.reading.page import TextRow, Word

WIDTH = 500.0


def row(top: float, text: str, height: float, right: float) -> TextRow:
    """Return a row of words of one size between the margin and a right edge."""
    words = text.split()
    step = (right - 60) / len(words)
    return TextRow(
        tuple(
            Word(60 + place * step, top, 60 + (place + 1) * step - 3, top + height, word)
            for place, word in enumerate(words)
        )
    )


def page(title: str, first: str, size: float) -> list[str]:
    """Return the paragraphs of a page with a title nearly as wide as the text right below it."""
    body = ("dihitung dari selisih antara capaian dan", "penyerapan anggaran dari setiap program yang")
    rows = [row(100, title, size, 520), row(114, first, 11, 540)]
    rows += [row(128 + 14 * place, text, 11, 540) for place, text in enumerate(body)]
    rows.append(row(156, "mendukungnya.", 11, 130))
    return [line.cells[0] for line in join_paragraphs(rows, (), WIDTH)]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("3.4.2. Analisis Efisiensi Penggunaan Sumber Daya", "Tingkat efisiensi dalam laporan ini"),
        ("2.1 Rencana Strategis Dinas Perikanan Tangkap dan Budidaya", "Rencana strategis ini disusun untuk"),
    ],
)
def test_a_title_in_larger_letters_stands_by_itself(title: str, first: str) -> None:
    above, below = page(title, first, 11.8)
    assert above == title
    assert below.startswith(first)


def test_a_line_of_the_same_size_goes_on() -> None:
    title = "3.4.2. Analisis Efisiensi Penggunaan Sumber Daya"
    (whole,) = page(title, "Tingkat efisiensi dalam laporan ini", 11)
    assert whole.startswith(f"{title} Tingkat efisiensi")


def test_words_that_are_no_title_go_on_in_letters_a_little_smaller() -> None:
    (whole,) = page("Perhitungan ini memakai angka pada bab sebelumnya dan", "dan lampiran yang", 13)
    assert whole.startswith("Perhitungan ini memakai angka pada bab sebelumnya dan dan lampiran")
