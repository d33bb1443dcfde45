"""Papers without a list of marks explain them below their tables;
sources of traces are named by title.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.documents import cast

from capaian.documents.annexes.notes import explain_marks
from capaian.documents.build import build_document
from capaian.documents.narrative.fields import words_of
from capaian.documents.tree import (
    Cell,
    Column,
    DefinitionList,
    Inlines,
    Number,
    Paragraph,
    Row,
    Table,
    Text,
)
from capaian.domain.value import Reason

NOT_YET = Number("…", None, Reason.NOT_REPORTED.words)
NOT_IN_SOURCE = Number("t.t.", None, "realisasi tidak tersedia")
NO_TARGET = Number("t.t.", None, Reason.NO_TARGET.words)
OWN = Number("–", None, "anggaran berdiri pada program")


def table(*cells: Number, notes: Sequence[Inlines] = ()) -> Table:
    rows = tuple(Row((Cell((cell,)),)) for cell in cells)
    return Table("t", "", (Text("Judul"),), (Column(),), (), rows, notes=tuple(notes))


def notes_of(*tables: Table) -> list[list[str]]:
    return [
        [words_of(note) for note in block.notes]
        for block in explain_marks(tables)
        if isinstance(block, Table)
    ]


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ((NOT_YET, Number("12")), ["…: belum dilaporkan."]),
        ((NOT_IN_SOURCE, NOT_YET), ["t.t.: tidak tersedia; …: belum dilaporkan."]),
        ((NOT_IN_SOURCE, NO_TARGET), ["t.t.: tidak tersedia atau tidak ada target."]),
        ((OWN, OWN), ["–: anggaran berdiri pada program."]),
        ((Number("12"), Number("–")), []),
    ],
)
def test_a_table_explains_the_marks_in_it(cells: tuple[Number, ...], note: list[str]) -> None:
    assert notes_of(table(*cells)) == [note]


def test_what_one_table_explains_the_next_does_not_repeat() -> None:
    assert notes_of(table(NOT_YET), table(NOT_YET), table(NOT_YET, NO_TARGET)) == [
        ["…: belum dilaporkan."],
        [],
        ["t.t.: tidak ada target."],
    ]


def test_a_mark_with_another_meaning_is_explained_with_all_it_means_in_the_table() -> None:
    assert notes_of(table(NOT_IN_SOURCE), table(NOT_IN_SOURCE, NO_TARGET))[1] == [
        "t.t.: tidak tersedia atau tidak ada target."
    ]


def test_a_mark_that_the_form_explains_itself_is_not_explained_twice() -> None:
    own = (Text("t.t.: anggaran saat itu tidak dimuat."),)
    assert notes_of(table(NOT_IN_SOURCE, notes=[own])) == [
        ["t.t.: anggaran saat itu tidak dimuat."]
    ]


def test_blocks_other_than_tables_stay_as_they_are() -> None:
    blocks = [Paragraph((NOT_YET,)), table(Number("1"))]
    assert explain_marks(blocks) == blocks


TABLE = """
  - block: table
    id: t
    caption: T
    rows: indicators
    columns: [{head: A, field: name}, {head: B, field: national.target}]
"""
MARKS = "  - {block: generated, kind: marks}\n"


@pytest.mark.parametrize(("blocks", "explained"), [(TABLE, True), (TABLE + MARKS, False)])
def test_a_list_of_marks_makes_the_notes_needless(blocks: str, explained: bool) -> None:
    document = build_document(cast.paper(layout=cast.layout(blocks)))
    (shown,) = [block for block in document.blocks if isinstance(block, Table)]
    assert bool(shown.notes) is explained


SOURCED = """
  - {block: text, content: "Cakupan {{ akta.ratio }}%."}
  - {block: generated, kind: sources}
  - {block: generated, kind: traces}
"""


def sources_of(content: str) -> list[tuple[str, str]]:
    document = build_document(cast.paper(layout=cast.layout(content)))
    lists = [block for block in document.blocks if isinstance(block, DefinitionList)]
    return [
        (entry.term, words_of(entry.paragraphs[0])) for block in lists for entry in block.entries
    ]


def test_the_sources_behind_the_figures_are_named_by_their_titles() -> None:
    year = cast.rich()
    used = {count.source for count in year.counts}
    titles = [(f"[{source.id}]", source.title) for source in year.sources if source.id in used]
    assert titles
    assert sources_of(SOURCED) == titles


def test_a_paper_without_figures_names_no_sources() -> None:
    assert sources_of(SOURCED.replace("{{ akta.ratio }}%", "belum ada")) == []
