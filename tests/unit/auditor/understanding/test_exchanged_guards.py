"""What keeps a figure of a sentence from being called one of another year or another thing."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

CLINICS = """
LAPORAN KINERJA DINAS KESEHATAN HEWAN TAHUN 2030

2.1 Vaksinasi

Tabel 1. Vaksinasi menurut distrik

Distrik | Ternak | Divaksin | Cakupan (%)
Lembah Sunyi | 18.402 | 16.230 | 88,20
Bukit Lontar | 24.615 | 23.107 | 93,87
Tanah Genting | 9.874 | 8.941 | 90,55
Jumlah | 52.891 | 48.278 | 91,28
"""
PLANTS = """
LAPORAN KINERJA DINAS PERTANIAN TAHUN 2028

2.1 Panen

Tabel 1. Panen dua tahun

Komoditas | 2027 | 2028
Jagung Manis | 14.236 | 15.871
Kedelai Hitam | 6.482 | 7.093
Padi Ladang | 21.547 | 20.318

3.1 Penutup
"""


def crossed(report: str, text: str) -> list[tuple[str, str]]:
    """Return what is printed and what should stand there, of figures that two places have differently."""
    return [(printed, computed) for _, printed, computed in told(f"{report}\n{text}\n", AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    "text",
    [
        "Cakupan Lembah Sunyi sebesar 93,87%.",
        "Lembah Sunyi (93,87%) perlu perhatian.",
        "Di Lembah Sunyi baru tercatat 93,87% ternak yang divaksin.",
        "Distrik terjauh ialah Lembah Sunyi yang mencatat cakupan 93,87%.",
        "Vaksinasi dimulai lebih awal tahun ini. Lembah Sunyi mencapai 93,87%.",
        "Cakupan Lembah Sunyi turun menjadi 93,87%.",
    ],
)
def test_the_figure_of_another_row_is_told_however_the_sentence_runs(text: str) -> None:
    assert crossed(CLINICS, text) == [("93,87", "88,20")]
    assert crossed(CLINICS, text.replace("93,87", "88,20")) == []


def test_the_figure_of_all_is_told_beside_the_name_of_a_row() -> None:
    assert crossed(CLINICS, "Cakupan Lembah Sunyi 91,28%.") == [("91,28", "88,20")]
    assert crossed(CLINICS, "Cakupan seluruhnya 91,28%, Lembah Sunyi 88,20%.") == []


@pytest.mark.parametrize(
    "word",
    [
        "lebih rendah dari",
        "terpaut jauh dari",
        "dibandingkan dengan",
        "naik menuju",
        "menurun ke",
        "meningkat ke",
        "semula",
        "sebelumnya",
        "pada triwulan kedua",
        "pada semester pertama",
        "pada bulan Mei",
        "rata-rata",
        "di tingkat provinsi",
        "akan menjadi",
        "pada awal periode",
    ],
)
def test_a_word_of_comparison_leaves_the_figure_to_something_else(word: str) -> None:
    assert crossed(CLINICS, f"Cakupan Lembah Sunyi {word} 93,87%.") == []
    assert crossed(PLANTS, f"Panen Jagung Manis {word} 14.236 ton.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Lembah Sunyi dan Bukit Lontar mencatat 93,87%.",
        "Bukit Lontar unggul atas Lembah Sunyi, yaitu 93,87%.",
        "Jarak Lembah Sunyi ke kota 93,9 km.",
        "Lembah Sunyi memiliki 48.278 ternak yang divaksin bersama distrik lain.",
        "Belanja Lembah Sunyi Rp18.402.",
    ],
    ids=["both", "other-first", "digits", "total", "money"],
)
def test_a_figure_that_may_be_of_something_else_is_left_alone(text: str) -> None:
    assert crossed(CLINICS, text) == []


def test_a_table_elsewhere_tells_nothing_of_a_short_name() -> None:
    """Districts have figures of many kinds: a table far from the sentence may be of another one."""
    far = "\n3.1 Obat\n\nObat hewan di Lembah Sunyi habis 93,87%.\n"
    assert crossed(CLINICS, far) == []
    assert crossed(CLINICS, far.replace("habis", "(Tabel 1) habis")) == [("93,87", "88,20")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Panen Jagung Manis 14.236 ton.", [("14.236", "15.871")]),
        ("Sepanjang tahun 2028 dipanen Jagung Manis 14.236 ton.", [("14.236", "15.871")]),
        ("Panen Jagung Manis tahun 2027 sebesar 15.871 ton.", [("15.871", "14.236")]),
        ("Panen Jagung Manis 15.871 ton, dan Kedelai Hitam 6.482 ton.", [("6.482", "7.093")]),
        ("Panen Jagung Manis 15.871 ton, naik dari 14.236 ton pada tahun 2027.", []),
        ("Panen Jagung Manis tahun 2027 sebesar 14.236 ton.", []),
        ("Pada tahun 2027 dan 2028 panen Jagung Manis 14.236 ton dan 15.871 ton.", []),
    ],
    ids=["own-year", "named-year", "year-before", "second-clause", "rise", "right", "two-years"],
)
def test_the_year_of_each_clause_tells_which_figure_is_meant(text: str, found: list[tuple[str, str]]) -> None:
    assert crossed(PLANTS, text) == found


@pytest.mark.parametrize(
    ("lead", "is_told"),
    [
        ("Hasil tahun 2028:", True),
        ("Hasil:", True),
        ("Hasil tahun 2027:", False),
        ("Sasaran tahun 2029:", False),
    ],
)
def test_a_point_of_a_list_is_of_the_year_that_leads_to_the_list(lead: str, *, is_told: bool) -> None:
    text = f"{lead}\n- Padi Ladang: 20.318 ton;\n- Jagung Manis: 14.236 ton;\n- Kedelai Hitam: 7.093 ton."
    assert bool(crossed(PLANTS, text)) is is_told


@pytest.mark.parametrize(
    ("before", "is_told"),
    [
        ("Tahun 2028 dimulai dengan hujan.", True),
        ("Cuaca baik.", True),
        ("Tahun 2027 dimulai dengan hujan.", False),
        ("Tahun 2028 hujan. Tahun 2027 kering.", False),
    ],
)
def test_the_sentence_before_may_speak_of_another_year(before: str, *, is_told: bool) -> None:
    assert bool(crossed(PLANTS, f"{before} Panen Jagung Manis 14.236 ton.")) is is_told


def test_a_heading_may_be_of_another_year() -> None:
    text = "Panen Jagung Manis 14.236 ton."
    assert crossed(PLANTS, f"3.2 Ikhtisar\n\n{text}") == [("14.236", "15.871")]
    assert crossed(PLANTS, f"3.2 Keadaan Tahun 2027\n\n{text}") == []


def test_a_row_is_told_by_its_other_figure_where_a_sentence_goes_on_about_it() -> None:
    report = PLANTS.replace("2027 | 2028", "2026 | 2027 | 2028").replace(
        "Jagung Manis |", "Jagung Manis | 13.402 |"
    )
    report = report.replace("Hitam |", "Hitam | 5.913 |").replace("Ladang |", "Ladang | 22.104 |")
    text = "Hasil itu 15.871 ton, setelah {} ton pada tahun 2027 (Tabel 1)."
    assert crossed(report, text.format("14.236")) == []
    assert crossed(report, text.format("13.402")) == [("13.402", "14.236")]
    assert crossed(report, text.format("6.482")) == []


TIED = """
LAPORAN KINERJA DINAS ENERGI TAHUN 2029

