"""Shares of a column in the one that it adds up to, taken of a column of other things."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

PLACED = """LAPORAN KINERJA DINAS TENAGA KERJA TAHUN 2031

3.1 Penempatan

Tabel 3.1 Penempatan Pencari Kerja Menurut Kecamatan Tahun 2031
No | Kecamatan | Pencari Kerja Terdaftar | Laki-laki | Perempuan | Jumlah Penempatan
1 | Sumur | 1.284 | 452 | 375 | 827
2 | Rawa | 967 | 338 | 262 | 600
3 | Tegal | 812 | 251 | 240 | 491
4 | Talun | 737 | 240 | 118 | 358
| Jumlah | 3.800 | 1.281 | 995 | 2.276

{}
"""

SEEDED = """LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

3.4 Benih

Tabel 3.7 Kelompok, Benih Nila dan Benih Lele Menurut Balai
Balai | Kelompok Binaan | Benih Nila | Benih Lele | Benih Tersebar
Hulu | 9.210 | 2.400 | 3.150 | 5.550
Muara | 8.040 | 1.900 | 2.870 | 4.770
Tepi | 7.777 | 2.010 | 1.330 | 3.340
Jumlah | 25.027 | 6.310 | 7.350 | 13.660

{}
"""


def shares(report: str, sentence: str) -> list[tuple[str, str]]:
    return [(p, c) for _, p, c in told(report.format(sentence), AuditRule.RATIO)]


@pytest.mark.parametrize(
    ("report", "sentence", "wrong", "right"),
    [
        (
            PLACED,
            "Perempuan yang ditempatkan sebanyak 995 orang atau {} persen dari seluruh penempatan.",
            "26,18",
            "43,72",
        ),
        (
            PLACED,
            "Yang memperoleh pekerjaan di antaranya laki-laki 1.281 orang ({}%) dari total penempatan.",
            "33,71",
            "56,28",
        ),
        (
            SEEDED,
            "Benih lele mencapai 7.350 ekor atau {}% dari keseluruhan benih tersebar tahun ini.",
            "29,37",
            "53,81",
        ),
    ],
)
def test_a_share_of_the_sum_that_was_taken_of_other_things_is_told(
    report: str, sentence: str, wrong: str, right: str
) -> None:
    assert shares(report, sentence.format(wrong)) == [(wrong, right)]
    assert shares(report, sentence.format(right)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        # It says of what it is.
        "Perempuan yang ditempatkan sebanyak 995 orang atau 26,18 persen dari seluruh pencari kerja.",
        "Perempuan yang ditempatkan sebanyak 995 orang atau 26,18 persen dari pencari kerja terdaftar.",
        # It says of nothing what it is.
        "Perempuan yang ditempatkan sebanyak 995 orang atau 26,18 persen.",
        # It is that of no column, so that something else is meant.
        "Perempuan yang ditempatkan sebanyak 995 orang atau 31,12 persen dari seluruh penempatan provinsi.",
        # All who were placed are no part of their own sum.
        "Yang ditempatkan sebanyak 2.276 orang atau 59,89 persen dari seluruh pelamar.",
    ],
)
def test_a_share_that_may_be_of_something_else_is_left(sentence: str) -> None:
    assert shares(PLACED, sentence) == []
