"""What is said of one row alone is so in a table beside, and of that row."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

WELLS = """
LAPORAN KINERJA DINAS AIR TAHUN 2031

3.1 Sumur

Tabel 4 Sumur yang Layak Menurut Desa

No | Desa | 2030 (%) | 2031 (%)
1 | Karang Wuni | 90,10 | 92,15
2 | Tirta Kencana | 97,20 | 96,40
3 | Sumber Rejo | 86,35 | 89,90
4 | Kota Tengah | 95,00 | 98,70

{}
"""
RISING = WELLS.replace("97,20", "95,20")
MARKETS = """
LAPORAN KINERJA DINAS PASAR TAHUN 2033

2.1 Retribusi

Tabel 2 Retribusi Pasar

Pasar | 2032 | 2033 | Bertambah/(Berkurang)
Pasar Legi Timur | 412.300 | 431.800 | 19.500
Pasar Wage Baru | 365.100 | 352.700 | (12.400)
Pasar Pon Lama | 298.450 | 290.050 | (8.400)

{}
"""


def claims(text: str, sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text.format(sentence), AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("text", "sentence", "right"),
    [
        (WELLS, "Hanya Desa {} yang turun dibandingkan tahun 2030.", "Tirta Kencana"),
        (WELLS, "Dari semua desa, hanya {} yang sumur layaknya berkurang.", "Tirta Kencana"),
        (WELLS, "Satu-satunya desa yang menurun adalah {}.", "Tirta Kencana"),
        (WELLS, "Target tahun 2031 sebesar 97,00%: hanya Desa {} yang mencapainya.", "Kota Tengah"),
        (WELLS, "Untuk target 97,00% hanya Desa {} yang sudah memenuhi target.", "Kota Tengah"),
        (MARKETS, "Hanya {} yang meningkat.", "Pasar Legi Timur"),
        (MARKETS, "Satu-satunya pasar yang mengalami kenaikan yaitu {}.", "Pasar Legi Timur"),
    ],
)
def test_one_alone_is_the_one_of_the_table(text: str, sentence: str, right: str) -> None:
    assert claims(text, sentence.format(right)) == []
    wrong = "Sumber Rejo" if text is WELLS else "Pasar Pon Lama"
    ((printed, expected),) = claims(text, sentence.format(wrong))
    assert wrong in printed
    assert expected in (right, f"bukan {wrong}")


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        (RISING, "Hanya Sumber Rejo yang turun dibandingkan tahun 2030.", "bukan Sumber Rejo"),
        (RISING, "Target 99,00 persen: hanya Desa Kota Tengah yang mencapainya.", "bukan Kota Tengah"),
        (MARKETS, "Hanya Pasar Wage Baru yang menyusut.", "Pasar Wage Baru; Pasar Pon Lama"),
    ],
)
def test_none_or_several_are_no_one_alone(text: str, sentence: str, expected: str) -> None:
    assert [right for _, right in claims(text, sentence)] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tidak hanya Sumber Rejo yang turun, kata warga.",
        "Bukan hanya Karang Wuni yang menurun.",
        "Hanya Sumber Rejo yang turun dibandingkan rata-rata provinsi.",
        "Hanya Sumber Rejo yang mempunyai petugas tetap.",
        "Hanya Kali Anyar yang turun dibandingkan tahun 2030.",
        "Target akhir Renstra 99,00%: hanya Kota Tengah yang mencapainya.",
        "Hanya Sumber Rejo yang mencapai target.",
    ],
)
def test_what_no_table_tells_is_passed(sentence: str) -> None:
    assert claims(WELLS, sentence) == []


def test_a_table_that_the_paragraph_names_is_asked() -> None:
    table = WELLS.replace("3.1 Sumur\n", "LAMPIRAN\n").format("")
    told_first = (
        "BAB I RINGKASAN\n\nHanya Sumber Rejo yang turun. Datanya dimuat dalam Tabel 4.\n" + "Kata.\n" * 20
    )
    found = told(table.replace("LAMPIRAN", f"{told_first}\nBAB IV LAMPIRAN"), AuditRule.CLAIM)
    assert [right for _, _, right in found] == ["Tirta Kencana"]


TAXES = """
LAPORAN KINERJA BADAN PENDAPATAN TAHUN 2033

