"""`capaian intake`: times that titles and columns tell in unusual ways are read, not refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, copy_balangan, run
from tests.intake.aggregate import kecamatan
from tests.intake.books import Cell, write_sheet

Rows = list[list[Cell]]
CARDS = ("WAJIB KTP", "SUDAH REKAM")
DEATHS = ("KEMATIAN DILAPORKAN", "AKTA KEMATIAN DITERBITKAN")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = copy_balangan(tmp_path)
    (folder / "counts.csv").write_text("measure,area,period,value,source\n", encoding="utf-8")
    return folder


def table(titles: Sequence[str], heads: Sequence[str], of_time: Cell = None) -> Rows:
    names = enumerate(kecamatan().values(), 1)
    more: list[Cell] = [] if of_time is None else [of_time]
    body: Rows = [[n, name, 9136 + 311 * n, 8417 + 303 * n, *more] for n, name in names]
    head: list[Cell] = ["NO", "KECAMATAN", *heads, *(["PERIODE"] if more else [])]
    return [*([title] for title in titles), [], head, *body]


def look(folder: Path, rows: Rows) -> Run:
    return run("intake", write_sheet(folder.parent / "tabel.xlsx", rows), folder, "--dry-run")


def period(done: Run) -> str:
    told = re.search(r"; periode (\S+)", done.out)
    assert told is not None, done.says
    return told[1]


@pytest.mark.parametrize("heads", [CARDS, DEATHS])
@pytest.mark.parametrize(
    "titles",
    [
        ("{} TRIWULAN III TAHUN 2023", "KEADAAN 30 September"),
        ("{} TRIWULAN III TAHUN 2023", "KONDISI 30 SEPTEMBER 2023"),
        ("{} TRIWULAN III", "Posisi 30 September 2023"),
        ("{} TRIWULAN III 2023 KEADAAN 30 SEPTEMBER",),
    ],
)
def test_the_day_of_a_state_at_the_end_of_a_quarter_changes_nothing(
    titles: Sequence[str], heads: Sequence[str], dossier: Path
) -> None:
    what = "KEPEMILIKAN KTP-EL" if heads is CARDS else "PENERBITAN AKTA KEMATIAN"
    done = look(dossier, table([title.format(what) for title in titles], heads))
    assert done.code == 0, done.says
    assert period(done) == "2023-Q3"


def test_what_is_told_until_a_day_still_begins_with_the_year(dossier: Path) -> None:
    done = look(dossier, table(["PENERBITAN AKTA KEMATIAN TRIWULAN III", "S.D. 30 SEPTEMBER 2023"], DEATHS))
    assert done.code == 10
    assert "Januari–September" in done.says


def test_the_day_of_another_quarter_is_not_passed_over(dossier: Path) -> None:
    done = look(dossier, table(["KEPEMILIKAN KTP-EL TRIWULAN III 2023", "KEADAAN 30 JUNI 2023"], CARDS))
    assert done.code == 10
    assert "menyebut waktu yang berbeda: Juli–September dan Januari–Juni" in done.says


@pytest.mark.parametrize(
    "titles",
    [
        ("KEPEMILIKAN KTP-EL TAHUN 2023", "RENSTRA 2021-2026"),
        ("KEPEMILIKAN KTP-EL RENSTRA 2021-2026 TAHUN 2023",),
        ("KEPEMILIKAN KTP-EL TAHUN 2023", "RENCANA STRATEGIS TAHUN 2021 s.d. 2026"),
        ("KEPEMILIKAN KTP-EL TAHUN 2023 (RPJMD KABUPATEN BALANGAN 2021–2026)",),
    ],
)
def test_the_years_of_a_plan_are_no_years_of_figures(titles: Sequence[str], dossier: Path) -> None:
    done = look(dossier, table(titles, CARDS))
    assert done.code == 0, done.says
    assert period(done) == "2023"
    assert "beberapa tahun" not in done.says
    assert "2021" not in done.out.split("dipakai sebagai")[1].split("Perubahan")[0]


def test_the_years_of_a_plan_alone_tell_no_time(dossier: Path) -> None:
    done = look(dossier, table(["KEPEMILIKAN KTP-EL", "RENSTRA 2021-2026"], CARDS))
    assert "dibaca sebagai periode 2023, karena tabel tidak menyebutnya" in done.says


@pytest.mark.parametrize("heads", [CARDS, DEATHS])
@pytest.mark.parametrize("told", ["2023.06", "202306", 202306, "2023-06"])
def test_a_month_in_every_row_is_that_month(told: Cell, heads: Sequence[str], dossier: Path) -> None:
    title = "KEPEMILIKAN KTP-EL" if heads is CARDS else "PENERBITAN AKTA KEMATIAN"
    done = look(dossier, table([title], heads, told))
    assert done.code == 0, done.says
    assert period(done) == "2023-M06"


def test_of_a_month_without_a_year_the_year_alone_is_asked(dossier: Path) -> None:
    done = look(dossier, table(["PELAPORAN KEMATIAN", "BULAN JULI"], DEATHS))
    assert "dibaca sebagai tahun 2023, karena tabel tidak menyebutnya" in done.says
    assert period(done) == "2023-M07"