2.1 Listrik

Tabel 1. Keandalan menurut gardu

Gardu | Siang (%) | Malam (%)
Gunung Sepi | 88,20 | 93,87
Rawa Terang | 93,87 | 91,15
Tepi Hutan | 90,45 | 92,60
"""


@pytest.mark.parametrize(
    "text",
    [
        "Gunung Sepi andal 93,87% pada malam hari.",
        "Rawa Terang 93,87%.",
        "Rawa Terang andal 91,15% pada malam hari.",
    ],
)
def test_a_figure_that_the_row_itself_has_is_its_own(text: str) -> None:
    assert crossed(TIED, text) == []


def test_the_same_figure_beside_a_third_row_is_another_ones() -> None:
    assert crossed(TIED, "Tepi Hutan andal 91,15% pada malam hari.") == [("91,15", "92,60")]


NAMES = """
LAPORAN KINERJA DINAS ARSIP TAHUN 2032

Tabel 1. Hasil

Ukuran | 2031 | 2032
{label} | 71,25 | 78,40
Persentase ruang simpan yang terisi | 55,15 | 61,35
"""


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Persentase naskah terdigitalkan", "persentase naskah terdigitalkan"),
        ("Persentase naskah terdigitalkan", "naskah terdigitalkan"),
        ("Persentase cakupan naskah terdigitalkan", "naskah terdigitalkan"),
        ("Indeks Pengelolaan Arsip (IPA)", "IPA"),
        ("Indeks Pengelolaan Arsip (IPA)", "indeks pengelolaan arsip"),
        ("Nilai Pengawasan Kearsipan", "pengawasan kearsipan sebesar"),
        ("Nilai Pengawasan Kearsipan", "nilai pengawasan kearsipan terealisasi"),
    ],
)
def test_sentences_may_call_a_row_by_less_than_its_whole_name(label: str, words: str) -> None:
    report = NAMES.format(label=label)
    assert crossed(report, f"Tata kelola ditandai oleh {words} 78,40.") == []
    assert crossed(report, f"Tata kelola ditandai oleh {words} 71,25.") == [("71,25", "78,40")]


def test_a_row_named_in_full_beside_a_year_is_one_of_another_year() -> None:
    """One slip is told once: there the year is wrong, elsewhere the figure."""
    text = "Pada tahun 2032 persentase ruang simpan yang terisi sebesar 55,15."
    report = NAMES.format(label="Nilai Pengawasan Kearsipan")
    assert crossed(report, text) == []
    assert told(f"{report}\n{text}\n", AuditRule.YEAR) == [(9, "2032", "2031")]
    assert crossed(report, text.replace("persentase ruang", "ruang")) == [("55,15", "61,35")]
