"""Blocks other than tables and charts: what each prints, and what it does without data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.paper_text import write_inlines
from tests.unit.documents import cast

from capaian.documents.blocks.desk import Desk
from capaian.documents.build import COMPOSERS, compose
from capaian.documents.layout import model
from capaian.documents.layout.reader import read_layout
from capaian.documents.layout.specs import ArticlesSpec, BlockSpec, LetterheadSpec
from capaian.documents.tree import (
    BandLegend,
    Block,
    Callout,
    CalloutKind,
    Cover,
    DefinitionList,
    Diagram,
    Formula,
    Fraction,
    Heading,
    HeadingKind,
    ItemList,
    KeyFigures,
    ListStyle,
    Paragraph,
    Picture,
    Reference,
    SheetHead,
    Signature,
    Table,
    Text,
)
from capaian.domain.issue import Level


def parts(desk: Desk, *lines: str) -> list[object]:
    layout = cast.layout("".join(f"  - {line}\n" for line in lines))
    return list(compose(layout.blocks, desk))


def one(desk: Desk, line: str) -> object:
    (part,) = parts(desk, line)
    return part


def test_every_kind_of_block_has_a_composer() -> None:
    kinds = set(model.AnyBlock.__args__[0].__args__)  # type: ignore[attr-defined]  # the members of the union
    assert kinds == set(COMPOSERS)
    assert len(kinds) <= 25


# --- texts --------------------------------------------------------------------------------------------


def test_a_narrative_fills_its_slot() -> None:
    part = one(cast.desk(), "{block: text, narrative: penutup}")
    assert isinstance(part, Paragraph)
    assert write_inlines(part.content) == "Capaian [85,00]%."


def test_a_missing_narrative_is_shown_and_named() -> None:
    desk = cast.desk()
    part = one(desk, "{block: text, narrative: kata-pengantar}")
    assert isinstance(part, Paragraph)
    assert write_inlines(part.content) == "[Teks “kata pengantar” belum ditulis]"
    assert desk.notes.unwritten == ["kata-pengantar"]


def test_an_optional_narrative_is_not_missed() -> None:
    desk = cast.desk()
    assert parts(desk, "{block: text, narrative: pengantar, optional: true}") == []
    assert desk.notes.unwritten == []


def test_words_of_the_layout_stand_in_for_a_narrative() -> None:
    desk = cast.desk()
    part = one(desk, '{block: text, narrative: pengantar, content: "Tahun {{ year }}"}')
    assert isinstance(part, Paragraph)
    assert write_inlines(part.content) == "Tahun 2023"
    assert desk.notes.unwritten == []


def test_a_slot_may_be_named_by_a_field() -> None:
    year = cast.rich(narratives=(cast.narrative("analisis-ktp", "Isi"),))
    line = '{block: each, items: components, blocks: [{block: text, narrative: "analisis-{{ item.code }}"}]}'
    desk = cast.desk(year)
    words = [write_inlines(part.content) for part in parts(desk, line) if isinstance(part, Paragraph)]
    assert sorted(words) == ["Isi", "[Teks “analisis akta” belum ditulis]"]
    assert desk.notes.unwritten == ["analisis-akta"]


def test_an_unknown_field_in_a_narrative_is_an_error_with_its_file() -> None:
    desk = cast.desk(cast.rich(narratives=(cast.narrative("penutup", "{{ iku-2.aktual }}"),)))
    assert parts(desk, "{block: text, narrative: penutup}") == []
    (issue,) = desk.notes.issues
    assert (issue.level, issue.code, issue.place.file) == (
        Level.ERROR,
        "unknown_field",
        "narrative/penutup.md",
    )
    assert "actual" in issue.remedy


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{ iku-2.actual }}", "Angka dalam teks ini berubah sejak teks terakhir disunting."),
        ("Terima kasih.", "Teks ini belum dinyatakan sesuai untuk tahun ini."),
    ],
)
def test_a_text_that_no_longer_fits_is_marked_with_the_reason(text: str, why: str) -> None:
    year = cast.rich(narratives=(cast.narrative("penutup", f"---\nfields: 00\n---\n{text}"),))
    callout, _ = parts(cast.desk(year), "{block: text, narrative: penutup}")
    assert isinstance(callout, Callout)
    assert callout.kind is CalloutKind.CHECK_AGAIN
    assert callout.content == (Text(f"{why} Baca kembali sebelum naskah final."),)


def test_lists_have_an_item_per_thing() -> None:
    intro, listed = parts(
        cast.desk(),
        '{block: list, items: regional.missions, intro: "Misi:", content: "{{ item.text }}.", '
        "style: decimal}",
    )
    assert isinstance(intro, Paragraph)
    assert isinstance(listed, ItemList)
    assert [write_inlines(i.content) for i in listed.items] == ["Melayani.", "Membangun."]
    assert listed.style is ListStyle.DECIMAL


def test_definitions_leave_out_what_has_no_words() -> None:
    line = (
        '{block: definitions, items: cooperation, term: "{{ item.partner }}", content: ["{{ '
        'item.subject }}", "{{ item.signed }}"]}'
    )
    part = one(cast.desk(), line)
    assert isinstance(part, DefinitionList)
    assert [(e.term, [write_inlines(p) for p in e.paragraphs]) for e in part.entries] == [
        ("RS", ["akta lahir"])
    ]


def test_callouts_and_signatures_hold_fields() -> None:
    callout, signature = parts(
        cast.desk(),
        '{block: callout, kind: method, title: "Cara {{ year }}", content: "{{ iku-2.actual }}"}',
        '{block: signature, place_and_date: "{{ office.place }}, {{ year }}", post: "{{ '
        'office.head_title }}"}',
    )
    assert isinstance(callout, Callout)
    assert (callout.title, write_inlines(callout.content)) == ("Cara 2023", "[85,00]")
    assert isinstance(signature, Signature)
    assert signature.post.startswith("Plt. Kepala")


# --- openings -----------------------------------------------------------------------------------------


def test_the_cover_names_office_year_and_state() -> None:
    part = one(cast.desk(), "{block: cover, title: Laporan}")
    assert isinstance(part, Cover)
    assert (part.year, part.regency, part.state) == ("2023", "Kabupaten Contoh", "Naskah final")


def test_headings_take_their_level_from_their_kind() -> None:
    chapter, section = parts(
        cast.desk(),
        "{block: heading, kind: chapter, title: A, level: 3}",
        '{block: heading, title: "B {{ year }}", level: 4}',
    )
    assert isinstance(chapter, Heading)
    assert isinstance(section, Heading)
    assert (chapter.level, chapter.kind) == (1, HeadingKind.CHAPTER)
    assert (section.level, section.title) == (4, "B 2023")


def test_ids_are_unique_even_where_a_layout_repeats_them() -> None:
    desk = cast.desk()
    ids = [
        p.id
        for p in parts(desk, *['{block: heading, id: "a{{ year }}", title: A}'] * 3)
        if isinstance(p, Heading)
    ]
    assert ids == ["a2023", "a2023-2", "a2023-3"]


def test_key_figures_carry_marks_where_there_is_no_figure() -> None:
    line = (
        "{block: figures, figures: [{label: A, value: iku-2.gap | signed, unit: poin}, {label: "
        "B, value: ik-5.actual}]}"
    )
    part = one(cast.desk(), line)
    assert isinstance(part, KeyFigures)
    first, second = part.figures
    assert (first.value.display, first.unit) == ("−15,00", "poin")
    assert second.value.display == "…"
    assert second.value.reason


def test_sheets_leave_out_empty_lines() -> None:
    line = (
        '{block: sheet, code: "{{ iku-2.symbol }}", name: N, lines: ["{{ iku-2.owner }}", '
        '"Sasaran"], formula: "{{ iku-2.name }}"}'
    )
    part = one(cast.desk(), line)
    assert isinstance(part, SheetHead)
    assert (part.code, part.lines) == ("IKU 2", ("Sasaran",))
    assert write_inlines(part.formula) == "Indikator iku-2"


def test_the_legend_shows_all_bands_of_the_scale() -> None:
    part = one(cast.desk(), "{block: legend, title: Kategori}")
    assert isinstance(part, BandLegend)
    assert [(b.position, b.sign, b.name) for b in part.bands][::4] == [
        (1, "●", "Sangat Tinggi"),
        (5, "▼", "Sangat Rendah"),
    ]


# --- pictures -----------------------------------------------------------------------------------------


def test_a_formula_is_shown_with_words_and_with_figures() -> None:
    words, figures = parts(cast.desk(), "{block: formula, component: components.akta}")
    assert isinstance(words, Formula)
    assert isinstance(figures, Formula)
    assert isinstance(words.parts[1], Fraction)
    assert write_inlines(words.parts[1].numerator) == "Memiliki akta"
    assert isinstance(figures.parts[1], Fraction)
    assert write_inlines(figures.parts[1].denominator) == "[10]"
    assert isinstance(figures.parts[2], tuple)
    assert "80,00" in write_inlines(figures.parts[2])


def test_a_formula_without_a_result_says_why() -> None:
    desk = cast.desk(cast.small(counts=()))
    _, result = parts(desk, "{block: formula, component: components.akta}")
    assert isinstance(result, Formula)
    assert "(" in "".join(write_inlines(p) for p in result.parts if isinstance(p, tuple))


def test_the_organisation_chart_follows_the_parents() -> None:
    part = one(cast.desk(), "{block: diagram, items: office.posts, caption: Bagan}")
    assert isinstance(part, Diagram)
    assert part.root.title == "Kepala Dinas"
    assert [(b.title, b.dashed) for b in part.root.children] == [("Sekretaris", False), ("Kabid", True)]
    assert "Kabid (kosong)" in part.alt


def test_several_roots_stand_below_an_empty_box() -> None:
    part = one(cast.desk(), "{block: diagram, items: nodes, caption: Pohon}")
    assert isinstance(part, Diagram)
    assert part.root.title == ""
    assert len(part.root.children) == 2


def test_photographs_come_from_the_evidence_of_their_place() -> None:
    part = one(cast.desk(pictures={"loket.png": b"png"}), "{block: pictures, place: sarana}")
    assert isinstance(part, Picture)
    assert (part.content, part.alt, write_inlines(part.caption)) == (b"png", "Loket pelayanan", "Loket, 2023")


def test_a_photograph_of_two_places_appears_once_and_is_referred_to() -> None:
    queue = cast.evidence("antrean.png", "peta")
    both = replace(cast.evidence("loket.png", "sarana"), proves=("sarana", "peta"))
    desk = cast.desk(replace(cast.rich(), evidence=(both, queue)), {"loket.png": b"png", "antrean.png": b"a"})
    lines = ["{block: pictures, place: sarana}", *["{block: pictures, place: peta}"] * 2]
    first, second, *sentences = parts(desk, *lines)
    assert isinstance(first, Picture) and isinstance(second, Picture)
    assert (first.content, second.content) == (b"png", b"a")
    references = [
        [each.target for each in sentence.content if isinstance(each, Reference)]
        for sentence in sentences
        if isinstance(sentence, Paragraph)
    ]
    assert references == [[first.id], [first.id, second.id]]


def test_photographs_whose_files_are_called_almost_alike_have_names_of_their_own() -> None:
    files = ("a/loket.png", "a/loket.jpg", "a-loket.png")
    year = replace(cast.rich(), evidence=tuple(cast.evidence(file, "sarana") for file in files))
    found = parts(cast.desk(year, dict.fromkeys(files, b"png")), "{block: pictures, place: sarana}")
    assert [getattr(each, "id", "") for each in found] == ["foto-a-loket", "foto-a-loket-2", "foto-a-loket-3"]


def test_minutes_that_prove_a_place_are_named_and_are_no_picture() -> None:
    loket = cast.evidence("loket.png", "sarana")
    minutes = replace(
        cast.evidence("2023-Q4/berita-acara.pdf", "sarana"),
        media_type="application/pdf",
        caption="Berita acara",
    )
    bare = replace(cast.evidence("rekap.csv", "sarana"), media_type="text/csv", caption="", date="")
    year = replace(cast.rich(), evidence=(minutes, loket, bare))
    picture, named = parts(cast.desk(year, {"loket.png": b"png"}), "{block: pictures, place: sarana}")
    assert isinstance(picture, Picture) and picture.content == b"png"
    assert isinstance(named, Paragraph)
    assert write_inlines(named.content) == "Dokumen bukti: Berita acara, 2023 (berita-acara.pdf); rekap.csv."


@pytest.mark.parametrize("line", ["{block: pictures, place: sarana}", "{block: pictures, place: inovasi}"])
def test_a_photograph_without_its_file_is_left_out_and_named(line: str) -> None:
    desk = cast.desk()
    assert parts(desk, line) == []
    assert len(desk.notes.omitted) == 1


# --- absent data, conditions, repetition --------------------------------------------------------------

ABSENT = [
    "{block: list, id: misi, items: regional.missions, content: a}",
    "{block: definitions, id: inovasi, items: innovations, term: a, content: [b]}",
    "{block: table, caption: Barang, rows: assets, columns: [{head: A, field: name}]}",
    "{block: chart, caption: Pegawai, kind: bars, items: people.status.rows, value: count}",
    "{block: diagram, items: office.posts, caption: Bagan}",
    "{block: each, id: penilaian, items: evaluations, blocks: [{block: text, content: a}]}",
]


@pytest.mark.parametrize("line", ABSENT)
def test_blocks_without_data_are_left_out_and_named(line: str) -> None:
    desk = cast.desk(cast.small())
    assert parts(desk, line) == []
    assert len(desk.notes.omitted) == 1
    assert desk.notes.issues == []


@pytest.mark.parametrize("line", ABSENT)
def test_optional_blocks_are_left_out_silently(line: str) -> None:
    desk = cast.desk(cast.small())
    assert parts(desk, line.replace("{block:", "{optional: true, block:", 1)) == []
    assert desk.notes.omitted == []


CONDITIONS = [
    ("iku-2.prior.change", True),
    ("ik-5.prior.change", False),
    ("iku-2.is_key", True),
    ("ik-3.is_key", False),
    ("indicators where tier = II", True),
    ("indicators where tier = IX", False),
    ("innovations", True),
    ("tiers.IX", False),
]


@pytest.mark.parametrize(("condition", "there"), CONDITIONS)
def test_conditions_ask_for_data_that_are_there(condition: str, there: bool) -> None:
    found = parts(cast.desk(), f'{{block: text, content: Ada, when: "{condition}"}}')
    assert bool(found) is there


def test_all_unknown_names_are_collected_with_their_blocks() -> None:
    desk = cast.desk()
    parts(
        desk,
        '{block: text, id: satu, content: "{{ ofice.name }}"}',
        "{block: table, id: dua, caption: C, rows: aset, columns: [{head: A, field: name}]}",
        "{block: text, content: Baik}",
    )
    assert [(i.value, i.place.column) for i in desk.notes.issues] == [
        ("ofice", "text satu"),
        ("aset", "table dua"),
    ]


def test_repeated_blocks_nest_their_names() -> None:
    line = (
        "{block: each, items: objectives, name: goal, blocks: [{block: each, items: "
        "goal.indicators, optional: true, blocks: "
        '[{block: text, content: "{{ goal.id }}/{{ item.code }}"}]}]}'
    )
    found = [
        write_inlines(p.content) for p in parts(cast.desk(cast.small()), line) if isinstance(p, Paragraph)
    ]
    assert "sasaran-2/iku-2" in found
    assert len(found) == 5


def test_generated_parts_wait_for_the_rest() -> None:
    part = one(cast.desk(), "{block: generated, kind: traces}")
    assert isinstance(part, model.GeneratedSpec)


def specs(blocks: object) -> Iterator[BlockSpec]:
    for spec in blocks if isinstance(blocks, tuple) else ():
        yield spec
        yield from specs(getattr(spec, "blocks", ()))


OF_FORMS = {LetterheadSpec, ArticlesSpec}
"""Blocks of decrees and forms, which a report has not."""


def test_every_kind_of_block_but_callouts_and_those_of_forms_is_used_by_the_report() -> None:
    used = {type(spec) for spec in specs(read_layout(None).blocks)}
    assert set(COMPOSERS) - used == {model.CalloutSpec} | OF_FORMS


def test_there_are_at_most_twenty_five_kinds_of_blocks() -> None:
    assert len(COMPOSERS) <= 25


def test_composed_parts_are_blocks_of_the_tree() -> None:
    found = compose(read_layout(None).blocks, cast.desk())
    assert sum(isinstance(part, Table) for part in found) > 10
    assert all(isinstance(part, Block | model.GeneratedSpec) for part in found)
