"""Letterheads, titles of papers, labelled statements, signatures: what each prints,
and what is left out.
"""

from __future__ import annotations

import pytest
from tests.unit.documents import cast
from tests.unit.documents.test_printed_blocks import TITLE

from capaian.documents.build import build_document
from capaian.documents.tree import (
    Articles,
    Heading,
    Orientation,
    Reference,
    Table,
    TraceList,
    TraceMark,
)
from capaian.domain.errors import InputError

# --- titles


def test_titles_of_papers_take_no_number_and_tables_count_on() -> None:
    table = "  - {block: table, caption: A, rows: indicators, columns: [{head: A, field: name}]}\n"
    other = TITLE.replace("lampiran-sk", "lampiran-lain")
    found = build_document(cast.paper(layout=cast.layout(TITLE + table + other + table)))
    assert [block.number for block in found.blocks if isinstance(block, Heading)] == [None, None]
    assert [block.label for block in found.blocks if isinstance(block, Table)] == [
        "Tabel 1",
        "Tabel 2",
    ]


# --- labelled statements


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("[]", "rows"),
        ("[{label: A, content: a, styl: alpha}]", "styl"),
        ("[{label: A, style: roman}]", "style"),
    ],
)
def test_faults_of_rows_are_reported_with_their_place(rows: str, expected: str) -> None:
    with pytest.raises(InputError) as caught:
        cast.layout(f"  - {{block: articles, rows: {rows}}}\n")
    assert expected in str(caught.value.issues[0].place)


def test_figures_of_statements_are_marked_only_where_the_paper_lists_traces() -> None:
    block = "  - {block: articles, rows: [{label: A, content: '{{ iku-2.actual }}'}]}\n"
    traces = (
        "  - {block: heading, kind: annex, title: Jejak}\n  - {block: generated, kind: traces}\n"
    )
    with_traces = build_document(cast.paper(layout=cast.layout(block + traces)))
    without = build_document(cast.paper(layout=cast.layout(block)))
    (marked,) = (part for part in with_traces.blocks if isinstance(part, Articles))
    (plain,) = (part for part in without.blocks if isinstance(part, Articles))
    (listed,) = (part for part in with_traces.blocks if isinstance(part, TraceList))
    assert isinstance(marked.mark, TraceMark)
    assert [(entry.id, entry.title) for entry in listed.entries] == [(marked.mark.target, "A")]
    assert plain.mark is None
    assert without.explanations


def test_references_within_statements_are_labelled() -> None:
    block = """
  - {block: heading, kind: chapter, id: bab, title: Bab}
  - {block: articles, rows: [{label: A, content: "{{ ref bab }}", points: ["{{ ref bab }}", b]}]}
"""
    found = build_document(cast.paper(layout=cast.layout(block)))
    (part,) = (part for part in found.blocks if isinstance(part, Articles))
    runs = (part.entries[0].content, part.entries[0].items[0].content)
    labels = [inline.label for run in runs for inline in run if isinstance(inline, Reference)]
    assert labels == ["Bab I", "Bab I"]


# --- signatures


def test_no_more_than_four_sign_beside_each_other() -> None:
    five = ", ".join(["{post: a}"] * 5)
    with pytest.raises(InputError):
        cast.layout(f"  - {{block: signature, signatories: [{five}]}}\n")


# --- the whole


def test_the_orientation_of_the_layout_is_that_of_the_paper() -> None:
    layout = cast.layout(TITLE)
    assert build_document(cast.paper(layout=layout)).meta.orientation is Orientation.PORTRAIT
    turned = layout.model_copy(update={"orientation": Orientation.LANDSCAPE})
    assert build_document(cast.paper(layout=turned)).meta.orientation is Orientation.LANDSCAPE
