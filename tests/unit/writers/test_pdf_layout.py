"""Where things stand on the page: margins, columns, landscape, repeated heads, what stays together."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image
from tests.unit.writers import sample_figures, sample_tables
from tests.unit.writers.pdf_reader import CHAPTER, paper_of, sample_paper
from tests.unit.writers.sample import sample_document, text_paragraph

from capaian.documents.tree import (
    Align,
    Block,
    Callout,
    CalloutKind,
    Cell,
    Column,
    HeadCell,
    Heading,
    HeadingKind,
    LineBreak,
    Paragraph,
    Row,
    RowKind,
    SheetHead,
    Signature,
    Table,
    Text,
    TraceMark,
    Width,
)
from capaian.writers.theme import Token, light

MARGIN, COLUMN, RIGHT = 25, 65, 190
FILLER = text_paragraph("Kalimat pengisi halaman yang cukup panjang untuk beberapa baris. " * 8)


def page_with(words: str) -> int:
    return next(index for index, text in enumerate(sample_paper().pages) if words in text)


def ledger(count: int, **changes: object) -> Table:
    body = tuple(Row((Cell((Text(f"Baris {place}"),)), Cell((Text("1,00"),)))) for place in range(count))
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
    assert lying == {index for index, text in enumerate(sample_paper().pages) if "Pagu perubahan" in text}


def test_neighbouring_wide_tables_share_a_page() -> None:
    table = ledger(3, width=Width.LANDSCAPE)
    paper = paper_of(table, replace(table, id="u", label="Tabel 1.2"), text_paragraph("Tegak. " * 200))
    assert paper.sizes() == [(210, 297), (297, 210), (210, 297)]
    assert "Tabel 1.1" in paper.pages[1]
    assert "Tabel 1.2" in paper.pages[1]


def test_text_stands_in_the_text_column_and_numbers_in_the_margin() -> None:
    page = page_with("3.1 Capaian kinerja organisasi 3.1.1")
    paper = sample_paper()
    (number,) = paper.find(page, "3.1.1.1")
    title = paper.find(page, "Cakupan kepemilikan KTP-el")[0]
    assert number.left == pytest.approx(MARGIN, abs=0.5)
    assert title.left == pytest.approx(COLUMN, abs=0.5)
    assert number.bottom == pytest.approx(title.bottom, abs=0.8)


def test_mark_stands_on_the_first_line_of_its_paragraph() -> None:
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


def test_mark_of_a_nested_list_stands_in_the_margin() -> None:
    page = page_with("a. capaian 99,53")
    (mark,) = sample_paper().find(page, "Jejak 3-1")
    item = sample_paper().find(page, "capaian")[0]
    assert MARGIN < mark.left < MARGIN + 5
    assert abs(mark.bottom - item.bottom) < 1.5


def test_no_word_leaves_the_printing_area() -> None:
    """Ink keeps the margins of every page: left, right, top, bottom."""
    for index, (width, height) in enumerate(sample_paper().sizes()):
        image = sample_paper().picture(index).convert("L").point(lambda shade: 255 if shade < 250 else 0)
        box = image.getbbox()
        assert box is not None
        scale = image.size[0] / width
        left, top, right, bottom = (edge / scale for edge in box)
        least = 21 if width > height else 23
        assert left >= least
        assert right <= width - 18
        assert top >= 8
        assert bottom <= height - 6


def test_head_of_a_long_table_is_repeated_and_names_the_table() -> None:
    pages = [text for text in paper_of(ledger(120)).pages if "Baris" in text]
    assert len(pages) > 2
    assert all("Nama Nilai persen" in text for text in pages)
    assert ["Tabel 1.1 (lanjutan)" in text for text in pages] == [False, *(True for _ in pages[1:])]


def test_rows_are_all_there_once_and_in_order() -> None:
    text = paper_of(ledger(120)).text
    places = [text.index(f"Baris {place} 1,00") for place in range(120)]
    assert places == sorted(places)
    assert text.count("Baris ") == 120


def test_a_row_never_breaks_over_pages() -> None:
    tall = Row((Cell((Text("kata " * 60),)), Cell((Text("akhir"),))))
    for text in paper_of(ledger(0, rows=(tall,) * 30)).pages:
        assert text.count("akhir") * 60 == text.count("kata")


def pages_of_chapters(*tails: tuple[Block, ...], lines: int = 17) -> list[str]:
    """Pages of a paper whose chapters are filled, line by line, ever closer to the foot of the page.

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
    """The two words of each case stand on one page, and cases lie on both sides of a page break."""
    counts = [(page.count(first), page.count(last)) for page in pages if first in page or last in page]
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
    tails = [(Heading(f"h{place}", 2, "Subbab", number="1.1"), ledger(3, id=f"t{place}")) for place in CASES]
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
    pages = pages_of_chapters(*[(text_paragraph("Kalimat penutup."), signature)] * len(CASES), lines=12)
    assert_together(pages, "Kalimat penutup.", "Pangkat")


