"""Which edits make a part say what is wanted, and which items of a list are the same."""

from __future__ import annotations

import pytest

from capaian.dossier.rows.piece_values import read_value
from capaian.dossier.rows.source_tree import parse
from capaian.dossier.rows.value_edits import compare, is_same, match_items, says, shorten
from capaian.dossier.rows.values import Fields, Items, Leaf, Value
from capaian.dossier.rows.yaml_edits import (
    AddItem,
    AddKey,
    Edit,
    OrderItems,
    RemoveItem,
    RemoveKey,
    SetValue,
)
from capaian.dossier.tables.declaration import ByKey, Column, Listing, Shape, Structure
from capaian.dossier.tables.kinds import BOOLEAN, CODE, DECIMAL, PERIOD, TEXT, YEAR, Kind

TARGET = Shape((Column("value", DECIMAL, ""), Column("text", TEXT, "")), dict, shorthand="value")
KEYED = Shape(
    (Column("id", CODE, ""), Column("name", TEXT, ""), Column("t", ByKey(YEAR, TARGET), "")),
    dict,
    key=("id",),
)
BARE = Shape((Column("name", TEXT, ""), Column("items", Listing(TEXT), "")), dict)
PART = Shape(
    (
        Column("title", TEXT, ""),
        Column("inner", Shape((Column("a", TEXT, ""), Column("b", TEXT, "")), dict), ""),
        Column("keyed", Listing(KEYED), ""),
        Column("bare", Listing(BARE), ""),
        Column("target", TARGET, ""),
    ),
    dict,
)


def wanted(text: str) -> Fields:
    value = read_value(PART, parse(text).root)
    return value if isinstance(value, Fields) else Fields(())


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """Return what makes one text say what another says; numbers of items are those of the other text."""
    return compare(PART, parse(old).root, wanted(new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: a\n", "title: 'a'\n"),
        ("title: a\nkeyed: []\n", "title: a\n"),
        ("title: a\ninner: {}\n", "title: a\n"),
        ("title: a\ninner: {a: ~, b: ''}\n", "title: a\n"),
        ("target: {value: 86.10}\n", "target: 86.1\n"),
        ("bare:\n  - ~\n  - {name: a}\n  - {}\n", "bare:\n  - {name: a}\n"),
        ("keyed: [{id: a, t: {2023: 1, 2024: {}}}]\n", "keyed: [{id: a, t: {2023: 1}}]\n"),
    ],
)
def test_what_says_the_same_needs_no_edit(old: str, new: str) -> None:
    assert edits(old, new) == ()


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        ("title: a\n", "title: b\n", SetValue(("title",), Leaf("b"))),
        ("title: ~\n", "title: '~'\n", SetValue(("title",), Leaf("~"))),
        ("title: a\n", "title: a\ninner: {a: b}\n", AddKey((), "inner", Fields((("a", Leaf("b")),)))),
        ("title: a\ninner: {a: b}\n", "title: a\n", RemoveKey(("inner",))),
        ("inner: {a: b, b: c}\n", "inner: {a: b}\n", RemoveKey(("inner", "b"))),
        ("inner: {a: b}\n", "inner: {a: b, b: c}\n", AddKey(("inner",), "b", Leaf("c"))),
        ("inner: {}\n", "inner: {a: b}\n", SetValue(("inner",), Fields((("a", Leaf("b")),)))),
        ("bare: []\n", "bare: [{name: a}]\n", SetValue(("bare",), Items((Fields((("name", Leaf("a")),)),)))),
        (
            "bare: [{name: a}]\n",
            "bare: [{name: a}, {name: b}]\n",
            AddItem(("bare",), Fields((("name", Leaf("b")),))),
        ),
        ("bare: [{name: a}, {name: b}]\n", "bare: [{name: b}]\n", RemoveItem(("bare", 0))),
        ("bare: [{name: a}, {name: b}]\n", "bare: [{name: b}, {name: a}]\n", OrderItems(("bare",), (1, 0))),
        (
            "bare: [{name: a}, {name: b}]\n",
            "bare: [{name: a}, {name: c}]\n",
            SetValue(("bare", 1, "name"), Leaf("c")),
        ),
        (
            "bare: [{items: [a, b]}]\n",
            "bare: [{items: [a, c]}]\n",
            SetValue(("bare", 0, "items", 1), Leaf("c")),
        ),
        ("target: 1\n", "target: 2\n", SetValue(("target",), Leaf("2"))),
        ("target: {value: 1}\n", "target: 2\n", SetValue(("target", "value"), Leaf("2"))),
        ("target: {value: 1, text: a}\n", "target: 1\n", RemoveKey(("target", "text"))),
        (
            "target: 1\n",
            "target: {value: 1, text: a}\n",
            SetValue(("target",), Fields((("value", Leaf("1")), ("text", Leaf("a"))))),
        ),
        (
            "keyed: [{id: a, t: {2023: 1, 2024: 2}}]\n",
            "keyed: [{id: a, t: {2024: 2}}]\n",
            RemoveKey(("keyed", 0, "t", "2023")),
        ),
        (
            "keyed: [{id: a, t: {2023: 1, 2024: 2}}]\n",
            "keyed: [{id: a, t: {2024: 2, 2023: 1}}]\n",
            OrderItems(("keyed", 0, "t"), (1, 0)),
        ),
        (
            "keyed: [{id: a, name: b}]\n",
            "keyed: [{id: c, name: b}]\n",
            SetValue(("keyed", 0, "id"), Leaf("c")),
        ),
    ],
)
def test_one_difference_is_one_edit(old: str, new: str, edit: Edit) -> None:
    assert edits(old, new) == (edit,)


