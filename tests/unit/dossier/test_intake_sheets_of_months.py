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
