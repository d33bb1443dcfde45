"""`capaian intake`: one answer for many columns is one for all of them, and parts that are left are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import uncounted_balangan
from tests.functional.intake_cast import bring, confirm, flat
from tests.intake.parted_year import QUARTERS, answers, figure, sheet, stored

from capaian.domain.period import MONTHS

FIRST = answers(QUARTERS[:1])
LEFT = "juga berisi angka, tetapi tidak diambil"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


def test_an_answer_for_the_first_of_many_columns_is_one_for_all(dossier: Path) -> None:
    asked = bring(dossier, sheet(QUARTERS, 1, {}), "--dry-run")
    assert "begitu juga TW II, TW III, TW IV" in flat(asked)
    confirm(dossier, sheet(QUARTERS, 1, {}), *FIRST)
    assert stored(dossier) == {"2023-Q1": figure(1, 0)}
    confirm(dossier, sheet(QUARTERS, 2, {}))
    assert stored(dossier) == {"2023-Q1": figure(1, 0), "2023-Q2": figure(1, 1)}
    confirm(dossier, sheet(QUARTERS, 3, {}))
    assert [*stored(dossier)] == ["2023-Q1", "2023-Q2", "2023-Q3"]


def test_where_others_have_figures_it_may_be_for_one_alone_and_the_others_are_told(dossier: Path) -> None:
    done = bring(dossier, sheet(QUARTERS, 2, {}), "--dry-run", *FIRST)
    assert f'Kolom "TW II" {LEFT}' in flat(done)
    assert "Triwulan I Tahun 2023" in flat(done)


def test_what_is_left_out_besides_is_left_out(dossier: Path) -> None:
    left = [option for head in MONTHS[1:] for option in ("--means", f"{head}=-")]
    confirm(dossier, sheet(MONTHS, 6, {}), *answers(MONTHS[:1]), *left)
    assert stored(dossier) == {"2023-M01": figure(1, 0)}


def test_a_later_one_alone_and_some_of_many_are_taken_alone(dossier: Path) -> None:
    confirm(dossier, sheet(QUARTERS, 4, {}), *answers(QUARTERS[1:2]))
    assert stored(dossier) == {"2023-Q2": figure(1, 1)}
    confirm(dossier, sheet(QUARTERS, 4, {}), "--anew", *answers(QUARTERS[:2]))
    assert [*stored(dossier)] == ["2023-Q2", "2023-Q1"]


def test_parts_that_are_never_taken_are_told_each_time_with_what_takes_them(dossier: Path) -> None:
    confirm(dossier, sheet(QUARTERS, 1, {}), *FIRST, *(f"--means={head}=-" for head in QUARTERS[1:]))
    assert LEFT not in flat(bring(dossier, sheet(QUARTERS, 1, {}), "--yes"))
    done = bring(dossier, sheet(QUARTERS, 3, {}), "--yes")
    assert (done.code, stored(dossier)) == (0, {"2023-Q1": figure(1, 0)})
    said = flat(done)
    assert f'Kolom "TW II", "TW III" {LEFT}: dari ukuran ini hanya kolom "TW I".' in said
    assert '→ Bila diambil juga: --means "TW I=akta-mati.issued"' in said
    confirm(dossier, sheet(QUARTERS, 3, {}), *answers(QUARTERS[:3]))
    assert [*stored(dossier)] == ["2023-Q1", "2023-Q2", "2023-Q3"]


def test_nothing_is_told_of_parts_that_a_sum_holds_or_that_rise_to_the_last(dossier: Path) -> None:
    confirm(dossier, sheet(QUARTERS, 4, {}, "Jumlah"), *answers(QUARTERS, "Jumlah"))
    assert LEFT not in flat(bring(dossier, sheet(QUARTERS, 4, {(1, 1): 30}, "Jumlah")))
    rising = {(area, part): 20 + area + 15 * part for area in range(8) for part in range(4)}
    left = [option for head in QUARTERS[:3] for option in ("--means", f"{head}=-")]
    confirm(dossier, sheet(QUARTERS, 4, rising), "--anew", *answers(QUARTERS[3:]), *left, "--period", "2023")
    assert LEFT not in flat(bring(dossier, sheet(QUARTERS, 4, rising), "--period", "2023"))
