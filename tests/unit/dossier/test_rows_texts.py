"""Paragraphs of Markdown and parts of long texts: taken apart and put together they are as they were."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.dossier.rows.long_texts import UNITS, count_units, split_text
from capaian.dossier.rows.paragraphs import join_changed, split_paragraphs

ROOT = Path(__file__).parents[3]
NARRATIVES = sorted((ROOT / "examples").rglob("*.md"))
TEXT = "---\nbidang: 1\n---\n\n# Judul\n\n\nSatu {{ iku-1.actual }}\nsambung.\n  \n- a\n- b\n"
PARAGRAPHS = ("---\nbidang: 1\n---", "# Judul", "Satu {{ iku-1.actual }}\nsambung.", "- a\n- b")
MARKDOWN = st.lists(st.sampled_from(["a", "b b", "# c", "", " ", "  d", "- e", "\t"]), max_size=12).map(
    "\n".join
)


def test_paragraphs_stand_between_empty_lines() -> None:
    assert split_paragraphs(TEXT) == PARAGRAPHS


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_nothing_has_no_paragraphs(text: str) -> None:
    assert split_paragraphs(text) == ()


@pytest.mark.parametrize("path", NARRATIVES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
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


def test_a_changed_paragraph_leaves_the_lines_between_the_others() -> None:
    changed = (*PARAGRAPHS[:2], "Lain.", PARAGRAPHS[3])
    assert join_changed(TEXT, changed) == "---\nbidang: 1\n---\n\n# Judul\n\nLain.\n\n- a\n- b\n"


def test_a_new_paragraph_leaves_all_others_as_they_are() -> None:
    made = join_changed(TEXT, (*PARAGRAPHS[:3], "Baru.", PARAGRAPHS[3]))
    assert made == TEXT.replace("sambung.\n  \n", "sambung.\n\nBaru.\n\n")


def test_a_text_ends_with_one_line_feed_where_its_end_was_changed() -> None:
    assert join_changed("a\n\nb", ("a", "c")) == "a\n\nc\n"
    assert join_changed("a\n\nb\n\n\n", ("a", "c")) == "a\n\nc\n"
    assert join_changed("a", ("a", "b")) == "a\n\nb\n"


def test_empty_lines_at_the_start_stay_where_the_text_has_them() -> None:
    assert join_changed("\n\na\n", ("b",)) == "\n\nb\n"


def test_empty_paragraphs_are_left_out_and_none_make_an_empty_text() -> None:
    assert join_changed("a\n", ("a", " ", "b")) == "a\n\nb\n"
    assert join_changed("a\n", ("",)) == ""
    assert join_changed("", ()) == ""


def test_an_empty_line_typed_into_a_paragraph_makes_two() -> None:
    assert split_paragraphs(join_changed("a\n", ("a\n\nb",))) == ("a", "b")


def test_line_feeds_of_other_systems_are_none_of_the_text() -> None:
    assert split_paragraphs("a\r\n\r\nb\rc\r\n") == ("a", "b\nc")


LONG_TEXTS = st.text(st.sampled_from([*"ab \n\t", "é", "😀", "\u2028"]), max_size=80)


def test_paragraphs_between_changed_ones_stay_as_they_are() -> None:
    base = "a\n\n\nb\n\n\nc\n\n\nd\n\n\ne\n"
    assert join_changed(base, ("A", "b", "c", "d", "E")) == "A\n\nb\n\n\nc\n\n\nd\n\nE\n"
    assert join_changed(base, ("a", "c", "d")) == "a\n\nc\n\n\nd\n"
    assert join_changed("a\n\n\na\n\n\na\n", ("a", "a")) == "a\n\n\na\n"


def test_one_changed_line_of_very_many_leaves_the_others() -> None:
    base = "x\n\n\n" * 2_000
    wanted = ["x"] * 2_000
    wanted[1_000] = "y"
    made = join_changed(base, wanted)
    assert made == "x\n\n\n" * 999 + "x\n\ny\n\n" + "x\n\n\n" * 999
    assert split_paragraphs(join_changed(base, ["y", *wanted, "y"])) == ("y", *wanted, "y")


_LETTERS = 40_000


def _seconds(text: str) -> float:
    """Return the work of the processor for a text of which a paragraph at each end is changed."""
    begun = process_time()
    join_changed(text, ("baru", *split_paragraphs(text), "baru"))
    return process_time() - begun


@given(LONG_TEXTS, st.integers(2, 20))
def test_parts_of_a_text_are_short_enough_and_together_the_text(text: str, units: int) -> None:
    parts = split_text(text, units)
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-le")) <= 2 * units for part in parts)
    assert parts == ("",) or all(parts)


@given(LONG_TEXTS)
def test_units_are_those_of_sixteen_bits(text: str) -> None:
    assert 2 * count_units(text) == len(text.encode("utf-16-le"))


def test_parts_are_as_long_as_they_may_be() -> None:
    assert [len(part) for part in split_text("x" * 70_000)] == [32_000, 32_000, 6_000]
    assert [len(part) for part in split_text("😀" * 32_001)] == [16_000, 16_000, 1]
    assert max(map(count_units, split_text("x😀" * 40_000))) <= UNITS


def test_no_part_begins_or_ends_with_a_space_where_that_can_be_helped() -> None:
    parts = split_text("kata " * 50, 24)
    assert all(part == part.strip() for part in parts[:-1])
    assert split_text(" " * 10, 4) == ("    ", "    ", "  ")


def test_a_part_must_have_room_for_any_sign() -> None:
    with pytest.raises(ValueError, match="1"):
        split_text("a", 1)
