"""What a finding quotes of a long line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.auditor.excerpt import CUT, excerpt_of

LONG = " ".join(f"kata{n}" for n in range(100))


def test_a_short_line_is_quoted_whole_with_its_cells() -> None:
    assert excerpt_of("1\tUtara\t85,00", "85,00").text == "1\tUtara\t85,00"


def test_a_long_line_is_quoted_around_what_is_wrong() -> None:
    said = excerpt_of(f"{LONG} sebesar 2,24% {LONG}", "2,24").text
    assert "sebesar 2,24%" in said
    assert said.startswith(f"{CUT}kata")
    assert said.endswith(CUT)
    assert len(said) < 300


def test_a_figure_inside_a_longer_one_is_passed_over() -> None:
    assert "ada 13 orang" in excerpt_of(f"1345 {LONG} ada 13 orang {LONG}", "13").text


def test_what_is_not_in_the_line_leaves_its_beginning() -> None:
    assert excerpt_of(LONG, "tidak ada").text.startswith("kata0 kata1")


@given(st.text(alphabet="ab 1,\t", max_size=600), st.text(alphabet="ab1", min_size=1, max_size=5))
def test_what_is_quoted_stands_in_the_line_and_holds_what_is_wrong(text: str, printed: str) -> None:
    said = excerpt_of(f"{text} {printed} {text}", printed).text
    assert said.strip(CUT) in f"{text} {printed} {text}"
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
