"""Figures of running text: recomputed from those beside them, and held against the tables."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.auditor.understanding.mentions import mentions_of
from capaian.domain.audit import AuditRule

HARBOUR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 3.1 Capaian Indikator Kinerja Utama Tahun 2031

Indikator Kinerja Utama | Target | Realisasi | Capaian (%)
Persentase kapal yang bersandar tepat waktu | 80,00 | 88,40 | 110,50
Persentase muatan yang tercatat lengkap | 95,00 | 91,20 | 96,00
Persentase dermaga yang laik pakai | 60,00 | 63,00 | 105,00
"""
LIBRARY = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2029

Tabel 2. Perbandingan Kinerja

No. | Indikator | Realisasi 2028 | Target 2029 | Realisasi 2029 | Tingkat Capaian
1 | Jumlah kunjungan rata-rata per hari | 410,5 | 400,0 | 432,0 | 108,0%
2 | Rasio koleksi terhadap jumlah anggota | 3,20 | 4,00 | 3,60 | 90,0%
3 | Indeks kegemaran membaca masyarakat | 61,40 | 60,00 | 63,90 | 106,5%
"""


def words_of(text: str) -> list[tuple[str, str | None, int | None]]:
    """Return number, meaning and year of the quantities of one line."""
    sentences = read(text).document.sentences
    mentions = [mention for sentence in sentences for mention in mentions_of(sentence)]
    return [(m.number.text, m.part.value if m.part else None, m.year) for m in mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Realisasi 72,5% dari target 75% atau tercapai 96,67%.", ["realisasi", "target", "capaian"]),
        ("Dari pagu Rp 12.000.000,- terserap Rp 11.400.000,- atau 95%.", ["pagu", "belanja"]),
        ("Dana sebesar Rp500.000 atau 50% dari anggaran Rp1.000.000.", ["belanja", "serapan", "pagu"]),
        ("Nilainya mengalami kenaikan capaian sebesar 2,24%.", ["naik"]),
        ("Terdapat kenaikan tingkat ketercapaian sebesar 2,24%.", ["naik"]),
        ("Terjadi penurunan persentase pencapaian hasil sebesar 2,24%.", ["turun"]),
        ("Pencapaiannya 96,20% dan serapannya 88,10%.", ["capaian", "serapan"]),
        ("Mencapai 72,5% dari rencana 75%.", ["realisasi", "target"]),
        ("Mencapai 96,67% dari target itu.", ["capaian"]),
        ("Turun dari 12,50 menjadi 9,75.", ["turun"]),
        ("Indeks turun sebesar 0,50 poin.", ["turun"]),
        ("Capaian 99% menyisakan 1% warga.", ["capaian", "sisa"]),
    ],
)
def test_words_beside_a_number_say_what_it_is(text: str, found: list[str]) -> None:
    meanings = [part for _, part, _ in words_of(text)]
    assert [part for part in meanings if part] == [part for part in found if part in meanings]
    assert meanings[0] == found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Berdasarkan Undang-Undang Nomor 23 Tahun 2014 Pasal 65 ayat 1.",
        "Surat tanggal 13 Agustus 2024 perihal Tabel 3.6 pada halaman 12.",
        "Penduduk usia 17 tahun, telepon 0719 21601.",
        "3. Dinas menyelenggarakan urusan perpustakaan.",
        r"$$Q = \left(\frac{12}{24} \right) \times 100\%$$",
    ],
)
def test_laws_dates_ages_and_marks_of_lists_are_no_quantities(text: str) -> None:
    assert words_of(text) == []


def test_years_belong_to_the_numbers_after_them() -> None:
    found = words_of("Tahun 2028 realisasi 61,40 dan pada tahun 2029 realisasi 63,90.")
    assert [(text, year) for text, _, year in found] == [("61,40", 2028), ("63,90", 2029)]


# --- from the sentence alone -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "computed"),
    [
        (
            "Realisasi 72,50 dari target 75,00 sehingga capaiannya 96,67%.",
            "Realisasi 72,50 dari target 75,00 sehingga capaiannya 97,66%.",
            AuditRule.ACHIEVEMENT,
            "96,67",
        ),
        (
            "Terserap Rp 11.400.000 atau 95,00% dari pagu Rp 12.000.000.",
            "Terserap Rp 11.400.000 atau 59,00% dari pagu Rp 12.000.000.",
            AuditRule.ABSORPTION,
            "95,00",
        ),
        (
            "Hadir 28 orang atau 93,33% dari rencana sebanyak 30 orang.",
            "Hadir 28 orang atau 93,83% dari rencana sebanyak 30 orang.",
            AuditRule.RATIO,
            "93,33",
        ),
        (
            "Cakupan 98,09% menyisakan 1,91% yang belum terlayani.",
            "Cakupan 98,09% menyisakan 2,91% yang belum terlayani.",
            AuditRule.DIFFERENCE,
            "1,91",
        ),
        (
            "Anggaran Rp 900.000 dengan rincian belanja operasi Rp 700.000 dan belanja modal Rp 200.000.",
            "Anggaran Rp 900.000 dengan rincian belanja operasi Rp 700.000 dan belanja modal Rp 250.000.",
            AuditRule.SUM,
            "950.000",
        ),
        (
            r"$$K = \left(\frac{1.250}{2.000} \right) \times 100\% = 62,50\%$$",
            r"$$K = \left(\frac{1.250}{2.000} \right) \times 100\% = 65,20\%$$",
            AuditRule.RATIO,
            "62,50",
        ),
        (
            "Biaya Rp 940.000 dari target biaya Rp 1.000.000 memberi efisiensi 6,00%.",
            "Biaya Rp 940.000 dari target biaya Rp 1.000.000 memberi efisiensi 9,40%.",
            AuditRule.EFFICIENCY,
            "6,00",
        ),
    ],
)
def test_a_figure_that_does_not_follow_from_those_beside_it(
    right: str, wrong: str, rule: AuditRule, computed: str
) -> None:
    assert audited(right).claims[rule] == 1
    assert told(right, rule) == []
    ((line, _, found),) = told(wrong, rule)
    assert (line, found) == (1, computed)


@pytest.mark.parametrize(
    "text", ["Realisasi 2 dari target 3.", "Sasaran 1 terdiri dari 2 indikator dan 4 program."]
)
def test_sentences_without_enough_figures_are_left_alone(text: str) -> None:
    assert audited(text).findings == ()


# --- against the tables ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "text", "computed"),
    [
        (HARBOUR, "Realisasi persentase muatan yang tercatat lengkap tahun 2031 sebesar 92,10%.", "91,20"),
        (HARBOUR, "Realisasi persentase muatan yang tercatat lengkap tahun 2031 sebesar 72,10%.", "91,20"),
        (HARBOUR, "Realisasi persentase muatan lengkap tahun 2031 sebesar 72,10%.", None),
        (HARBOUR, "Target persentase dermaga yang laik pakai pada tahun 2031 adalah 65,00.", "60,00"),
        (LIBRARY, "Realisasi indeks kegemaran membaca masyarakat pada tahun 2029 sebesar 69,30.", "63,90"),
        (LIBRARY, "Pada tahun 2028 realisasi rasio koleksi terhadap jumlah anggota sebesar 3,60.", None),
    ],
)
def test_a_figure_that_a_table_prints_otherwise(report: str, text: str, computed: str | None) -> None:
    """Units or digits must be alike, and a figure that the thing has in another place is no error."""
    found = told(f"{report}\n{text}\n", AuditRule.CROSSREF)
    assert [value for _, _, value in found] == ([] if computed is None else [computed])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Indeks kegemaran membaca masyarakat mengalami kenaikan sebesar 2,50 dari tahun 2028.", False),
        ("Indeks kegemaran membaca masyarakat mengalami kenaikan sebesar 5,20 dari tahun 2028.", True),
        ("Rasio koleksi terhadap jumlah anggota mengalami peningkatan sebesar 0,40.", False),
        ("Peningkatan 3 layanan baru mendukung indeks kegemaran membaca masyarakat.", False),
    ],
)
def test_changes_are_the_difference_of_two_years(text: str, wrong: bool) -> None:
    assert bool(told(f"{LIBRARY}\n{text}\n", AuditRule.DIFFERENCE)) is wrong


def test_counts_of_things_are_those_of_the_table() -> None:
    rows = "Jabatan | Jumlah\nArsiparis Ahli Muda | 4 orang\nPustakawan Ahli Madya | 7 orang\n"
    table = f"Tabel 1 Pegawai\n\n{rows}"
    text = "Terdapat 4 Arsiparis Ahli Muda dan 9 Pustakawan Ahli Madya."
    ((_, printed, computed),) = told(f"{table}\n{text}\n", AuditRule.CROSSREF)
    assert (printed, computed) == ("9", "7")


# --- targets met in words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "text", "wrong"),
    [
        (HARBOUR, "Secara keseluruhan target kinerja telah tercapai.", True),
        (HARBOUR, "Secara keseluruhan rencana kinerja telah tercapai.", True),
        (HARBOUR, "Seluruh target kinerja belum tercapai.", False),
        (HARBOUR, "Tidak semua target kinerja tercapai.", False),
        (HARBOUR, "Seluruh kinerja telah melampaui target nasional.", False),
        (LIBRARY, "Ketiga indikator telah tercapai; semuanya memenuhi target.", True),
        ("", "Realisasi 91,20 dari target 95,00 telah tercapai dengan baik.", True),
        ("", "Realisasi 96,20 dari target 95,00 telah tercapai dengan baik.", False),
        ("", "Realisasi 96,20 belum mencapai target 95,00.", True),
    ],
)
def test_words_about_targets_agree_with_the_figures(report: str, text: str, wrong: bool) -> None:
    assert bool(told(f"{report}\n{text}\n", AuditRule.CLAIM)) is wrong


SAVINGS = """
Tabel 4 Efisiensi Sumber Daya

