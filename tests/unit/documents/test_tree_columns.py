"""Widths of the levels of a tree: all of the room, more for those with many words,
none too narrow.
"""

from __future__ import annotations

import re

import pytest

from capaian.documents.tree import Box, Diagram, Direction, LinkKind, Width
from capaian.documents.tree_sizes import (
    DRAWING_WIDTHS,
    LINK_WIDTH,
    column_widths,
    drawn_width,
    tree_height,
)
from capaian.writers.diagrams import render_svg
from capaian.writers.letters import width_of
from capaian.writers.theme import CHART_WIDTHS, SANS_SEMIBOLD

WORDS = "Persentase pelayanan yang selesai tepat waktu"
DEEP = Box(
    "A", children=(Box("B", children=tuple(Box(WORDS, lines=("90",)) for _ in range(9))), Box("C"))
)


def test_drawings_are_as_wide_as_writers_draw_them() -> None:
    assert DRAWING_WIDTHS == CHART_WIDTHS


@pytest.mark.parametrize("across", [472, 623, 952])
def test_the_room_is_used_up_and_never_exceeded(across: int) -> None:
    widths = column_widths(DEEP, across)
    assert sum(widths) + 2 * LINK_WIDTH == pytest.approx(
        min(across, 3 * 320 + 2 * LINK_WIDTH), abs=0.1
    )


def test_levels_with_many_words_are_wider_and_none_is_too_narrow() -> None:
    first, second, third = column_widths(DEEP, 700)
    assert third > second >= first >= 100


def test_a_single_box_is_not_as_wide_as_the_page() -> None:
    assert column_widths(Box("A"), 952) == (320,)


def test_a_root_without_title_is_no_level() -> None:
    assert (
        len(column_widths(Box("", children=(Box("A"), Box("B", children=(Box("C"),)))), 952)) == 2
    )


def test_very_deep_trees_share_what_there_is() -> None:
    root = Box("ujung")
    for place in range(9):
        root = Box(f"tingkat {place}", children=(root,))
    widths = column_widths(root, 952)
    assert len(widths) == 10
    assert sum(widths) + 9 * LINK_WIDTH <= 952.1
    assert min(widths) > 40


def test_no_level_is_narrower_than_its_longest_word() -> None:
    word = "pertanggungjawaban"
    first, _ = column_widths(Box(word, children=(Box(WORDS * 9),)), 623)
    assert first >= width_of(word, SANS_SEMIBOLD, 12) + 14


def test_room_that_the_widest_levels_leave_goes_to_the_others() -> None:
    root = Box(
        "A", children=(Box("B " * 9, children=(Box(WORDS * 9, children=(Box(WORDS * 9),)),)),)
    )
    assert sum(column_widths(root, 952)) == pytest.approx(952 - 3 * LINK_WIDTH, abs=0.1)


def test_a_sign_that_is_not_listed_counts_half_its_size() -> None:
    assert drawn_width("漢", 12, is_bold=True) == 6


SERVED = Box(
    "Sasaran", children=(Box(WORDS * 3, "Bidang", link=LinkKind.SERVICE, proposed=True), DEEP)
)


@pytest.mark.parametrize("width", tuple(Width))
@pytest.mark.parametrize(
    "root", [DEEP, Box("", children=(DEEP, DEEP)), SERVED], ids=["deep", "two", "served"]
)
def test_the_height_is_that_of_the_drawing(root: Box, width: Width) -> None:
    drawing = Diagram("p", "", (), root, "x", width=width, direction=Direction.RIGHT)
    (height,) = re.findall(r'<svg[^>]* height="([\d.]+)"', render_svg(drawing))
    assert tree_height(root, width) == pytest.approx(float(height), abs=1)
