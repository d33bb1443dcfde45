"""Tables and titles of pages without tags: open sides, bands, set-in words, heads repeated on each page."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.auditor.printed.document import Line, PrintedDocument
from capaian.auditor.reading.columns import find_edges
from capaian.auditor.reading.page import TextRow, Word
from capaian.auditor.reading.pdf import read_pdf
from capaian.auditor.reading.structure import read_structure

_BODY = "Cakupan dihitung dari data pelayanan pada akhir tahun berjalan menurut tiap"


def _read(*sheets: Sheet) -> PrintedDocument:
    return read_structure(read_pdf(make_pdf(sheets)).lines)


def _texts(*sheets: Sheet) -> list[str]:
    return [line.text for line in _read(*sheets).lines if line.text]


def _rows(*sheets: Sheet) -> list[tuple[str, ...]]:
    return [line.cells for line in _read(*sheets).lines if line.is_row]


def _columns(lefts: tuple[float, ...], rows: tuple[tuple[str, ...], ...], tops: tuple[float, ...]) -> Sheet:
    sheet = Sheet()
    for top, row in zip(tops, rows, strict=True):
        for left, words in zip(lefts, row, strict=True):
            if words:
                sheet.text(left, top, words)
    return sheet


class TestBands:
    @pytest.mark.parametrize(
        ("total", "band", "below"),
        [
            ("Jumlah tujuan 1", "Tujuan 2: Dokumen penduduk lengkap di semua desa", "Program Akta"),
            ("Subtotal belanja", "Belanja modal untuk gedung kantor dan kendaraan", "Gedung loket"),
        ],
    )
    def test_title_of_the_rows_below_it_is_no_part_of_the_total_above(
        self, total: str, band: str, below: str
    ) -> None:
        rows = (
            ("Kode", "Uraian", "Pagu", "Realisasi"),
            ("I", "Program Penduduk", "1.250.000", "1.100.000"),
            ("", total, "1.250.000", "1.100.000"),
            ("", "", "", ""),
            ("II", below, "2.000.000", "1.900.000"),
        )
        sheet = _columns((62, 120, 380, 470), rows, (154, 174, 194, 0, 234)).text(62, 214, band)
        sheet.lines = [(60, y, 535, y) for y in (150, 170, 190, 230, 250)]
        read = _rows(sheet)
        assert read[2] == ("", total, "1.250.000", "1.100.000")
        assert read[3] == (band, "", "", "")

    def test_line_that_goes_on_with_the_name_above_it_stays_with_it(self) -> None:
        rows = (
            ("Kode", "Uraian", "Pagu", "Realisasi"),
            ("I", "Program Penduduk", "1.250.000", "1.100.000"),
            ("", "dan Pencatatan Sipil", "", ""),
            ("II", "Program Profil", "2.000.000", "1.900.000"),
        )
        sheet = _columns((62, 120, 380, 470), rows, (154, 174, 188, 214))
        sheet.lines = [(60, y, 535, y) for y in (150, 170, 210, 230)]
        assert _rows(sheet)[1] == ("I", "Program Penduduk dan Pencatatan Sipil", "1.250.000", "1.100.000")


@pytest.mark.parametrize(("head", "inner"), [("Uraian", 3), ("Program / kegiatan / sub kegiatan", 2)])
def test_words_set_in_below_their_head_are_no_column(head: str, inner: int) -> None:
    def row(top: float, *words: tuple[float, str]) -> list[TextRow]:
        return TextRow(tuple(Word(x, top, x + 6 * len(text), top + 9, text) for x, text in words)).parts()

    rows = [
        row(0, (60, "Kode"), (100, head), (420, "Pagu")),
        row(12, (60, "(1)"), (100, "(2)"), (420, "(3)")),
    ]
    rows += [
        row(24 + 12 * n, (60, "V.1"), (100 + 30 * inner, "Kegiatan"), (420, "65.000")) for n in range(20)
    ]
    assert len(find_edges(rows)) == 2


class TestOpenSides:
    @pytest.mark.parametrize(
        ("names", "figures", "words"),
        [
            (
                ("Realisasi", "Target", "Capaian"),
                ("77,18%", "90,00%", "85,76%"),
                ("turun", "tetap", "rendah"),
            ),
            (("Pegawai", "Loket", "Desa"), ("28", "6", "49"), ("orang", "buah", "desa")),
        ],
    )
    def test_cards_between_upright_lines_are_cells(
        self, names: tuple[str, ...], figures: tuple[str, ...], words: tuple[str, ...]
    ) -> None:
        sheet = Sheet()
        for left, cell in zip((64, 224, 384), zip(names, figures, words, strict=True), strict=True):
            sheet.text(left, 154, *cell)
        sheet.lines = [(60, y, 535, y) for y in (150, 200)] + [(x, 150, x, 200) for x in (218, 378)]
        (row,) = _rows(sheet)
        assert row == tuple(" ".join(cell) for cell in zip(names, figures, words, strict=True))

    def test_lines_that_end_at_the_outer_columns_add_none(self) -> None:
        sheet = Sheet().table((60, 200, 400), (150, 170, 190), (("Loket", "Jumlah"), ("Akta", "12")))
        sheet.text(420, 174, "catatan")
        assert _rows(sheet) == [("Loket", "Jumlah"), ("Akta", "12")]

    @pytest.mark.parametrize("line", [(200, 150, 200, 300), (60, 150, 535, 150)])
    def test_line_that_touches_no_other_draws_no_table(self, line: tuple[float, float, float, float]) -> None:
        sheet = Sheet().text(60, 160, "Isi di sebelah garis.")
        sheet.lines = [line]
        assert _texts(sheet) == ["Isi di sebelah garis."]


class TestMargins:
    @pytest.mark.parametrize("label", ["Isi bab", "Catatan"])
    def test_words_beside_a_table_stand_above_it_and_do_not_part_it(self, label: str) -> None:
        rows = (("1.1", "Latar Belakang"), ("1.2", "Landasan Hukum"), ("1.3", "Maksud"), ("1.4", "Tujuan"))
        sheet = _columns((190, 230), rows, (154, 174, 194, 214)).text(62, 156, label)
        sheet.lines = [(186, y, 535, y) for y in (150, 170, 190, 210, 230)]
        document = _read(sheet)
        (table,) = document.tables
        assert [row.cells[0].text for row in table.rows] == [number for number, _ in rows]
        assert next(line.text for line in document.lines if line.text) == label


class TestTitles:
    @pytest.mark.parametrize(
        "title", ["1.4.1 Tugas Pokok Dinas Perhubungan Kabupaten Contoh", "3.2 Neraca Kas"]
    )
    def test_title_of_a_section_ends_where_the_next_word_had_room(self, title: str) -> None:
        text = "Kepala dinas membantu bupati dalam urusan pemerintahan yang menjadi miliknya"
        assert title in _texts(Sheet().text(60, 150, title, text, _BODY))

    @pytest.mark.parametrize("number", ["3.1.4.5", "2.3"])
    def test_title_of_a_section_begins_below_a_sentence_that_fills_its_line(self, number: str) -> None:
        title = f"{number} Cakupan Kartu Identitas Anak"
        full = "Menyediakan alat transportasi yang memadai untuk layanan ke tiap desa jauh."
        assert title in _texts(Sheet().text(60, 150, _BODY, full, title, _BODY))

    @pytest.mark.parametrize(("first", "second"), [("100,13", "100,09"), ("Rp1.250.000", "75%")])
    def test_figures_set_apart_at_the_ends_of_lines_part_them(self, first: str, second: str) -> None:
        names = (
            "Capaian penyelesaian perekaman menurut perjanjian",
            "Capaian kepemilikan akta menurut perjanjian",
        )
        sheet = Sheet().text(60, 150, *names).text(440, 150, first, second)
        sheet.text(60, 200, _BODY, _BODY)
        assert [f"{names[0]} {first}", f"{names[1]} {second}"] == _texts(sheet)[:2]


class TestRunningHeads:
    @pytest.mark.parametrize("name", ["Kepala Bidang", "persen"])
    def test_cell_that_stands_at_the_top_of_several_pages_is_no_running_head(self, name: str) -> None:
        def page(number: int) -> Sheet:
            sheet = Sheet().text(60, 40, "Laporan Dinas Contoh")
            top = 60 + 12 * number
            sheet.text(60, top, str(number)).text(120, top, f"Sasaran {'abc'[number - 1]}").text(
                380, top, name
            )
            return sheet.text(60, 300, _BODY)

        texts = _texts(*map(page, (1, 2, 3)))
        assert [text for text in texts if "Sasaran" in text] == [
            f"{n} Sasaran {c} {name}" for n, c in enumerate("abc", 1)
        ]
        assert not any("Laporan Dinas" in text for text in texts)

    def test_head_of_a_table_on_every_page_is_kept(self) -> None:
        head = ("No.", "Indikator", "Target", "Realisasi", "Satuan")
        sheets = [_columns((60, 100, 300, 380, 460), (head,), (60,)).text(60, 300, _BODY) for _ in range(3)]
        assert _texts(*sheets).count(" ".join(head)) == 3


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (("Realisasi", "", "Naik/turun"), ("2024", "Realisasi 2023", "Naik/turun")),
        (("Capaian", "", "Selisih"), ("awal", "Capaian akhir", "Selisih")),
    ],
)
def test_head_parted_otherwise_on_the_next_page_is_no_row(
    first: tuple[str, ...], again: tuple[str, ...]
) -> None:
    second = again[1].split()[1]
    rows = [
        ("No.", "Indikator", *first),
        ("", "", again[0], second, ""),
        ("1", "Akta lahir", "94,31", "94,15", "naik"),
        ("No.", "Indikator", *again),
        ("2", "Akta mati", "99,27", "99,11", "naik"),
    ]
    (table,) = read_structure([Line(n, cells) for n, cells in enumerate(rows, start=1)]).tables
    assert [row.cells[1].text for row in table.rows] == ["Akta lahir", "Akta mati"]


@pytest.mark.parametrize("nearest", [2.5, 1.0, 9.0])
def test_bar_of_a_chart_close_to_the_lines_of_its_row_is_no_table(nearest: float) -> None:
    rows = (
        ("Kode", "Uraian", "Pagu", "0-100"),
        ("I.1", "Gedung loket", "250.000", ""),
        ("I.2", "Kendaraan", "300.000", ""),
        ("II.1", "Blangko", "700.000", ""),
    )
    sheet = _columns((62, 120, 330, 440), rows, (154, 176, 200, 220))
    sheet.lines = [(60, y, 535, y) for y in (150, 172, 192, 240)]
    top, bottom = 172 + nearest, 192 - nearest
    sheet.lines += [(440, y, 530, y) for y in (top, bottom)] + [(x, top, x, bottom) for x in (440, 530)]
    assert [row[:3] for row in _rows(sheet)] == [row[:3] for row in rows]


@pytest.mark.parametrize("count", [1, 3])
def test_upright_lines_that_no_level_line_meets_are_no_table(count: int) -> None:
    sheet = Sheet().table((60, 200, 320), (200, 220, 240), (("Unsur", "Nilai"), ("Biaya", "3,46")))
    sheet.text(60, 100, "Layanan pindah keluarga dilakukan di balai warga.")
    sheet.lines += [(400 + 30 * place, 400, 400 + 30 * place, 600) for place in range(count)]
    texts = [line.text for line in read_pdf(make_pdf([sheet])).lines if line.text]
    assert texts == ["Layanan pindah keluarga dilakukan di balai warga.", "Unsur\tNilai", "Biaya\t3,46"]
