"""A YAML text in pieces: put together they are the text, and each slot knows what is its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from capaian.dossier.rows.source_tree import Collection, Document, Scalar, Slot, parse, write

ROOT = Path(__file__).parents[3]
FILES = sorted(
    path
    for folder in ("examples", "tests/dossiers", "tests/bad_input/base")
    for path in (ROOT / folder).rglob("*.yaml")
)

NASTY = """\
# head
a:
b: ~
c:   # x
  # full
  - x: 1
    y:
  -
    z: |
      lit

    # deep
  - {q: 'w', r: [1, 2, ], s: }
d:
- é😀
- - n
  - m
? e
: f
g: >-
  a
  b

h: [  # signs, and a comma
  1, # one, "two
  # three
  2
  ]
"quoted: key": "a
  b"
# tail
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_file_of_a_dossier_is_put_together_as_it_was(path: Path) -> None:
    text = path.read_text()
    assert write(parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        NASTY,
        NASTY.rstrip("\n"),
        NASTY.replace("\n", "\r\n"),
        "",
        "# only a comment\n",
        "---\na: 1\n...\n",
        "%YAML 1.2\n---\n# c\na: 1\n",
        "{a: 1, b: [c]} # flow\n# end",
        "[]",
        "- a\n-\n- - b\n",
        "a: |\n",
        "a: |+\n  b\n\n\n# c\nd: 1\n",
        "a:\n\n\n  b: 1\n",
    ],
)
def test_any_text_is_put_together_as_it_was(text: str) -> None:
    assert write(parse(text)) == text


def _slot(text: str, *path: str | int) -> Slot:
    piece = parse(text).root
    slot = None
    for step in path:
        assert isinstance(piece, Collection)
        slot = piece.find(step) if isinstance(step, str) else piece.slots[step]
        assert slot is not None
        piece = slot.value
    assert slot is not None
    return slot


def test_a_slot_has_the_comments_above_it_its_key_its_value_and_the_rest_of_its_line() -> None:
    slot = _slot("a: 1\n\n# of b\nb: 'two' # why\n# of c\nc: 3\n", "b")
    assert (slot.lead, slot.head, slot.tail) == ("\n# of b\n", "b: ", " # why\n")
    assert slot.value == Scalar("'two'", "two", "'")
    assert (slot.key, slot.line) == ("b", 4)


def test_comments_behind_a_list_belong_to_what_follows_it() -> None:
    text = "a:\n  - 1\n  # of b\nb: 2\n"
    assert _slot(text, "b").lead == "  # of b\n"
    assert _slot(text, "a", 0).tail == "\n"


def test_comments_behind_the_last_value_belong_to_the_file() -> None:
    assert parse("a:\n  - 1\n  # end\n").tail == "  # end\n"


def test_an_item_on_the_line_of_its_dash_has_no_lines_above_it() -> None:
    item = _slot(NASTY, "c", 0).value
    assert isinstance(item, Collection)
    assert item.is_compact
    assert [slot.key for slot in item.slots] == ["x", "y"]
    assert item.slots[0].lead == ""


def test_a_value_that_is_not_there_stands_behind_its_colon() -> None:
    slot = _slot("a: # later\nb: 1\n", "a")
    assert (slot.head, slot.value, slot.tail) == ("a:", Scalar("", "", ""), " # later\n")
    assert _slot("{a: , b: 1}", "a").head == "a:"


def test_a_block_of_text_ends_with_its_last_line() -> None:
    slot = _slot("a: |\n  one\n\n  two\n\n# of b\nb: 1\n", "a")
    assert slot.value == Scalar("|\n  one\n\n  two", "one\n\ntwo\n", "|")
    assert slot.tail == "\n"


@pytest.mark.parametrize(
    ("raw", "is_empty"),
    [
        ("~", True),
        ("null", True),
        ("''", True),
        ('" "', True),
        ("'~'", False),
        ('"null"', False),
        ("0", False),
    ],
)
def test_nothing_is_provided_by_nothing_only(raw: str, *, is_empty: bool) -> None:
    value = _slot(f"a: {raw}\n", "a").value
    assert isinstance(value, Scalar)
    assert value.is_empty is is_empty


def test_a_comment_never_falls_into_the_block_of_text_above_it() -> None:
    document = parse("a:\n  b: |\n    text\nc:\n    # deep\n    d: 1\n")
    root = document.root
    assert isinstance(root, Collection)
    root.slots[1].lead = "      # very deep\n"
    text = write(Document(document.head, root, document.tail))
    assert text == "a:\n  b: |\n    text\n# very deep\nc:\n    # deep\n    d: 1\n"
