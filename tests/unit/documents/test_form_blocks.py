"""Letterheads, titles of papers, labelled statements, signatures: what each prints, and what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.paper_text import write_inlines, write_text
from tests.unit.documents import cast

from capaian.documents.blocks.desk import Desk
from capaian.documents.build import build_document, compose
from capaian.documents.tree import (
    Article,
    Articles,
    Heading,
    HeadingKind,
    Letterhead,
    LineBreak,
    ListStyle,
    Orientation,
    Reference,
    Signature,
    SignatureRow,
    Table,
    TraceList,
    TraceMark,
)
from capaian.domain.errors import InputError


def parts(desk: Desk, block: str) -> list[object]:
    """The parts of one block, as YAML indented like a list item of a layout."""
    return list(compose(cast.layout(block).blocks, desk))


def articles(desk: Desk, rows: str) -> tuple[Article, ...]:
    (part,) = parts(desk, f"  - block: articles\n    rows:\n{rows}")
    assert isinstance(part, Articles)
    return part.entries


def opening(entry: Article) -> str:
    return write_inlines(entry.content)


def items(entry: Article) -> list[str]:
    return [write_inlines(item.content) for item in entry.items]


# --- letterhead ---------------------------------------------------------------------------------------

HEAD = """
  - block: letterhead
    government: "PEMERINTAH {{ office.regency_name }}"
    office: "{{ office.name }}"
    lines: ["Jalan Contoh 1", "", "{{ office.functions }}"]
    items: office.posts
    content: "{{ item.name }}"
"""


def test_a_letterhead_fills_its_fields_and_drops_empty_lines() -> None:
    (part,) = parts(cast.desk(), HEAD)
    assert isinstance(part, Letterhead)
    assert part.government.startswith("PEMERINTAH ")
    assert part.office == cast.rich().office.name
    assert part.lines[0] == "Jalan Contoh 1"
    assert "" not in part.lines
    assert part.lines[-3:] == ("Kepala Dinas", "Sekretaris", "Kabid")
    assert part.emblem is None


def test_the_emblem_comes_from_the_evidence() -> None:
    block = "  - {block: letterhead, office: DINAS, picture: sarana}\n"
    (with_file,) = parts(cast.desk(pictures={"loket.png": b"png"}), block)
    (without,) = parts(cast.desk(), block)
    assert isinstance(with_file, Letterhead)
    assert isinstance(without, Letterhead)
    assert with_file.emblem is not None
    assert (with_file.emblem.content, with_file.emblem.alt) == (b"png", "Loket pelayanan")
    assert without.emblem is None


# --- titles -------------------------------------------------------------------------------------------

TITLE = """
  - block: heading
    id: lampiran-sk
    kind: paper
    title: |
      INDIKATOR KINERJA UTAMA

      TAHUN {{ year }}
    lead: |
      LAMPIRAN I
      NOMOR {{ year }}/1
"""


def test_the_title_of_a_paper_keeps_its_lines() -> None:
    (part,) = parts(cast.desk(), TITLE)
    assert isinstance(part, Heading)
    assert (part.kind, part.level, part.id) == (HeadingKind.PAPER, 1, "lampiran-sk")
    assert part.lines == ("INDIKATOR KINERJA UTAMA", "TAHUN 2023")
    assert part.title == "INDIKATOR KINERJA UTAMA TAHUN 2023"
    assert write_inlines(part.lead) == "LAMPIRAN I / NOMOR 2023/1"
    assert sum(isinstance(inline, LineBreak) for inline in part.lead) == 1


def test_other_headings_have_one_line() -> None:
    (part,) = parts(cast.desk(), "  - {block: heading, title: Bab, kind: chapter, lead: Awal}\n")
    assert isinstance(part, Heading)
    assert (part.lines, part.printed_lines) == ((), ("Bab",))


def test_titles_of_papers_take_no_number_and_tables_count_on() -> None:
    table = "  - {block: table, caption: A, rows: indicators, columns: [{head: A, field: name}]}\n"
    other = TITLE.replace("lampiran-sk", "lampiran-lain")
    found = build_document(cast.paper(layout=cast.layout(TITLE + table + other + table)))
    assert [block.number for block in found.blocks if isinstance(block, Heading)] == [None, None]
    assert [block.label for block in found.blocks if isinstance(block, Table)] == ["Tabel 1", "Tabel 2"]


# --- labelled statements ------------------------------------------------------------------------------


def test_rows_print_words_or_a_list_beside_their_label() -> None:
    found = articles(
        cast.desk(),
        """
      - {label: Menimbang, points: ["bahwa satu;", "bahwa dua;"]}
      - {label: Mengingat, items: documents, item: "{{ item.title }};", style: decimal}
      - {centered: "MEMUTUSKAN {{ year }}:"}
      - {label: Menetapkan, content: "{{ office.name }}"}
""",
    )
    assert [entry.label for entry in found] == ["Menimbang", "Mengingat", "", "Menetapkan"]
    assert [entry.centered for entry in found] == [False, False, True, False]
    assert [entry.style for entry in found[:2]] == [ListStyle.ALPHA, ListStyle.DECIMAL]
    assert items(found[0]) == ["bahwa satu;", "bahwa dua."]
    assert items(found[1]) == ["Peraturan uu;", "Peraturan sk."]
    assert opening(found[2]) == "MEMUTUSKAN 2023:"
    assert opening(found[3]) == cast.rich().office.name


def test_a_list_of_one_is_printed_as_words() -> None:
    (entry,) = articles(cast.desk(), "      - {label: Menimbang, points: [bahwa satu]}\n")
    assert (opening(entry), entry.items) == ("bahwa satu", ())


def test_a_list_of_one_below_words_stays_a_list() -> None:
    (entry,) = articles(cast.desk(), "      - {label: KESATU, content: Hal ini, points: [satu]}\n")
    assert (opening(entry), items(entry)) == ("Hal ini", ["satu"])


def test_points_of_the_layout_stand_before_those_of_the_query() -> None:
    row = '      - {label: A, points: [satu], items: documents, item: "{{ item.title }}"}\n'
    (entry,) = articles(cast.desk(), row)
    assert items(entry) == ["satu", "Peraturan uu", "Peraturan sk"]


def test_a_row_for_each_thing() -> None:
    row = """
      - each: indicators where tier = II
        label: "{{ row.code }}"
        content: "{{ row.name }}"
