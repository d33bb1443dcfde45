"""What is left of totals without some rows, of what is not so, and of budgets: no table prints it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told
from tests.unit.auditor.told import filled

from capaian.domain.audit import AuditRule

VISITS = """
LAPORAN KINERJA DINAS KESEHATAN KOTA BATU INTAN TAHUN 2037

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Kunjungan Puskesmas Menurut Layanan Tahun 2037
No | Layanan | Umum | JKN | Jumlah
1 | Rawat jalan | 41.352 | 131.683 | 173.035
2 | Rawat inap | 1.427 | 4.282 | 5.709
3 | Gawat darurat | 3.118 | 8.408 | 11.526
4 | KIA | 9.876 | 23.554 | 33.430
 | Jumlah | 55.773 | 167.927 | 223.700

Tabel 3.2 Imunisasi Bayi per Kecamatan Tahun 2037
No | Kecamatan | Jumlah Bayi | Bayi Diimunisasi | Cakupan (%)
1 | Cendana | 2.240 | 1.987 | 88,71
2 | Melati | 1.986 | 1.717 | 86,46
3 | Kenanga | 2.534 | 2.411 | 95,15
 | Jumlah | 6.760 | 6.115 | 90,46

Tabel 3.3 Anggaran dan Realisasi Program Tahun 2037
No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Penunjang Urusan | 60.965.000.000 | 58.726.245.000 | 96,33
2 | Program Upaya Kesehatan | 18.505.000.000 | 17.742.195.000 | 95,88
3 | Program Sediaan Farmasi | 12.000.000.000 | 11.640.590.000 | 97,00
 | Jumlah | 91.470.000.000 | 88.109.030.000 | 96,33

{rest}
"""

PAIRS = [
    ("Kunjungan selain rawat jalan berjumlah 50.665 kunjungan.", "50.656"),
    ("Kunjungan JKN selain rawat jalan berjumlah 36.244 kunjungan.", "36.424"),
    ("Di luar rawat jalan dan KIA terdapat 17.235 kunjungan.", "17.253"),
    ("Bayi yang belum diimunisasi di Kecamatan Cendana dan Melati berjumlah 522 bayi.", "252"),
    ("Bayi yang tidak diimunisasi di Kecamatan Cendana sebanyak 253 bayi.", "235"),
    ("Sisa pagu Program Penunjang Urusan sebesar Rp2,24 miliar.", "2,42"),
    ("Pagu Program Upaya Kesehatan yang tidak terserap sebesar Rp762,81 juta.", "726,81"),
]


def figure_of(sentence: str) -> str:
    """Return the one figure of a sentence."""
    words = (word.removeprefix("Rp").rstrip(".") for word in sentence.split())
    return next(word for word in words if word[:1].isdigit())


@pytest.mark.parametrize(("right", "wrong"), PAIRS)
def test_a_rest_that_is_a_slip_away_is_told(right: str, wrong: str) -> None:
    own = figure_of(right)
    assert audited(filled(VISITS, "rest", right)).findings == ()
    found = told(filled(VISITS, "rest", right.replace(own, wrong)), AuditRule.DIFFERENCE)
    assert [printed for _, printed, _ in found] == [wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "Selain rawat jalan, rawat inap berjumlah 5.709 kunjungan.",
        "Kunjungan selain rawat jalan berjumlah hampir 50.656 kunjungan.",
        "Kunjungan selain rawat jalan rata-rata berjumlah 50.656 kunjungan.",
        "Kunjungan selain rawat jalan anak berjumlah 50.656 kunjungan.",
        "Kunjungan selain rawat jalan bertambah 50.656 kunjungan.",
        "Kunjungan selain rawat jalan pada tahun 2036 berjumlah 50.656 kunjungan.",
        "Bayi sakit yang belum diimunisasi di Kecamatan Cendana dan Melati sebanyak 252 bayi.",
        "Sisa pagu Program Penunjang Urusan untuk obat sebesar Rp2,42 miliar.",
    ],
)
def test_what_is_of_something_else_is_left_alone(sentence: str) -> None:
    assert audited(filled(VISITS, "rest", sentence)).findings == ()
