"""Steps that rows are told to take each year: the way of a verb, of a noun, and what was done to a target."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import filled

from capaian.domain.audit import AuditRule

PLAN = """
LAPORAN KINERJA DINAS PERPUSTAKAAN KABUPATEN RANTAU INTAN TAHUN 2037

BAB II PERENCANAAN KINERJA

Tabel 2.1 Target Indikator Kinerja Utama Tahun 2035-2039
No | Indikator Kinerja Utama | 2035 | 2036 | 2037 | 2038 | 2039
1 | Indeks Literasi Warga (ILW) | 54,00 | 58,00 | 62,00 | 66,00 | 70,00
2 | Indeks Risiko Kebakaran | 140,00 | 134,50 | 129,00 | 123,50 | 118,00
3 | Indeks Kepuasan Pemustaka | 81,00 | 83,00 | 85,00 | 86,50 | 88,00

{rest}
"""

PAIRS = [
    ("Target Indeks Literasi Warga dinaikkan 4,00 poin setiap tahun.", "4,00", "5,00"),
    (
        (
            "Target Indeks Literasi Warga dinaikkan 4,00 poin setiap tahun, sehingga dari"
            " 54,00 pada tahun 2035"
            " menjadi 70,00 pada akhir periode Renstra."
        ),
        "4,00",
        "5,00",
    ),
    ("Setiap tahunnya target ILW ditingkatkan sebesar 4,00 poin.", "4,00", "4,50"),
    ("Kenaikan target ILW direncanakan 4,00 poin per tahun.", "4,00", "4,50"),
    ("ILW ditargetkan naik 4,00 poin tiap tahun hingga mencapai 70,00 pada tahun 2039.", "4,00", "3,00"),
    ("Target Indeks Risiko Kebakaran diturunkan 5,50 poin setiap tahun mulai tahun 2036.", "5,50", "5,05"),
    (
        (
            "Target Indeks Risiko Kebakaran diturunkan 5,50 poin setiap tahun, sedangkan target ILW dinaikkan"
            " 4,00 poin per tahun."
        ),
        "4,00",
        "12,00",
    ),
    ("Target Indeks Kepuasan Pemustaka dinaikkan 1,50 poin per tahun mulai tahun 2037.", "1,50", "1,05"),
]

SOUND = [
    "Target Indeks Kepuasan Pemustaka dinaikkan rata-rata 1,75 poin setiap tahun.",
    "Target Indeks Kepuasan Pemustaka dinaikkan 2,00 poin per tahun.",
    "Target ILW dinaikkan 5,00 poin setiap tahun bagi perpustakaan keliling.",
    "Target ILW dinaikkan 4,00 poin setiap tahun mulai tahun 2036 hingga tahun 2039.",
]


@pytest.mark.parametrize(("right", "own", "wrong"), PAIRS)
def test_a_wrong_step_of_each_year_is_told(right: str, own: str, wrong: str) -> None:
    assert audited(filled(PLAN, "rest", right)).findings == ()
    (found,) = audited(filled(PLAN, "rest", right.replace(own, wrong, 1))).findings
    assert (found.rule, found.printed, found.computed) == (AuditRule.DIFFERENCE, wrong, own)


@pytest.mark.parametrize("said", SOUND)
def test_steps_that_differ_or_are_of_something_else_are_silent(said: str) -> None:
    assert audited(filled(PLAN, "rest", said)).findings == ()
