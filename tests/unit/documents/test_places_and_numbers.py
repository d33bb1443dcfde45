"""Lines of the problems of texts; numbers of tables below tables, of lettered sections,
of roman annexes.
"""

from __future__ import annotations

import pytest
from tests import factories as make
from tests.unit.documents import cast

from capaian.documents.build import compose
from capaian.documents.layout.model import Numbering
from capaian.documents.layout.reader import read_layout
from capaian.documents.narrative.review import line_at, review_narratives
from capaian.documents.numbering import number_blocks
from capaian.documents.tree import Block, Heading, HeadingKind, Table, Text
from capaian.domain.issue import Place
from capaian.domain.narrative import Innovation


def places(markdown: str) -> list[tuple[int | None, str | None]]:
    """Lines and names of the problems of a text."""
    desk = cast.desk(cast.rich(narratives=(cast.narrative("penutup", markdown),)))
    layout = cast.layout("  - {block: text, narrative: penutup}")
    assert compose(layout.blocks, desk) == []
    return [(issue.place.row, issue.value) for issue in desk.notes.issues]


def test_every_field_that_leads_nowhere_is_reported_with_its_line() -> None:
    text = (
        "Satu {{ year }}.\n\nDua {{ iku-2.aktual }}\ndan {{ iku-2.target }}, {{ tahun "
        "}}.\n\n{{ entah }}"
    )
    assert places(text) == [(3, "aktual"), (4, "tahun"), (6, "entah")]


def test_lines_count_from_the_top_of_the_file() -> None:
    assert places("---\nfields: 00\n---\nSatu.\n\n{{ entah }}") == [(6, "entah")]


def test_a_condition_that_leads_nowhere_has_its_line() -> None:
    assert places("Satu.\n\n{{ when entah }}Dua{{ end }}") == [(3, "entah")]


def test_a_condition_without_end_has_its_line() -> None:
    ((row, word),) = places("Satu.\n\nDua {{ when iku-2.actual }}tiga.")
    assert row == 3
    assert word == "when iku-2.actual"


def test_an_unknown_fact_is_a_mistake() -> None:
    assert places("{{ facts.penduduk }} dan {{ facts.pendduk }}") == [(1, "pendduk")]


def test_without_any_facts_a_text_still_makes_a_paper() -> None:
    desk = cast.desk(cast.small(narratives=(cast.narrative("teks", "{{ facts.penduduk }}"),)))
    assert len(compose(cast.layout("  - {block: text, narrative: teks}").blocks, desk)) == 1
    assert desk.notes.issues == []


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("Capaian 94,24 persen.", 1),
        ("Kinerja baik.\n\nCapaian tahun ini 94,24.", 3),
        ("---\nfields: 00\n---\nKinerja {{ year }}.\nCapaian 94,24.", 5),
        ("{{ when iku-2.actual }}a{{ otherwise\n }}b{{ end }}\nCapaian 94,24.", 3),
    ],
)
def test_a_typed_digit_has_its_line(markdown: str, line: int) -> None:
    year = cast.rich(narratives=(cast.narrative("teks", markdown),))
    scope = cast.scope(year)
    name = year.indicators[0].name
    typed = markdown.replace("Capaian", f"Capaian {name}")
    found = [
        issue.place.row
        for issue in review_narratives(
            cast.rich(narratives=(cast.narrative("teks", typed),)), scope
        )
        if issue.code == "typed_digit"
    ]
    assert found == [line]


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        (
            "Uraian.\n\nKecamatan\tKIA\nHulu\t12.336\nHilir\t\n\tTarget\tHasil\n1.\tKIA\t99\n",
            [3, 6],
        ),
        ("Uraian.\n| a | b |\n|---|---|\n| 1 | 2 |", [2]),
        ("1.\tSatu\n2.\tDua\n\nSatu\tdua\n- tiga\n|\n|", []),
    ],
)
def test_rows_of_a_pasted_table_are_a_warning(markdown: str, lines: list[int]) -> None:
    year = cast.rich(narratives=(cast.narrative("teks", markdown),))
    found = [i for i in review_narratives(year, cast.scope(year)) if i.code == "text_with_table"]
    assert [issue.place.row for issue in found] == lines


