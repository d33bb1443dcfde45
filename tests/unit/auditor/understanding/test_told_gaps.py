"""Gaps of several things that one sentence tells."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.auditor.understanding.short_names import ShortNames
from capaian.domain.audit import AuditRule

TEXT = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

IKHTISAR KINERJA TAHUN 2031

3.1 Perkembangan

Tabel 3.1 Realisasi dan Target Akhir

No | Indikator | Realisasi 2030 | Realisasi 2031 | Target 2033
1 | Indeks Kepuasan Pelaut | 81,46 | 84,73 | 88,00
2 | Cakupan kapal laik laut | 72,15 | 77,90 | 90,00
3 | Waktu sandar kapal feri | 6,25 | 5,40 | 5,00
4 | Persentase awak bersertifikat | 61,38 | 69,84 | 85,00

4.1 Kesimpulan

"""


def gaps(sentence: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(TEXT + sentence, AuditRule.DIFFERENCE)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Dibanding 2030, IKP naik 3,27 poin, kapal laik laut naik 5,57 poin, sandar lebih cepat 0,85.",
            [("5,57", "5,75")],
        ),
        ("Kapal laik laut meningkat 5,75 poin, awak bersertifikat meningkat 8,64 poin.", [("8,64", "8,46")]),
        ("Kapal laik laut masih harus ditingkatkan 12,10 poin dan IKP 3,72 poin.", [("3,72", "3,27")]),
        (
            "Awak bersertifikat masih kurang 15,61 poin, kapal laik laut kurang 12,10 poin.",
            [("15,61", "15,16")],
        ),
        ("Dibanding tahun 2030, IKP naik 3,27 poin dan kelaikan kapal naik 5,57 poin.", [("5,57", "5,75")]),
        ("Dibanding tahun 2030, IKP naik 3,27 poin dan kelaikan kapal naik 5,75 poin.", []),
        ("Dibanding tahun 2030, IKP naik 3,27 poin dan kapal laik laut naik 5,75 poin persen.", []),
        ("Kapal laik laut naik 1,11 poin dan awak bersertifikat naik 2,22 poin.", []),
        ("Kapal laik laut naik 5,75 poin dan harga ikan naik 8,64 poin.", []),
        ("Kapal laik laut naik 5,75 poin, sedangkan awak kurang 4,16 poin dari rata-rata nasional.", []),
        ("Kapal laik laut naik 5,75 poin dan awak bersertifikat naik 9 kali.", []),
    ],
)
def test_the_gaps_of_a_sentence_lie_between_the_same_columns(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert gaps(sentence) == expected


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("IKP", 0),
        ("sedangkan kapal laik laut", 1),
        ("kapal", None),
        ("cakupan", None),
        ("XYZ", None),
        ("IKP dan kapal", None),
        ("waktu sandar", 2),
    ],
)
def test_a_short_name_is_that_of_one_row(words: str, place: int | None) -> None:
    labels = ["Indeks Kepuasan Pelaut", "Cakupan kapal laik laut", "Waktu sandar kapal feri"]
    assert ShortNames([labels]).find(words).get(0) == place
