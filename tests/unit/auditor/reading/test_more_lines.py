"""One report in three kinds of file, and the lines of text: titles, lists, contents, marks, pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from tests.unit.auditor.reading.docx_maker import make_docx, paragraph, part, row, table
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.auditor.printed.document import CaptionKind, Line, PrintedDocument
from capaian.auditor.reading.files import read_report
from capaian.auditor.reading.headings import (
    goes_on_with_title,
    is_continued_caption,
    leave_out_outlines,
    opens_list,
    read_caption,
    read_contents_entry,
    read_heading,
)
from capaian.auditor.reading.heads import is_band, is_body, is_quantity, split_head
from capaian.auditor.reading.lists import ListReader, match_item
from capaian.auditor.reading.numbering import read_numbering, write_letter
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines

Rows = list[tuple[str, ...]]

HARBOUR: Rows = [
    ("No", "Dermaga", "Rencana", "Realisasi", "Capaian (%)"),
    ("1", "Utara", "1.200", "1.170", "97,50"),
    ("2", "Selatan", "800", "720", "90,00"),
    ("3", "Barat", "640", "700", "109,38"),
]
HERD: Rows = [
    ("Herd", "Achievement (%)", "Actual", "Target"),
    ("Sapi", "97.50", "1,170", "1,200"),
    ("Kerbau", "90.00", "720", "800"),
    ("Kambing", "109.38", "700", "640"),
]
MONEY: Rows = [
    ("Program", "Pagu (Rp)", "Belanja (Rp)", "Sisa (Rp)"),
    ("Tanggul", "400.000.000", "320.000.000", "80.000.000"),
    ("Irigasi", "150.000.000", "141.000.000", "9.000.000"),
]


def as_text(title: str, rows: Rows) -> bytes:
    return "\n".join([title, *("\t".join(cells) for cells in rows)]).encode()


def as_docx(title: str, rows: Rows) -> bytes:
    return make_docx(paragraph(title) + table(*(row(*cells) for cells in rows)))


def as_pdf(title: str, rows: Rows) -> bytes:
    xs = [60 + 95 * place for place in range(len(rows[0]) + 1)]
    ys = [170 + 20 * place for place in range(len(rows) + 1)]
    return make_pdf([Sheet().text(60, 150, title).table(xs, ys, rows)])


def document(content: bytes) -> PrintedDocument:
    return read_report(Path("laporan"), content)[0]


@pytest.mark.parametrize("rows", [HARBOUR, HERD, MONEY], ids=["harbour", "herd", "money"])
@pytest.mark.parametrize("write", [as_text, as_docx, as_pdf])
def test_every_kind_of_file_gives_the_same_cells(write: object, rows: Rows) -> None:
    assert callable(write)
    (read,) = document(write("Tabel 2.1 Hasil Kerja", rows)).tables
    assert (read.number, read.title, read.width) == ("2.1", "Hasil Kerja", len(rows[0]))
    assert read.head == (rows[0],)
    assert [tuple(cell.text for cell in found.cells) for found in read.rows] == rows[1:]


@pytest.mark.parametrize("rows", [HARBOUR, HERD, MONEY], ids=["harbour", "herd", "money"])
def test_every_kind_of_file_gives_the_same_values(rows: Rows) -> None:
    read = [document(write("Tabel 2.1 Hasil", rows)) for write in (as_text, as_docx, as_pdf)]
    found = [[n.value for n in report.numbers()] for report in read]
    assert found[0] == found[1] == found[2]
    assert found[0]
    assert len({report.style for report in read}) == 1


# --- lines of text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("satu\r\ndua", [("satu",), ("dua",)]),
        ("satu\rdua", [("satu",), ("dua",)]),
        ("a\tb\nkalimat", [("a", "b"), ("kalimat",)]),
        ("**Pagu** naik", [("Pagu naik",)]),
        ("__Pagu__ naik", [("Pagu naik",)]),
        ("**Pagu\tnaik**", [("Pagu", "naik")]),
        ("<b>Pagu</b><br/>", [("Pagu",)]),
        ("< 50\t> 90", [("< 50", "> 90")]),
        ("a ** b", [("a ** b",)]),
        ("5 * 3 * 2", [("5 * 3 * 2",)]),
        ("\t\t", [("", "", "")]),
        ("", [("",)]),
    ],
)
def test_cells_of_lines(text: str, cells: list[tuple[str, ...]]) -> None:
    assert [line.cells for line in read_lines(text)] == cells


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("a\nb", [None, None]),
        ("a\n\fb\nc", [1, 2, 2]),
        ("a\n\f\nb\n\fc", [1, 2, 2, 3]),
        ("\fa", [2]),
    ],
)
def test_pages_of_lines(text: str, pages: list[int | None]) -> None:
    assert [line.page for line in read_lines(text)] == pages
    assert [line.number for line in read_lines(text)] == [*range(1, len(pages) + 1)]


# --- titles ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number", "title", "is_chapter"),
    [
        ("BAB I PENDAHULUAN", "I", "PENDAHULUAN", True),
        ("Bab iv Penutup", "IV", "Penutup", True),
        ("BAB 2: PERENCANAAN", "2", "PERENCANAAN", True),
        ("BAB III", "III", "", True),
        ("LAMPIRAN", "", "LAMPIRAN", True),
        ("LAMPIRAN I. FOTO", "", "LAMPIRAN I. FOTO", True),
        ("3.1 Capaian", "3.1", "Capaian", False),
        ("3.1.10. Penghargaan", "3.1.10", "Penghargaan", False),
        ("2.4 (Perubahan) Target", "2.4", "(Perubahan) Target", False),
        ("B. Sumber Daya", "B", "Sumber Daya", False),
    ],
)
def test_titles_of_chapters_and_sections(text: str, number: str, title: str, is_chapter: bool) -> None:
    found = read_heading(Line(7, (text,)))
    assert found is not None
    assert (found.number, found.title, found.is_chapter, found.line) == (number, title, is_chapter, 7)


@pytest.mark.parametrize(
    "text",
    [
        "Bab II, tujuan dinas diuraikan.",
        "Bab III memuat capaian.",
        "3.1 kilometer jalan",
        "Lampiran foto kegiatan",
        "Target 3.1 Capaian",
        "B. kecil",
        "1. Kapal",
        "2031",
        "Bebas",
        "",
        f"3.1 Panjang {'sekali ' * 40}",
    ],
)
def test_lines_that_are_no_titles(text: str) -> None:
    assert read_heading(Line(7, (text,))) is None


def test_a_row_is_no_title() -> None:
    assert read_heading(Line(7, ("3.1 Capaian", "5"))) is None
    assert read_caption(Line(7, ("Tabel 1 Pagu", "5"))) is None


@pytest.mark.parametrize(
    ("text", "kind", "number", "title"),
    [
        ("Tabel 3.1 Pagu", CaptionKind.TABLE, "3.1", "Pagu"),
        ("TABEL 3. 1 PAGU", CaptionKind.TABLE, "3.1", "PAGU"),
        ("Table 4: Budget", CaptionKind.TABLE, "4", "Budget"),
        ("Tabel. 2 Pegawai", CaptionKind.TABLE, "2", "Pegawai"),
        ("Tabel 2-3 Pegawai", CaptionKind.TABLE, "2-3", "Pegawai"),
        ("Tabel II.3 Pegawai", CaptionKind.TABLE, "II.3", "Pegawai"),
        ("Tabel 2a Pegawai", CaptionKind.TABLE, "2a", "Pegawai"),
        ("Grafik 1 Kapal", CaptionKind.CHART, "1", "Kapal"),
        ("Diagram 1 Kapal", CaptionKind.CHART, "1", "Kapal"),
        ("Bagan 1.2 Susunan", CaptionKind.DIAGRAM, "1.2", "Susunan"),
        ("Gambar 7 Loket", CaptionKind.FIGURE, "7", "Loket"),
        ("Foto 7 Loket", CaptionKind.FIGURE, "7", "Loket"),
        ("Figure 7. Desk", CaptionKind.FIGURE, "7", "Desk"),
        ("Tabel 5", CaptionKind.TABLE, "5", ""),
    ],
)
def test_titles_of_tables_and_figures(text: str, kind: CaptionKind, number: str, title: str) -> None:
    found = read_caption(Line(3, (text,)))
    assert found is not None
    assert (found.kind, found.number, found.title) == (kind, number, title)


@pytest.mark.parametrize(
    "text",
    [
        "Tabel 3.6 memuat program.",
        "Tabel 3.6, Tabel 3.7 dan lainnya",
        "Tabel berikut",
        "Pada Tabel 3.1 Pagu",
        "Gambaran 1 Umum",
        "Grafik naik",
    ],
)
def test_lines_that_are_no_titles_of_tables(text: str) -> None:
    assert read_caption(Line(3, (text,))) is None


def test_above_a_row_a_title_may_begin_with_a_small_letter() -> None:
    line = Line(3, ("Tabel 3.6 pagu program",))
    assert read_caption(line) is None
    found = read_caption(line, is_above_row=True)
    assert found is not None
    assert found.title == "pagu program"


@pytest.mark.parametrize(
    ("text", "continued"),
    [
        ("Tabel 3.2 (lanjutan)", True),
        ("Lanjutan Tabel 3.2", True),
        ("Sambungan tabel 4", True),
        ("Tabel 3.2 lanjutan", True),
        ("Tabel 3.2 Lanjutan Realisasi Anggaran", True),
        ("Tabel 3.2.a (sambungan)", True),
        ("Tabel IV. Sambungan", True),
        ("Tabel 3.2 Sambungan Tabel 3.1", True),
        ("Tabel 3.2 Sambungan Air Bersih per Kecamatan", False),
        ("Tabel LIII.1 (lanjutan)", True),
        ("Tabel 3.2 Pagu", False),
        ("Lanjutan program", False),
    ],
)
def test_titles_of_tables_that_go_on(text: str, continued: bool) -> None:
    assert is_continued_caption(Line(1, (text,))) is continued


@pytest.mark.parametrize(
    ("text", "is_first", "goes_on"),
    [
        ("Kota Rekaan Tahun 2031", False, True),
        ("Realisasi Pagu", True, True),
        ("realisasi pagu dinas", True, True),
        ("berdasarkan gambar terlihat bahwa jumlahnya naik", False, False),
        ("Demikian.", True, False),
        ("Rincian sebagai berikut:", True, False),
        ("Tabel 3 Pagu", True, False),
        ("BAB II", True, False),
        ("1. Kapal", True, False),
        ("", True, False),
    ],
)
def test_lines_that_go_on_with_a_title(text: str, is_first: bool, goes_on: bool) -> None:
    assert goes_on_with_title(Line(2, (text,)), is_first=is_first) is goes_on


# --- contents ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("DAFTAR ISI", True),
        ("Daftar Tabel", True),
        ("Daftar Gambar dan Grafik", True),
        ("DAFTAR LAMPIRAN", True),
        ("Daftar hadir", False),
        ("Isi daftar", False),
        ("Daftar tabel yang memuat semua kegiatan dinas", False),
    ],
)
def test_titles_of_lists(text: str, opens: bool) -> None:
    assert opens_list(Line(1, (text,))) is opens


@pytest.mark.parametrize(
    ("cells", "in_list", "expected"),
    [
        (("BAB I PENDAHULUAN ........ 1",), False, ("I", "PENDAHULUAN", "1")),
        (("3.1 Capaian ............. 23",), False, ("3.1", "Capaian", "23")),
        (("KATA PENGANTAR ........ iv",), False, ("", "KATA PENGANTAR", "iv")),
        (("1.8. Keuangan", "12"), False, ("1.8", "Keuangan", "12")),
        (("Tabel 3.19 Efisiensi 66",), True, ("3.19", "Efisiensi", "66")),
        (("Tabel 3.19", "Efisiensi 66"), True, ("3.19", "Efisiensi", "66")),
        (("Gambar 2 Loket _____ 8",), False, ("2", "Loket", "8")),
        (("1.4.2\tFungsi",), False, ("1.4.2", "Fungsi", "")),
        (("Tabel 3.2\tIndeks IKU 2",), True, ("3.2", "Indeks IKU 2", "")),
        (("Bab IV\tPenutup",), True, ("IV", "Penutup", "")),
        (("B\tTugas dan Fungsi",), False, ("B", "Tugas dan Fungsi", "")),
        (("Lampiran 3\tData Gambar",), True, ("Lampiran 3", "Data Gambar", "")),
        (("Gambar 2\tLoket\t8",), False, ("2", "Loket", "8")),
    ],
)
def test_lines_of_a_list_of_contents(
    cells: tuple[str, ...], in_list: bool, expected: tuple[str, str, str]
) -> None:
    found = read_contents_entry(Line(9, cells), in_list=in_list)
    assert found is not None
    assert (found.number, found.title, found.page) == expected


@pytest.mark.parametrize(
    ("cells", "in_list"),
    [
        (("Terdapat 12",), False),
        (("Kapal", "12"), False),
        (("1", "Kapal", "12"), False),
        (("BAB 2",), True),
        (("Tabel 2",), True),
        (("12 13",), True),
        (("Kapal ........",), True),
        (("x" * 401 + " ..... 3",), True),
        (("Nama\tSiti Aminah",), False),
        (("3.1\t12,5",), True),
        (("1.4.2", "Fungsi"), False),
    ],
)
def test_lines_that_are_none_of_a_list_of_contents(cells: tuple[str, ...], in_list: bool) -> None:
    assert read_contents_entry(Line(9, cells), in_list=in_list) is None


def test_an_outline_names_chapters_that_stand_elsewhere() -> None:
    lines = ("BAB I AWAL", "BAB II ISI", "BAB III AKHIR")
    outline = [read_heading(Line(place, (text,))) for place, text in enumerate(lines, start=5)]
    own = [read_heading(Line(100 * place, (text,))) for place, text in enumerate(lines, start=1)]
    titles = [title for title in (*outline, *own) if title is not None]
    assert [title.line for title in leave_out_outlines(titles)] == [100, 200, 300]
    assert [title.line for title in leave_out_outlines(titles[:3])] == [5, 6, 7]


def test_a_chapter_that_only_an_outline_numbers_otherwise_is_of_the_outline() -> None:
    lines = [(5, "BAB I AWAL"), (6, "BAB II ISI"), (7, "BAB VI\tAKHIR")]
    lines += [(100, "BAB I AWAL"), (200, "BAB II ISI"), (300, "BAB III AKHIR")]
    titles = [title for line, text in lines if (title := read_heading(Line(line, (text,)))) is not None]
    assert titles[2].title == "AKHIR"
    assert [title.line for title in leave_out_outlines(titles)] == [100, 200, 300]


# --- points of lists ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Kapal", ("1", "Kapal")),
        ("2) Kapal", ("2", "Kapal")),
        ("(3) Kapal", ("3", "Kapal")),
        ("a. Kapal", ("a", "Kapal")),
        ("iv) Kapal", ("iv", "Kapal")),
        ("A) Kapal", ("A", "Kapal")),
        ("- Kapal", ("-", "Kapal")),
        ("\u2022 Kapal", ("\u2022", "Kapal")),
        ("- a. Kapal", ("a", "Kapal")),
        ("o Kapal", ("o", "Kapal")),
    ],
)
def test_points_of_lists(text: str, expected: tuple[str, str]) -> None:
    assert match_item(text) == expected


@pytest.mark.parametrize(
    "text", ["Kapal", "1 Kapal", "1.", "123. Kapal", "ab. Kapal", "-Kapal", "12.345", ""]
)
def test_lines_that_are_no_points(text: str) -> None:
    assert match_item(text) is None


@pytest.mark.parametrize(
    ("texts", "lists"),
    [
        (["1. a", "2. b", "3. c"], [1, 1, 1]),
        (["1. a", "2. b", "1. c", "2. d"], [1, 1, 2, 2]),
        (["1. a", "a. x", "b. y", "2. b"], [1, 2, 2, 1]),
        (["1. a", "kata", "2. b"], [1, None, 1]),
        (["1. a", "1) x", "2) y", "2. b"], [1, 2, 2, 1]),
        (["- a", "- b", "- c"], [1, 1, 1]),
        (["- a", "kata", "- c"], [1, None, 2]),
        (["i. a", "ii. b", "iii. c"], [1, 1, 1]),
        (["a. a", "b. b", "c. c"], [1, 1, 1]),
        (["1. a", "3. c"], [1, 1]),
        (["1. a", "- x", "- y", "2. b", "- z"], [1, 2, 2, 1, 3]),
    ],
)
def test_points_of_one_list(texts: list[str], lists: list[int | None]) -> None:
    reader = ListReader()
    found = [reader.read(line, text) for line, text in enumerate(texts, start=1)]
    assert [item and item.list_id for item in found] == lists


def test_a_title_ends_all_lists() -> None:
    reader = ListReader()
    first = reader.read(1, "1. a")
    reader.close()
    second = reader.read(3, "2. b")
    assert first is not None
    assert second is not None
    assert first.list_id != second.list_id


# --- heads -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell", ["34.000 dokumen", "-", "98,5%", "Rp 5.000", "< 50", "3 (tiga) mitra", "1,200"]
)
def test_quantities(cell: str) -> None:
    assert is_quantity(cell)


@pytest.mark.parametrize("cell", ["", "2031", "Tahun 2031", "TW 1", "Triwulan IV", "Uraian", "s/d 2031"])
def test_what_is_no_quantity(cell: str) -> None:
    assert not is_quantity(cell)


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        ([("No", "Jenis"), ("1", "2.500")], 1),
        ([("No", "Jenis", "Baik"), ("(1)", "(2)", "(3)"), ("1", "Meja", "5")], 2),
        ([("No", "Jenis", "2030", ""), ("", "", "Baik", "Rusak"), ("1", "Meja", "4", "-")], 2),
        ([("1", "Meja", "5"), ("2", "Kursi", "6")], 0),
        ([("Uraian", "Nilai"), ("Meja", "5"), ("Kursi", "6")], 1),
        ([("Uraian", "Nilai"), ("Perabot", ""), ("Kursi", "6")], 1),
    ],
)
def test_where_a_head_ends(rows: Rows, size: int) -> None:
    lines = [Line(place, cells) for place, cells in enumerate(rows, start=1)]
    head, body = split_head(lines)
    assert [len(head), len(body)] == [size, len(rows) - size]


@pytest.mark.parametrize(
    ("cells", "body", "band"),
    [
        (("1", "Meja", "5"), True, False),
        (("Meja", "5"), True, False),
        (("Perabot", "", ""), False, True),
        (("1", "2", "3"), False, False),
        (("No", "Jenis"), False, False),
        (("", "Baik"), False, False),
    ],
)
def test_rows_of_figures_and_rows_of_words(cells: tuple[str, ...], body: bool, band: bool) -> None:
    assert (is_body(Line(1, cells)), is_band(Line(1, cells))) == (body, band)


# --- automatic numbers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "letter"), [(1, "a"), (26, "z"), (27, "aa"), (52, "zz"), (53, "aaa")])
def test_letters(count: int, letter: str) -> None:
    assert write_letter(count) == letter


@pytest.mark.parametrize(
    ("kind", "text", "start", "expected"),
    [
        ("decimal", "%1.", "1", ["1.", "2.", "3."]),
        ("decimal", "(%1)", "5", ["(5)", "(6)", "(7)"]),
        ("decimalZero", "%1", "9", ["09", "10", "11"]),
        ("upperRoman", "BAB %1", "3", ["BAB III", "BAB IV", "BAB V"]),
        ("lowerRoman", "%1)", "1", ["i)", "ii)", "iii)"]),
        ("upperLetter", "%1.", "2", ["B.", "C.", "D."]),
        ("lowerLetter", "%1.", "25", ["y.", "z.", "aa."]),
        ("bullet", "x", "1", ["-", "-", "-"]),
        ("none", "%1.", "1", ["", "", ""]),
        ("decimal", "%1.", "x", ["1.", "2.", "3."]),
        ("decimal", "%1.", "0", ["0.", "1.", "2."]),
        ("upperRoman", "%1.", "0", [".", "I.", "II."]),
        pytest.param(
            "lowerRoman", "%1.", "9" * 9, ["i.", "ii.", "iii."], id="a start that would fill memory"
        ),
        pytest.param("decimal", "%1.", "9" * 5000, ["1.", "2.", "3."], id="a start that is no number"),
    ],
)
def test_numbers_of_a_list(kind: str, text: str, start: str, expected: list[str]) -> None:
    shape = f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
    level = f'<w:lvl w:ilvl="0">{shape}</w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    numbering = read_numbering(etree.fromstring(part("numbering", lists)))
    assert [numbering.number("1", 0) for _ in range(3)] == expected
    assert numbering.number("2", 0) == numbering.number("1", 4) == ""


def test_a_file_without_lists_has_no_numbers() -> None:
    assert read_numbering(None).number("1", 0) == ""


# --- sentences ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Kapal bertambah. Nelayan juga.", ["Kapal bertambah.", "Nelayan juga."]),
        ("Nilai 1.200 kapal naik.", ["Nilai 1.200 kapal naik."]),
        ("Di D.I. Way Asin 394 ha. Di Jati 126 ha.", ["Di D.I. Way Asin 394 ha.", "Di Jati 126 ha."]),
        ("Bertindak a.n. Bupati. Lalu s.d. Juni.", ["Bertindak a.n. Bupati.", "Lalu s.d. Juni."]),
        ("Sebesar Rp. 5.000 saja.", ["Sebesar Rp. 5.000 saja."]),
        ("Apakah naik? Ya.", ["Apakah naik?", "Ya."]),
    ],
)
def test_sentences_of_a_paragraph(text: str, sentences: list[str]) -> None:
    assert [found.text.strip() for found in read_structure(read_lines(text)).sentences] == sentences
