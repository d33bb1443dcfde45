"""An achievement as usual beside a target or an actual ten times too much: that is the wrong figure."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

PROGRESS = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 1 Capaian Tahun 2031

No | Indikator | Target 2031 | Realisasi 2031 | Capaian (%)
1 | Keberhasilan pengobatan TBC | 90,00 | {elsewhere} | 101,64
2 | Indeks Kepuasan Masyarakat | 82,00 | 84,64 | 103,22

Tabel 2 Realisasi terhadap Target Akhir Renstra 2034

No | Indikator | Realisasi 2031 | Target Akhir Renstra 2034 | Tingkat Kemajuan (%)
1 | Keberhasilan pengobatan TBC | {actual} | {target} | {share}
2 | Indeks Kepuasan Masyarakat | 84,64 | 88,00 | 96,18
3 | Angka Harapan Hidup | 71,12 | 72,00 | 98,78
"""
CATCH = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 1 Produksi Tahun 2030 dan 2031

Komoditas | Produksi 2030 (ton) | Produksi 2031 (ton)
Tuna | 402,6 | {elsewhere}
Cakalang | 911,4 | 918,3

Tabel 2 Capaian Produksi Tahun 2031

Komoditas | Target (ton) | Realisasi (ton) | Capaian (%)
Tuna | {target} | {actual} | {share}
Cakalang | 925,0 | 918,3 | 99,28
"""


def repairs(text: str, elsewhere: str, actual: str, target: str, share: str) -> list[tuple[str, str]]:
    """Return what is to be changed into what; the computed value of what has no such repair."""
    made = text.format(elsewhere=elsewhere, actual=actual, target=target, share=share)
    return [
        (f.repair.printed, f.repair.repaired) if f.repair else (f.printed, f.computed)
        for f in audited(made).findings
    ]


@pytest.mark.parametrize(
    ("text", "actual", "target", "wrong", "share"),
    [(PROGRESS, "91,48", "95,00", "950,00", "96,29"), (CATCH, "412,7", "430,0", "43,0", "95,98")],
)
def test_the_figure_that_makes_it_odd_is_mended_where_the_other_stands_elsewhere(
    text: str, actual: str, target: str, wrong: str, share: str
) -> None:
    """91,48 of 950,00 would be 9,63, and 412,7 of 43,0 nearly a thousand percent."""
    assert repairs(text, actual, actual, target, share) == []
    assert repairs(text, actual, actual, wrong, share) == [(wrong, target)]


@pytest.mark.parametrize(
    ("text", "elsewhere", "actual", "wrong", "share"),
    [(PROGRESS, "91,47", "91,48", "950,00", "96,29"), (CATCH, "412,9", "412,7", "43,0", "95,98")],
)
def test_else_the_share_is_as_likely_wrong(
    text: str, elsewhere: str, actual: str, wrong: str, share: str
) -> None:
    assert (wrong, share) not in repairs(text, elsewhere, actual, wrong, share)
    assert not any(printed == wrong for printed, _ in repairs(text, elsewhere, actual, wrong, share))


@pytest.mark.parametrize(
    ("text", "actual", "target", "share", "right"),
    [
        (CATCH, "412,7", "4.300,0", "0,96", "9,60"),
        (CATCH, "412,7", "403,0", "95,98", "102,41"),
        (PROGRESS, "91,48", "59,00", "96,29", "155,05"),
    ],
    ids=["a low achievement is printed as one", "both are usual", "neither is ten times the other"],
)
def test_an_achievement_no_more_usual_than_what_it_comes_to_is_wrong_itself(
    text: str, actual: str, target: str, share: str, right: str
) -> None:
    assert repairs(text, actual, actual, target, share) == [(share, right)]
