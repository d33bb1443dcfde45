"""Pages that LibreOffice made of a Word file: no upright lines, names beside text, figures at its margin.

The pages are parts of the example `belitung-2024`; what their cells hold was read from the Word file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from capaian.auditor.printed.document import Line
from capaian.auditor.reading.pdf import read_pdf

SAVED = Path(__file__).parent / "saved_by_libreoffice.pdf"
"""Without tags: the text alone, and the lines that are drawn."""


@pytest.fixture(scope="module")
def lines() -> Sequence[Line]:
    return read_pdf(SAVED.read_bytes()).lines


def rows(lines: Sequence[Line], page: int) -> list[tuple[str, ...]]:
    return [line.cells for line in lines if line.page == page and line.is_row]


def test_lines_that_reach_not_across_part_the_rows_beside_a_cell_that_goes_on(lines: Sequence[Line]) -> None:
    assert rows(lines, 1)[3:8] == [
        (
            "1",
            "Meningkatnya kualitas Pelayanan Administrasi Kependudukan",
            "",
            "Indeks Kepuasan Masyarakat",
            "3,30",
            "3,32",
            "3,34",
        ),
        (
            "",
            "",
            "Meningkatnya kinerja pelayanan administrasi kependudukan dan Catatan Sipil",
            "Cakupan layanan administrasi kependudukan dan catatan sipil",
            "90,00%",
            "91,00%",
            "92,00%",
        ),
        ("", "", "", "a. Persentase capaian pendaftaran penduduk", "76,00%", "78,00%", "80,00%"),
        ("", "", "", "b. Persentase capaian pencatatan sipil", "95,00%", "95,00%", "96,00%"),
        ("", "", "", "c. Persentase pemanfaatan data", "100,00%", "100,00%", "100,00%"),
    ]


def test_colour_across_a_table_parts_its_rows(lines: Sequence[Line]) -> None:
    assert rows(lines, 3)[7:12] == [
        (
            "1c",
            "Persentase cakupan penerbitan Kartu Identitas Anak (KIA)",
            "Jumlah KIA yang diterbitkan",
            "32.325",
            "63,08",
        ),
        ("", "", "Jumlah penduduk usia < 17 tahun", "51.241", ""),
        ("2", "Persentase capaian pencatatan sipil", "Rata-rata lima cakupan", "", "94,31"),
        (
            "2a",
            "Persentase cakupan penerbitan kutipan akta kelahiran",
            "Jumlah penduduk memiliki akta kelahiran",
            "137.679",
            "71,56",
        ),
        ("", "", "Jumlah penduduk", "192.405", ""),
    ]


def test_names_that_wrap_beside_text_stand_in_one_cell(lines: Sequence[Line]) -> None:
    named = [row for page in (1, 2) for row in rows(lines, page) if len(row) == 2]
    assert [name for name, _ in named][3:7] == [
        "1.4 Administrasi Umum Perangkat Daerah",
        "1.5 Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintah Daerah",
        "1.6 Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah",
        "1.7 Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah",
    ]
    assert named[4][1] == (
        "Terlaksananya Proses Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah: capaian "
        "100,00%. Keluaran Jenis Barang Milik Daerah: 100,00% dari rencana. Dana Rp400.495.000 (75,12%) dari "
        "Rp533.124.500; SDM 5 dari 5 orang (100,00%). Dana: 133,12%, efisien; SDM: 100,00%, efisien."
    )


def test_cells_that_name_tables_are_no_captions(lines: Sequence[Line]) -> None:
    named = [cells for cells in rows(lines, 4) if cells[0].startswith("Tabel")]
    assert [cells[:3] for cells in named[:4]] == [
        ("Tabel 3.2.2.2, KK yang diterbitkan", "64.045", "66.045"),
        ("Tabel 3.2.2, realisasi IKU 2", "71,18", "77,18"),
        ("Tabel 3.1, 3.2, 3.2.1, 3.3, 3.5 dan 3.6, capaian IKU 1", "111", "110,91"),
        ("Tabel 3.1 dan 3.2.1, satuan IKU 1; uraian Tabel 3.6", "% dan 3,30%", "nilai, skala 1–4"),
    ]
    assert [cells[3] for cells in named[1:4:2]] == [
        "Capaian 85,76 dalam baris yang sama, Tabel 3.1, dan perhitungan Tabel 3.2.2.2 sesuai dengan 77,18.",
        "Indeks Kepuasan Masyarakat bernilai 1 sampai 4, bukan persen.",
    ]


def test_figures_at_the_margin_stand_behind_names_of_several_lines(lines: Sequence[Line]) -> None:
    texts = [line.text for line in lines if line.page == 6 and line.text]
    start = texts.index("Rata-rata capaian Kegiatan 3 104,11")
    name = "Indeks Profesionalitas ASN Perangkat Daerah, Tahun 2024"
    assert texts[start + 1 : start + 7] == [
        "(Indeks Profesionalitas ASN Perangkat Daerah) ÷ 1 = (104,11) ÷ 1",
        f"Capaian {name} 104,11",
        "100 × Realisasi ÷ Target = 100 × 84,85 ÷ 81,50",
        f"Realisasi {name} (outputs.csv baris 9 [lkj-2024]) 84,85",
        f"Target {name} (plan.yaml baris 227) 81,50",
        "Capaian Terpenuhinya administrasi kepegawaian Perangkat Daerah Kegiatan 3 84,85",
    ]
    assert not rows(lines, 6)