Tabel 1 Target dan Realisasi Retribusi

Jenis Penerimaan | Target (Rp) | Realisasi (Rp) | %
Retribusi Terminal Lama | 412.500.000 | 438.216.500 | 106,23
Retribusi Pasar Induk | 268.000.000 | 251.944.750 | 94,01
Sewa Gedung Serbaguna | 54.750.000 | 61.380.000 | 112,11

{}
"""
ASSETS = """
LAPORAN KINERJA BADAN ASET TAHUN 2033

Tabel 2 Rekapitulasi Aset

Uraian | Saldo Awal | Bertambah | Berkurang | Saldo Akhir
Tanah Kosong | 12.500.000 | 750.000 | - | 13.250.000
Gedung Kantor | 8.400.000 | 1.200.000 | 300.000 | 9.300.000
Kendaraan Dinas | 2.100.000 | - | 450.000 | 1.650.000

{}
"""


@pytest.mark.parametrize(
    ("name", "right"), [("Retribusi Pasar Induk", []), ("Sewa Gedung Serbaguna", ["Retribusi Pasar Induk"])]
)
def test_a_column_of_achievements_need_not_be_called_so(name: str, right: list[str]) -> None:
    found = claims(TAXES, f"Hanya {name} yang tidak mencapai target.")
    assert [meant for _, meant in found] == right


def test_columns_with_gaps_tell_of_no_row_that_it_did_not_fall() -> None:
    assert claims(ASSETS, "Hanya Kendaraan Dinas yang saldonya turun.") == []


@pytest.mark.parametrize(
    ("text", "sentence", "right"),
    [
        (WELLS, "Desa {} adalah satu-satunya desa yang turun.", "Tirta Kencana"),
        (
            WELLS,
            "Pada tabel itu {} merupakan satu-satunya desa yang menurun, yaitu 0,80 poin.",
            "Tirta Kencana",
        ),
        (MARKETS, "{} menjadi satu-satunya pasar yang bertambah.", "Pasar Legi Timur"),
    ],
)
def test_the_name_may_stand_before_what_it_does_alone(text: str, sentence: str, right: str) -> None:
    assert claims(text, sentence.format(right)) == []
    wrong = "Sumber Rejo" if text is WELLS else "Pasar Pon Lama"
    assert [found[1] for found in claims(text, sentence.format(wrong))] == [right]


@pytest.mark.parametrize(
    "sentence",
    [
        "Desa Sumber Rejo bukan merupakan satu-satunya desa yang turun.",
        "Sumber Rejo adalah satu-satunya desa di provinsi yang turun.",
        "Sumber Rejo adalah satu-satunya desa yang turun sejak 2019.",
    ],
)
def test_who_is_not_alone_or_of_a_wider_circle_is_passed(sentence: str) -> None:
    assert claims(WELLS, sentence) == []


ELEMENTS = """
LAPORAN KINERJA BALAI UJI TAHUN 2031

3.2 Kepuasan

Tabel 5 Hasil SKM Tahun 2031

No | Unsur | Nilai | Kategori
1 | Persyaratan | 3,36 | Baik
2 | Prosedur | 3,32 | Baik
3 | Biaya | 3,92 | Sangat Baik
4 | Produk | 3,30 | Baik

{}
"""


@pytest.mark.parametrize(
    ("text", "sentence", "right"),
    [
        (ELEMENTS, "Unsur {} satu-satunya yang berkategori Sangat Baik.", "Biaya"),
        (ELEMENTS, "Unsur {} merupakan satu-satunya yang berkategori Sangat Baik.", "Biaya"),
        (WELLS, "Desa {} satu-satunya yang turun dibandingkan tahun 2030.", "Tirta Kencana"),
    ],
)
def test_the_only_one_needs_neither_verb_nor_noun(text: str, sentence: str, right: str) -> None:
    wrong = "Prosedur" if text is ELEMENTS else "Kota Tengah"
    assert claims(text, sentence.format(right)) == []
    assert [found[1] for found in claims(text, sentence.format(wrong))] == [right]