def test_a_file_without_values_gets_its_keys() -> None:
    assert edits("# nothing\n", "title: a\ntarget: 1\n") == (
        AddKey((), "title", Leaf("a")),
        AddKey((), "target", Leaf("1")),
    )


def test_items_in_another_order_push_out_those_that_say_nothing() -> None:
    made = edits("bare: [~, {name: a}, {}, {name: b}]\n", "bare: [{name: b}, {name: a}]\n")
    assert set(made) == {RemoveItem(("bare", 0)), RemoveItem(("bare", 2)), OrderItems(("bare",), (3, 1))}


@pytest.mark.parametrize(
    ("kind", "old", "new", "same"),
    [
        (DECIMAL, "86.10", "86.1", True),
        (DECIMAL, "86.10", "86.11", False),
        (DECIMAL, "x", "y", False),
        (DECIMAL, "x", "x", True),
        (BOOLEAN, "true", "ya", True),
        (BOOLEAN, "true", "tidak", False),
        (PERIOD, "2023-Q1", "2023-Q2", False),
        (TEXT, "1.0", "1", False),
        (TEXT, "\x07", "\x08", False),
    ],
)
def test_two_texts_are_the_same_if_they_are_read_as_the_same(
    kind: Kind, old: str, new: str, *, same: bool
) -> None:
    assert is_same(kind, old, new) is same


def _items(structure: Structure, text: str) -> list[Value]:
    value = read_value(Listing(structure), parse(text).root)
    return [*value.values] if isinstance(value, Items) else []


@pytest.mark.parametrize(
    ("structure", "old", "new", "matches"),
    [
        (TEXT, "[a, b, c]", "[a, b, c]", [0, 1, 2]),
        (TEXT, "[a, b, c]", "[c, a]", [2, 0]),
        (TEXT, "[a, b]", "[a, x]", [0, 1]),
        (TEXT, "[a, a]", "[a, a]", [0, 1]),
        (TEXT, "[a]", "[a, a]", [0, None]),
        (KEYED, "[{id: a}, {id: b}]", "[{id: b}, {id: a}]", [1, 0]),
        (KEYED, "[{id: a, name: x}, {id: b, name: y}]", "[{id: c, name: y}, {id: a, name: z}]", [1, 0]),
        (KEYED, "[{id: a, name: x}]", "[{id: c, name: z}]", [0]),
        (KEYED, "[{id: a}, {id: b}]", "[{id: b}]", [1]),
        (BARE, "[{name: x}, {name: x}]", "[{name: x}, {name: x}]", [0, 1]),
        (BARE, "[{name: x}, {name: y}]", "[{name: y}, {name: z}]", [1, None]),
        (BARE, "[{name: x}, {name: y}]", "[{name: z}, {name: y}]", [0, 1]),
    ],
)
def test_items_are_the_same_by_key_by_content_by_number(
    structure: Structure, old: str, new: str, matches: list[int | None]
) -> None:
    assert match_items(structure, _items(structure, old), _items(structure, new)) == matches


def test_an_item_without_a_number_is_never_one_by_its_place() -> None:
    (old,) = _items(TEXT, "[a]")
    assert match_items(TEXT, [old], [Leaf("b")]) == [None]
    assert match_items(TEXT, [old], [Leaf("b", number=1)]) == [0]


def test_a_record_of_nothing_but_its_shorthand_is_a_bare_value() -> None:
    full = wanted("keyed: [{id: a, t: {2023: {value: 1}, 2024: {value: 2, text: b}, 2025: {text: c}}}]\n")
    short = shorten(PART, full)
    assert isinstance(short, Fields)
    (listing,) = [value for _, value in short.entries]
    assert isinstance(listing, Items)
    (record,) = listing.values
    assert isinstance(record, Fields)
    years = record.get("t")
    assert isinstance(years, Fields)
    assert [type(value) for _, value in years.entries] == [Leaf, Fields, Fields]


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        ("title: a\ntarget: 1\n", "target: 1.0\ntitle: a\n", True),
        ("title: a\n", "title: b\n", False),
        ("title: a\n", "title: a\ntarget: 1\n", False),
        ("title: a\ntarget: 1\n", "title: a\n", False),
        ("keyed: [{id: a}, {id: b}]\n", "keyed: [{id: b}, {id: a}]\n", False),
        ("keyed: [{id: a}, {id: b}]\n", "keyed: [{id: a}]\n", False),
        ("keyed: [{id: a, t: {2023: 1, 2024: 1}}]\n", "keyed: [{id: a, t: {2024: 1, 2023: 1}}]\n", False),
        ("keyed: [{id: a, t: {2023: 1, 2024: 1}}]\n", "keyed: [{id: a, t: {2023: 1}}]\n", False),
        ("target: 1\n", "target: {value: 1}\n", True),
    ],
)
def test_what_is_said_is_compared_with_what_is_wanted(text: str, other: str, *, same: bool) -> None:
    assert says(PART, wanted(text), wanted(other)) is same
