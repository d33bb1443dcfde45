"""Rows of a work plan beside their parts: one indicator has one value, and people are counted once."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

HARBOUR = """
Tabel 7 Kinerja program dan kegiatan tahun 2031

No. | Uraian | Indikator kinerja | Satuan | Target | Realisasi | Capaian (%) | SDM rencana | SDM dipakai
1 | Program kepelabuhanan | Persentase kapal sandar tepat waktu | persen | 80,00 | 76,00 | 95,00 | 20 | 18
 |  | Indeks kepuasan pengguna dermaga | nilai | 75,00 | 78,00 | 104,00 |  |
1.1 | Pengaturan sandar | Persentase kapal sandar tepat waktu | persen | 80,00 | 76,00 | 95,00 | 8 | 8
1.2 | Perawatan dermaga | Panjang dermaga yang dirawat | meter | 400 | 420 | 105,00 | 12 | 10
2 | Program keselamatan | Angka kecelakaan di kolam labuh | kejadian | 4 | 3 | 75,00 | 9 | 9
2.1 | Pemanduan | Jumlah kapal yang dipandu | kapal | 900 | 891 | 99,00 | 9 | 9
2.2 | Penjagaan | Jumlah regu yang siaga | regu | 6 | 6 | 100,00 | 5 | 4
2.3 | Penerangan | Jumlah rambu yang menyala | rambu | 50 | 49 | 98,00 | 3 | 3
"""
LIBRARY = """
Table 2 Targets and results

Kode | Kegiatan | Ukuran keberhasilan | Rencana | Hasil | Tingkat ketercapaian
I | Layanan baca | Persentase pengunjung yang puas | 90.0% | 81.0% | 90.0%
I.1 | Ruang anak | Persentase pengunjung yang puas | 90.0% | 81.0% | 90.0%
I.2 | Ruang umum | Jumlah buku yang dipinjam | 5,000 | 4,750 | 95.0%
II | Pengolahan bahan pustaka | Jumlah judul yang dikatalog | 800 | 880 | 110.0%
II.1 | Pengadaan | Jumlah judul yang dibeli | 500 | 510 | 102.0%
"""


@pytest.mark.parametrize(
    ("text", "start", "right", "wrong", "expected"),
    [
        (HARBOUR, "1.1 |", "76,00 | 95,00", "72,00 | 90,00", (6, "72,00", "76,00")),
        (LIBRARY, "I.1 |", "81.0% | 90.0%", "87.3% | 97.0%", (5, "87.3", "81.00")),
    ],
)
def test_an_indicator_that_a_part_repeats_with_its_target_has_the_same_actual(
    text: str, start: str, right: str, wrong: str, expected: tuple[int, str, str]
) -> None:
    assert told(text, AuditRule.CROSSREF) == []
    own = next(line for line in text.splitlines() if line.startswith(start))
    spoiled = text.replace(own, own.replace(right, wrong))
    assert told(spoiled, AuditRule.CROSSREF) == [expected]
    (finding,) = (f for f in audited(spoiled).findings if f.rule is AuditRule.CROSSREF)
    assert finding.level is Level.WARNING
    assert "Nama dan target sama" in finding.why


@pytest.mark.parametrize(
    ("change", "further"),
    [
        (("80,00 | 76,00 | 95,00", "90,00 | 72,00 | 80,00"), []),
        (("waktu | persen | 80,00 | 76,00 | 95,00", "waktu tunggu | persen | 80,00 | 72,00 | 90,00"), []),
        (("80,00 | 76,00 | 95,00", "80,00 | 72,00 | 90,00"), [("76,00 | 95,00", "80,00 | 100,00")]),
    ],
    ids=["other-target", "other-name", "among-parts"],
)
def test_parts_that_measure_something_of_their_own(
    change: tuple[str, str], further: list[tuple[str, str]]
) -> None:
    own = next(line for line in HARBOUR.splitlines() if line.startswith("1.1"))
    rows = [own.replace(*change), *(own.replace("1.1", "1.3").replace(*other) for other in further)]
    assert told(HARBOUR.replace(own, "\n".join(rows)), AuditRule.CROSSREF) == []


def test_who_works_for_a_part_works_for_the_whole() -> None:
    assert told(HARBOUR, AuditRule.BOUND) == []
    spoiled = HARBOUR.replace("| 12 | 10", "| 12 | 19")
    assert told(spoiled, AuditRule.BOUND) == [(7, "19", "18")]
    (finding,) = (f for f in audited(spoiled).findings if f.rule is AuditRule.BOUND)
    assert finding.why.startswith("SDM dipakai ≤ SDM dipakai, Program kepelabuhanan")


def test_people_that_are_counted_apart_are_no_bound() -> None:
    own_staff_only = HARBOUR.replace("20 | 18", "1 | 1")
    assert told(own_staff_only, AuditRule.BOUND) == []
    assert told(HARBOUR.replace("SDM", "Jam").replace("12 | 10", "12 | 19"), AuditRule.BOUND) == []
