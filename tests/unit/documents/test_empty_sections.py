"""Sections and annexes that the data leave empty: what fills them is said,
empty annexes are not printed.
"""

from __future__ import annotations

import pytest
from tests.paper_text import write_inlines
from tests.unit.documents import cast

from capaian.documents.blocks.desk import NO_DATA, why_empty
from capaian.documents.build import build_document
from capaian.documents.layout.model import walk_specs
from capaian.documents.layout.reader import read_layout
from capaian.documents.layout.specs import BlockSpec
from capaian.documents.tree import Callout, Document, Heading, ItemList
from capaian.dossier.rows.sheets import all_sheets
from capaian.rulebook.layouts import layout_kinds

PAPER = """
  - {block: heading, id: bab-1, kind: chapter, title: Pendahuluan}
  - {block: heading, id: hukum, title: Landasan Hukum}
  - {block: list, about: Landasan hukum, items: documents where is_legal_basis = ya, content: x}
  - {block: heading, id: latihan, title: Pelatihan}
  - {block: table, caption: Pelatihan, rows: training, columns: [{head: A, field: name}]}
  - {block: pictures, place: latihan, title: pelatihan}
  - {block: heading, id: lampiran-latihan, kind: annex, title: Daftar Pelatihan}
  - {block: table, caption: Daftar, rows: training, columns: [{head: A, field: name}]}
  - {block: heading, id: lampiran-batas, kind: annex, title: Keterbatasan}
  - {block: generated, kind: limitations}
"""


@pytest.fixture(scope="module")
def poor() -> Document:
    return build_document(cast.paper(cast.rich(training=(), documents=()), cast.layout(PAPER)))


def headings(document: Document) -> list[tuple[str, str | None]]:
    return [(b.id, b.number) for b in document.blocks if isinstance(b, Heading) and b.level == 1]


def remark_below(document: Document, name: str) -> str:
    place = next(
        n for n, b in enumerate(document.blocks) if isinstance(b, Heading) and b.id == name
    )
    remark = document.blocks[place + 1]
    assert isinstance(remark, Callout)
    return write_inlines(remark.content)


def test_an_empty_section_says_which_sheet_fills_it(poor: Document) -> None:
    assert remark_below(poor, "hukum") == "Landasan hukum: belum ada data di lembar Dokumen."


def test_of_a_section_that_lacks_several_things_each_is_reported(poor: Document) -> None:
    assert remark_below(poor, "latihan") == (
        "Tabel “Pelatihan”: belum ada data di lembar Pelatihan. "
        "Foto pelatihan: belum ada foto di lembar Bukti."
    )


def test_an_annex_without_content_is_left_out_and_the_next_takes_its_number(
    poor: Document,
) -> None:
    assert headings(poor) == [("bab-1", "I"), ("lampiran-batas", "1")]


def test_what_the_annex_would_have_shown_is_named_among_the_limitations(poor: Document) -> None:
    items = [
        write_inlines(i.content) for b in poor.blocks if isinstance(b, ItemList) for i in b.items
    ]
    (line,) = [text for text in items if text.endswith("lembar Pelatihan.")]
    assert line == "Tabel “Pelatihan”; Tabel “Daftar”: belum ada data di lembar Pelatihan."


def test_an_annex_with_content_stays() -> None:
    whole = PAPER.replace("rows: training", "rows: districts")
    document = build_document(cast.paper(cast.rich(training=()), cast.layout(whole)))
    assert headings(document)[1:] == [("lampiran-latihan", "1"), ("lampiran-batas", "2")]


# --- why a block is left out

CHART = """
  - {{block: chart, kind: {kind}, sheet: Tahun-tahun lalu, items: {items},
      value: {value}, caption: Waktu}}
  - {{block: generated, kind: limitations}}
"""


@pytest.mark.parametrize(
    ("items", "value", "why"),
    [
        (
            "indicators where tier = IV and is_key = ya",
            "prior.actual",
            "tidak ada yang demikian di lembar Indikator",
        ),
        (
            "indicators where code = iku-2",
            "prior.actual",
            "belum ada data di lembar Tahun-tahun lalu",
        ),
        ("people.rank.rows where parent = -", "actual", "belum ada data di lembar Pegawai"),
    ],
    ids=["nothing such to show", "things without figures", "nothing to choose from"],
)
def test_a_chart_without_things_names_another_sheet_than_one_without_figures(
    items: str, value: str, why: str
) -> None:
    layout = cast.layout(CHART.format(kind="bars", items=items, value=value))
    document = build_document(cast.paper(cast.rich(history=(), plan_years=()), layout))
    texts = [
        write_inlines(i.content)
        for b in document.blocks
        if isinstance(b, ItemList)
        for i in b.items
    ]
    assert f"Gambar “Waktu”: {why}." in texts


@pytest.mark.parametrize(
    ("sheet", "query", "words"),
    [
        ("", "training", "belum ada data di lembar Pelatihan"),
        ("", "people.rank.rows where parent = -", "belum ada data di lembar Pegawai"),
        ("", "office.posts where unit = -", "belum ada data di lembar Jabatan"),
        ("", "peers", "belum ada data di lembar Kabupaten-kota lain"),
        ("Butir Rencana", "regional.missions", "belum ada data di lembar Butir Rencana"),
        ("", "regional.missions", NO_DATA),
        ("", "", NO_DATA),
    ],
)
def test_why_a_block_is_empty(sheet: str, query: str, words: str) -> None:
    assert why_empty(sheet, query) == words


def specs() -> list[BlockSpec]:
    return [spec for kind in layout_kinds() for spec in walk_specs(read_layout(kind=kind).blocks)]


def test_sheets_that_layouts_name_are_sheets_of_the_workbook() -> None:
    tabs = {sheet.tab for sheet in all_sheets()}
    named = {spec.sheet for spec in specs() if spec.sheet}
    assert len(named) >= 5
    assert named <= tabs


def test_sheets_that_queries_tell_are_sheets_of_the_workbook() -> None:
    tabs = {sheet.tab for sheet in all_sheets()}
    queries = [getattr(spec, "items", "") or getattr(spec, "rows", "") for spec in specs()]
    reasons = {why_empty("", query) for query in queries if isinstance(query, str)} - {NO_DATA}
    assert len(reasons) >= 8
    assert {words.removeprefix("belum ada data di lembar ") for words in reasons} <= tabs
