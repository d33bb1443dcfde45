"""What a finding quotes of a long line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from capaian.auditor.excerpt import CUT, quote_line

LONG = " ".join(f"kata{n}" for n in range(100))


def test_a_short_line_is_quoted_whole_with_its_cells() -> None:
    assert quote_line("1\tUtara\t85,00", "85,00") == "1\tUtara\t85,00"


def test_a_long_line_is_quoted_around_what_is_wrong() -> None:
    said = quote_line(f"{LONG} sebesar 2,24% {LONG}", "2,24")
    assert "sebesar 2,24%" in said
    assert said.startswith(f"{CUT}kata")
    assert said.endswith(CUT)
    assert len(said) < 300


def test_a_figure_inside_a_longer_one_is_passed_over() -> None:
    assert "ada 13 orang" in quote_line(f"1345 {LONG} ada 13 orang {LONG}", "13")


def test_what_is_not_in_the_line_leaves_its_beginning() -> None:
    assert quote_line(LONG, "tidak ada").startswith("kata0 kata1")


@given(st.text(alphabet="ab 1,\t", max_size=600), st.text(alphabet="ab1", min_size=1, max_size=5))
def test_what_is_quoted_stands_in_the_line_and_holds_what_is_wrong(text: str, printed: str) -> None:
    said = quote_line(f"{text} {printed} {text}", printed)
    assert said.strip(CUT) in f"{text} {printed} {text}"
    assert printed in said
