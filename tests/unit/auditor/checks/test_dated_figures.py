"""Figures that a sentence gives to another year than their table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031\n\nIKHTISAR KINERJA TAHUN 2031\n\n3.1 Kapal\n\n"
BY_COLUMN = (
    "Tabel 3.1 Awak Kapal menurut Ijazah\n\nNo | Ijazah | Tahun 2030 (orang) | Tahun 2031 (orang)\n"
    "1 | Nakhoda | 118 | 124\n2 | Juru mudi | 241 | 263\n3 | Kelasi | 306 | 318\n | Jumlah | 665 | 705\n\n"
)
BY_ROW = (
    "Tabel 3.1 Waktu Sandar Kapal\n\nTahun | Waktu sandar (jam) | Kapal\n"
    "2029 | 14,62 | 911\n2030 | 13,27 | 938\n2031 | 11,84 | 962\n\n"
)
TITLED = (
    "Tabel 3.1 Pemeriksaan Kapal per Dermaga Tahun 2031\n\nDermaga | Kapal | Telah Diperiksa | Belum\n"
    "Utara | 1.204 | 1.187 | 17\nSelatan | 2.310 | 2.265 | 45\nJumlah | 3.514 | 3.452 | 62\n\n"
)


def years(table: str, sentence: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(HEAD + table + sentence, AuditRule.YEAR)]


@pytest.mark.parametrize(
    ("table", "sentence", "expected"),
    [
        (
            BY_COLUMN,
            "Awak kapal tahun 2031 berjumlah 705 orang, dibandingkan tahun 2028 sebanyak 665 orang.",
            ("2028", "2030"),
        ),
        (BY_COLUMN, "Kelasi berjumlah 318 orang pada tahun 2030.", ("2030", "2031")),
        (BY_COLUMN, "Juru mudi berkurang dari 263 orang (tahun 2030) karena pensiun.", ("2030", "2031")),
        (
            BY_ROW,
            "Waktu sandar membaik dari 14,62 jam pada tahun 2029 menjadi 13,27 jam pada tahun 2031.",
            ("2031", "2030"),
        ),
        (
            TITLED,
            "Sampai akhir Tahun 2030 sebanyak 3.452 dari 3.514 kapal telah diperiksa.",
            ("2030", "2031"),
        ),
        (
            TITLED,
            "Pada tahun 2029 kapal yang telah diperiksa 3.452 buah, belum 62 dari 3.514 kapal.",
            ("2029", "2031"),
        ),
    ],
)
def test_a_figure_is_of_the_year_that_its_table_prints_it_for(
    table: str, sentence: str, expected: tuple[str, str]
) -> None:
    assert years(table, sentence) == [expected]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (BY_COLUMN, "Awak kapal tahun 2031 berjumlah 705 orang, dibandingkan tahun 2030 sebanyak 665 orang."),
        (BY_COLUMN, "Dibandingkan tahun 2030, awak kapal kini 705 orang."),
        (BY_COLUMN, "Sejak tahun 2030 bertambah, kini juru mudi 263 orang."),
        (BY_COLUMN, "Gedung pada tahun 2028 menampung 665 tamu."),
        (BY_ROW, "Waktu sandar membaik dari 14,62 jam pada tahun 2029 menjadi 11,84 jam pada tahun 2031."),
        (BY_ROW, "Antara tahun 2029 dan 2031 waktu sandar menjadi 11,84 jam."),
        (BY_ROW, "Waktu sandar turun 1,43 jam dari tahun 2030."),
        (TITLED, "Menurut data semester II tahun 2030 sebanyak 3.452 dari 3.514 kapal telah diperiksa."),
        (TITLED, "Pada tahun 2030 diperiksa 3.452 kapal."),
        (TITLED, "Sampai akhir Tahun 2031 sebanyak 3.452 dari 3.514 kapal telah diperiksa."),
        (TITLED, "Dibandingkan tahun 2030 diperiksa lebih banyak, dari 3.514 kapal telah diperiksa 3.452."),
    ],
)
def test_nothing_is_said_where_the_year_may_be_of_something_else(table: str, sentence: str) -> None:
    assert years(table, sentence) == []


def test_a_figure_that_two_years_share_is_of_either() -> None:
    table = BY_COLUMN.replace("306 | 318", "318 | 318").replace("665", "677")
    assert years(table, "Kelasi berjumlah 318 orang pada tahun 2030.") == []


def test_a_table_elsewhere_may_have_it_for_the_year_said() -> None:
    other = "3.2 Pensiun\n\nTabel 3.2 Pensiun\n\nNama | 2028 | 2029\nAwak | 665 | 12\nGuru | 31 | 44\n\n"
    sentence = "Awak tahun 2031 berjumlah 705 orang, dibandingkan tahun 2028 sebanyak 665 orang.\n\n"
    assert years(BY_COLUMN, sentence + other) == []


ELSEWHERE = (
    "Dermaga penuh sepanjang tahun.\n\n3.2 Perkembangan\n\nTabel 3.1 Perkembangan Kinerja Pelabuhan\n\n"
    "Indikator | 2028 | 2029 | 2030 | 2031\n"
    "Lama Antre Kapal (LAK) | 5,61 | 5,37 | 5,02 | 4,56\n"
    "Persentase pelaut yang bersertifikat | 69,55 | 72,18 | 75,94 | 78,76\n\n"
    "Tabel 3.2 Target Rencana Strategis\n\n"
    "Indikator | Target 2030 | Target 2031 | Target 2032 | Target 2033\n"
    "Persentase pelaut yang bersertifikat | 78,00 | 80,00 | 82,00 | 84,00\n"
    "Jumlah kapal feri laik laut | 140 | 150 | 160 | 170\n\n"
    "Tabel 3.3 Nilai Evaluasi Tahun 2031\n\nKomponen | Bobot | Nilai\n"
    "Perencanaan | 30,00 | 82,00\nPelaporan | 15,00 | 71,40\n\n3.3 Sandar\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        (
            "LAK tahun 2031 sebesar 4,56 jam. Dibandingkan tahun {} sebesar 5,02 jam, LAK turun 0,46 jam.",
            ("2030", "2029"),
        ),
        (
            "LAK 4,56 jam atau turun 0,46 poin dari 5,02 jam pada tahun {}.",
            ("2030", "2028"),
        ),
        (
            "Dibanding tahun {} sebesar 72,18 persen, pelaut bersertifikat naik 6,58 poin menjadi 78,76%.",
            ("2029", "2030"),
        ),
        (
            "Melatih pelaut yang belum bersertifikat agar target tahun {} sebesar 82,00 persen tercapai.",
            ("2032", "2031"),
        ),
        (
            "Sertifikasi pelaut yang belum bersertifikat demi target tahun {} sebesar 84,00 persen.",
            ("2033", "2032"),
        ),
    ],
)
def test_a_row_of_another_section_tells_the_year_by_its_change_or_its_target(
    sentence: str, wrong: tuple[str, str]
) -> None:
    right, printed = wrong
    assert years(ELSEWHERE, sentence.format(right)) == []
    assert years(ELSEWHERE, sentence.format(printed)) == [(printed, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dibandingkan tahun 2029 sebesar 5,02 jam di Pelabuhan Utara, 4,56 jam lebih singkat.",
        "Angka provinsi tahun 2029 sebesar 5,02 jam.",
        "Dibandingkan tahun 2027 sebesar 5,02 jam, LAK 4,56 jam turun 0,46 jam.",
        "Target tahun 2031 sebesar 82,00 persen tercapai.",
        "Nilai evaluasi perencanaan mencapai target tahun 2031 sebesar 82,00.",
        "Target tahun 2026 untuk pelaut yang bersertifikat sebesar 82,00 persen.",
    ],
)
def test_years_stay_untold_without_a_change_or_the_name_of_a_target(sentence: str) -> None:
    assert years(ELSEWHERE, sentence) == []
