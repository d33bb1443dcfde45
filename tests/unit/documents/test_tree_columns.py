"""Widths of the levels of a tree: all of the room, more for those with many words, none too narrow."""

from __future__ import annotations

import pytest

from capaian.documents.tree import Box
from capaian.documents.tree_columns import ACROSS, LINK, column_widths
from capaian.writers.theme import CHART_WIDTHS

WORDS = "Persentase pelayanan yang selesai tepat waktu"
DEEP = Box("A", children=(Box("B", children=tuple(Box(WORDS, lines=("90",)) for _ in range(9))), Box("C")))


def test_drawings_are_as_wide_as_writers_draw_them() -> None:
    assert ACROSS == CHART_WIDTHS


@pytest.mark.parametrize("across", [472, 623, 952])
def test_the_room_is_used_up_and_never_exceeded(across: int) -> None:
    widths = column_widths(DEEP, across)
    assert sum(widths) + 2 * LINK == pytest.approx(min(across, 3 * 320 + 2 * LINK), abs=0.1)


def test_levels_with_many_words_are_wider_and_none_is_too_narrow() -> None:
    first, second, third = column_widths(DEEP, 952)
    assert third > second >= first >= 124


def test_a_single_box_is_not_as_wide_as_the_page() -> None:
    assert column_widths(Box("A"), 952) == (320,)


def test_a_root_without_title_is_no_level() -> None:
    assert len(column_widths(Box("", children=(Box("A"), Box("B", children=(Box("C"),)))), 952)) == 2


def test_very_deep_trees_share_what_there_is() -> None:
    root = Box("ujung")
    for place in range(9):
        root = Box(f"tingkat {place}", children=(root,))
    widths = column_widths(root, 952)
    assert len(widths) == 10
    assert sum(widths) + 9 * LINK <= 952.1
    assert min(widths) > 40
