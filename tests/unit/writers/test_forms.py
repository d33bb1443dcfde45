"""Decrees and forms in all formats: the same words, whole pages, readable by ear."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.writers.docx_reader import Docx, docx_of, open_docx, select, values, words
from tests.unit.writers.html_papers import body_of, paper
from tests.unit.writers.html_reader import (
    every,
    nesting_breaches,
    only,
    parse,
    seen_text,
    text_of,
    with_class,
)
from tests.unit.writers.pdf_reader import Paper, paper_of
from tests.unit.writers.sample import sample_meta, text_paragraph
from tests.unit.writers.sample_forms import (
    LAWS,
    agreement,
    decree,
    form_blocks,
    items,
    letterhead,
    title,
)
from tests.unit.writers.test_docx_order import misplaced
from tests.unit.writers.test_pdf_text import squeezed, words_of

from capaian.documents.tree import (
    Article,
    Articles,
    Block,
    Document,
    Heading,
    HeadingKind,
    ListStyle,
    Meta,
    Orientation,
    Signature,
    Text,
    TraceMark,
)
from capaian.writers.docx import write_docx
from capaian.writers.html import write_html
from capaian.writers.pdf import write_pdf

MARGIN = 25
"""Left edges in millimetres: of the labels, of what is said beside them."""


def meta(orientation: Orientation = Orientation.PORTRAIT) -> Meta:
    return replace(sample_meta(), short_title="Keputusan", orientation=orientation)


def read_pdf(*blocks: Block, orientation: Orientation = Orientation.PORTRAIT) -> Paper:
    return Paper(write_pdf(Document(meta(orientation), blocks)))


@pytest.fixture(scope="module")
def pdf() -> Paper:
    return read_pdf(*form_blocks())


@pytest.fixture(scope="module")
def docx() -> Docx:
    return open_docx(Document(meta(), form_blocks()))


def printed(block: Block) -> list[str]:
    """What a reader must see of a block: of a title its lines, of pictures nothing."""
    if isinstance(block, Heading) and block.kind is HeadingKind.PAPER:
        return [*words_of(block.lead), *block.lines]
    if getattr(block, "emblem", None) is not None:
        return list(words_of(replace(block, emblem=None)))
    return list(words_of(block))


@pytest.mark.parametrize("block", form_blocks(), ids=lambda block: type(block).__name__)
def test_all_words_stand_in_every_format(block: Block, pdf: Paper, docx: Docx) -> None:
    texts = {
        "pdf": squeezed(pdf.text),
        "docx": squeezed(docx.text),
        "html": seen_text(body_of(*form_blocks())),
    }
    for name, text in texts.items():
        assert [word for word in map(squeezed, printed(block)) if word not in text] == [], name


@pytest.mark.parametrize("orientation", list(Orientation))
def test_the_same_forms_give_the_same_bytes(orientation: Orientation) -> None:
    document = Document(meta(orientation), form_blocks())
    for write in (write_pdf, write_docx, write_html):
        assert write(document) == write(document)


# --- pdf


def test_pdf_pages_begin_with_letterheads_and_titles(pdf: Paper) -> None:
    starts = ["PEMERINTAH KABUPATEN CONTOH", "LAMPIRAN I", "PERJANJIAN KINERJA TAHUN 2024"]
    pages = [
        next(place for place, text in enumerate(pdf.pages) if start in text) for start in starts
    ]
    assert pages == sorted(set(pages))
    assert "KEPUTUSAN KEPALA DINAS KEPENDUDUKAN" in pdf.pages[pages[0]]


def test_pdf_of_a_landscape_paper_is_turned_whole() -> None:
    found = read_pdf(*decree(), *agreement(), orientation=Orientation.LANDSCAPE)
    assert set(found.sizes()) == {(297, 210)}
    (right,) = found.find(0, "Menimbang")
    assert right.left == pytest.approx(22, abs=0.5)


def test_pdf_labels_stand_in_the_margin_and_words_in_the_text_column(pdf: Paper) -> None:
    (label,) = pdf.find(0, "Mengingat")
    (text,) = pdf.find(0, "Surat edaran tentang penyusunan")
    (beside,) = pdf.find(0, "Memperhatikan")
    assert label.left == pytest.approx(MARGIN, abs=0.5)
    assert beside.right < text.left, "the longest label is whole"
    assert text.bottom == pytest.approx(beside.bottom, abs=1.2)


def test_pdf_long_rows_go_on_over_pages_with_their_label_once() -> None:
    block = Articles((Article("Mengingat", items=items(*LAWS * 6), style=ListStyle.DECIMAL),))
    found = paper_of(block)
    assert len(found.pages) > 2
    assert found.text.count("Mengingat") == 1
    assert "48." in found.pages[-1]


def test_pdf_signatories_stand_side_by_side_on_the_same_lines() -> None:
    found = read_pdf(*agreement())
    (second,) = found.find(0, "PIHAK KEDUA,")
    (first,) = found.find(0, "PIHAK PERTAMA,")
    assert second.left == pytest.approx(MARGIN, abs=0.5)
    assert first.left > 100
    assert first.bottom == pytest.approx(second.bottom, abs=0.3)


def test_pdf_pictures_are_figures_with_words(pdf: Paper) -> None:
    alts = [tag.alt for tag in pdf.tags() if tag.alt]
    assert alts == ["Lambang daerah."]


# --- docx


def test_docx_is_in_the_order_of_the_schema(docx: Docx) -> None:
    assert [
        fault
        for name in docx.parts
        if name.endswith(".xml")
        for fault in misplaced(docx.xml(name))
    ] == []


def test_docx_titles_are_headings_of_the_first_level(docx: Docx) -> None:
    titles = docx.paragraphs("JudulNaskah")
    assert len(titles) == 3
    assert len(select(titles[0], "w:r/w:br")) == 3
    style = select(docx.xml("word/styles.xml"), "w:style[@w:styleId='JudulNaskah']")[0]
    assert values(style, "w:basedOn/@w:val") == ["Heading1"]
    assert values(style, "w:pPr/w:outlineLvl/@w:val") == ["0"]
    assert values(style, "w:pPr/w:numPr/w:numId/@w:val") == ["0"]


def test_docx_sections_begin_with_letterheads_and_titles(docx: Docx) -> None:
    sections = docx.find("//w:sectPr")
    assert len(sections) == 3
    assert [values(one, "w:pgSz/@w:orient") for one in sections] == [[], [], []]


def test_docx_a_letterhead_and_its_title_share_a_page() -> None:
    read = docx_of(letterhead(), title("t", "JUDUL"), text_paragraph("isi"))
    assert len(read.find("//w:sectPr")) == 1


def test_docx_of_a_landscape_paper_is_turned_whole() -> None:
    read = open_docx(Document(meta(Orientation.LANDSCAPE), (*decree(), *agreement())))
    sections = read.find("//w:sectPr")
    assert [values(one, "w:pgSz/@w:orient") for one in sections] == [["landscape"]] * len(sections)
    (lead,) = read.paragraphs("KepalaLampiran")
    assert int(values(lead, "w:pPr/w:ind/@w:left")[0]) > 7000
    grids = [
        sum(map(int, values(one, "w:tblGrid/w:gridCol/@w:w"))) for one in read.find("//w:tbl")
    ]
    assert set(grids) == {14343}


def test_docx_long_rows_may_break_and_short_ones_may_not(docx: Docx) -> None:
    rows = docx.find("//w:tr[.//w:pStyle[@w:val='Pernyataan']]")
    assert rows
    assert not any(select(row, "w:trPr/w:cantSplit") for row in rows)
    (signed,) = docx.find("//w:tr[.//w:t[contains(., 'PIHAK KEDUA')]]")
    assert select(signed, "w:trPr/w:cantSplit")


@pytest.mark.parametrize(
    ("last", "following", "tables"),
    [
        (Article("B", (Text("b"),)), Signature("Kota,", "Kepala"), 2),
        (Article("B", (Text("b"),)), text_paragraph("isi"), 1),
        (Article("B", items=items("x", "y")), Signature("Kota,", "Kepala"), 1),
    ],
)
def test_docx_the_last_statements_stay_with_a_signature(
    last: Article, following: Block, tables: int
) -> None:
    read = docx_of(Articles((*(Article(name, (Text("a"),)) for name in "ACD"), last)), following)
    found = read.find("//w:tbl")
    assert len(found) == tables
    kept = [bool(select(one, "w:pPr/w:keepNext")) for one in read.paragraphs("Pernyataan")]
    assert kept[:3] == [False] * 3
    assert all(kept[3:]) is (tables == 2)
    assert len(read.paragraphs("Pernyataan")) in {12, 13}


def test_docx_signatories_stand_in_the_columns_of_a_table() -> None:
    read = docx_of(*agreement())
    rows = read.find("//w:tbl[last()]/w:tr[.//w:pStyle[@w:val='TandaTangan']]")
    assert [[words(cell) for cell in select(row, "w:tc")] for row in rows][:3] == [
        ["", "Kota Contoh, 2 Januari 2024"],
        ["PIHAK KEDUA,", "PIHAK PERTAMA,"],
        ["Bupati Contoh", "Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh"],
    ]
    assert words(select(rows[3], "w:tc")[0]).startswith("....")


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        (Signature("", "Kepala"), ["Kepala", "." * 44]),
        (Signature("", "Kepala", lines=("NIP ..",)), ["Kepala", "." * 44, "NIP .."]),
        (
            Signature("Kota,", "Kepala", role="a.n. BUPATI"),
            ["Kota,", "a.n. BUPATI", "Kepala", "." * 44],
        ),
    ],
)
def test_docx_lines_of_a_signature(signature: Signature, expected: list[str]) -> None:
    found = docx_of(signature).texts("TandaTangan")
    assert found == expected


# --- html


def test_html_of_forms_is_well_nested() -> None:
    assert nesting_breaches(paper(*form_blocks()).decode()) == []


def test_html_titles_of_papers_are_second_headings_line_by_line() -> None:
    root = body_of(title("t", "KEPUTUSAN", "NOMOR 1", lead=("LAMPIRAN I", "NOMOR 1")))
    heading = only(root, "//h2[@id='t']")
    assert [text_of(one) for one in every(heading, "./span")] == ["KEPUTUSAN", "NOMOR 1"]
    assert text_of(only(root, f"//p[{with_class('annex-head')}]")).startswith("LAMPIRAN I")


def test_html_a_letterhead_opens_the_part_of_its_title() -> None:
    root = body_of(letterhead(), title("t", "JUDUL"), text_paragraph("isi"), title("u", "LAIN"))
    sections = every(root, "//article/section")
    assert [section.get("class") for section in sections] == ["form", "form"]
    assert len(every(sections[0], ".//h2")) == 1


def test_html_statements_are_lists_of_terms_parted_by_centred_lines() -> None:
    root = body_of(*decree())
    lists = every(root, f"//*[{with_class('articles')}]/dl")
    assert [len(every(one, "./div")) for one in lists] == [3, 3]
    assert text_of(only(root, f"//*[{with_class('centered')}]")) == "MEMUTUSKAN:"
    first = only(root, "//dt[contains(., 'KESATU')]/..")
    assert [text_of(one) for one in every(first, "./dd")][1] == "dan baris lanjutan tanpa label."


@pytest.mark.parametrize(
    ("style", "expected"),
    [(ListStyle.ALPHA, "ol"), (ListStyle.DECIMAL, "ol"), (ListStyle.BULLET, "ul")],
)
def test_html_lists_of_statements(style: ListStyle, expected: str) -> None:
    root = body_of(Articles((Article("A", items=items("x", "y"), style=style),)))
    found = only(root, "//article//dd/*")
    assert found.tag == expected
    assert (found.get("type") == "a") is (style is ListStyle.ALPHA)


def test_html_signatories_have_their_lines_side_by_side() -> None:
    root = body_of(*agreement())
    first, second = every(root, f"//*[{with_class('signatures')}]/div")
    assert [text_of(one) for one in every(first, "./p")][:3] == [
        "",
        "PIHAK KEDUA,",
        "Bupati Contoh",
    ]
    assert [text_of(one) for one in every(second, "./p")][1] == "PIHAK PERTAMA,"
    assert len(every(first, f".//*[{with_class('dotted')}]")) == 1


# --- marks

MARK = TraceMark("Jejak 1-1", "bab-1")


@pytest.mark.parametrize("centered", [False, True])
def test_the_mark_of_statements_appears_once_in_every_format(centered: bool) -> None:
    label = "" if centered else "A"
    block = Articles(
        (Article(label, (Text("isi"),), centered=centered), Article("B", (Text("x"),))), MARK
    )
    assert paper_of(block).text.count("Jejak 1-1") == 1
    assert docx_of(block).text.count("Jejak 1-1") == 1
    assert text_of(parse(paper(block))).count("Jejak 1-1") == 1
