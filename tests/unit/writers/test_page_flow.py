"""Where pages begin and turn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.every_case import every_case
from tests.unit.writers.docx_reader import docx_of, select, values
from tests.unit.writers.pdf_reader import paper_of
from tests.unit.writers.sample import text_paragraph

from capaian.documents import tree
from capaian.writers.page_flow import landscape_blocks, leads_on, opens_part, page_starts

CHAPTER = tree.Heading("bab", 1, "Bab", tree.HeadingKind.CHAPTER, "I")
ANNEX = tree.Heading("lampiran", 1, "Indikator Kinerja", tree.HeadingKind.ANNEX, "1")
SECTION = tree.Heading("s", 2, "Bagian", number="1.1")
WORDS = text_paragraph("Isi.")
SHEET = tree.SheetHead("IKU 1", "Kepuasan masyarakat", (), ())
LIST = tree.ItemList((tree.ListItem((tree.Text("butir"),)),))
FILLER = text_paragraph("Kalimat pengisi halaman yang cukup panjang untuk beberapa baris. " * 8)


def table(width: tree.Width, name: str = "t", words: str = "sel") -> tree.Table:
    """So many columns that only a turned page holds them."""
    return tree.Table(
        name,
        "",
        (),
        (tree.Column(),) * 30,
        (),
        (tree.Row((tree.Cell((tree.Text(words),)),) * 30),),
        width=width,
    )


TITLE = tree.Heading("putusan", 1, "KEPUTUSAN", tree.HeadingKind.PAPER, lines=("KEPUTUSAN",))
ANNEXED = replace(TITLE, level=2)
SCANNED = tree.Picture("hal", "", (), b"", "application/pdf", "Halaman", fills_page=True)
HEAD = tree.Letterhead("PEMERINTAH KABUPATEN CONTOH", "DINAS CONTOH")
SIGNATURES = tree.SignatureRow(
    (tree.Signature("", "Bupati"), tree.Signature("Kota,", "Kepala Dinas"))
)
WIDE, NARROW = table(tree.Width.LANDSCAPE), table(tree.Width.TEXT)


@every_case(
    ("blocks", "expected"),
    [
        ((), set()),
        ((SHEET,), {0}),
        ((WORDS, SHEET), {1}),
        ((SECTION, SHEET), {0}),
        ((WORDS, SECTION, SECTION, SHEET), {1}),
        ((SECTION, WORDS, SHEET), {0}),
        ((SECTION, WORDS, WORDS, WORDS, SHEET), {0}),
        ((SECTION, WORDS, WORDS, WORDS, WORDS, SHEET), {5}),
        ((CHAPTER, SHEET), {1}),
        ((CHAPTER, WORDS, SHEET), {2}),
        ((SECTION, NARROW, SHEET), {2}),
        ((SECTION, SHEET, SECTION, WORDS, SHEET), {0, 2}),
        ((CHAPTER, ANNEXED, WORDS, ANNEXED), {3}),
        ((CHAPTER, NARROW, SCANNED, SCANNED), {2, 3}),
    ],
)
def test_a_sheet_takes_what_leads_it_in_to_its_page(
    blocks: tuple[tree.Block, ...], expected: set[int]
) -> None:
    assert page_starts(blocks) == expected


@every_case(
    ("blocks", "expected"),
    [
        ((WIDE,), {0}),
        ((NARROW,), set()),
        ((WORDS,), set()),
        ((ANNEX, WIDE), {0, 1}),
        ((ANNEX, NARROW), set()),
        ((ANNEX,), set()),
        ((ANNEX, ANNEX, WIDE), {1, 2}),
        ((CHAPTER, WIDE), {1}),
        ((SECTION, WIDE), {1}),
        (
            (
                tree.Heading("l", 1, "L", tree.HeadingKind.ANNEX, "1", (tree.Text("Pengantar"),)),
                WIDE,
            ),
            {1},
        ),
        ((TITLE, WIDE), {0, 1}),
        ((HEAD, TITLE, WIDE), {0, 1, 2}),
        ((HEAD, TITLE, NARROW, WIDE), {3}),
        ((ANNEX, SECTION, WORDS, WIDE), {0, 1, 2, 3}),
        ((ANNEX, FILLER, FILLER, WIDE), {3}),
        ((CHAPTER, WORDS, WIDE), {2}),
        ((CHAPTER, WIDE, SECTION, WORDS, WIDE), {1, 2, 3, 4}),
        ((CHAPTER, WIDE, SECTION, FILLER, FILLER, WIDE), {1, 5}),
        ((CHAPTER, WIDE, NARROW, WIDE), {1, 3}),
        ((CHAPTER, WIDE, WORDS, CHAPTER), {1, 2}),
        ((CHAPTER, WIDE, WORDS, LIST), {1, 2, 3}),
        ((CHAPTER, WIDE, FILLER, FILLER), {1}),
        ((CHAPTER, WIDE, SIGNATURES), {1, 2}),
        ((CHAPTER, WIDE, SHEET), {1}),
        ((CHAPTER, FILLER, FILLER, SECTION, SECTION, WIDE), {3, 4, 5}),
        ((CHAPTER, SECTION, FILLER, FILLER, WIDE), {4}),
    ],
)
def test_what_is_on_a_landscape_page(blocks: tuple[tree.Block, ...], expected: set[int]) -> None:
    assert landscape_blocks(blocks) == expected


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((CHAPTER, SECTION), [True, False]),
        ((HEAD, TITLE), [True, False]),
        ((TITLE, WORDS, HEAD), [True, False, True]),
        ((HEAD, WORDS, TITLE), [True, False, True]),
    ],
)
def test_what_opens_a_part(blocks: tuple[tree.Block, ...], expected: list[bool]) -> None:
    assert [opens_part(blocks, place) for place in range(len(blocks))] == expected


@pytest.mark.parametrize(
    ("content", "following", "expected"),
    [
        ((tree.Text("Penyebab:"),), LIST, True),
        ((tree.Text("Penyebab: "),), LIST, True),
        ((tree.Text("Penyebab.", tree.TextStyle.STRONG), tree.Text(" yaitu:")), LIST, True),
        ((tree.Text("Penyebab."),), LIST, False),
        ((tree.Text("Penyebab:"),), WORDS, False),
        ((), LIST, False),
        ((tree.Text("Terima kasih."),), tree.Signature("Paringin,", "Kepala"), True),
        ((tree.Text("Terima kasih."),), SIGNATURES, True),
    ],
)
def test_what_no_page_may_end_between(
    content: tuple[tree.Text, ...], following: tree.Block, expected: bool
) -> None:
    assert leads_on(tree.Paragraph(content), following) is expected


@pytest.mark.parametrize(("kind", "expected"), [("check_again", True), ("limitation", False)])
def test_a_remark_to_read_a_text_again_stays_with_it(kind: str, expected: bool) -> None:
    assert leads_on(tree.Callout(tree.CalloutKind(kind), "Draf", ()), WORDS) is expected


# --- in the files --------------------------------------------------------------------------------


def test_pdf_sheet_and_what_leads_it_in_share_a_page() -> None:
    pages = paper_of(FILLER, FILLER, SECTION, text_paragraph("Ukurannya."), SHEET, FILLER).pages
    (first,) = (place for place, words in enumerate(pages) if "Ukurannya." in words)
    assert first == 1
    assert "Kepuasan masyarakat" in pages[first]


def test_docx_sheet_and_what_leads_it_in_share_a_page() -> None:
    paper = docx_of(CHAPTER, FILLER, SECTION, text_paragraph("Ukurannya."), SHEET, FILLER)
    (broken,) = paper.find("//w:p[w:pPr/w:pageBreakBefore]")
    assert values(broken, "w:pPr/w:pStyle/@w:val") == ["Heading2"]
    assert [node.tag.split("}")[1] for node in select(broken, "w:pPr/*")][:2] == [
        "pStyle",
        "pageBreakBefore",
    ]


def test_docx_sheet_without_heading_begins_a_page_too() -> None:
    paper = docx_of(CHAPTER, FILLER, SHEET)
    assert len(paper.find("//w:p[w:pPr/w:pageBreakBefore]")) == 1


def test_pdf_annex_that_begins_with_a_wide_table_has_no_page_for_its_title_alone() -> None:
    paper = paper_of(
        WORDS, ANNEX, WIDE, tree.Heading("l2", 1, "Kerja Sama", tree.HeadingKind.ANNEX, "2")
    )
    assert len(paper.pages) == 3
    assert "Indikator Kinerja" in paper.pages[1]
    assert "sel" in paper.pages[1]
    assert [width > height for width, height in paper.sizes()] == [False, True, False]


def test_docx_annex_that_begins_with_a_wide_table_is_turned_whole() -> None:
    paper = docx_of(
        CHAPTER,
        WORDS,
        ANNEX,
        WIDE,
        tree.Heading("l2", 1, "Kerja Sama", tree.HeadingKind.ANNEX, "2"),
    )
    assert ["orient" in "".join(one.attrib) for one in paper.find("//w:pgSz")] == [
        False,
        True,
        False,
    ]


def test_pdf_two_annexes_with_wide_tables_are_two_pages() -> None:
    second = tree.Heading("l2", 1, "Kerja Sama", tree.HeadingKind.ANNEX, "2")
    other = table(tree.Width.LANDSCAPE, "t2", "dua")
    pages = paper_of(WORDS, ANNEX, WIDE, second, other).pages
    assert len(pages) == 3
    assert "Kerja Sama" in pages[2]


def test_docx_words_that_announce_a_list_stay_with_it() -> None:
    paper = docx_of(text_paragraph("Penyebab:"), LIST, text_paragraph("Penyebab."), LIST)
    kept = [bool(select(one, "w:pPr/w:keepNext")) for one in paper.paragraphs("BodyText")]
    assert kept == [True, False]