def test_lines_begin_with_one() -> None:
    assert [line_at("a\nb\n", position) for position in (0, 1, 2, 4)] == [1, 1, 2, 3]


@pytest.mark.parametrize(("group", "headings"), [("", 0), ("Jemput bola", 1)])
def test_a_heading_without_words_opens_nothing(group: str, headings: int) -> None:
    innovation = Innovation("antar", "ANTAR", "", group, "", (), make.place("innovations.yaml"))
    desk = cast.desk(cast.rich(innovations=(innovation,)))
    blocks = (
        '  - {block: each, items: innovation_groups, blocks: [{block: heading, title: "{{ '
        'item.name }}"}]}'
    )
    assert len(compose(cast.layout(blocks).blocks, desk)) == headings
    assert desk.notes.issues == []


# --- numbers


def table(below: int = 0) -> Table:
    return Table(f"t{below}", "", (Text("Judul"),), (), (), (), below=below)


def chapter() -> Heading:
    return Heading("bab", 1, "Bab", HeadingKind.CHAPTER)


def section(level: int) -> Heading:
    return Heading(f"s{level}", level, "Bagian")


def annex() -> Heading:
    return Heading("l", 1, "Lampiran", HeadingKind.ANNEX)


def labels(*blocks: Block, **numbering: str) -> list[str | None]:
    numbered = number_blocks(list(blocks), Numbering.model_validate(numbering))
    return [block.label if isinstance(block, Table | Heading) else None for block in numbered]


BELOW = [
    (
        (0, 0, 1, 2, 2, 1, 2, 0),
        ["1.1", "1.2", "1.2.1", "1.2.1.1", "1.2.1.2", "1.2.2", "1.2.2.1", "1.3"],
    ),
    ((0, 0, 0), ["1.1", "1.2", "1.3"]),
    ((1, 0), ["1.0.1", "1.1"]),
]


@pytest.mark.parametrize(("depths", "expected"), BELOW)
def test_tables_may_be_numbered_below_the_table_before(
    depths: tuple[int, ...], expected: list[str]
) -> None:
    assert labels(chapter(), *map(table, depths))[1:] == [f"Tabel {number}" for number in expected]


def test_every_chapter_begins_its_tables_anew() -> None:
    assert labels(chapter(), table(), table(1), chapter(), table())[-1] == "Tabel 2.1"


def test_sections_may_have_letters() -> None:
    blocks = (
        chapter(),
        section(2),
        section(3),
        section(4),
        section(3),
        section(4),
        section(2),
        section(3),
    )
    assert labels(*blocks, sections="letters") == ["Bab I", "A", "1", "1.1", "2", "2.1", "B", "1"]
    assert labels(*blocks)[1:4] == ["1.1", "1.1.1", "1.1.1.1"]


def test_letters_end_with_z() -> None:
    many = labels(chapter(), *[section(2)] * 27, sections="letters")
    assert many[26:] == ["Z", "27"]


def test_annexes_may_be_roman() -> None:
    assert labels(annex(), table(), annex(), annexes="roman") == [
        "Lampiran I",
        "Tabel L.I.1",
        "Lampiran II",
    ]
    assert labels(annex(), table()) == ["Lampiran 1", "Tabel L1.1"]


def test_a_layout_says_how_its_parts_are_numbered() -> None:
    layout = read_layout(
        "id: x\ntitle: X\nshort_title: X\nnumbering: {sections: letters, annexes: roman}\n"
        "blocks:\n  - {block: cover, title: T}"
    )
    assert (layout.numbering.sections, layout.numbering.annexes) == ("letters", "roman")


def test_places_of_texts_name_their_file() -> None:
    desk = cast.desk(cast.rich(narratives=(cast.narrative("penutup", "{{ entah }}"),)))
    compose(cast.layout("  - {block: text, narrative: penutup}").blocks, desk)
    assert desk.notes.issues[0].place == Place("narrative/penutup.md", 1, "entah")
