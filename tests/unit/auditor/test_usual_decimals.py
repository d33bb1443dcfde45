"""A figure whose mark is shifted back has the decimals of its column."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

SHARES = """
BAB III ANGGARAN

Tabel 1 Serapan

Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
Penyuluhan Tani | 7.845.200.000 | 7.512.648.900 | 95,76
Karantina | 918.400.000 | 837.580.800 | {share}
Perbenihan | 4.362.750.000 | 4.298.110.400 | 98,52
Ternak | 1.250.000.000 | 1.187.500.000 | 95,00
"""
ROADS = """
BAB III JALAN

Tabel 1 Jalan

Ruas | Panjang (km) | Mantap (km) | Kemantapan (%)
Melati | 71,240 | 58,915 | {share}
Kenanga | 64,385 | 54,270 | 84,29
Cempaka | 44,725 | 33,860 | 75,71
Dahlia | 30,200 | 21,495 | 71,18
"""


@pytest.mark.parametrize(
    ("text", "right", "printed"),
    [
        (SHARES, "91,20", "9,12"),
        (SHARES, "91,20", "912,0"),
        (ROADS, "82,70", "8,27"),
        (ROADS, "82,70", "827,00"),
    ],
)
def test_a_percentage_is_told_with_the_decimals_of_its_column(text: str, right: str, printed: str) -> None:
    assert audited(text.format(share=right)).findings == ()
    (finding,) = (f for f in audited(text.format(share=printed)).findings if f.root is None)
    told = finding.computed if finding.repair is None else finding.repair.repaired
    assert told == right


@pytest.mark.parametrize("sign", ["-", "\u2212"])
def test_a_fall_keeps_its_sign_once(sign: str) -> None:
    text = """
BAB III CAPAIAN

Tabel 1 Perubahan

Uraian | Tahun 2030 | Tahun 2031 | Perubahan
Produksi ikan | 92,10 | 84,85 | {sign}{fall}
Armada | 71,20 | 69,80 | {sign}1,40
Tambak | 88,40 | 80,30 | {sign}8,10
Pasar | 64,50 | 62,25 | {sign}2,25
"""
    assert audited(text.format(sign=sign, fall="7,25")).findings == ()
    (finding,) = audited(text.format(sign=sign, fall="72,50")).findings
    assert finding.repair is not None
    assert finding.repair.repaired == f"{sign}7,25"


HERDS = """
BAB III TERNAK

Tabel 1 Populasi Ternak

No | Kecamatan | Sapi (ekor) | Kerbau (ekor) | Jumlah (ekor)
1 | Manggelewa | 21.460 | 2.310 | 23.770
2 | Kempo | {} | 1.455 | 18.359
3 | Pekat | 18.527 | 1.189 | 19.716
 | Jumlah | 56.891 | 4.954 | 61.845
"""


@pytest.mark.parametrize("printed", ["169.04", "1690.4"])
def test_a_dot_of_thousands_at_the_wrong_place_stays_one(printed: str) -> None:
    assert audited(HERDS.format("16.904")).findings == ()
    repairs = [found.repair for found in audited(HERDS.format(printed)).findings if found.repair]
    assert {repair.repaired for repair in repairs} == {"16.904"}
