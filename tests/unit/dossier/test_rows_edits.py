"""YAML changed where it stands: what no edit names stays letter by letter."""

from __future__ import annotations

import pytest

from capaian.dossier.rows.values import Fields, Items, Leaf
from capaian.dossier.rows.yaml_edits import (
    AddItem,
    AddKey,
    Edit,
    OrderItems,
    RemoveItem,
    RemoveKey,
    SetValue,
    apply_edits,
)

TEXT = """\
# of the file
year: 2023 # the year
name: 'It''s'
tasks: |  # long
  one
  two
posts:   # who
  # the head
  - id: a
    # her unit
    unit: u
  - {id: b, unit: v}   # the second

  # the third
  - id: c
targets:
  2023: 86
"""


def bare(text: str) -> Leaf:
    return Leaf(text, is_bare=True)


def record(**texts: str) -> Fields:
    return Fields(tuple((key, Leaf(text)) for key, text in texts.items()))


def edited(old: str, new: str, *edits: Edit, text: str = TEXT) -> None:
    """Check that edits change one place of a text, and nothing else."""
    assert text.count(old) == 1
    assert apply_edits(text, edits) == text.replace(old, new)


def test_without_edits_it_is_the_same_text() -> None:
    assert apply_edits(TEXT, ()) is TEXT


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("year",), bare("2024"), "2023 # the", "2024 # the"),
        (("name",), Leaf("Sh'e"), "'It''s'", "'Sh''e'"),
        (("name",), Leaf("a\x07"), "'It''s'", '"a\\x07"'),
        (("tasks",), Leaf("three\n\nfour"), "one\n  two", "three\n\n  four"),
        (("tasks",), Leaf("five"), "one\n  two", "five"),
        (("posts", 0, "unit"), Leaf("w: x"), "unit: u", 'unit: "w: x"'),
        (("posts", 0, "unit"), Leaf("w\nx"), "unit: u\n", "unit: |\n      w\n      x\n"),
        (("posts", 1, "unit"), Leaf("w\nx"), "unit: v", 'unit: "w\\nx"'),
        (("posts", 1, "unit"), Leaf("w, x"), "unit: v", 'unit: "w, x"'),
        (("targets", "2023"), bare("-0.5"), "86", "-0.5"),
    ],
)
def test_a_value_keeps_its_style_where_the_text_allows(
    path: tuple[str | int, ...], value: Leaf, old: str, new: str
) -> None:
    edited(old, new, SetValue(path, value))


def test_a_comment_beside_a_value_stays_beside_it_when_it_becomes_a_block() -> None:
    edited("year: 2023 # the year", "year: | # the year\n  a\n  b", SetValue(("year",), Leaf("a\nb")))


def test_a_bare_value_becomes_a_record() -> None:
    value = Fields((("value", bare("86")), ("text", Leaf("B (86)"))))
    edited("2023: 86", "2023: {value: 86, text: B (86)}", SetValue(("targets", "2023"), value))


def test_a_record_becomes_a_bare_value_and_its_comments_stay() -> None:
    text = "a:\n  # why\n  b: 1\nc: 2\n"
    assert apply_edits(text, [SetValue(("a",), bare("3"))]) == "a: 3\n# why\nc: 2\n"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a:\nb: 1\n", "a: x\nb: 1\n"),
        ("a: # later\nb: 1\n", "a: x # later\nb: 1\n"),
        ("a: ~\n", "a: x\n"),
        ('a: ""\n', "a: x\n"),
        ("a:\n  # c\n  ~\n", "a:\n  # c\n  x\n"),
        ("{a: , b: 1}", "{a: x, b: 1}\n"),
    ],
)
def test_a_value_that_was_not_there_is_put_where_it_belongs(text: str, made: str) -> None:
    assert apply_edits(text, [SetValue(("a",), Leaf("x"))]) == made


def test_a_list_takes_the_place_of_nothing() -> None:
    value = Items((record(id="x", name="N" * 90),))
    made = apply_edits("a: # later\nb: 1\n", [SetValue(("a",), value)])
    assert made == f"a: # later\n  - id: x\n    name: {'N' * 90}\nb: 1\n"


def test_a_key_stands_behind_the_last_one() -> None:
    edited("    unit: u\n", "    unit: u\n    tier: II\n", AddKey(("posts", 0), "tier", Leaf("II")))
    edited("unit: v}", 'unit: v, tier: "2"}', AddKey(("posts", 1), "tier", Leaf("2")))
    edited("2023: 86\n", "2023: 86\n  2024: 90\n", AddKey(("targets",), "2024", bare("90")))
    edited("2023: 86\n", "2023: 86\nnew: x\n", AddKey((), "new", Leaf("x")))


