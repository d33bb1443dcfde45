"""What a finding quotes of a long line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.auditor.excerpt import ELLIPSIS, excerpt_of, wrong_word

LONG = " ".join(f"kata{n}" for n in range(100))


def test_a_short_line_is_quoted_whole_with_its_cells() -> None:
    assert excerpt_of("1\tUtara\t85,00", "85,00").text == "1\tUtara\t85,00"


def test_a_long_line_is_quoted_around_what_is_wrong() -> None:
    said = excerpt_of(f"{LONG} sebesar 2,24% {LONG}", "2,24").text
    assert "sebesar 2,24%" in said
    assert said.startswith(f"{ELLIPSIS}kata")
    assert said.endswith(ELLIPSIS)
    assert len(said) < 300


def test_a_figure_inside_a_longer_one_is_passed_over() -> None:
    assert "ada 13 orang" in excerpt_of(f"1345 {LONG} ada 13 orang {LONG}", "13").text


def test_what_is_not_in_the_line_leaves_its_beginning() -> None:
    assert excerpt_of(LONG, "tidak ada").text.startswith("kata0 kata1")


@given(st.text(alphabet="ab 1,\t", max_size=600), st.text(alphabet="ab1", min_size=1, max_size=5))
def test_what_is_quoted_stands_in_the_line_and_holds_what_is_wrong(text: str, printed: str) -> None:
    said = excerpt_of(f"{text} {printed} {text}", printed).text
    assert said.strip(ELLIPSIS) in f"{text} {printed} {text}"
    assert printed in said


def marked(text: str, printed: str, at: int | None = None) -> str:
    """What is marked in the excerpt of a line."""
    excerpt = excerpt_of(text, printed, at)
    assert excerpt.mark is not None
    start, end = excerpt.mark
    return excerpt.text[start:end]


@given(st.text(alphabet="ab 1,\t", max_size=600), st.text(alphabet="ab1", min_size=1, max_size=5))
def test_what_is_wrong_is_marked_in_what_is_quoted(text: str, printed: str) -> None:
    assert marked(f"{text} {printed} {text}", printed) == printed
    assert marked(f"{text}\t{printed}\t{text}", printed, len(text) + 1) == printed


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("\u2265 100,15", "100,15"),
        ("76% \u2264 90%; 91% \u2264 99%", "91"),
        ("5 program, 13 kegiatan", "13 kegiatan"),
        ("seluruh Target", "seluruh target"),
        ("3 butir / 91", "91"),
        ("terendah: 13 kegiatan", "13 kegiatan"),
    ],
)
def test_of_what_is_not_there_as_printed_a_part_is_quoted_and_marked(printed: str, found: str) -> None:
    text = f"{LONG} $\\ge 100,15$ dan 13 kegiatan atau 91% dari seluruh target {LONG}"
    assert marked(text, printed) == found
    assert found in excerpt_of(text, printed).text


def test_the_figure_in_its_own_place_is_marked_and_not_one_like_it() -> None:
    row = "Utara\t100\t100\t100"
    assert excerpt_of(row, "100", 10).mark == (10, 13)
    assert excerpt_of(row, "100").mark == (6, 9)
    assert excerpt_of(row, "100", 3).mark == (6, 9)
    far = f"{LONG}\t100\t{LONG}\t100\tujung"
    assert excerpt_of(far, "100", len(far) - 9).text.endswith("100\tujung")


@pytest.mark.parametrize("printed", ["", "  ", "tidak ada", "\u221a"])
def test_nothing_is_marked_where_nothing_of_it_is_there(printed: str) -> None:
    assert excerpt_of("Sub Kegiatan tanpa angka", printed).mark is None


# --- the word that is wrong, and not the figure beside it ----------------------------------------------


@pytest.mark.parametrize(
    ("printed", "expected", "word"),
    [
        ("realisasi 612", "target 612 atau realisasi 580", "realisasi"),
        ("pagu 4.500.000", "belanja 4.500.000", "pagu"),
        ("88,40: Sangat Baik", "Baik", "Sangat Baik"),
        ("12 kapal karam", "12 kapal rusak", "karam"),
        ("Rencana Panen Tahun 2031", "Rencana Panen Tahun 2032", "2031"),
        ("4.2 Hasil Panen Tahun 2030-2034", "Hasil Panen Tahun 2031-2035", "2030-2034"),
    ],
)
def test_the_words_that_differ_from_what_is_right_are_found(printed: str, expected: str, word: str) -> None:
    assert wrong_word(printed, expected) == word


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("612", "621"),
        ("naik", "turun"),
        ("secara efisien", "tidak efisien"),
        ("6 kapal naik", "7 kapal"),
        ("88,40: Baik", "84,80"),
        ("Dinas Tambak dan Kolam", "Dinas Tambak dan Embung"),
        ("612", ""),
        ("", "612"),
    ],
)
def test_what_is_wrong_as_a_whole_has_no_word_of_its_own(printed: str, expected: str) -> None:
    assert wrong_word(printed, expected) == ""


def word_marked(text: str, printed: str, word: str, at: int | None = None) -> str:
    excerpt = excerpt_of(text, printed, at, word=word)
    return "" if excerpt.mark is None else excerpt.text[slice(*excerpt.mark)]


def test_the_wrong_word_is_marked_where_it_stands_nearest_to_its_figure() -> None:
    text = "Realisasi tambak naik, dengan realisasi panen sebesar 612 ton."
    excerpt = excerpt_of(text, "realisasi 612", word="realisasi")
    assert excerpt.mark == (text.index("realisasi"), text.index("realisasi") + len("realisasi"))
    assert excerpt_of(text, "realisasi 612", text.index("612"), word="realisasi").mark == excerpt.mark


def test_the_class_of_its_own_row_is_marked_and_not_that_of_another() -> None:
    row = "Baik\t71,20\tBaik\tSungai bersih\t88,40\tBaik"
    excerpt = excerpt_of(row, "88,40: Baik", word="Baik")
    assert excerpt.mark == (len(row) - 4, len(row))


def test_a_word_far_from_its_figure_is_not_taken_for_the_wrong_one() -> None:
    text = f"Realisasi {LONG[:200]} sebesar 612 ton"
    assert word_marked(text, "realisasi 612", "realisasi") == "612"
    assert word_marked(text, "realisasi 612", "realisasi", text.index("612")) != "Realisasi"


def test_a_word_that_is_not_there_leaves_the_figure_marked() -> None:
    assert word_marked("Panen sebesar 612 ton", "realisasi 612", "realisasi") == "612"
    assert word_marked("Tahun 2031 dan 2031", "Rencana 2031", "2031") == "2031"
