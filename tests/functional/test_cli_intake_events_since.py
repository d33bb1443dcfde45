"""`capaian intake`: events since January until a time that is no period are those that are not stored yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import run, uncounted_balangan
from tests.functional.intake_cast import Rows, bring, confirm, flat
from tests.intake.area_layouts import NAMES
from tests.intake.books import Page, write_xlsx
from tests.intake.parted_year import figure, stored

from capaian.domain.period import MONTHS
from capaian.dossier import load_dossier, read_dossier

DEATHS, DEEDS = "KEMATIAN DILAPORKAN", "AKTA KEMATIAN TERBIT"


def until(time: str, months: int, first: int = 0, more: Mapping[int, int] | None = None) -> Rows:
    """Deaths and deeds of some months, with a row for each area and their sum."""
    rows: Rows = [["PENERBITAN AKTA KEMATIAN"], [f"{time} 2023"], [], ["KECAMATAN", DEATHS, DEEDS]]
    body = [sum(figure(area, n) for n in range(first, months)) for area in range(len(NAMES))]
    body = [count + (more or {}).get(area, 0) for area, count in enumerate(body)]
    rows += [[name, count + 2, count] for name, count in zip(NAMES, body, strict=True)]
    return [*rows, ["JUMLAH", sum(body) + 2 * len(body), sum(body)]]


def made(*months: int, area: int = 1) -> int:
    return sum(figure(area, n) for n in months)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


@pytest.mark.parametrize(
    ("before", "time", "months", "period", "first"),
    [
        ([("SEMESTER I", 6, 0)], "JANUARI S.D. SEPTEMBER", 9, "2023-Q3", 6),
        ([("JANUARI S.D. MARET", 3, 0), ("JANUARI S.D. JUNI", 6, 0)], "S.D. SEPTEMBER", 9, "2023-Q3", 6),
        ([("TRIWULAN I", 3, 0), ("TRIWULAN II", 6, 3)], "S.D. TRIWULAN III", 9, "2023-Q3", 6),
        ([("BULAN JANUARI", 1, 0)], "JANUARI - FEBRUARI", 2, "2023-M02", 1),
        ([("TRIWULAN I", 3, 0)], "JANUARI S.D. APRIL", 4, "2023-M04", 3),
    ],
)
def test_what_is_not_stored_yet_is_that_of_the_last_part(
    before: Sequence[tuple[str, int, int]], time: str, months: int, period: str, first: int, dossier: Path
) -> None:
    for title, last, since in before:
        confirm(dossier, until(title, last, since))
    told = flat(bring(dossier, until(time, months), "--dry-run"))
    words = f"selisih jumlah s.d. {MONTHS[months - 1]} dan angka tersimpan s.d. {MONTHS[first - 1]}"
    assert words in told
    confirm(dossier, until(time, months))
    assert stored(dossier)[period] == made(*range(first, months))
    assert any(words in source.title for source in load_dossier(dossier).sources)


def test_what_is_to_be_taken_first_is_named(dossier: Path) -> None:
    done = bring(dossier, until("JANUARI S.D. SEPTEMBER", 9), "--yes")
    assert done.code == 10
    assert (
        "→ Ambil dahulu Semester I Tahun 2023, lalu berkas ini: selisihnya menjadi Triwulan III Tahun 2023. "
        "Atau minta tabel setahun"
    ) in flat(done)
    other = flat(bring(dossier, until("FEBRUARI S.D. MEI", 5, 1), "--yes"))
    assert "→ Minta tabel setahun" in other


def test_fewer_than_are_stored_are_refused_at_their_cell(dossier: Path) -> None:
    confirm(dossier, until("SEMESTER I", 6, more={1: 300}))
    done = bring(dossier, until("JANUARI S.D. SEPTEMBER", 9), "--yes")
    assert done.code == 10
    count = made(*range(9))
    told = f"baris 6, kolom C (AKTA KEMATIAN TERBIT): Jumlah sejak Januari {count}, padahal angka"
    assert told in flat(done)
    assert [*stored(dossier)] == ["2023-S1"]


def test_an_area_that_lacks_the_time_before_is_refused_at_its_cell(dossier: Path) -> None:
    rows = until("SEMESTER I", 6)
    del rows[-1], rows[5]
    confirm(dossier, rows)
    done = flat(bring(dossier, until("JANUARI S.D. SEPTEMBER", 9), "--yes"))
    assert "tidak dapat dipecah menjadi Triwulan III Tahun 2023: angka baris ini selama Semester I" in done
    assert "bila memang belum ada angka, tulis 0 di counts.csv (kolom value)" in done


def test_a_correction_of_what_it_was_made_of_is_told(dossier: Path) -> None:
    confirm(dossier, until("SEMESTER I", 6))
    confirm(dossier, until("JANUARI S.D. SEPTEMBER", 9))
    done = bring(dossier, until("SEMESTER I", 6, more={1: 3}), "--yes")
    told = flat(done)
    assert done.code == 2
    before, now = made(*range(6)), made(*range(6)) + 3
    assert "Triwulan III Tahun 2023 yang tersimpan dihitung dari" in told
    assert f"(63.11.02: {before}, sekarang {now}): sesudah ini ambil lagi berkas s.d. September" in told
    confirm(dossier, until("SEMESTER I", 6, more={1: 3}))
    confirm(dossier, until("JANUARI S.D. SEPTEMBER", 9))
    assert stored(dossier)["2023-Q3"] == made(6, 7, 8) - 3
    again = bring(dossier, until("SEMESTER I", 6, more={1: 3}), "--yes")
    assert "dihitung dari" not in flat(again)


def test_sheets_of_one_file_are_taken_one_by_one(dossier: Path, tmp_path: Path) -> None:
    confirm(dossier, until("SEMESTER I", 6))
    pages = {"S1": Page(until("SEMESTER I", 6)), "S3": Page(until("JANUARI S.D. SEPTEMBER", 9))}
    book = write_xlsx(tmp_path / "buku.xlsx", pages)
    done = run("intake", book, dossier, "--yes")
    assert done.code == 10
    told = (
        "Triwulan III Tahun 2023 dihitung dari angka yang tersimpan, padahal tabel lain di berkas ini memuat"
    )
    assert f"{told} Semester I" in flat(done)


def test_the_year_is_what_its_parts_make(dossier: Path) -> None:
    confirm(dossier, until("SEMESTER I", 6))
    confirm(dossier, until("JANUARI S.D. SEPTEMBER", 9))
    confirm(dossier, until("TAHUN", 12))
    assert stored(dossier) == {
        "2023-S1": made(*range(6)),
        "2023-Q3": made(6, 7, 8),
        "2023": made(*range(12)),
    }
    assert not [issue for issue in read_dossier(dossier).issues if "counts.csv" in str(issue.place)]
