"""`capaian intake --yes`: half years and some rows that became sums since January are shown, others pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

import pytest
from tests.functional.cli_cast import new_office, uncounted_balangan
from tests.functional.intake_cast import Rows, bring, confirm, flat
from tests.intake.aggregate import kecamatan
from tests.intake.recap import regencies

from capaian.rulebook import load_rulebook

HALVES = ("SEMESTER I", "SEMESTER II")
QUARTERS = ("TRIWULAN I", "TRIWULAN II", "TRIWULAN III", "TRIWULAN IV")
Figures = Callable[[int], Sequence[int]]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_office(tmp_path)


def parts(n: int, count: int, usual: int, more: int = 0) -> list[int]:
    return [usual * (1_000 + (371 * n + 533 * k + 17 * more) % 337) // 1_000 for k in range(count)]


def deaths(heads: Sequence[str], figures: Figures) -> Rows:
    rows: Rows = [[n, name, *figures(n)] for n, name in enumerate(kecamatan().values(), 1)]
    return [["AKTA KEMATIAN YANG DITERBITKAN TAHUN 2023"], [], ["NO", "KECAMATAN", *heads], *rows]


def money(heads: Sequence[str], figures: Figures) -> Rows:
    named = [one for one in load_rulebook().nomenclature if one.code.startswith("2.12.01.2.0")]
    lines = [one for one in named if len(one.code.split(".")) == 6][:8]
    rows: Rows = [[one.code, one.name, 90_000_000, *figures(n)] for n, one in enumerate(lines)]
    return [["REALISASI BELANJA TAHUN 2024"], [], ["KODE", "URAIAN", "PAGU", *heads], *rows]


def means(heads: Sequence[str]) -> list[str]:
    return [option for head in heads for option in ("--means", f"{head}=akta-mati.issued")]


def is_shown(folder: Path, rows: Rows, *words: str) -> None:
    """Expect that nothing is written, and that what is odd is told."""
    names = [folder / name for name in ("counts.csv", "inputs.csv", "peers.csv")]
    before = [name.read_bytes() for name in names if name.exists()]
    done = bring(folder, rows, "--yes")
    assert done.code in (2, 10), done.says
    assert [name.read_bytes() for name in names if name.exists()] == before
    for one in words:
        assert one in flat(done)


def renewed(n: int, count: int, usual: int) -> Sequence[int]:
    """Return parts of which the last was not over when it was stored."""
    return [*parts(n, count, usual)[:-1], parts(n, count, usual, 5)[-1]]


def test_half_years_of_events_that_become_sums(dossier: Path) -> None:
    confirm(dossier, deaths(HALVES, lambda n: parts(n, 2, 60)), *means(HALVES))
    assert bring(dossier, deaths(HALVES, lambda n: parts(n, 2, 60, 5)), "--yes").code == 0
    sums = deaths(HALVES, lambda n: [*accumulate(parts(n, 2, 60, 9))])
    is_shown(dossier, sums, "akta-mati.issued tidak pernah turun dari satu bagian tahun ke berikutnya")


def test_half_years_of_spending_that_become_sums(office: Path) -> None:
    confirm(office, money(HALVES, lambda n: parts(n, 2, 33_000_000)))
    assert bring(office, money(HALVES, lambda n: renewed(n, 2, 33_000_000)), "--yes").code == 0
    sums = money(HALVES, lambda n: [*accumulate(parts(n, 2, 33_000_000, 9))])
    is_shown(office, sums, "realisasi tidak pernah turun dari satu bagian tahun ke berikutnya")


def some(usual: int, last: int, more: int) -> Figures:
    """Quarters, in the rows up to one as sums."""

    def figures(n: int) -> Sequence[int]:
        told = parts(n, 4, usual, more)
        return [*accumulate(told)] if n <= last else told

    return figures


def test_some_kecamatan_that_tell_sums(dossier: Path) -> None:
    confirm(dossier, deaths(QUARTERS, some(60, 0, 0)), *means(QUARTERS))
    assert bring(dossier, deaths(QUARTERS, some(60, 0, 5)), "--yes").code == 0
    rows = deaths(QUARTERS, some(60, 4, 9))
    is_shown(
        dossier, rows, "di 4 dari 8 baris tidak pernah turun", "63.11.01 (baris 4)", "63.11.04 (baris 7)"
    )


def test_some_sub_activities_that_tell_sums(office: Path) -> None:
    confirm(office, money(QUARTERS, some(16_000_000, -1, 0)))
    assert bring(office, money(QUARTERS, lambda n: renewed(n, 4, 16_000_000)), "--yes").code == 0
    rows = money(QUARTERS, some(16_000_000, 3, 9))
    is_shown(office, rows, "realisasi di 4 dari 8 baris tidak pernah turun", "2.12.01.2.01.0004 (baris 7)")


def recap(part: str, count: int, figure: str) -> Rows:
    """Percentages of regencies, the last as given."""
    told = [f"{94 + n % 2}.{(37 * n + len(part)) % 100:02}" for n in range(count - 1)]
    rows = zip(regencies(), [*told, figure], strict=False)
    title = f"CAKUPAN PEREKAMAN KTP-EL PROVINSI KALIMANTAN SELATAN {part} TAHUN 2023"
    body: Rows = [[n, one[1].upper(), float(value)] for n, (one, value) in enumerate(rows, 1)]
    return [[title], [], ["No", "Kab/Kota", "CAKUPAN PEREKAMAN KTP-EL (%)"], *body]


@pytest.mark.parametrize("count", [4, 12])
def test_a_new_regency_on_another_scale_than_all_others(count: int, dossier: Path) -> None:
    (dossier / "peers.csv").unlink()
    told = "--means", "CAKUPAN PEREKAMAN KTP-EL (%)=ktp"
    confirm(dossier, recap("TRIWULAN I", count - 1, "95.11"), *told)
    rows = recap("TRIWULAN II", count, "0.95")
    is_shown(dossier, rows, f"baris {3 + count}, kolom C", "Tertulis 0,95", "skala lain (95)")
    assert bring(dossier, recap("TRIWULAN II", count, "95.02"), "--yes", *told).code == 0


def dated(year: str) -> Rows:
    heads = [f"{month}-{year}" for month in ("Jan", "Feb", "Mar", "Apr")]
    return money(heads, lambda n: parts(n, 4, 16_000_000))


def test_months_of_the_year_before_below_a_new_title(office: Path) -> None:
    is_shown(office, dated("23"), 'tahun 2023 (kolom D "Jan-23" sampai kolom G "Apr-23")', "2024 (A1")
    confirm(office, dated("24"))
