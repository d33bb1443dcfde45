"""Changes of which a sentence tells one end alone, or another figure between: ways, gaps, additions."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import filled

from capaian.domain.audit import AuditRule

YEARS = """
LAPORAN KINERJA DINAS PERHUBUNGAN KABUPATEN RANTAU INTAN TAHUN 2037

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Kejadian Kecelakaan Menurut Jenis Tahun 2035-2037
No | Jenis | 2035 | 2036 | 2037
1 | Tabrakan | 24 | 19 | 27
2 | Terguling | 31 | 38 | 33
3 | Menabrak pohon | 12 | 17 | 15
4 | Kereta api | 6 | 6 | 21
 | Jumlah | 73 | 80 | 96

{kejadian}

Tabel 3.2 Pemenuhan Perlengkapan Jalan
No | Perlengkapan | Kebutuhan | Terpasang 2036 | Terpasang 2037
1 | Rambu lalu lintas | 2.640 | 2.087 | 2.214
2 | Lampu penerangan jalan | 6.450 | 4.381 | 4.902
3 | Cermin tikungan | 165 | 97 | 118

{lampu}

Tabel 3.3 Penerimaan Retribusi Parkir Tahun 2037
No | Kecamatan | Target Retribusi (Rp) | Realisasi Retribusi (Rp) | Capaian (%)
1 | Bandar Timur | 612.500.000 | 598.740.000 | 97,75
2 | Muara Intan | 214.500.000 | 189.430.000 | 88,31
3 | Kota Lama | 396.000.000 | 421.790.000 | 106,51
 | Jumlah | 1.223.000.000 | 1.209.960.000 | 98,93

{retribusi}
"""

WAYS = [
    ("Sepanjang tahun 2037 terjadi 96 kejadian kecelakaan, {} 16 kejadian dibandingkan tahun 2036.", True),
    ("Selama 2037 dicatat 96 kejadian, {} sebanyak 16 kejadian dari tahun sebelumnya.", True),
    ("Tabrakan tercatat 27 kejadian, {} 8 kejadian dibanding tahun lalu.", True),
    ("Terguling masih mendominasi dengan 33 kejadian, {} 5 kejadian dibandingkan tahun 2036.", False),
]

FIGURES = [
    (
        "lampu",
        "Pada tahun 2037 dipasang 521 titik lampu penerangan jalan baru.",
        "521",
        "251",
        AuditRule.DIFFERENCE,
    ),
    (
        "lampu",
        "Sebanyak 127 rambu lalu lintas baru dipasang pada tahun 2037.",
        "127",
        "172",
        AuditRule.DIFFERENCE,
    ),
    (
        "retribusi",
        (
            "Capaian terendah terdapat di Kecamatan Muara Intan, yakni 88,31%, sehingga"
            " masih kurang Rp25.070.000 dari"
            " target."
        ),
        "25.070.000",
        "27.050.000",
        AuditRule.DIFFERENCE,
    ),
    (
        "retribusi",
        "Bandar Timur masih kurang Rp13.760.000 dari target.",
        "13.760",
        "16.370",
        AuditRule.DIFFERENCE,
    ),
    (
        "kejadian",
        "Pada tahun 2037 tercatat 96 kejadian, naik 20,00% dibandingkan tahun 2036 sebanyak 80 kejadian.",
        "20,00",
        "16,67",
        AuditRule.DIFFERENCE,
    ),
    (
        "kejadian",
        "Terguling turun dari 38 kejadian menjadi 33 kejadian atau turun 13,16%.",
        "13,16",
        "15,15",
        AuditRule.DIFFERENCE,
    ),
]

SOUND = [
    ("kejadian", "Di jalan kabupaten terjadi 27 kejadian, menurun 8 kejadian dibandingkan tahun 2034."),
    ("kejadian", "Korban luka tercatat 27 orang, menurun 8 orang dibandingkan tahun 2036."),
    ("kejadian", "Polisi menilang 96 orang, menurun 16 orang dibandingkan tahun 2036."),
    ("kejadian", "Laporan warga tercatat 96 laporan, menurun 12 laporan dibandingkan tahun 2036."),
    ("kejadian", "Target tahun 2037 sebanyak 96 kejadian, menurun 16 kejadian dibandingkan tahun 2036."),
    ("lampu", "Pada tahun 2037 dibangun 251 halte baru."),
    (
        "lampu",
        "Pada tahun 2037 dipasang 400 titik lampu penerangan jalan baru, sebagian mengganti yang rusak.",
    ),
    ("retribusi", "Muara Intan masih kurang Rp75.070.000 dari target akhir Renstra."),
    ("retribusi", "Secara keseluruhan realisasi masih kurang Rp13.040.000 dari target."),
]


@pytest.mark.parametrize(("said", "rises"), WAYS)
def test_the_way_is_that_of_the_row_with_both_levels(said: str, rises: bool) -> None:
    right, wrong = ("meningkat", "menurun") if rises else ("menurun", "meningkat")
    assert audited(filled(YEARS, "kejadian", said.format(right))).findings == ()
    (found,) = audited(filled(YEARS, "kejadian", said.format(wrong))).findings
    assert (found.rule, found.printed, found.computed) == (AuditRule.TREND, wrong, right)


@pytest.mark.parametrize(("place", "right", "own", "wrong", "rule"), FIGURES)
def test_a_wrong_change_is_told(place: str, right: str, own: str, wrong: str, rule: AuditRule) -> None:
    assert audited(filled(YEARS, place, right)).findings == ()
    (found,) = audited(filled(YEARS, place, right.replace(own, wrong))).findings
    assert found.rule is rule
    assert found.computed.startswith(own.split()[-1])


@pytest.mark.parametrize(("place", "said"), SOUND)
def test_changes_of_something_else_are_silent(place: str, said: str) -> None:
    assert audited(filled(YEARS, place, said)).findings == ()
