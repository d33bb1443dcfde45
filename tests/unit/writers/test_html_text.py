"""Whatever a paper says is in the HTML file: every word, in the order of the tree, as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import cast

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.every_case import every_case
from tests.unit.writers.html_papers import body_of, line
from tests.unit.writers.html_reader import (
    every,
    nesting_breaches,
    only,
    parse,
    seen_text,
    text_of,
    values,
)
from tests.unit.writers.sample import sample_document

from capaian.documents.tree import Block, Document, Explanation, Meta, Text
from capaian.writers.html import write_html
from capaian.writers.html.markup import Context, render_inlines

NOT_SHOWN = frozenset(
    {
        "id",
        "target",
        "spec",
        "alt",
        "content_type",
        "media_type",
        "url",
        "reason",
        "trace",
        "bar",
        "data_table",
        "traces",
        "kind",
        "width",
        "style",
        "align",
    }
)
"""Fields that no reader sees as text: addresses, words for readers who cannot see, looks."""
NOT_IN_ORDER = frozenset({"Chart", "Diagram", "Glyph"})
"""Drawn as pictures, or signs with hidden words; looked at by tests of their own."""
REORDERED = {
    "Cover": ("regency", "office", "year", "title", "state", "facts"),
    "SheetHead": ("code", "name", "lines", "mark", "formula"),
    "Table": ("label", "mark", "caption", "head", "column_numbers", "rows", "source", "notes"),
    "Paragraph": ("mark", "content"),
    "ItemList": ("mark", "items"),
    "DefinitionList": ("mark", "entries"),
    "KeyFigures": ("mark", "figures"),
    "Formula": ("mark", "parts"),
    "BandLegend": ("title", "bands", "remark"),
    "Picture": ("label", "caption"),
    "Heading": ("number", "title", "lead"),
    "Contents": ("entries",),
    "TraceStep": ("name", "value", "formula", "working", "source"),
}
"""Order in which a block is read where it is not that of its fields."""


def texts_of(node: object) -> Iterator[str]:
    """Every visible text of a tree in reading order, found without the writer."""
    if isinstance(node, str) and not isinstance(node, Enum):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from texts_of(item)
    elif is_dataclass(node) and type(node).__name__ not in NOT_IN_ORDER:
        names = [field.name for field in fields(node) if field.name not in NOT_SHOWN]
        for name in REORDERED.get(type(node).__name__, names):
            yield from texts_of(getattr(node, name))


@pytest.fixture(scope="module")
def article() -> str:
    root = parse(write_html(sample_document()))
    return seen_text(only(root, "//article"))


def test_all_text_of_the_sample_is_there_in_order(article: str) -> None:
    place = 0
    pieces = [re.sub(r"\s", "", piece) for piece in texts_of(sample_document().blocks)]
    assert len(pieces) > 900
    for piece in filter(None, pieces):
        found = article.find(piece, place)
        assert found >= 0, f"{piece!r} is missing after {article[max(0, place - 60) : place]!r}"
        place = found + len(piece)


def test_nothing_else_is_there(article: str) -> None:
    """What is left after all text of the tree is taken away are our own few words."""
    place, left = 0, []
    for piece in filter(
        None, (re.sub(r"\s", "", piece) for piece in texts_of(sample_document().blocks))
    ):
        found = article.find(piece, place)
        left.append(article[place:found])
        place = found + len(piece)
    own = re.sub(
        r"Bab|Lampiran|NIP|Daftar(?:tabel|gambar):\d+|sudahdiuraikandiatas|[●○◊▽▼↗→↘]",
        "",
        "".join(left),
    )
    drawings = "".join(texts_of_figures())
    assert [sign for sign in own if sign not in drawings] == []


def texts_of_figures() -> Iterator[str]:
    """Captions and sources of charts and diagrams, which stand in an order of their own."""
    for block in sample_document().blocks:
        if type(block).__name__ in NOT_IN_ORDER:
            for name in ("label", "mark", "caption", "source"):
                yield from texts_of(getattr(block, name, ""))


@every_case("piece", list(dict.fromkeys(texts_of_figures())))
def test_words_around_a_drawing_are_there(article: str, piece: str) -> None:
    assert re.sub(r"\s", "", piece) in article


# --- text is never markup ------------------------------------------------------------------

HOSTILE = "<script>alert(1)</script>\"'>&amp;</style><!-- ${x} {{y}} </title> \u202e ]]>"
KEPT = frozenset(
    {"id", "target", "spec", "media_type", "trace", "bar", "language", "data_table", "traces"}
)


def poisoned(node: object, payload: str) -> object:
    """The same tree with the payload in place of every text that people write."""
    if isinstance(node, tuple):
        return tuple(poisoned(item, payload) for item in node)
    if isinstance(node, Enum) or not (isinstance(node, str) or is_dataclass(node)):
        return node
    if isinstance(node, str):
        return payload
    assert not isinstance(node, type)
    changes = {
        field.name: poisoned(getattr(node, field.name), payload)
        for field in fields(node)
        if field.name not in KEPT and field.init
    }
    return replace(node, **changes)


@pytest.fixture(scope="module")
def hostile_page() -> str:
    sample = sample_document()
    blocks = cast(tuple[Block, ...], poisoned(sample.blocks, HOSTILE))
    explanations = {
        trace: cast(Explanation, poisoned(replace(each, inputs=()), HOSTILE))
        for trace, each in sample.explanations.items()
    }
    meta = cast(Meta, poisoned(sample.meta, HOSTILE))
    return write_html(Document(meta, blocks, explanations)).decode("utf-8")


def test_hostile_text_changes_no_element(hostile_page: str) -> None:
    assert nesting_breaches(hostile_page) == []
    root = parse(hostile_page.encode())
    assert (
        len(every(root, "//script"))
        == len(every(root, "//style"))
        == len(every(root, "//title[not(ancestor::svg)]"))
        == 1
    )
    assert not root.xpath("//comment()")
    assert not [
        name for element in root.iter() for name in element.attrib if str(name).startswith("on")
    ]


def test_hostile_text_is_shown_as_it_is(hostile_page: str) -> None:
    root = parse(hostile_page.encode())
    assert text_of(only(root, "//h1")) == HOSTILE
    assert HOSTILE in text_of(only(root, "//head/title"))
    assert len(re.findall(re.escape(HOSTILE), text_of(only(root, "//main")))) > 500
    assert HOSTILE in values(root, "//img/@alt")


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\x7f", "\x85", "\ud800", "\ufffe"])
def test_signs_that_html_forbids_are_replaced(sign: str) -> None:
    (paragraph,) = every(body_of(line(f"a{sign}b")), "//article/p")
    assert text_of(paragraph) == "a\ufffdb"


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=40))
def test_any_text_comes_back(text: str) -> None:
    html = render_inlines((Text(text),), Context({}, {}))
    paragraph = lxml.html.fragment_fromstring(f"<p>[{html}]</p>")
    assert "".join(str(piece) for piece in paragraph.itertext()) == f"[{text}]"
