"""Text taken out of pages without layout: rows told by figures at the ends of lines, and what stays text."""

from __future__ import annotations

import pytest

from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.reading.bare_heads import Shape, find_end, part_names, read_head
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines


def _read(text: str) -> PrintedDocument:
    return read_structure(read_lines(text))


def _table(text: str) -> PrintedTable:
    (table,) = _read(text).tables
    return table


def _rows(table: PrintedTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


COUNTS = """Tabel 3.8 Cakupan KTP-el menurut kecamatan, 2023
No. Kecamatan
Wajib KTP
orang
Sudah rekam \nKTP-el
orang Selisih
Cakupan
persen
1 Juai 12.364 12.336 28 99,77
2 Batu Mandi 14.228 14.157 71 99,50
3 Tebing Tinggi 5.159 5.126 33 99,36
Kabupaten Balangan 31.751 31.619 132 99,58
Cakupan tertinggi ada di Juai.
"""
BUDGET = """Tabel 9 Pagu dan realisasi menurut program
dan kegiatan
Kode Program / kegiatan
Pagu
Rp
Realisasi
Rp
Serapan
%
(1) (2) (3) (4) (5) = (4) ÷
(3)
Sasaran 1: Meningkatnya kualitas pelayanan
I Program Pendaftaran Penduduk Rp 611.798.000 Rp 573.239.276 93,70
I.1 Pelayanan pendaftaran, pencatatan, penatausahaan, dan penerbitan dokumen
di seluruh kecamatan 587.438.100 549.219.376 93,49
I.2 Penyelenggaraan 24.359.900 24.019.900 98,60
12 Dinas Kependudukan
Tabel 9 (lanjutan)
Kode Program / kegiatan
Pagu
II Program Pencatatan Sipil 262.561.100 250.100.000 95,25
Jumlah 874.359.100 823.339.276 94,16
"""


class TestRows:
    def test_names_figures_and_totals(self) -> None:
        table = _table(COUNTS)
        assert (table.number, table.title) == ("3.8", "Cakupan KTP-el menurut kecamatan, 2023")
        assert table.head == (
            ("No.", "Kecamatan", "Wajib KTP orang", "Sudah rekam KTP-el orang", "Selisih", "Cakupan persen"),
        )
        assert _rows(table)[1] == ["2", "Batu Mandi", "14.228", "14.157", "71", "99,50"]
        assert _rows(table)[3] == ["", "Kabupaten Balangan", "31.751", "31.619", "132", "99,58"]

    def test_each_row_keeps_the_line_with_its_figures(self) -> None:
        report = _read(COUNTS)
        for row in report.tables[0].rows:
            assert COUNTS.splitlines()[row.line - 1].endswith(row.cells[-1].text)

    def test_wrapped_names_numbers_of_columns_and_a_further_page(self) -> None:
        table = _table(BUDGET)
        assert table.head[0] == ("Kode", "Program / kegiatan", "Pagu Rp", "Realisasi Rp", "Serapan %")
        assert [cells[0] for cells in _rows(table)] == ["I", "I.1", "I.2", "II", ""]
        assert _rows(table)[0][2] == "Rp611.798.000"
        assert _rows(table)[1][1].startswith("Pelayanan pendaftaran,")
        assert _rows(table)[1][1].endswith("di seluruh kecamatan")

    def test_words_behind_the_figures_are_a_column(self) -> None:
        table = _table(
            "Tabel 4 Efisiensi\nKode Program Capaian Serapan Penilaian\n"
            "I Layanan umum 100,00 91,63 efisien\nII Profil 62,50 95,42 tidak efisien\n"
            "III Arsip 90,50 80,50 efisien"
        )
        assert table.head == (("Kode", "Program", "Capaian", "Serapan", "Penilaian"),)
        assert _rows(table)[1] == ["II", "Profil", "62,50", "95,42", "tidak efisien"]

    def test_mean_of_some_columns_stands_below_values_of_its_size(self) -> None:
        text = (
            "Tabel 5 Survei\nTahun 2022 Tahun 2023\nNo. Unsur Nilai Indeks Nilai Indeks\n"
            "1 Persyaratan 3,35 83,64 3,41 85,34\n2 Biaya 3,30 82,56 3,61 90,84\n"
            "3 Waktu 3,17 79,15 3,55 88,88\n"
            "Rata-rata 3,27 3,52\nJumlah 1.000 2.000\n"
        )
        table = _table(text)
        assert table.head == (
            ("", "", "Tahun 2022", "", "Tahun 2023", ""),
            ("No.", "Unsur", "Nilai", "Indeks", "Nilai", "Indeks"),
        )
        assert _rows(table)[3] == ["", "Rata-rata", "3,27", "", "3,52", ""]
        assert len(table.rows) == 4, "figures of another size have no column"

    def test_further_columns_of_words_share_a_cell(self) -> None:
        text = (
            "Tabel 3.2 Capaian indikator\nNo. Sasaran Indikator Target Hasil\n(1) (2) (3) (4) (5)\n"
            "1 Meningkatnya kualitas\npelayanan\nIndeks kepuasan\n86,00 86,95\n"
            "2 Meningkatnya kepemilikan\nPersentase dokumen\n95,00 94,24\n"
        )
        table = _table(text)
        assert table.head == (("No.", "Indikator", "Target", "Hasil"),)
        assert _rows(table)[0] == ["1", "Meningkatnya kualitas pelayanan Indeks kepuasan", "86,00", "86,95"]


@pytest.mark.parametrize(
    "text",
    [
        "Harga barang\nBeras 12.000 13.000\nGula 14.000 15.000\nKopi 9.000 9.500",
        "Tabel 1 Loket 4\nTabel 2 Antrean 5 6\nTabel 3 Waktu 7 8",
        "Tabel 3.1 Capaian\nDinas mencapai 86,95 dari target 86,00.\nSerapan 96,41 dari 100.\nSelesai.",
        "Tabel 3.1 Campuran\nNo. A B C\n1 Meja 5 6\n2 Kursi 7 8 9\n3 Rak 1 2 3 4\n4 Buku 5 5 5 5 5",
        "Tabel 3.1 Campur\n1 Akta 1,5 2 naik 2,5 5\n2 Kartu 9,5 8 turun 5,5 4\n3 Surat 7,5 8 naik 6,5 9",
        "Tabel 3.1 Dua baris\nUraian yang tidak menyebut nama kolomnya\nAkta 10,00 12,00\nKartu 9,00 8,00",
    ],
    ids=[
        "no caption",
        "list of tables",
        "sentences",
        "no usual count",
        "figures among words",
        "two rows, no head",
    ],
)
def test_what_is_not_certain_stays_text(text: str) -> None:
    assert all(not line.is_row for line in read_lines(text))


def test_a_table_in_which_a_row_cannot_be_read_is_none() -> None:
    broken = COUNTS.replace("2 Batu Mandi 14.228", "14.228")
    assert _read(broken).tables == ()


@pytest.mark.parametrize("axis", ["0 40 80 120", "75 80 85 90", "2 4 6 8"])
def test_marks_along_the_axis_of_a_chart_are_no_row(axis: str) -> None:
    text = COUNTS.replace("Cakupan tertinggi", f"Jejak capaian\n{axis}\nCakupan tertinggi")
    assert len(_table(text).rows) == 4


def test_figures_alone_are_no_row_where_words_stand_behind_those_of_others() -> None:
    rows = "1 Akta 10,00 91,63 efisien\n2 Kartu 62,50 95,42 tidak efisien\n3 Surat 20,00 30,00 efisien\n"
    table = _table(f"Tabel 4 Efisiensi\nNo. Program Capaian Serapan Penilaian\n{rows}Catatan\n7,50 8,25\n")
    assert len(table.rows) == 3


def test_text_with_tabs_is_left_as_it_is() -> None:
    (table,) = _read(COUNTS + "Tabel 4 Lain\nNo\tNama\tNilai\n1\tA\t2,50\n2\tB\t3,50\n").tables
    assert table.number == "4"


class TestHeads:
    @pytest.mark.parametrize(
        ("lines", "names"),
        [
            (["Uraian 2022 2023 Perubahan"], ["Uraian", "2022", "2023", "Perubahan"]),
            (
                ["Kode Kegiatan", "Anggaran", "Rp", "Realisasi Rp %"],
                ["Kode", "Kegiatan", "Anggaran Rp", "Realisasi Rp", "%"],
            ),
            (["Tahun 2022 Tahun 2023"], ["Tahun 2022", "Tahun 2023"]),
            (["Capaian ", "Kinerja", "Sudah KTP-el"], ["Capaian Kinerja", "Sudah", "KTP-el"]),
            ([], []),
        ],
    )
    def test_names_begin_with_capitals(self, lines: list[str], names: list[str]) -> None:
        assert part_names(lines) == names

    def test_class_printed_before_the_last_figure_goes_behind_it(self) -> None:
        lines = ["No. Indikator Target Kategori", "Capaian"]
        assert read_head("Tabel 1", lines, Shape(2, 2, 1)).rows == (
            ("No.", "Indikator", "Target", "Capaian", "Kategori"),
        )

    def test_names_that_do_not_fit_are_none(self) -> None:
        assert read_head("Tabel 1", ["No. Uraian Target"], Shape(2, 2, 0)).rows == ()
        assert read_head("Tabel 1", ["No. Uraian Nilai Nilai"], Shape(2, 2, 0)).rows == ()
        assert read_head("Tabel 1", ["No. Uraian Nilai Kategori"], Shape(2, 2, 0)).rows == ()

    def test_title_that_goes_on_is_no_head(self) -> None:
        head = read_head("Tabel 1 Jumlah ", ["penduduk Juai", "No. Umur Pria Wanita"], Shape(2, 2, 0))
        assert (head.titled, head.rows[0][1]) == (1, "Umur")

    def test_column_of_numbers_may_have_no_name(self) -> None:
        lines = ["Layanan Hadir Absen"]
        assert read_head("Tabel 1", lines, Shape(2, 2, 0, is_numbered=True)).rows == (
            ("", "Layanan", "Hadir", "Absen"),
        )

    def test_head_ends_where_names_fit_and_a_name_of_a_row_follows(self) -> None:
        assert find_end(["Uraian 2022 2023", "Nilai indeks", "pelayanan"], Shape(1, 2, 0)) == 1
        assert find_end(["Uraian", "dan lain"], Shape(1, 2, 0)) == 0
