"""How many programs a sentence says there are, beside the tables that list them all."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

PROGRAMS = (
    "Program Penunjang Urusan Daerah",
    "Program Pengelolaan Hutan Lindung",
    "Program Penyuluhan Petani Hutan",
)


def _table(title: str, programs: tuple[str, ...] = PROGRAMS) -> str:
    rows = "\n".join(f"{n} | {name} | {100 + 7 * n}.000.000" for n, name in enumerate(programs, start=1))
    return f"{title}\n\nNo | Program | Pagu (Rp)\n{rows}\n\n"


TWICE = _table("Tabel 2.1 Pagu Program Tahun 2031") + _table("Tabel 3.4 Pagu menurut Program Tahun 2031")
HEAD = "LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031\n\n"


def counts(sentence: str, tables: str = TWICE) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(f"{HEAD}{tables}{sentence}\n", AuditRule.COUNT)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anggaran dilaksanakan melalui {} program dan 8 (delapan) kegiatan.",
        "Rencana kerja terdiri dari {} program.",
        "Kinerja itu didukung oleh {} program yang dijabarkan ke dalam kegiatan.",
    ],
)
def test_programs_are_as_many_as_the_tables_list(sentence: str) -> None:
    assert counts(sentence.format("4 (empat)")) == [("4 program", "3 program")]
    assert counts(sentence.format("3 (tiga)")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Sasaran ini dicapai melalui 2 (dua) program prioritas.",
        "Sebanyak 2 (dua) program menyerap lebih dari 90 persen.",
        "Tahun 2030 anggaran dilaksanakan melalui 5 (lima) program.",
        "Anggaran dilaksanakan melalui 5 (lima) kegiatan.",
    ],
)
def test_some_programs_and_those_of_other_years_are_left_alone(sentence: str) -> None:
    assert counts(sentence) == []


def test_lists_that_differ_tell_of_no_whole() -> None:
    sentence = "Anggaran dilaksanakan melalui 4 (empat) program."
    other = (*PROGRAMS[:2], "Program Rehabilitasi Lahan Kritis")
    assert counts(sentence, _table("Tabel 2.1 Pagu") + _table("Tabel 3.4 Realisasi", other)) == []
    assert counts(sentence, _table("Tabel 2.1 Pagu")) == []