def test_short_records_below_a_key_stand_in_braces_and_long_ones_on_lines_of_their_own() -> None:
    edited("86\n", '86\nd: {a: x, b: "1"}\n', AddKey((), "d", record(a="x", b="1")))
    long = "wort " * 20
    edited("86\n", f"86\nd:\n  a: {long.strip()}\n  b: c\n", AddKey((), "d", record(a=long.strip(), b="c")))


def test_lists_of_names_stand_in_brackets_and_lists_of_texts_on_lines_of_their_own() -> None:
    edited("86\n", "86\nuse: [iku, iki]\n", AddKey((), "use", Items((Leaf("iku"), Leaf("iki")))))
    edited(
        "86\n",
        "86\nt:\n  - one word\n  - 'x'\n".replace("'", ""),
        AddKey((), "t", Items((Leaf("one word"), Leaf("x")))),
    )


def test_lists_stand_as_deep_as_the_others_of_the_file() -> None:
    text = "a:\n- b c\n"
    assert apply_edits(text, [AddKey((), "d", Items((Leaf("e f"),)))]) == "a:\n- b c\nd:\n- e f\n"


def test_an_item_has_the_form_of_the_one_before_it() -> None:
    edited(
        "  - id: c\n", "  - id: c\n  - id: d\n    unit: w\n", AddItem(("posts",), record(id="d", unit="w"))
    )
    braces = "a:\n  - {id: b}\n"
    assert apply_edits(braces, [AddItem(("a",), record(id="d"))]) == f"{braces}  - {{id: d}}\n"


def test_items_in_brackets_get_their_comma() -> None:
    add = AddItem(("a",), Leaf("x"))
    assert apply_edits("a: [b, c] # d\n", [add]) == "a: [b, c, x] # d\n"
    assert apply_edits("a: [ b ]\n", [add]) == "a: [ b, x ]\n"
    assert apply_edits("a: [b, ]\n", [add]) == "a: [b, x ]\n"
    assert apply_edits("a: []\n", [add]) == "a: [x]\n"
    assert apply_edits("a: [\n  b, # c\n  d # e\n]\n", [add]) == "a: [\n  b, # c\n  d, x # e\n]\n"
    assert apply_edits("a: [\n  b,\n  d\n]\n", [add]) == "a: [\n  b,\n  d,\n  x\n]\n"


def test_an_empty_file_gets_its_first_keys() -> None:
    edits = [AddKey((), "a", Leaf("b")), AddKey((), "c", bare("1"))]
    assert apply_edits("", edits) == "a: b\nc: 1\n"
    assert apply_edits("# only this", edits) == "# only this\na: b\nc: 1\n"


def test_empty_lines_between_items_are_kept_up() -> None:
    text = "a:\n  - b c\n\n  - d e\n"
    assert apply_edits(text, [AddItem(("a",), Leaf("f g"))]) == f"{text}\n  - f g\n"


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (RemoveKey(("year",)), "year: 2023 # the year\n", ""),
        (RemoveKey(("tasks",)), "tasks: |  # long\n  one\n  two\n", ""),
        (RemoveKey(("posts", 0, "id")), "- id: a\n    # her unit\n    unit", "-\n    # her unit\n    unit"),
        (RemoveKey(("posts", 0, "unit")), "    unit: u\n", ""),
        (RemoveKey(("posts", 1, "id")), "{id: b, unit: v}", "{unit: v}"),
        (RemoveKey(("posts", 1, "unit")), "{id: b, unit: v}", "{id: b}"),
        (RemoveItem(("posts", 0)), "  - id: a\n    # her unit\n    unit: u\n", "  # her unit\n"),
        (RemoveItem(("posts", 1)), "  - {id: b, unit: v}   # the second\n", ""),
        (RemoveItem(("posts", 2)), "  - id: c\n", ""),
        (RemoveKey(("targets",)), "targets:\n  2023: 86\n", ""),
        (RemoveKey(("targets", "2023")), "targets:\n  2023: 86\n", "targets: {}\n"),
    ],
)
def test_what_is_removed_leaves_the_comments_on_lines_of_their_own(edit: Edit, old: str, new: str) -> None:
    edited(old, new, edit)


def test_comments_of_what_is_removed_at_the_end_stay_at_the_end() -> None:
    removed = [RemoveItem(("posts", place)) for place in range(3)] + [RemoveKey(("targets",))]
    made = apply_edits(TEXT, removed)
    assert made.endswith("posts: []   # who\n  # the head\n  # her unit\n\n  # the third\n")
    everything = [RemoveKey((key,)) for key in ("year", "name", "tasks", "posts", "targets")]
    assert apply_edits(TEXT, everything) == "# of the file\n# the head\n# her unit\n# the third\n"