"""
    found = articles(cast.desk(), row)
    assert [entry.label for entry in found] == ["iku-1", "iku-2"]
    assert all(opening(entry) for entry in found)


def test_conditions_of_rows() -> None:
    rows = """
      - {label: A, content: a, when: indicators}
      - {label: B, content: b, when: innovations}
"""
    assert [entry.label for entry in articles(cast.desk(cast.small()), rows)] == ["A"]
    assert [entry.label for entry in articles(cast.desk(), rows)] == ["A", "B"]


def test_labels_may_be_numbered_centred_lines_and_continuations_are_not() -> None:
    block = """
  - block: articles
    numbered: true
    rows:
      - {label: JABATAN, content: a}
      - {content: lanjutan}
      - {centered: TENGAH}
      - {label: TUGAS, content: b}
"""
    (part,) = parts(cast.desk(), block)
    assert isinstance(part, Articles)
    assert [entry.number for entry in part.entries] == ["1.", "", "", "2."]


@pytest.mark.parametrize(
    "row",
    [
        "{label: Memperhatikan, items: awards}",
        "{label: Memperhatikan, points: ['  ']}",
        "{label: Memperhatikan, content: ''}",
    ],
)
def test_a_row_without_words_is_left_out_and_named(row: str) -> None:
    desk = cast.desk(cast.small())
    block = f"  - block: articles\n    id: isi\n    rows:\n      - {row}\n      - {{label: A, content: a}}\n"
    (part,) = parts(desk, block)
    assert isinstance(part, Articles)
    assert [entry.label for entry in part.entries] == ["A"]
    assert [left.title for left in desk.notes.omitted] == ["Memperhatikan"]
    optional = cast.desk(cast.small())
    parts(optional, block.replace("label: Memperhatikan", "optional: true, label: Memperhatikan"))
    assert optional.notes.omitted == []


def test_a_query_of_rows_without_things_is_named() -> None:
    desk = cast.desk(cast.small())
    block = "  - block: articles\n    id: diktum\n    rows: [{each: innovations, label: x, content: y}]\n"
    assert parts(desk, block) == []
    assert [left.title for left in desk.notes.omitted] == ["diktum"]
    silent = cast.desk(cast.small())
    assert parts(silent, block.replace("{each", "{optional: true, each")) == []
    assert silent.notes.omitted == []


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
    traces = "  - {block: heading, kind: annex, title: Jejak}\n  - {block: generated, kind: traces}\n"
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


# --- signatures ---------------------------------------------------------------------------------------


def test_one_signatory_as_ever() -> None:
    (part,) = parts(cast.desk(), "  - {block: signature, place_and_date: 'Kota,', post: Kepala}\n")
    assert part == Signature("Kota,", "Kepala")


def test_several_signatories_side_by_side() -> None:
    block = """
  - block: signature
    signatories:
      - {role: "PIHAK KEDUA,", post: Bupati}
      - {place_and_date: "Kota, {{ year }}", role: "P1,", post: Kepala, below: ["NIP ..", ""]}
"""
    (part,) = parts(cast.desk(), block)
    assert isinstance(part, SignatureRow)
    second, first = part.signatures
    assert (second.role, second.post, second.lines) == ("PIHAK KEDUA,", "Bupati", ())
    assert (first.place_and_date, first.lines) == ("Kota, 2023", ("NIP ..",))


def test_no_more_than_four_sign_beside_each_other() -> None:
    five = ", ".join(["{post: a}"] * 5)
    with pytest.raises(InputError):
        cast.layout(f"  - {{block: signature, signatories: [{five}]}}\n")


# --- the whole ----------------------------------------------------------------------------------------


def test_the_orientation_of_the_layout_is_that_of_the_paper() -> None:
    layout = cast.layout(TITLE)
    assert build_document(cast.paper(layout=layout)).meta.orientation is Orientation.PORTRAIT
    turned = layout.model_copy(update={"orientation": Orientation.LANDSCAPE})
    assert build_document(cast.paper(layout=turned)).meta.orientation is Orientation.LANDSCAPE


def test_forms_as_text() -> None:
    block = """
  - {block: letterhead, government: PEMERINTAH, office: DINAS, lines: [Jalan], picture: sarana}
  - {block: heading, kind: paper, title: "KEPUTUSAN\\nNOMOR 1", lead: "LAMPIRAN I\\nNOMOR 1"}
  - {block: articles, numbered: true, rows: [{label: TUGAS, points: [a, b]}, {centered: TENGAH}]}
  - {block: signature, signatories: [{role: SATU, post: A}, {post: B, below: [NIP]}]}
"""
    made = replace(cast.paper(layout=cast.layout(block)), pictures={"loket.png": b"png"})
    text = write_text(build_document(made))
    for line in (
        "[Loket pelayanan]\nPEMERINTAH\nDINAS\nJalan",
        "LAMPIRAN I / NOMOR 1\n# KEPUTUSAN / NOMOR 1",
        "1. TUGAS        :\n        - a\n        - b",
        " TENGAH",
        "SATU / A || B / NIP",
    ):
        assert line in text
