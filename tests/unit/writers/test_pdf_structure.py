"""The pdf as a file: standards, tags, bookmarks, links, page labels, fonts, same bytes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pikepdf
import pytest
from tests.unit.writers.pdf_reader import sample_paper
from tests.unit.writers.sample import STAMP, sample_document, text_paragraph

from capaian.documents.tree import Chart, Diagram, Document, Heading, ItemList, Picture, Table
from capaian.writers.pdf import write_pdf

BLOCKS = sample_document().blocks


def of_kind(kind: type) -> list:
    return [block for block in BLOCKS if isinstance(block, kind)]


def captioned(table: Table) -> bool:
    return bool(table.label or table.caption)


def kinds() -> Counter[str]:
    return Counter(tag.kind for tag in sample_paper().tags())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pdfaid:part", "2"),
        ("pdfaid:conformance", "A"),
        ("pdfuaid:part", "1"),
        ("pdf:PDFVersion", None),
    ],
)
def test_file_says_which_standards_it_keeps(name: str, value: str | None) -> None:
    with sample_paper().file.open_metadata(update_docinfo=False) as metadata:
        assert metadata.get(name) in {value, "1.7"}


def test_properties_come_from_the_paper() -> None:
    info = sample_paper().file.docinfo
    assert str(info["/Title"]) == "Laporan Kinerja Instansi Pemerintah Tahun 2023"
    assert str(info["/Author"]) == "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Balangan"
    assert str(info["/Keywords"]) == f"Versi data {STAMP}"
    assert str(info["/CreationDate"]) == "D:20240115000000Z"
    assert str(sample_paper().file.Root.Lang) == "id"


def test_file_is_tagged_and_shows_its_title() -> None:
    root = sample_paper().file.Root
    assert bool(root.MarkInfo.Marked) is True
    assert bool(root.ViewerPreferences.DisplayDocTitle) is True


def test_every_table_has_head_body_and_caption() -> None:
    tables = of_kind(Table)
    assert kinds()["Table"] == len(tables)
    assert kinds()["TBody"] == len(tables)
    assert kinds()["THead"] == sum(1 for table in tables if table.head)
    figures = of_kind(Chart) + of_kind(Diagram) + of_kind(Picture)
    assert kinds()["Caption"] == sum(map(captioned, tables)) + len(figures)


def test_every_head_cell_says_what_it_heads() -> None:
    heads = [tag for tag in sample_paper().tags() if tag.kind == "TH"]
    expected = sum(len(row) for table in of_kind(Table) for row in table.head)
    expected += sum(len(table.column_numbers) for table in of_kind(Table))
    assert len(heads) == expected
    assert {tag.attributes.get("/Scope") for tag in heads} == {"/Column"}


def test_every_cell_is_tagged_once_although_heads_repeat() -> None:
    expected = sum(len(row.cells) for table in of_kind(Table) for row in table.rows)
    assert kinds()["TD"] == expected


def test_spans_are_in_the_tags() -> None:
    cells = [tag.attributes for tag in sample_paper().tags() if tag.kind in {"TH", "TD"}]
    assert {"/ColSpan", "/RowSpan"} <= {name for cell in cells for name in cell}


def test_every_picture_can_be_read() -> None:
    words = [tag.alt for tag in sample_paper().tags() if tag.kind == "Figure"]
    blocks = [block for block in BLOCKS if isinstance(block, Chart | Diagram | Picture)]
    assert words == [block.alt for block in blocks]


def test_headings_have_their_levels_in_order() -> None:
    found = [tag.kind for tag in sample_paper().tags() if tag.kind in {"H1", "H2", "H3", "H4"}]
    assert found == [f"H{heading.level}" for heading in of_kind(Heading)]


def test_paragraphs_and_lists_are_tagged() -> None:
    paragraphs = sum(1 for block in BLOCKS if type(block).__name__ == "Paragraph")
    assert kinds()["P"] >= paragraphs
    items = sum(len(block.items) for block in of_kind(ItemList))
    assert kinds()["LI"] >= items
    assert kinds()["LI"] == kinds()["LBody"] == kinds()["Lbl"]


def test_bookmarks_are_the_headings() -> None:
    expected = []
    for heading in of_kind(Heading):
        title = heading.title if heading.number is None else f"{heading.label} {heading.title}"
        expected.append((heading.level - 1, title))
    assert sample_paper().bookmarks() == expected


def test_pages_are_roman_before_the_first_chapter_and_arabic_from_it() -> None:
    labels = sample_paper().labels()
    first = sample_paper().pages.index(
        next(text for text in sample_paper().pages if text.startswith("BAB I "))
    )
    assert labels[1:first] == ["ii", "iii", "iv", "v", "vi", "vii", "viii"][: first - 1]
    assert labels[first:] == [str(number) for number in range(1, len(labels) - first + 1)]


def test_every_link_leads_somewhere_and_has_words() -> None:
    links = sample_paper().links()
    outside = [str(link.A.URI) for link in links if "/A" in link and link.A.S == "/URI"]
    assert outside == ["https://peraturan.example.go.id/?a=1&b=2"]
    assert len(links) > 40
    pages = {page.obj.objgen for page in sample_paper().file.pages}
    for link in links:
        assert str(link.get("/Contents", ""))
        if "/Dest" in link or ("/A" in link and link.A.S == "/GoTo"):
            assert _target(link).objgen in pages


def _target(link: pikepdf.Dictionary) -> pikepdf.Dictionary:
    place = link.Dest if "/Dest" in link else link.A.D
    if not isinstance(place, pikepdf.Array):
        names = dict(zip(*[iter(sample_paper().file.Root.Names.Dests.Names)] * 2, strict=True))
        place = names[place]
    return place[0] if isinstance(place, pikepdf.Array) else place.D[0]


def test_only_our_faces_are_in_the_file_and_all_are_embedded() -> None:
    fonts = sample_paper().fonts()
    assert {name.split("-")[0] for name in fonts} == {
        "LaporanSans",
        "LaporanSerif",
        "LaporanDisplay",
    }
    assert all("/FontFile2" in font for font in fonts.values())


def test_nothing_runs_by_itself() -> None:
    root = sample_paper().file.Root
    assert "/OpenAction" not in root
    assert "/AA" not in root
    assert "/AcroForm" not in root


def test_date_of_the_paper_alone_changes_the_bytes() -> None:
    meta = sample_document().meta
    block = text_paragraph("Isi.")
    first, again = (write_pdf(Document(meta, (block,))) for _ in range(2))
    other = write_pdf(Document(replace(meta, created="2024-01-16"), (block,)))
    assert first == again
    assert first != other
