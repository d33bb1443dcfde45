"""True sentences of counts and of shares: each is held against figures of its own kind."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS PELABUHAN TAHUN 2033\n\nBAB III AKUNTABILITAS KINERJA\n\n"
PLACES = (
    HEAD
    + """Tabel 3.2 Cakupan Kapal Bersertifikat Kabupaten/Kota di Provinsi Lawu Tahun 2033
Peringkat | Kabupaten/Kota | Kapal Wajib | Kapal Bersertifikat | %
1 | KOTA ARGO | 1.842 | 1.805 | 97,99
2 | KAB. MURIA | 2.214 | 2.103 | 94,99
3 | KAB. SINDORO | 1.438 | 1.351 | 93,95
4 | KAB. SUMBING | 1.297 | 1.141 | 87,97
PROVINSI LAWU | | 6.791 | 6.400 | 94,24

Cakupan kapal bersertifikat Kabupaten Muria sebesar {own} berada {side} rata-rata Provinsi Lawu
sebesar 94,24%.
"""
)
VISITS = (
    HEAD
    + """Pada tahun 2033 jumlah kunjungan kapal mencapai {all} kunjungan atau 104,20% dari target sebanyak
50.000 kunjungan, terdiri dari {parts} kapal asing. Jumlah tersebut meningkat {grown} dibandingkan tahun 2032
sebanyak 46.310 kunjungan.

Tabel 3.2 Capaian Kinerja Tahun 2033
No | Sasaran | Indikator | Target | Realisasi | Capaian (%)
1 | Muatan meningkat | Jumlah kunjungan kapal | 50.000 | 52.100 | 104,20
2 | Awak sejahtera | Persentase awak terlatih | 90,00 | 88,20 | 98,00

Tabel 3.3 Capaian Kinerja Tahun 2032
No | Sasaran | Indikator | Target 2032 | Realisasi 2032 | Capaian 2032 (%)
1 | Muatan meningkat | Jumlah kunjungan kapal | 45.000 | 46.310 | 102,91
2 | Awak sejahtera | Persentase awak terlatih | 85,00 | 86,70 | 102,00
"""
)
CHAIN = (
    HEAD
    + """Jumlah kapal wajib periksa sebanyak 2.480 kapal, yang diperiksa sebanyak 2.105 kapal dan dinyatakan
layak sebanyak 1.984 kapal, sehingga persentase kapal wajib periksa yang layak adalah sebesar {share}.
"""
)
GOALS = (
    HEAD
    + """Tabel 3.2 Capaian Sasaran
No | Sasaran | Capaian (%)
1 | Muatan meningkat | 104,20
2 | Awak sejahtera | 101,15
3 | Dermaga terawat | 103,40

{}
"""
)


def found(text: str) -> list[tuple[str, str]]:
    return [(f.printed, f.computed) for f in audited(text).findings]


@pytest.mark.parametrize("own", ["94,99%", "94,99 persen"])
def test_a_share_is_held_against_shares(own: str) -> None:
    assert found(PLACES.format(own=own, side="di atas")) == []
    assert found(PLACES.format(own=own, side="di bawah")) == [("di bawah", "di atas")]


VISITED = {"all": "52.100", "parts": "49.870 kapal dalam negeri dan 2.230", "grown": "12,50%"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"grown": "15,20%"}, [("15,20", "12,50")]),
        ({"parts": "49.870 kapal dalam negeri dan 2.320"}, [("52.100", "52.190")]),
        ({"parts": "48.970 kapal dalam negeri dan 2.230"}, [("52.100", "51.200")]),
    ],
)
def test_counts_grow_by_percent_and_parts_are_of_what_was_reached(
    changed: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert found(VISITS.format(**(VISITED | changed))) == expected


def test_the_first_of_three_counts_may_be_the_whole() -> None:
    assert found(CHAIN.format(share="80,00%")) == []
    assert found(CHAIN.format(share="94,25%")) == []
    assert found(CHAIN.format(share="80,80%")) == [("80,80", "80,00")]


def test_indicators_are_not_counted_among_goals() -> None:
    whole = "Dari 3 (tiga) sasaran dengan 5 (lima) indikator"
    text = f"{whole}, masih terdapat 2 (dua) indikator yang belum mencapai target."
    assert found(GOALS.format(text)) == []
