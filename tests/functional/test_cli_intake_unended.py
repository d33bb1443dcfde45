"""`capaian intake`: figures of a time that is not over are shown each time, never taken without a look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.functional.cli_cast import run, run_sure, uncounted_balangan
from tests.intake.aggregate import kecamatan
from tests.intake.books import write_sheet

from capaian.domain.period import MONTHS
from capaian.dossier import hash_dossier

OF_DEATHS = tuple(option for month in MONTHS for option in ("--means", f"{month}=akta-mati.issued"))


def book(folder: Path, figures: Sequence[int]) -> Path:
    names = enumerate(kecamatan().values(), 1)
    rows = [
        [n, name, *(figure and figure + (5 * n + 7 * at) % 9 for at, figure in enumerate(figures))]
        for n, name in names
    ]
    title = "AKTA KEMATIAN YANG DITERBITKAN TAHUN 2023"
    return write_sheet(folder / "tabel.xlsx", [[title], [], ["NO", "KECAMATAN", *MONTHS], *rows])


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


def is_day(day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("capaian.cli.intake.today", lambda: day)


def test_a_year_that_is_not_over_is_shown_and_asked_each_time(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_sure("intake", book(tmp_path, [4] * 12), dossier, *OF_DEATHS).code == 0
    assert run("intake", book(tmp_path, [5] * 12), dossier, "--yes", *OF_DEATHS).code == 0
    is_day(date(2023, 11, 26), monkeypatch)
    before = hash_dossier(dossier)
    for _ in range(2):
        done = run("intake", book(tmp_path, [6] * 12), dossier, "--yes", *OF_DEATHS)
        assert (done.code, hash_dossier(dossier)) == (2, before)
        said = " ".join(done.says.split())
        assert "memuat angka Tahun 2023, yang baru berakhir 31 Desember 2023; hari ini 26 Nov" in said
    assert run_sure("intake", book(tmp_path, [6] * 12), dossier, *OF_DEATHS).code == 0
    assert hash_dossier(dossier) != before


@pytest.mark.parametrize(
    ("figure", "day"), [(5, date(2023, 12, 31)), (5, date(2024, 1, 2)), (0, date(2023, 11, 26))]
)
def test_what_is_over_and_noughts_are_no_question(
    figure: int, day: date, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_day(day, monkeypatch)
    done = run("intake", book(tmp_path, [figure] * 12), dossier, "--dry-run", *OF_DEATHS)
    assert done.code == 0
    assert "yang baru berakhir" not in done.says
