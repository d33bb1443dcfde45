"""Indexes of satisfaction surveys by the mean of their nine elements, in tables and in sentences."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

HEAD = "LAPORAN KINERJA TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"
NINE = """
Tabel 3.1 Nilai Unsur Survei Kepuasan Masyarakat Tahun 2031

No | Unsur Pelayanan | {head}
U1 | Persyaratan | 3,52
U2 | Sistem, mekanisme, dan prosedur | 3,47
U3 | Waktu penyelesaian | 3,31
U4 | Biaya/tarif | 3,86
U5 | Produk layanan | 3,44
U6 | Kompetensi pelaksana | 3,55
U7 | Perilaku pelaksana | 3,61
U8 | Penanganan pengaduan | 3,38
U9 | Sarana dan prasarana | 3,29
 | {name} | {index}
"""
"""The sum is 31,43; a ninth of it 3,4922, which makes 87,31."""
SAID = "Nilai rata-rata unsur {mean} sehingga nilai survei kepuasan masyarakat {index}."


def survey(index: str, name: str = "Nilai SKM", head: str = "Nilai Rata-rata") -> str:
    """Return a survey with the row of its index."""
    return HEAD + NINE.format(name=name, head=head, index=index)


@pytest.mark.parametrize("head", ["Nilai Rata-rata", "NRR", "Nilai"])
@pytest.mark.parametrize(
    "name", ["Nilai SKM", "Indeks Kepuasan Masyarakat", "Nilai IKM", "Nilai SKM Unit Pelayanan", "Rata-rata"]
)
def test_an_index_below_the_nine_elements_of_the_law_is_25_times_their_mean(name: str, head: str) -> None:
    assert audited(survey("87,31", name, head)).findings == ()
    for wrong in ("91,31", "78,31"):
        ((_, printed, right),) = told(survey(wrong, name, head), AuditRule.INDEX)
        assert (printed, right) == (wrong, "87,31")


@pytest.mark.parametrize(
    ("index", "level"), [("91,31", Level.ERROR), ("87,13", Level.ERROR), ("86,79", Level.WARNING)]
)
def test_an_index_a_little_off_that_no_slip_makes_may_be_a_mean_of_units(index: str, level: Level) -> None:
    (found,) = audited(survey(index)).findings
    assert (found.rule, found.level) == (AuditRule.INDEX, level)


@pytest.mark.parametrize(
    "text",
    [
        survey("91,31", "Nilai SKM Tahun 2030"),
        survey("91,31", "Nilai SKM Provinsi"),
        survey("91,31", "Nilai SKM (Target)"),
        survey("91,31").replace("Survei Kepuasan Masyarakat", "Penilaian").replace("SKM", "Indeks"),
        survey("91,31").replace("U9 | Sarana dan prasarana | 3,29\n", ""),
        survey("4,20", "Nilai Indeks"),
    ],
)
def test_other_indexes_may_be_made_otherwise(text: str) -> None:
    """Those of other years and circles, of other elements, of other things, and on the scale of answers."""
    assert told(text, AuditRule.INDEX) == []


@pytest.mark.parametrize("index", ["87,25", "87,31", "87,13"])
def test_an_index_told_with_the_mean_of_its_elements_follows_from_it(index: str) -> None:
    """What lies behind 3,49 makes 87,125 to 87,5."""
    assert told(HEAD + SAID.format(mean="3,49", index=index), AuditRule.INDEX) == []


def test_an_index_told_beside_another_mean_is_wrong() -> None:
    ((_, printed, right),) = told(HEAD + SAID.format(mean="3,49", index="91,31"), AuditRule.INDEX)
    assert (printed, right) == ("91,31", "87,25")


@pytest.mark.parametrize(
    "said",
    [
        "Nilai rata-rata unsur 3,49, naik dari tahun lalu dengan nilai survei kepuasan masyarakat 85,31.",
        "Nilai rata-rata unsur 3,49, sedangkan target indeks 90,00.",
        "Nilai rata-rata dua unsur 3,21 dan 3,30, dengan nilai SKM 87,31.",
        "Unsur biaya bernilai 3,86 dan nilai SKM 87,31.",
    ],
)
def test_indexes_of_other_times_and_means_of_some_elements_are_no_pair(said: str) -> None:
    assert told(HEAD + said, AuditRule.INDEX) == []


def test_a_told_mean_is_that_of_the_elements_of_the_table() -> None:
    said = SAID.format(mean="{}", index="87,31")
    table = NINE.format(name="Nilai SKM", head="Nilai", index="87,31")
    assert audited(HEAD + said.format("3,49") + "\n" + table).findings == ()
    ((_, printed, right),) = told(HEAD + said.format("3,94") + "\n" + table, AuditRule.AVERAGE)
    assert (printed, right) == ("3,94", "3,49")