Program | Capaian (%) | Penyerapan (%) | Tingkat Efisiensi (%)
Program Pengelolaan Pelabuhan Rakyat | 100,00 | 96,00 | 4,00
Program Keselamatan Pelayaran Kapal | 90,00 | 97,50 | {}
Program Pengerukan Alur Pelayaran | 99,00 | 93,00 | 6,00
"""


@pytest.mark.parametrize(
    ("row", "text", "wrong"),
    [
        ("-7,50", "Adanya efisiensi ini disebabkan disiplin pelaksana.", True),
        ("-7,50", "Adanya efisiensi ini tidak berlaku bagi satu program yang bernilai negatif.", False),
        ("-7,50", "Program dilaksanakan menurut rencana.", False),
    ],
)
def test_what_is_called_efficient_is_so_in_every_row(row: str, text: str, wrong: bool) -> None:
    assert bool(told(f"{SAVINGS.format(row)}\n{text}\n", AuditRule.CLAIM)) is wrong


def test_a_sign_for_at_least_before_an_exact_figure_is_noted() -> None:
    ((_, printed, computed),) = told(f"{HARBOUR}\nCapaian tertinggi \u2265 110,50.\n", AuditRule.CLAIM)
    assert (printed, computed) == ("\u2265 110,50", "110,50")


# --- one thing in several tables ----------------------------------------------------------------------------


def test_a_key_indicator_has_one_figure_in_all_tables() -> None:
    again = (
        "Tabel 3.2 Capaian Sasaran\n\nIndikator | Target | Realisasi | Capaian (%)\n"
        "Persentase muatan yang tercatat lengkap | 95,00 | 91,20 | 96,00\n"
    )
    slip = again.replace("91,20", "97,20")
    assert told(f"{HARBOUR}\n{again}", AuditRule.CROSSREF) == []
    assert ("97,20", "91,20") in [
        (printed, computed) for _, printed, computed in told(f"{HARBOUR}\n{slip}", AuditRule.CROSSREF)
    ]
