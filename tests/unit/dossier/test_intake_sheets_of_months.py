"""Books with a sheet for each month: what one of them lacks another may tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.area_layouts import NAMES
from tests.unit.dossier.test_intake_clashes import book
from tests.unit.dossier.test_intake_take_in import small, take, without_counts

from capaian.domain.period import MONTHS

CODES = ("2.12.01.2.01.0001", "2.12.01.2.01.0002")
HEADS = ("Kode", "Uraian", "Anggaran", "Realisasi Bulan Ini")


def spending(month: str, place: int) -> list[tuple[object, ...]]:
    lines = [(code, f"Sub Kegiatan {code[-1]}", 900_000, 10_000 + place) for code in CODES]
    return [(f"REALISASI ANGGARAN BULAN {month.upper()} 2023",), (), HEADS, *lines]


def deaths(month: str) -> list[tuple[object, ...]]:
    heads = ("Kecamatan", "Akta Kematian Terbit")
    return [(f"PENERBITAN AKTA KEMATIAN BULAN {month.upper()} 2023",), heads, *((name, 2) for name in NAMES)]


@pytest.mark.parametrize(
    ("left_out", "told"),
    [([], []), (["Mei"], ["Mei"]), (["Desember"], ["Desember"]), (["Januari", "Juli"], ["Januari, Juli"])],
)
def test_months_that_no_sheet_tells_are_told_once(
    tmp_path: Path, left_out: list[str], told: list[str]
) -> None:
    months = {name: spending(name, place) for place, name in enumerate(MONTHS) if name not in left_out}
    taken = take(book(tmp_path, **months), small(tmp_path))
    open_ = [one for one in taken.issues if one.code == "year_stays_open"]
    assert [one.place.sheet for one in open_] == [[*months][-1]] * len(told)
    assert all(f"bulan {names} belum ada" in one.message for one, names in zip(open_, told, strict=True))
    assert not taken.has_errors


def test_december_beside_other_months_is_december(tmp_path: Path) -> None:
    dossier = without_counts(copy_balangan(tmp_path))
    taken = take(book(tmp_path, **{name: deaths(name) for name in MONTHS[::-1]}), dossier)
    assert taken.doubts == ()
    periods = {row.cells["period"] for one in taken.tables for row in one.taken.rows}
    assert periods == {f"2023-M{month:02}" for month in range(1, 13)}


def test_december_alone_is_asked_about(tmp_path: Path) -> None:
    dossier = without_counts(copy_balangan(tmp_path))
    taken = take(book(tmp_path, Desember=deaths("Desember")), dossier)
    assert [doubt.option for doubt in taken.doubts] == ["--period 2023-M12"]


def spent_by_sheet(
    tmp_path: Path, months: dict[str, int], head: str = "Realisasi"
) -> tuple[list[bool], list[str]]:
    """Whether each sheet is read as since January, and what is asked of the months; money in thousands."""
    sheets = {}
    for name, amount in months.items():
        lines = [(code, f"Sub Kegiatan {code[-1]}", 900_000, amount * 1000) for code in CODES]
        sheets[name] = [(f"REALISASI BULAN {name.upper()} 2023",), (), (*HEADS[:3], head), *lines]
    taken = take(book(tmp_path, **sheets), small(tmp_path))
    asked = [doubt.option for doubt in taken.doubts if doubt.text == "bulan"]
    return [one.proposal.intake.is_cumulative for one in taken.tables], asked


def test_sheets_of_months_are_read_alike_and_asked_once(tmp_path: Path) -> None:
    """810 of 900 is no single month, so that 220 until March is none."""
    rising = {"Maret": 220, "Juni": 440, "September": 650, "Desember": 810}
    assert spent_by_sheet(tmp_path, rising) == ([True] * 4, ['--means "bulan=kumulatif"'])


def test_sheets_of_little_each_are_months(tmp_path: Path) -> None:
    each = {"Maret": 70, "Juni": 80, "September": 60, "Desember": 90}
    assert spent_by_sheet(tmp_path, each) == ([False] * 4, ['--means "bulan=-"'])


def test_sheets_that_say_it_themselves_are_not_asked_about(tmp_path: Path) -> None:
    each = {"Maret": 220, "Desember": 810}
    assert spent_by_sheet(tmp_path, each, "Realisasi Bulan Ini") == ([False] * 2, [])
