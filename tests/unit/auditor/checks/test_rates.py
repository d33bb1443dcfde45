"""Rates per so many, and ratios of one to many: in columns, in rows below each other, and in sentences."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.auditor.printed.number import read_numbers
from capaian.auditor.printed.table import PrintedCell
from capaian.domain.audit import AuditRule

_DEATHS = """
Tabel 3.4 Kematian Ibu menurut Kabupaten
No | Kabupaten | Kelahiran Hidup | Kematian Ibu | AKI (per 100.000 KH)
(1) | (2) | (3) | (4) | (5) = (4)/(3) x 100.000
1 | Alas Tengah | 7.218 | 9 | 124,69
2 | Batu Rimba | 5.104 | 8 | 156,74
3 | Landang | 9.365 | 10 | 106,78
4 | Muara Seli | 3.487 | 6 | 172,07
 | Jumlah | 25.174 | 33 | 131,09
"""
_INFANTS = """
Tabel 3.7 Kematian Bayi
Puskesmas | Bayi Lahir Hidup | Bayi Meninggal | AKB
Kersik | 1.204 | 11 | 9,14
Tunjung | 987 | 7 | 7,09
Waringin | 1.532 | 12 | 7,83
Lumbang | 846 | 8 | 9,46
Sekar | 1.105 | 10 | 9,05
"""
_CRIME = """
Tabel 12 Angka Kriminalitas per 100.000 Penduduk
Tahun | Jumlah Kejahatan | Penduduk | Angka Kriminalitas
2021 | 291 | 312.450 | 93
2022 | 302 | 315.020 | 96
2023 | 287 | 318.744 | 90
2024 | 266 | 321.905 | 83
"""
_DOCTORS = """
Tabel 5 Tenaga Medis
Kecamatan | Jumlah Penduduk | Dokter | Rasio Dokter/10.000 Penduduk
Alas | 24.310 | 7 | 2,88
Batu | 31.204 | 9 | 2,88
Seli | 18.022 | 4 | 2,22
Landang | 41.870 | 16 | 3,82
"""


@pytest.mark.parametrize("table", [_DEATHS, _INFANTS, _CRIME, _DOCTORS])
def test_rates_of_columns_that_follow_are_right(table: str) -> None:
    assert told(table, AuditRule.RATIO) == []


@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [
        (_DEATHS, "156,74", "156,47"),
        (_DEATHS, "131,09", "130,19"),
        (_INFANTS, "7,83", "8,73"),
        (_CRIME, "83\n", "88\n"),
        (_DOCTORS, "2,22", "2,20"),
    ],
)
def test_a_rate_of_a_column_follows_from_part_and_whole(table: str, right: str, wrong: str) -> None:
    ((_, printed, computed),) = told(table.replace(right, wrong), AuditRule.RATIO)
    assert (printed, computed) == (wrong.strip(), right.strip())


_YEARS = """
Tabel 3.9 Perkembangan Kematian Ibu
Uraian | 2021 | 2022 | 2023 | 2024
Jumlah kelahiran hidup | 15.102 | 15.230 | 15.311 | 15.400
Jumlah kematian ibu | 40 | 38 | 36 | 33
AKI (per 100.000 kelahiran hidup) | 264,87 | 249,51 | 253,13 | 214,29
"""
_UNITS = """
Tabel 8 Data Kependudukan
No | Uraian | Satuan | 2023 | 2024
1 | Jumlah penduduk | jiwa | 318.744 | 321.905
2 | Jumlah kelahiran | kelahiran | 5.412 | 5.388
3 | Jumlah kematian | orang | 1.902 | 1.877
4 | Angka kelahiran kasar | per 1.000 penduduk | 16,98 | 16,74
5 | Angka kematian kasar | per 1.000 penduduk | 5,97 | 5,38
"""


def test_a_rate_may_stand_below_its_part_and_whole() -> None:
    assert told(_YEARS, AuditRule.RATIO) == [(5, "253,13", "235,13")]
    assert told(_YEARS.replace("253,13", "235,13"), AuditRule.RATIO) == []


def test_two_years_tell_a_rate_that_bears_the_name_of_its_part() -> None:
    assert told(_UNITS, AuditRule.RATIO) == [(7, "5,38", "5,83")]
    unnamed = _UNITS.replace("Jumlah kematian", "Berpulang")
    assert told(unnamed, AuditRule.RATIO) == []


def test_rates_of_other_wholes_are_left_alone() -> None:
    """A rate that is weighed, or of a population of its own, fits no row."""
    other = _INFANTS
    for right, weighed in (("9,14", "10,31"), ("7,09", "6,02"), ("7,83", "8,40"), ("9,46", "7,77")):
        other = other.replace(right, weighed)
    assert told(other, AuditRule.RATIO) == []


_TWO_YEARS = (
    "Tahun ini 58 kasus dari 49.037 kelahiran, berkurang 9 kasus dibandingkan tahun 2023 yang 67 kasus dari"
    " 49.812 kelahiran. AKI turun dari 134,51 menjadi 118,82 per 100.000 KH."
)


@pytest.mark.parametrize(
    ("sentence", "printed", "computed"),
    [
        (
            "Ada 33 kasus dari 15.400 kelahiran hidup, sehingga AKI sebesar 214,92 per 100.000 kelahiran.",
            "214,92",
            "214,29",
        ),
        (
            "Angka kriminalitas mencapai 97 kejadian per 100.000 penduduk (291 kasus dari 312.450 jiwa).",
            "97",
            "93",
        ),
        (
            "Dari 15.400 kelahiran hidup terdapat 122 kematian bayi atau 7,29 per 1.000 kelahiran hidup.",
            "7,29",
            "7,92",
        ),
        (
            "Dokter berjumlah 36 orang untuk 115.406 penduduk. Rasionya 3,21 per 10.000 penduduk.",
            "3,21",
            "3,12",
        ),
        (
            "AKB sebesar 7,52 per seribu. Angka ini dihitung dari 122 kematian di antara 15.400 kelahiran.",
            "7,52",
            "7,92",
        ),
        (
            "Setiap 1.000 penduduk terdapat 1,25 pustakawan, yaitu 142 pustakawan untuk 93.412 penduduk.",
            "1,25",
            "1,52",
        ),
        (
            _TWO_YEARS,
            "118,82",
            "118,28",
        ),
    ],
)
def test_a_rate_of_a_sentence_follows_from_the_counts_beside_it(
    sentence: str, printed: str, computed: str
) -> None:
    assert told(sentence, AuditRule.RATIO) == [(1, printed, computed)]
    assert told(sentence.replace(printed, computed), AuditRule.RATIO) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 74 dari 32.014 murid putus sekolah, lebih baik daripada target 3,00 per 1.000 murid.",
        "Insiden DBD 41,2 per 100.000 penduduk dengan 129 kasus pada 312.450 jiwa.",
        "Angka nasional 189 per 100.000 kelahiran; di sini 33 dari 15.400 ibu meninggal.",
        "Prevalensi 4,10 per 1.000 penduduk. Rumah sakit menangani 61 dari 75 rujukan.",
        "Pada tahun 2022 insidennya 9,10 per 1.000 balita. Tahun 2024 tercatat 81 kasus dari 10.000 balita.",
    ],
)
def test_a_rate_of_something_else_is_left_alone(sentence: str) -> None:
    assert told(sentence, AuditRule.RATIO) == []


_SCHOOLS = """
Tabel 3.2 Rasio Penduduk per Puskesmas
Kecamatan | Puskesmas | Penduduk | Rasio
Alas | 2 | 31.570 | 1:15.785
Batu | 3 | 42.820 | 1:14.273
Seli | 1 | 11.330 | 1:11.330
Landang | 4 | 74.752 | 1:18.688
Jumlah | 10 | 160.472 | 1:16.740
"""


def test_ratios_of_one_to_many_are_quotients() -> None:
    assert told(_SCHOOLS, AuditRule.RATIO) == [(7, "16.740", "16.047")]
    sentence = "Rasio guru terhadap murid sebesar 1 : 61, yaitu 757 guru untuk 12.472 murid."
    assert told(sentence, AuditRule.RATIO) == [(1, "61", "16")]
    assert told(sentence.replace("61", "16"), AuditRule.RATIO) == []
    beside = "Rasio jaksa dan perkara 1 berbanding 24 (15 jaksa, 361 perkara)."
    assert told(beside, AuditRule.RATIO) == []
    assert told("Rasio 1 : 9 pada 12 sekolah, 40 guru, dan 680 murid.", AuditRule.RATIO) == []


def test_what_a_rate_is_per_measures_nothing() -> None:
    numbers = read_numbers("7,83 per 1.000 kelahiran, 12 tiap 100.000 jiwa, setiap 1.500 orang", 1)
    assert [number.text for number in numbers] == ["7,83", "12", "1.500"]
    assert [n.text for n in read_numbers("per 31 Desember Rp 1.000 dan 100.000 lembar", 1)] == [
        "31",
        "1.000",
        "100.000",
    ]
    assert [n.text for n in read_numbers("412 / 1.000 x 100 dan 8 kasus/1.000", 1)] == [
        "412",
        "1.000",
        "100",
        "8",
    ]
    cell = PrintedCell(1, 2, "1 : 17", read_numbers("1 : 17", 1, 2))
    assert cell.number is not None
    assert cell.number.text == "17"
    assert PrintedCell(1, 2, "2 : 17", read_numbers("2 : 17", 1, 2)).number is None


def test_a_head_that_tells_per_how_many_is_a_head() -> None:
    """`per 100.000 KH` above a column was taken for a figure, and the table had no head."""
    wrong = _DEATHS.replace("(4)/(3) x 100.000", "(3)/(4) x 100.000")
    assert [printed for _, printed, _ in told(wrong, AuditRule.LABEL)] == ["(3)/(4) x 100.000"]
    assert told(_DEATHS, AuditRule.LABEL) == []


@pytest.mark.parametrize(
    "working",
    ["AKI = 8 / 5.104 x 100.000 = {}", "AKB = (58 : 7.218) x 1.000 = {}", "10.000 × 36 ÷ 115.406 = {}"],
)
def test_a_rate_that_is_worked_out_in_writing(working: str) -> None:
    right, wrong = {"AKI": ("156,74", "156,47"), "AKB": ("8,04", "8,40"), "10.": ("3,12", "3,21")}[
        working[:3]
    ]
    assert told(working.format(right), AuditRule.RATIO) == []
    assert told(working.format(wrong), AuditRule.RATIO) == [(1, wrong, right)]


_HARVEST = """
Tabel 3 Produktivitas Padi