def test_chart_message_and_caption_stay_together() -> None:
    tails = [(replace(_without_links(sample_figures.bars()), id=f"g{place}"),) for place in CASES]
    assert_together(pages_of_chapters(*tails, lines=9), "Sisa terbanyak", "Gambar 3.2")


def test_callout_stays_together() -> None:
    callout = Callout(CalloutKind.LIMITATION, "Keterbatasan data", (Text("Isi yang panjang. " * 20),))
    assert_together(
        pages_of_chapters(*[(callout,)] * len(CASES)), "Keterbatasan data", "Isi yang panjang. " * 20
    )


def _without_links(chart: sample_figures.Chart) -> sample_figures.Chart:
    return replace(chart, source=(), mark=None)


def test_indicator_sheet_begins_a_page_with_its_heading() -> None:
    heading = Heading("s", 2, "Sasaran satu", number="1.1")
    sheet = SheetHead("IKU 1", "Nama indikator", ("Sasaran 1",), (Text("Rumus."),))
    pages = paper_of(text_paragraph("Sebelum."), heading, sheet).pages
    assert len(pages) == 2
    assert "Sasaran satu" in pages[1]
    assert "Nama indikator" in pages[1]


def test_figures_of_a_column_end_at_one_place() -> None:
    """A footnote sign hangs to the right of the figure that it belongs to."""
    starred = Cell((Text("100,67"), Text("*")))
    rows = (
        Row((Cell((Text("a"),)), starred)),
        Row((Cell((Text("b"),)), Cell((Text("99,96"),)))),
        Row((Cell((Text("c"),)), Cell((Text("t.t."),)))),
    )
    paper = paper_of(ledger(0, rows=rows, width=Width.FULL))
    ends = [paper.find(0, words)[0].right for words in ("100,67", "99,96", "t.t.")]
    assert ends == pytest.approx([RIGHT] * 3, abs=0.4)
    assert "100,67*" in paper.text


def test_levels_of_a_tree_are_indented() -> None:
    page = page_with("Kode Program / kegiatan")
    paper = sample_paper()
    names = ("Program Pengelolaan Informasi", "Pengumpulan Data Kependudukan", "Pengolahan dan Penyajian")
    lefts = [paper.find(page, name)[0].left for name in names]
    assert [right - left for left, right in pairwise(lefts)] == pytest.approx([5, 5], abs=0.3)


def colours(words_before: str, table: Table) -> set[tuple[int, int, int]]:
    """Return the colours of a page below the opening of its chapter."""
    page = paper_of(text_paragraph(words_before), table).picture(0)
    image = page.crop((0, round(75 / 25.4 * 72), *page.size))
    return {colour for count, colour in image.getcolors(image.size[0] * image.size[1])}