def test_commas_are_mended_where_something_in_braces_is_removed() -> None:
    text = "a: [b, c, d]\n"
    assert apply_edits(text, [RemoveItem(("a", 0))]) == "a: [c, d]\n"
    assert apply_edits(text, [RemoveItem(("a", 1))]) == "a: [b, d]\n"
    assert apply_edits(text, [RemoveItem(("a", 2))]) == "a: [b, c]\n"
    assert apply_edits(text, [RemoveItem(("a", place)) for place in range(3)]) == "a: []\n"


def test_comments_within_braces_stay_when_what_is_below_them_is_removed() -> None:
    text = "a: [\n  b, # one\n  # two\n  c,\n  {d: e,\n  # three\n  f: g}\n]\n"
    assert "# two" in apply_edits(text, [RemoveItem(("a", 1))])
    made = apply_edits(text, [RemoveItem(("a", 2))])
    assert made == "a: [\n  b, # one\n  # two\n  c\n    # three\n    \n]\n"


def test_items_take_the_comments_directly_above_them_along() -> None:
    made = apply_edits(TEXT, [OrderItems(("posts",), (2, 0, 1))])
    start = TEXT.index("  # the head")
    assert made[:start] == TEXT[:start]
    assert made[start:] == (
        "  # the third\n  - id: c\n\n"
        "  # the head\n  - id: a\n    # her unit\n    unit: u\n"
        "  - {id: b, unit: v}   # the second\n"
        "targets:\n  2023: 86\n"
    )


def test_items_that_are_added_can_stand_anywhere() -> None:
    edits = [AddItem(("posts",), record(id="d")), OrderItems(("posts",), (0, 3, 1, 2))]
    edited("    unit: u\n", "    unit: u\n  - id: d\n", *edits)


def test_comments_set_off_from_an_item_stay_when_it_is_moved() -> None:
    text = "a:\n  - b c\n  # section\n\n  # of d\n  - d e\n  - f g\n"
    made = apply_edits(text, [OrderItems(("a",), (1, 0, 2))])
    assert made == "a:\n  # of d\n  - d e\n  - b c\n  # section\n\n  - f g\n"


def test_only_line_feeds_end_the_lines_of_comments() -> None:
    text = "a:\n  - b c\n  # one\u2028\u2028# two\n  - d e\n"
    made = apply_edits(text, [OrderItems(("a",), (1, 0))])
    assert made == "a:\n  # one\u2028\u2028# two\n  - d e\n  - b c\n"


def test_as_few_items_as_possible_are_moved() -> None:
    """Only the last item moves to the front, so that the comment above the first stays with it."""
    text = "a:\n  # section\n\n  - b c\n  - d e\n  - f g\n"
    made = apply_edits(text, [OrderItems(("a",), (2, 0, 1))])
    assert made == "a:\n  - f g\n  # section\n\n  - b c\n  - d e\n"


def test_commas_and_line_feeds_in_braces_stay_where_they_are_when_items_are_moved() -> None:
    text = "a: [\n  b,\n  c, d ]\n"
    assert apply_edits(text, [OrderItems(("a",), (2, 0, 1))]) == "a: [\n  d,\n  b, c ]\n"


def test_the_first_item_on_the_line_of_its_dash_can_be_moved() -> None:
    text = "- - a\n  # of b\n  - b\n"
    assert apply_edits(text, [OrderItems((0,), (1, 0))]) == "-\n  # of b\n  - b\n  - a\n"


def test_places_are_those_before_any_edit() -> None:
    edits: list[Edit] = [
        RemoveItem(("posts", 0)),
        SetValue(("posts", 1, "unit"), Leaf("w")),
        SetValue(("posts", 2, "id"), Leaf("z")),
    ]
    made = apply_edits(TEXT, edits)
    assert "- {id: b, unit: w}" in made
    assert "- id: z" in made


def test_files_of_other_systems_get_line_feeds_only() -> None:
    assert apply_edits("a: 1\r\nb: 2", [SetValue(("a",), bare("3"))]) == "a: 3\nb: 2\n"


@pytest.mark.parametrize(
    "edit",
    [
        SetValue(("none",), Leaf("x")),
        SetValue((), Leaf("x")),
        RemoveKey(("year", "x")),
        RemoveKey(()),
        AddKey(("year",), "x", Leaf("y")),
        RemoveItem(("posts", 9)),
        OrderItems(("year",), ()),
    ],
)
def test_a_place_that_is_not_there_is_refused(edit: Edit) -> None:
    with pytest.raises(LookupError):
        apply_edits(TEXT, [edit])
