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


PLAN = """Tabel 3.9 Realisasi Anggaran Tahun 2031

Kode | Program dan Kegiatan | Anggaran (Rp) | Realisasi (Rp)
A | Program Penunjang Urusan Daerah | 500.000.000 | 450.000.000
A.1 | Gaji Pegawai | 300.000.000 | 280.000.000
A.2 | Pemeliharaan Kantor | 200.000.000 | 170.000.000
B | Program Hutan Lindung | 300.000.000 | 260.000.000
B.1 | Patroli Batas Hutan | 100.000.000 | 90.000.000
B.2 | Penanaman Kembali | 200.000.000 | 170.000.000
 | Jumlah | 800.000.000 | 710.000.000

"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Tahun 2031 Dinas Kehutanan melaksanakan {} program.",
        "Dinas mengelola {} program dengan 4 (empat) indikator.",
    ],
)
def test_one_table_with_all_activities_and_a_total_tells_how_many_programs(sentence: str) -> None:
    assert counts(sentence.format("3 (tiga)"), PLAN) == [("3 program", "2 program")]
    assert counts(sentence.format("2 (dua)"), PLAN) == []


@pytest.mark.parametrize(
    ("sentence", "tables"),
    [
        ("Dinas melaksanakan 9 (sembilan) program.", PLAN),
        ("Bidang Pengawasan melaksanakan 1 (satu) program.", PLAN),
        ("Sasaran ini dicapai melalui 1 (satu) program.", PLAN),
        ("Dinas melaksanakan 3 (tiga) program.", PLAN.replace(" | Jumlah | 800.000.000 | 710.000.000\n", "")),
        (
            "Dinas melaksanakan 3 (tiga) program.",
            PLAN + PLAN.replace("Tabel 3.9", "Tabel 3.8").replace("Hutan Lindung", "Lahan Kritis"),
        ),
    ],
)
def test_what_one_table_cannot_tell_is_passed(sentence: str, tables: str) -> None:
    assert counts(sentence, tables) == []
