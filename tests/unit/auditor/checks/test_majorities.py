"""Which row most are said to be of, with the figure of another row."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

STAFF = """LAPORAN KINERJA DINAS PELAYARAN TAHUN 2031

1.1 Sumber Daya

{}

Tabel 1.1 Jumlah Pegawai Menurut Pendidikan

No | Pendidikan | Laki-laki | Perempuan | Jumlah | %
1 | S2 | 5 | 3 | 8 | 13,33
2 | S1 | 16 | 14 | 30 | 50,00
3 | D-III | 4 | 6 | 10 | 16,67
4 | SLTA | 9 | 3 | 12 | 20,00
 | Jumlah | 34 | 26 | 60 | 100,00
"""


def claims(sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(STAFF.format(sentence), AuditRule.CLAIM)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebagian besar pegawai berpendidikan {} yaitu 30 orang (50,00%).",
        "Mayoritas berpendidikan {} sebanyak 30 orang.",
        "Pegawai dinas kebanyakan lulusan {}, yakni 50,00% dari seluruhnya.",
    ],
)
@pytest.mark.parametrize("wrong", ["D-III", "SLTA"])
def test_most_are_of_the_row_with_the_figure(sentence: str, wrong: str) -> None:
    assert claims(sentence.format("S1")) == []
    assert claims(sentence.format(wrong)) == [(wrong, "S1")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebagian besar pegawai berpendidikan D-III mengikuti 25 pelatihan.",  # a figure of nothing there
        "Sebagian besar lulusan D-III, atau 6 orang, perempuan.",  # too small to tell
        "Sebagian besar pegawai SLTA laki-laki, dan 12 orang bertugas di kapal.",
        "Sebagian besar pegawai sudah dilatih.",
        "Mayoritas berpendidikan S1 dan D-III, 30 orang di antaranya sarjana.",  # two rows
        "Sebagian besar pegawai berpendidikan di atas D-III, yaitu 30 orang.",
        "Sebagian besar pegawai adalah staf di bawah SLTA, yaitu 30 orang.",
        "Sebagian besar merupakan bawahan SLTA sejumlah 30 orang.",
        "Sebagian besar pegawai setara D-III yaitu 30 orang.",
        "Sebagian besar bukan lulusan SLTA, yaitu 30 orang.",
    ],
)
def test_other_figures_and_rows_are_left_alone(sentence: str) -> None:
    assert claims(sentence) == []