No | Kecamatan | Luas Panen (ha) | Produksi (ton) | Produktivitas ({unit})
1 | Rawa Hulu | 2.400 | 13.440 | {first}
2 | Rawa Tengah | 3.100 | 16.740 | {1}
3 | Rawa Hilir | 1.850 | 9.620 | {2}
4 | Telaga Biru | 2.650 | 14.840 | {3}
 | Jumlah | 10.000 | 54.640 | {4}
"""


@pytest.mark.parametrize(
    ("unit", "figures", "wrong"),
    [
        ("ku/ha", ("56,00", "54,00", "52,00", "56,00", "54,64"), "57,00"),
        ("kw/ha", ("56,00", "54,00", "52,00", "56,00", "54,64"), "65,00"),
        ("kuintal per hektare", ("56,00", "54,00", "52,00", "56,00", "54,64"), "59,00"),
        ("ton/ha", ("5,60", "5,40", "5,20", "5,60", "5,46"), "5,70"),
        ("kg/ha", ("5.600", "5.400", "5.200", "5.600", "5.464"), "6.500"),
    ],
)
def test_a_harvest_per_area_follows_from_both_in_any_unit(
    unit: str, figures: tuple[str, ...], wrong: str
) -> None:
    """13.440 ton on 2.400 hectares are 5,6 ton, 56 kuintal or 5.600 kg on one."""
    sound = _HARVEST.format(*figures, unit=unit, first=figures[0])
    assert told(sound, AuditRule.RATIO) == []
    slip = _HARVEST.format(*figures, unit=unit, first=wrong)
    assert [found[1:] for found in told(slip, AuditRule.RATIO)] == [(wrong, figures[0])]


def test_a_harvest_in_a_unit_that_its_head_does_not_tell_is_left_alone() -> None:
    figures = ("56,00", "54,00", "52,00", "56,00", "54,64")
    unsaid = _HARVEST.format(*figures, unit="ku/ha", first="57,00").replace("Produksi (ton)", "Produksi")
    assert told(unsaid, AuditRule.RATIO) == []
