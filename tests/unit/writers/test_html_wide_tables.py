"""Wide tables on screens: titles stand in the middle above them, and they say that they scroll."""

from __future__ import annotations

import re

import pytest

from capaian.documents.tree import Document, Heading, HeadingKind, Meta, Orientation
from capaian.writers.html.style import script, style_sheet

WHOLE_WIDTH = "@media screen{.paper>*>.paper-title{max-width:none}}"


def style_of(orientation: Orientation) -> str:
    title = Heading("judul", 1, "RENCANA AKSI", kind=HeadingKind.PAPER)
    meta = Meta(
        "Rencana Aksi", "Rencana Aksi", "Dinas", 2024, "2024-12-31", "0" * 64, orientation=orientation
    )
    return style_sheet(Document(meta, (title,)), "RENCANA AKSI")


@pytest.mark.parametrize(
    ("orientation", "is_wide"), [(Orientation.LANDSCAPE, True), (Orientation.PORTRAIT, False)]
)
def test_titles_of_turned_papers_are_as_wide_as_their_tables(orientation: Orientation, is_wide: bool) -> None:
    assert (WHOLE_WIDTH in style_of(orientation)) is is_wide


def test_only_what_scrolls_says_so_and_only_on_screens() -> None:
    assert 'region.classList.toggle("scrolls", scrolls)' in script()
    rule = re.search(r"@media screen\{(\.scrolls::before\{[^}]*\})\}", style_of(Orientation.LANDSCAPE))
    assert rule is not None
    assert "Geser ke samping" in rule[1]
    assert "position:sticky" in rule[1]
