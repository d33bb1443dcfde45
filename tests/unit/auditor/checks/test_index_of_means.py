"""Indexes of units below the mean answers to their elements, by the plain form `rata-rata x 25`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

READERS = """
Tabel 1 Nilai Unsur Survei Pembaca

No | Unsur | Nilai Rata-rata
U1 | Persyaratan | 3,41
U2 | Prosedur | 3,36
U3 | Waktu | 3,28
U4 | Tarif | 3,88
U5 | Produk | 3,35
U6 | Petugas | 3,42
{mean}
 | {name} | {index}
"""
"""The mean of the six is 3,45: 86,25."""
PASSENGERS = """
Tabel 7 Hasil Survei Penumpang

Kode | Unsur Pelayanan | NRR
A | Jadwal kapal | 3,10
B | Harga tiket | 2,95
C | Ruang tunggu | 3,02
D | Keselamatan | 3,40
E | Kebersihan | 2,78
{mean}
 | {name} | {index}
"""
"""The mean of the five is 3,05: 76,25."""
TOLD = ["Nilai Indeks (Rata-rata x 25)", "Nilai IKM (NRR × 25)", "Indeks Kepuasan (rata-rata kali 25)"]


def survey(form: str, name: str, index: str, mean: str = "") -> str:
    """Return a survey with the row of its index, and one of its mean where that is given."""
    return form.format(name=name, index=index, mean=mean).replace("\n\n |", "\n |")


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize(
    ("form", "right", "wrong"), [(READERS, "86,25", "86,52"), (PASSENGERS, "76,25", "67,25")]
)
def test_an_index_that_its_row_says_how_to_make_is_held_against_its_elements(
    form: str, name: str, right: str, wrong: str
) -> None:
    assert audited(survey(form, name, right)).findings == ()
    ((_, printed, computed),) = told(survey(form, name, wrong), AuditRule.INDEX)
    assert (printed, computed) == (wrong, right)


@pytest.mark.parametrize(
    ("form", "mean", "wrong", "right"),
    [
        (READERS, " | Rata-rata | 3,45", "86,52", "86,25"),
        (PASSENGERS, " | Rata-rata NRR | 3,05", "76,52", "76,25"),
    ],
)
def test_a_mean_of_the_elements_above_it_says_that_all_weigh_the_same(
    form: str, mean: str, wrong: str, right: str
) -> None:
    ((_, printed, computed),) = told(survey(form, "Nilai Indeks", wrong, mean), AuditRule.INDEX)
    assert (printed, computed) == (wrong, right)


def test_without_either_an_index_may_weigh_its_elements() -> None:
    assert told(survey(READERS, "Nilai Indeks", "86,52"), AuditRule.INDEX) == []
    assert told(survey(PASSENGERS, "IKM", "76,52"), AuditRule.INDEX) == []


def test_an_index_by_a_weight_cut_off_is_a_slip_of_method() -> None:
    """1/6 as 0,17 gives 20,70 x 0,17 x 25 = 87,98."""
    (found,) = audited(survey(READERS, TOLD[0], "87,98")).findings
    assert (found.rule, found.level) == (AuditRule.INDEX, Level.WARNING)
    assert "bobot 0,17, bukan 1/6: jumlah unsur × 0,17 × 25" in found.why


def test_answers_on_another_scale_are_no_means_of_answers() -> None:
    of_hundred = READERS.replace("3,", "73,")
    assert told(survey(of_hundred, TOLD[0], "86,52"), AuditRule.INDEX) == []


COUNTERS = """
LAPORAN KINERJA BALAI ARSIP TAHUN 2031

Tabel 3.6 Penilaian Loket Tahun 2031

No | Loket | Nilai Rata-rata | Nilai Indeks
1 | Pendaftaran | 3,28 | 82,00
2 | Peminjaman | 3,16 | 79,00
3 | Penggandaan | 3,44 | 86,00
4 | Alih media | 3,08 | {last}
5 | Pengembalian | 3,32 | 83,00
6 | Konsultasi | 3,40 | 85,00
Rata-rata | | 3,28 | {mean}
"""


def test_below_exact_indices_their_mean_is_no_rough_one() -> None:
    """The mean answer is 3,28, so that any index from 81,88 to 82,12 would do of answers not printed."""
    for mean in ("82,00", "82,0", "82"):
        assert told(COUNTERS.format(last="77,00", mean=mean), AuditRule.AVERAGE) == []
    found = told(COUNTERS.format(last="77,00", mean="82,09"), AuditRule.AVERAGE)
    assert [(printed, computed) for _, printed, computed in found] == [("82,09", "82,00")]


def test_below_rough_indices_the_index_of_the_mean_may_be_rough() -> None:
    """One element is 25 times an answer that is not printed, and so may the whole be."""
    assert told(COUNTERS.format(last="77,06", mean="82,09"), AuditRule.AVERAGE) == []


NINE = """
LAPORAN KINERJA BALAI ARSIP TAHUN 2031

Tabel 3.7 Survei Kepuasan Tahun 2031

No | Unsur | Nilai Rata-rata | Nilai Indeks
"""


@pytest.mark.parametrize("index", ["82,83", "82,75", "82,78", "82,70"])
def test_the_index_of_a_mean_by_weights_that_are_cut_off_is_left(index: str) -> None:
    """745 by nine is 82,78; 25 times the mean answer as printed 82,75; 745 times 0,111 82,70."""
    answers = ["3,36", "3,20", "3,40", "3,28", "3,32", "3,24", "3,40", "3,28", "3,32"]
    indices = ["84,00", "80,00", "85,00", "82,00", "83,00", "81,00", "85,00", "82,00", "83,00"]
    rows = [f"{n} | Unsur {n} | {a} | {i}" for n, (a, i) in enumerate(zip(answers, indices, strict=True), 1)]
    text = NINE + "\n".join([*rows, f"Rata-rata | | 3,31 | {index}"])
    assert len(told(text, AuditRule.AVERAGE)) == (index == "82,83")
