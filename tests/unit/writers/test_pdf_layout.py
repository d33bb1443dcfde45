"""Where things stand on the page: margins, columns, landscape, repeated heads,
what stays together.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.writers import sample_figures
from tests.unit.writers.pdf_reader import CHAPTER, Paper, paper_of, sample_paper
from tests.unit.writers.sample import sample_document, text_paragraph
from tests.unit.writers.sample_tables import unbroken

from capaian.documents.tree import (
    Align,
    Block,
    Cell,
    Column,
    HeadCell,
    Heading,
    LineBreak,
    Paragraph,
    Row,
    SheetHead,
    Signature,
    Table,
    Text,
    TraceMark,
    Width,
)

MARGIN, COLUMN, RIGHT = 25, 51, 190
FILLER = text_paragraph("Kalimat pengisi halaman yang cukup panjang untuk beberapa baris. " * 8)


def page_with(words: str) -> int:
    return next(index for index, text in enumerate(sample_paper().pages) if words in text)


def ledger(count: int, **changes: object) -> Table:
    body = tuple(
        Row((Cell((Text(f"Baris {place}"),)), Cell((Text("1,00"),)))) for place in range(count)
    )
    plain = Table(
        id="t",
        label="Tabel 1.1",
        caption=(Text("Judul tabel"),),
        columns=(Column(), Column(Align.RIGHT)),
        head=((HeadCell("Nama"), HeadCell("Nilai", "persen")),),
        rows=body,
        source=(Text("Sumber: contoh."),),
    )
    return replace(plain, **changes)


def test_pages_are_a4_and_wide_tables_lie() -> None:
    sizes = sample_paper().sizes()
    assert set(sizes) == {(210, 297), (297, 210)}
    lying = {index for index, size in enumerate(sizes) if size == (297, 210)}
    assert lying == {
        index for index, text in enumerate(sample_paper().pages) if "Pagu perubahan" in text
    }


def test_neighbouring_wide_tables_share_a_page() -> None:
    table = ledger(3, width=Width.LANDSCAPE)
    table = replace(table, head=((HeadCell(unbroken("Nama") * 2), HeadCell("Nilai", "persen")),))
    paper = paper_of(
        table, replace(table, id="u", label="Tabel 1.2"), text_paragraph("Tegak. " * 200)
    )
    assert paper.sizes() == [(210, 297), (297, 210), (210, 297)]
    assert "Tabel 1.1" in paper.pages[1]
    assert "Tabel 1.2" in paper.pages[1]


def test_text_appears_in_the_text_column_and_numbers_in_the_margin() -> None:
    page = page_with("3.1 Capaian kinerja organisasi 3.1.1")
    paper = sample_paper()
    (number,) = paper.find(page, "3.1.1.1")
    title = paper.find(page, "Cakupan kepemilikan KTP-el")[0]
    assert number.left == pytest.approx(MARGIN, abs=0.5)
    assert title.left == pytest.approx(COLUMN, abs=0.5)
    assert number.bottom == pytest.approx(title.bottom, abs=0.8)


def test_mark_appears_on_the_first_line_of_its_paragraph() -> None:
    block = text_paragraph("Baris pertama. " * 20, mark=TraceMark("Jejak 1-1", "bab-1"))
    paper = paper_of(block)
    (mark,) = paper.find(0, "Jejak 1-1")
    first = paper.find(0, "Baris pertama")[0]
    assert MARGIN < mark.left < MARGIN + 5
    assert first.top - 1 < mark.top < first.bottom


def test_mark_never_stays_behind_on_the_page_before() -> None:
    mark = TraceMark("Jejak 1-1", "bab-1")
    blocks = tuple(replace(FILLER, mark=mark) for _ in range(25))
    for text in paper_of(*blocks).pages:
        assert not text.split(" Dinas ")[0].endswith("Jejak 1-1")


def test_no_word_leaves_the_printing_area() -> None:
    """Ink keeps the margins of every page: left, right, top, bottom."""
    for index, (width, height) in enumerate(sample_paper().sizes()):
        image = (
            sample_paper()
            .picture(index)
            .convert("L")
            .point(lambda shade: 255 if shade < 250 else 0)
        )
        box = image.getbbox()
        assert box is not None
        scale = image.size[0] / width
        left, top, right, bottom = (edge / scale for edge in box)
        least = 21 if width > height else 23
        assert left >= least
        assert right <= width - 18
        assert top >= 8
        assert bottom <= height - 6


@pytest.fixture(scope="module")
def long_table() -> Paper:
    return paper_of(ledger(120))


def test_head_of_a_long_table_is_repeated_and_names_the_table(long_table: Paper) -> None:
    pages = [text for text in long_table.pages if "Baris" in text]
    assert len(pages) > 2
    assert all("Nama Nilai persen" in text for text in pages)
    assert ["Tabel 1.1 (lanjutan)" in text for text in pages] == [
        False,
        *(True for _ in pages[1:]),
    ]


def test_rows_are_all_there_once_and_in_order(long_table: Paper) -> None:
    text = long_table.text
    places = [text.index(f"Baris {place} 1,00") for place in range(120)]
    assert places == sorted(places)
    assert text.count("Baris ") == 120


def test_a_row_never_breaks_over_pages() -> None:
    tall = Row((Cell((Text("kata " * 60),)), Cell((Text("akhir"),))))
    for text in paper_of(ledger(0, rows=(tall,) * 30)).pages:
        assert text.count("akhir") * 60 == text.count("kata")


def pages_of_chapters(*tails: tuple[Block, ...], lines: int = 17) -> list[str]:
    """Pages of a paper whose chapters are filled, line by line,
    ever closer to the foot of the page.

    The first has `lines` lines. One of them must end where its tail would be torn apart if nothing
    held it together.
    """
    blocks: list[Block] = []
    for place, tail in enumerate(tails):
        blocks.append(replace(CHAPTER, id=f"bab-{place + 2}"))
        blocks += [text_paragraph("Satu baris.")] * (place // 2 + lines)
        blocks += [text_paragraph("Satu baris.", LineBreak(), "Dua baris.")] * (place % 2)
        blocks += tail
    return paper_of(*blocks).pages


def assert_together(pages: list[str], first: str, last: str) -> None:
    """The two words of each case stand on one page,
    and cases lie on both sides of a page break.
    """
    counts = [
        (page.count(first), page.count(last)) for page in pages if first in page or last in page
    ]
    assert counts
    assert all(one == other for one, other in counts)
    opening = [page for page in pages if page.startswith("BAB")]
    assert {first in page for page in opening[1:]} == {True, False}


CASES = range(14)


def test_caption_stays_with_its_table() -> None:
    tails = [(ledger(1, id=f"t{place}", source=()),) for place in CASES]
    assert_together(pages_of_chapters(*tails), "Judul tabel", "Baris 0")


@pytest.mark.parametrize("width", [Width.TEXT, Width.FULL])
def test_small_table_is_never_broken(width: Width) -> None:
    notes = ((Text("Catatan kaki."),),)
    tails = [(ledger(4, id=f"t{place}", notes=notes, width=width),) for place in CASES]
    pages = pages_of_chapters(*tails, lines=14)
    assert_together(pages, "Judul tabel", "Catatan kaki.")
    assert_together(pages, "Baris 0", "Baris 3")


@pytest.mark.parametrize("width", [Width.TEXT, Width.FULL])
def test_source_never_goes_to_a_page_without_rows(width: Width) -> None:
    tails = [(ledger(60, id=f"t{place}", width=width),) for place in CASES]
    pages = pages_of_chapters(*tails, lines=8)
    assert sum("Sumber: contoh." in page for page in pages) == len(CASES)
    assert all("Baris 59" in page for page in pages if "Sumber: contoh." in page)


def test_heading_goes_with_its_table() -> None:
    tails = [
        (Heading(f"h{place}", 2, "Subbab", number="1.1"), ledger(3, id=f"t{place}"))
        for place in CASES
    ]
    running_head = "LKjIP 2023 Bab I Pendahuluan 1.1 Subbab"
    pages = [page.removeprefix(running_head) for page in pages_of_chapters(*tails, lines=15)]
    assert_together(pages, "Subbab", "Baris 0")


def test_heading_stays_with_what_follows() -> None:
    tails = [
        (Heading(f"h{place}", 2, "Subbab", number="1.1"), text_paragraph("Kalimat sesudahnya."))
        for place in CASES
    ]
    running_head = "LKjIP 2023 Bab I Pendahuluan 1.1 Subbab"
    pages = [page.removeprefix(running_head) for page in pages_of_chapters(*tails)]
    assert_together(pages, "Subbab", "Kalimat sesudahnya.")


def test_signature_is_never_alone_on_a_page() -> None:
    signature = Signature("Balangan,", "Kepala Dinas,", lines=("Pangkat",))
    pages = pages_of_chapters(
        *[(text_paragraph("Kalimat penutup."), signature)] * len(CASES), lines=12
    )
    assert_together(pages, "Kalimat penutup.", "Pangkat")


def test_chart_and_caption_stay_together() -> None:
    tails = [(replace(_without_links(sample_figures.bars()), id=f"g{place}"),) for place in CASES]
    assert_together(pages_of_chapters(*tails, lines=9), "Tebing Tinggi", "Gambar 3.2")


def _without_links(chart: sample_figures.Chart) -> sample_figures.Chart:
    return replace(chart, source=(), mark=None)


def test_indicator_sheet_begins_a_page_with_its_heading() -> None:
    heading = Heading("s", 2, "Sasaran satu", number="1.1")
    sheet = SheetHead("IKU 1", "Nama indikator", ("Sasaran 1",), (Text("Rumus."),))
    pages = paper_of(FILLER, FILLER, heading, sheet).pages
    assert len(pages) == 2
    assert "Sasaran satu" in pages[1]
    assert "Nama indikator" in pages[1]


def test_indicator_sheet_joins_a_page_that_only_began() -> None:
    sheet = SheetHead("IKU 1", "Nama indikator", ("Sasaran 1",), (Text("Rumus."),))
    assert len(paper_of(text_paragraph("Sebelum."), sheet).pages) == 1


def test_chapter_begins_a_page() -> None:
    first = Paragraph((Text("Isi bab satu."),))
    second = replace(CHAPTER, id="bab-2", title="Kedua", number="II")
    pages = paper_of(first, second).pages
    assert ["Kedua" in text for text in pages] == [False, True]


def test_sample_has_no_empty_page() -> None:
    assert all(len(text) > 80 for text in sample_paper().pages)
    assert (
        len(sample_paper().pages)
        >= len([b for b in sample_document().blocks if isinstance(b, Heading)]) - 5
    )
