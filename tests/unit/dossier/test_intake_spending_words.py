"""Whether columns of money tell what was spent, or what is planned: by the nearest words."""

from __future__ import annotations

import pytest

from capaian.dossier.intake.amount_words import tells_other
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.spending_words import Nature, nature_of

QUARTER = ("TRIWULAN I",)


@pytest.mark.parametrize(
    "title",
    [
        "REALISASI ANGGARAN 2023",
        "LAPORAN REALISASI ANGGARAN (LRA)",
        "LRA 2023",
        "PENYERAPAN ANGGARAN PER TRIWULAN",
        "Serapan Anggaran",
        "DAYA SERAP DAN REALISASI",
        "PENGELUARAN PER BULAN",
        "REKAP SPJ",
        "REGISTER SP2D",
        "PENCAIRAN DANA",
        "REALISASI ANGGARAN KAS",
        "REALISASI ATAS RENCANA KERJA",
        "PAGU DAN REALISASI",
        "ANGGARAN DAN REALISASI",
        "DPA DAN REALISASI 2023",
        "LAPORAN PERTANGGUNGJAWABAN BENDAHARA",
    ],
)
def test_titles_of_spending(title: str) -> None:
    assert nature_of(QUARTER, (title, "Sheet1")) is Nature.SPENT


@pytest.mark.parametrize(
    "title",
    [
        "ANGGARAN KAS TAHUN ANGGARAN 2023",
        "RENCANA ANGGARAN KAS (RAK)",
        "ALOKASI ANGGARAN KAS",
        "RENCANA PENARIKAN DANA PER BULAN",
        "RENCANA PENGELUARAN",
        "TARGET PENYERAPAN ANGGARAN",
        "TARGET REALISASI",
        "RKA SKPD 2023",
        "DPA SKPD",
        "SPD TRIWULAN I",
        "PAGU INDIKATIF RENJA",
        "JADWAL PELAKSANAAN KEGIATAN",
        "PROGNOSIS BELANJA",
        "PERKIRAAN PENGELUARAN",
        "ESTIMASI REALISASI",
        "PROYEKSI BELANJA",
        "PREDIKSI SERAPAN",
    ],
)
def test_titles_of_plans(title: str) -> None:
    assert nature_of(QUARTER, (title, "Sheet1")) is Nature.PLANNED
    assert nature_of(QUARTER, ("DINAS DUKCAPIL", title)) is Nature.PLANNED  # the name of the sheet


@pytest.mark.parametrize(
    "titles",
    [
        ("DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", "TAHUN ANGGARAN 2023", "Sheet1"),
        ("BELANJA PER BULAN", "Sheet1"),
        ("RENCANA DAN REALISASI", "Sheet1"),
        ("TARGET / REALISASI KEUANGAN", "Sheet1"),
        ("LAPORAN REALISASI SEMESTER PERTAMA DAN PROGNOSIS ENAM BULAN BERIKUTNYA", "Sheet1"),
        ("LAPORAN REALISASI ANGGARAN", "Anggaran Kas"),
        ("ANGGARAN KAS", "REALISASI"),
    ],
)
def test_titles_that_leave_it_open(titles: tuple[str, ...]) -> None:
    assert nature_of(QUARTER, titles) is Nature.UNTOLD


@pytest.mark.parametrize("title", ["ANGGARAN KAS", "DPA", "RKA", "RENCANA KERJA", "PROGNOSIS", ""])
def test_a_head_of_spending_goes_before_titles(title: str) -> None:
    for parts in (("REALISASI",), ("REALISASI", "TRIWULAN I"), ("SP2D s.d. Maret",), ("SPJ", "Januari")):
        assert nature_of(parts, (title,)) is Nature.SPENT


def test_expenses_are_planned_in_a_plan_and_spent_elsewhere() -> None:
    parts = ("PENGELUARAN", "TRIWULAN I")
    told = {title: nature_of(parts, (title,)) for title in ("ANGGARAN KAS", "DPA", "DINAS", "LRA")}
    assert told == {
        "ANGGARAN KAS": Nature.PLANNED,
        "DPA": Nature.SPENT,
        "DINAS": Nature.SPENT,
        "LRA": Nature.SPENT,
    }


@pytest.mark.parametrize(
    ("parts", "is_other"),
    [
        (("REALISASI", "SISA"), True),
        (("SISA REALISASI",), True),
        (("RENCANA", "TW I"), True),
        (("RENCANA DAN REALISASI", "RENCANA TW I"), True),
        (("RENCANA DAN REALISASI", "REALISASI TW I"), False),
        (("PROGNOSIS SEMESTER II",), True),
        (("SPD", "TW I"), True),
        (("REALISASI", "TW I"), False),
        (("TW I",), False),
    ],
)
def test_the_lowest_head_that_tells_decides(parts: tuple[str, ...], is_other: bool) -> None:
    assert tells_other(Head(1, parts, "")) is is_other
