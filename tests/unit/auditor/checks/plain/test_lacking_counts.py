"""How many lack what others have: held against the whole and the part that a table has under their names."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import filled

from capaian.domain.audit import AuditRule

VILLAGES = """
LAPORAN KINERJA DINAS PEMBERDAYAAN DESA KABUPATEN RANTAU INTAN TAHUN 2037

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Perkembangan Lumbung Desa Tahun 2035-2037
Uraian | 2035 | 2036 | 2037
Jumlah lumbung desa | 53 | 67 | 82
Jumlah desa | 118 | 118 | 118
Persentase (%) | 44,92 | 56,78 | 69,49

{lumbung}

Tabel 3.2 Imunisasi Bayi per Kecamatan Tahun 2037
No | Kecamatan | Jumlah Bayi | Bayi Diimunisasi | Cakupan (%)
1 | Cendana | 2.240 | 1.987 | 88,71
2 | Melati | 1.986 | 1.717 | 86,46
3 | Kenanga | 2.534 | 2.411 | 95,15
 | Jumlah | 6.760 | 6.115 | 90,46

{bayi}

Tabel 3.3 Pengujian Kendaraan Tahun 2037
No | Jenis Kendaraan | Wajib Uji | Diuji | Lulus Uji | Tidak Lulus | Cakupan Uji (%)
1 | Mobil bus | 268 | 251 | 240 | 11 | 93,66
2 | Mobil barang | 3.874 | 3.592 | 3.426 | 166 | 92,72
3 | Kereta gandengan | 146 | 133 | 125 | 8 | 91,10
 | Jumlah | 4.288 | 3.976 | 3.791 | 185 | 92,72

{uji}
"""

PAIRS = [
    ("lumbung", "Dari 118 desa, masih 36 desa yang belum memiliki lumbung.", "36", "63"),
    ("lumbung", "Masih terdapat 36 desa yang belum mempunyai lumbung desa.", "36", "46"),
    ("lumbung", "Sebanyak 36 desa masih belum memiliki lumbung sehingga perlu bantuan.", "36", "39"),
    ("bayi", "Tinggal 645 bayi yang belum diimunisasi.", "645", "654"),
    ("bayi", "Dari seluruh bayi masih ada 645 bayi belum diimunisasi.", "645", "745"),
    ("uji", "Kendaraan yang tidak diuji sebanyak 312 unit.", "312", "321"),
    (
        "lumbung",
        (
            "Dari 90 posyandu, 60 telah aktif, terdiri dari 35 madya, 18 purnama, dan 7"
            " mandiri. Sisanya sebanyak 30"
            " posyandu belum aktif."
        ),
        "30 posyandu",
        "40 posyandu",
    ),
    (
        "lumbung",
        (
            "Dari 90 posyandu, 60 posyandu aktif, yaitu 35 madya, 18 purnama, dan 7 mandiri,"
            " sehingga sisanya 30"
            " posyandu dibina bertahap."
        ),
        "30 posyandu",
        "20 posyandu",
    ),
]

SOUND = [
    # Of another thing, another year, a part, or what a table counts by itself.
    ("lumbung", "Masih ada 14 desa yang belum memiliki gedung lumbung."),
    ("lumbung", "Pada tahun 2036 masih ada 51 desa yang belum memiliki lumbung."),
    ("lumbung", "Masih ada 14 desa terpencil yang belum memiliki lumbung."),
    ("lumbung", "Masih ada hampir 40 desa yang belum memiliki lumbung."),
    ("lumbung", "Masih ada 4 desa yang belum memiliki lumbung."),
    ("bayi", "Di Kecamatan Cendana masih ada 253 bayi yang belum diimunisasi."),
    ("bayi", "Masih ada 512 bayi yang belum diimunisasi campak."),
    ("uji", "Kendaraan yang tidak lulus sebanyak 185 unit."),
    ("uji", "Sebanyak 185 kendaraan tidak lulus."),
    (
        "lumbung",
        "Dari 90 posyandu, 60 telah aktif dan 12 baru dibentuk. Sisanya sebanyak 18 posyandu belum aktif.",
    ),
]


@pytest.mark.parametrize(("place", "right", "own", "wrong"), PAIRS)
def test_what_is_lacking_is_the_whole_without_its_part(place: str, right: str, own: str, wrong: str) -> None:
    assert audited(filled(VILLAGES, place, right)).findings == ()
    (found,) = audited(filled(VILLAGES, place, right.replace(own, wrong))).findings
    assert (found.rule, found.printed, found.computed) == (
        AuditRule.DIFFERENCE,
        wrong.split()[0],
        own.split()[0],
    )


@pytest.mark.parametrize(("place", "said"), SOUND)
def test_what_lacks_something_else_is_silent(place: str, said: str) -> None:
    assert audited(filled(VILLAGES, place, said)).findings == ()