def rgb(token: Token) -> tuple[int, int, int]:
    red, green, blue = (int(light(token)[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


@pytest.mark.parametrize(
    ("row", "token"),
    [
        (Row((Cell((Text("Kelompok"),), columns=2),), RowKind.GROUP), Token.LEMBAR),
        (Row((Cell((Text("Kami"),)), Cell()), emphasis=True), Token.KUNYIT_MUDA),
        (Row((Cell((Text("Batang"),)), Cell(bar="67.80"))), Token.DATA_LAIN),
        (Row((Cell((Text("Batang"),)), Cell(bar="67.80")), RowKind.TOTAL), Token.TARUM),
    ],
)
def test_kind_of_a_row_has_its_ground(row: Row, token: Token) -> None:
    assert rgb(token) in colours("x", ledger(0, rows=(row,)))
    assert rgb(token) not in colours("x", ledger(1))


@pytest.mark.parametrize(
    ("share", "expected"), [("0", 0), ("25.5", 0.255), ("50", 0.5), ("100", 1), ("140", 1)]
)
def test_bar_is_as_long_as_its_share(share: str, expected: float) -> None:
    row = Row((Cell((Text("Batang"),)), Cell(bar=share)), RowKind.SUBTOTAL)
    page = paper_of(replace(ledger(0, rows=(row,)), source=())).picture(0, 144)
    ink = page.point(lambda value: value).convert("RGB")
    filled = sum(1 for x in range(ink.size[0]) if _column_has(ink, x, rgb(Token.TARUM)))
    whole = (125 / 2 - 1.6) / 25.4 * 144
    assert filled / whole == pytest.approx(expected, abs=0.02)


def _column_has(image: Image.Image, x: int, colour: tuple[int, int, int]) -> bool:
    below_heading = range(round(75 / 25.4 * 144), round(140 / 25.4 * 144))
    return any(image.getpixel((x, y)) == colour for y in below_heading)


def test_double_rule_stands_only_below_totals() -> None:
    total = Row((Cell((Text("Jumlah"),)), Cell((Text("1,00"),))), RowKind.TOTAL)
    rules = []
    for rows in ((total,), (replace(total, kind=RowKind.SUBTOTAL),)):
        rules.append(_rules(ledger(0, rows=rows)))
    assert rules[0] - rules[1] == 2


def _rules(table: Table) -> int:
    """Count full-width dark lines below the head of the chapter."""
    image = paper_of(table).picture(0, 288).convert("L")
    left, right = (round(edge / 25.4 * 288) for edge in (COLUMN + 1, RIGHT - 1))
    dark = []
    for y in range(round(70 / 25.4 * 288), image.size[1]):
        shades = image.crop((left, y, right, y + 1)).getextrema()
        dark.append(shades[1] < 150)
    return sum(1 for above, here in pairwise(dark) if here and not above)


@pytest.mark.parametrize("kind", list(CalloutKind))
def test_callout_has_its_mark_at_the_left_edge(kind: CalloutKind) -> None:
    paper = paper_of(Callout(kind, "Keterangan", (Text("Isi callout."),)))
    (words,) = paper.find(0, "Isi callout.")
    image = paper.picture(0, 144).convert("L")
    strip = (COLUMN - 0.4, words.top, COLUMN + 2.4, words.bottom)
    marked = image.crop(tuple(round(edge / 25.4 * 144) for edge in strip))
    assert marked.getextrema()[0] < 140
    assert words.left == pytest.approx(COLUMN + 4, abs=0.5)


def test_marks_of_callouts_differ() -> None:
    strips = set()
    for kind in CalloutKind:
        paper = paper_of(Callout(kind, "Keterangan", (Text("Isi callout."),)))
        image = paper.picture(0, 96).convert("L")
        (words,) = paper.find(0, "Isi callout.")
        strip = (COLUMN - 0.4, words.top, COLUMN + 2.4, words.bottom)
        strips.add(image.crop(tuple(round(edge / 25.4 * 96) for edge in strip)).tobytes())
    assert len(strips) == 3


@pytest.mark.parametrize("numeral", ["I", "III", "VIII", "XVIII"])
def test_numeral_of_a_chapter_keeps_to_the_margin(numeral: str) -> None:
    heading = Heading("x", 1, "Judul", HeadingKind.CHAPTER, numeral)
    (word,) = [word for word in paper_of(heading).find(1, numeral) if word.bottom - word.top > 6]
    assert word.left > MARGIN - 3
    assert word.right < COLUMN - 1


def test_survey_table_spans_are_drawn_where_they_belong() -> None:
    page = page_with("Rata-rata 1–4")
    paper = sample_paper()
    years = [paper.find(page, year)[-1] for year in ("2022", "2023")]
    means = paper.find(page, "Indeks")
    assert years[0].left < means[0].left < years[1].left < means[1].left
    unit = paper.find(page, "Loket")[0]
    assert unit.left == pytest.approx(COLUMN, abs=0.5)


def test_paper_of_a_hundred_pages_is_small() -> None:
    table = sample_tables.coverage()
    bare = replace(table, mark=None)
    blocks = []
    for place in range(100):
        blocks += [replace(bare, id=f"t{place}"), FILLER, FILLER]
    paper = paper_of(*blocks)
    assert len(paper.pages) > 60
    assert len(paper.content) < 3_000_000


def test_cover_sets_the_year_largest() -> None:
    paper = sample_paper()
    (year,) = [word for word in paper.find(0, "2023") if word.bottom - word.top > 10]
    (title,) = paper.find(0, "Laporan Kinerja")
    assert year.left == pytest.approx(COLUMN, abs=2)
    assert title.left == pytest.approx(COLUMN, abs=0.5)
    assert year.bottom < title.top


def test_chapter_begins_a_page() -> None:
    first = Paragraph((Text("Isi bab satu."),))
    second = replace(CHAPTER, id="bab-2", title="Kedua", number="II")
    pages = paper_of(first, second).pages
    assert ["Kedua" in text for text in pages] == [False, True]


def test_sample_has_no_empty_page() -> None:
    assert all(len(text) > 80 for text in sample_paper().pages)
    assert (
        len(sample_paper().pages) >= len([b for b in sample_document().blocks if isinstance(b, Heading)]) - 5
    )
