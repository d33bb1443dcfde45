"""Paragraphs of Markdown and parts of long texts:
taken apart and put together they are as they were.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.every_case import every_case

from capaian.dossier.rows.texts import join_changed, split_paragraphs

ROOT = Path(__file__).parents[3]
NARRATIVES = sorted((ROOT / "examples").rglob("*.md"))
TEXT = "---\nbidang: 1\n---\n\n# Judul\n\n\nSatu {{ iku-1.actual }}\nsambung.\n  \n- a\n- b\n"
PARAGRAPHS = ("---\nbidang: 1\n---", "# Judul", "Satu {{ iku-1.actual }}\nsambung.", "- a\n- b")
MARKDOWN = st.lists(
    st.sampled_from(["a", "b b", "# c", "", " ", "  d", "- e", "\t"]), max_size=12
).map("\n".join)


def test_paragraphs_stand_between_empty_lines() -> None:
    assert split_paragraphs(TEXT) == PARAGRAPHS


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_nothing_has_no_paragraphs(text: str) -> None:
    assert split_paragraphs(text) == ()


@every_case("path", NARRATIVES)
def test_paragraphs_of_an_example_make_the_same_text(path: Path) -> None:
    text = path.read_text()
    assert join_changed(text, split_paragraphs(text)) is text
    assert split_paragraphs(join_changed("", split_paragraphs(text))) == split_paragraphs(text)


@given(MARKDOWN)
def test_unchanged_paragraphs_make_the_same_text(text: str) -> None:
    assert join_changed(text, split_paragraphs(text)) is text


@given(MARKDOWN, MARKDOWN)
def test_a_text_has_the_paragraphs_that_it_was_given(base: str, other: str) -> None:
    wanted = split_paragraphs(other)
    made = join_changed(base, wanted)
    assert split_paragraphs(made) == wanted
    assert join_changed(made, wanted) is made


def test_changed_paragraphs_have_an_empty_line_between_them() -> None:
    changed = (*PARAGRAPHS[:2], "Lain.", PARAGRAPHS[3])
    assert join_changed(TEXT, changed) == "---\nbidang: 1\n---\n\n# Judul\n\nLain.\n\n- a\n- b\n"


def test_a_text_ends_with_one_line_feed_where_its_end_was_changed() -> None:
    assert join_changed("a\n\nb", ("a", "c")) == "a\n\nc\n"
    assert join_changed("a\n\nb\n\n\n", ("a", "c")) == "a\n\nc\n"
    assert join_changed("a", ("a", "b")) == "a\n\nb\n"


def test_empty_paragraphs_are_left_out_and_none_make_an_empty_text() -> None:
    assert join_changed("a\n", ("a", " ", "b")) == "a\n\nb\n"
    assert join_changed("a\n", ("",)) == ""
    assert join_changed("", ()) == ""


def test_an_empty_line_typed_into_a_paragraph_makes_two() -> None:
    assert split_paragraphs(join_changed("a\n", ("a\n\nb",))) == ("a", "b")


def test_line_feeds_of_other_systems_are_none_of_the_text() -> None:
    assert split_paragraphs("a\r\n\r\nb\rc\r\n") == ("a", "b\nc")
