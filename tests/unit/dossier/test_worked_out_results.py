"""Outputs that a closed year reported by quarter:
next year compares itself with what they came to.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.closing.closed import close
from tests.closing.next_years import after, lay, rows
from tests.closing.restating import codes, errors, retype, without
from tests.dossiers import khayal

from capaian.domain.value import Known
from capaian.domain.work import HistoryValue
from capaian.dossier.years.closed_figures import closed_figures
from capaian.dossier.years.next_year import NextYear
from capaian.dossier.years.snapshot import Snapshot

CLOSED = "penutupan-2024"
ISSUED = "A.1.1,,Dokumen terbit,dokumen"
LAST = f"{ISSUED},2024-Q4,250,250,"


@cache
def closed() -> Snapshot:
    return close(khayal.FOLDER)


@cache
def going_on() -> NextYear:
    return after(closed())


def outputs(snapshot: Snapshot) -> dict[tuple[str, str], HistoryValue]:
    return {(each.subject, each.name): each for each in closed_figures(snapshot) if each.name}


def spoiled(tmp_path: Path, *changes: tuple[str, str]) -> Snapshot:
    folder = lay({file: text.encode() for file, text in closed().files.items()}, tmp_path / "2024")
    for old, new in changes:
        retype(folder, "outputs.csv", old, new)
    return close(folder)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return lay(going_on().files, tmp_path / "2025")


def test_every_known_output_of_the_year_goes_on_as_it_was_computed() -> None:
    computed = {
        (node.id, each.name): each.actual.value
        for node in khayal.source().prepared.assess().nodes
        for each in node.outputs
        if isinstance(each.actual, Known)
    }
    carried = rows(going_on().files["history.csv"])
    of_closing = {
        (row["subject"], row["name"]): row
        for row in carried
        if row["name"] and row["source"] == CLOSED
    }
    assert {key: str(value) for key, value in computed.items()} == {
        k: row["actual"] for k, row in of_closing.items()
    }
    assert len(of_closing) == 6


@pytest.mark.parametrize(
    ("key", "actual", "target", "scale"),
    [
        pytest.param(("A.1.1", "Dokumen terbit"), "1000", "1000", "dokumen", id="quarters add up"),
        pytest.param(
            ("A.1.2", "Kegiatan jemput bola"), "7", "8", "kegiatan", id="the target of the year"
        ),
        pytest.param(
            ("A.1", "Pelayanan terlaksana"), "95", "100", "percent", id="percentages keep the last"
        ),
    ],
)
def test_result_and_target_are_those_of_the_year(
    key: tuple[str, str], actual: str, target: str, scale: str
) -> None:
    figure = outputs(closed())[key]
    assert (str(figure.actual), str(figure.target), figure.scale) == (actual, target, scale)


def test_a_year_without_a_target_goes_on_with_its_result(tmp_path: Path) -> None:
    untargeted = (LAST, f"{ISSUED},2024-Q4,,250,"), (f"{ISSUED},2024,1000,,,,,\n", "")
    year = spoiled(tmp_path, *untargeted)
    figure = outputs(year)["A.1.1", "Dokumen terbit"]
    assert (figure.actual, figure.target) == (1000, None)


@pytest.mark.parametrize("last", [f"{ISSUED},2024-Q4,250,,", f"{ISSUED},2024-Q4,250,,banyak"])
def test_what_the_year_does_not_come_to_is_no_figure(last: str, tmp_path: Path) -> None:
    year = spoiled(tmp_path, (LAST, last))
    assert ("A.1.1", "Dokumen terbit") not in outputs(year)
    assert ("B.1.1", "Laporan agregat") in outputs(year)


def test_a_year_that_was_reported_itself_goes_by_its_row(tmp_path: Path) -> None:
    year = spoiled(tmp_path, (f"{ISSUED},2024,1000,,", f"{ISSUED},2024,1000,1000,"))
    figure = outputs(year)["A.1.1", "Dokumen terbit"]
    assert figure.actual == 1000


def test_without_traces_nothing_is_guessed() -> None:
    for assessment in (
        {},
        {"traces": None},
        {"traces": {"t1": "x", "t2": {"subject": "Capaian A", "inputs": 1}}},
    ):
        assert outputs(replace(closed(), assessment=assessment)) == {}


# --- held against the closing


def test_the_new_year_holds_as_it_was_begun(dossier: Path) -> None:
    assert codes(dossier) == []


def test_a_figure_that_was_worked_out_is_not_retyped_without_a_reason(dossier: Path) -> None:
    retype(dossier, "history.csv", "Kegiatan jemput bola,2024,7,", "Kegiatan jemput bola,2024,8,")
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column) == ("retyped_prior", "actual")


def test_one_of_them_is_not_removed(dossier: Path) -> None:
    without(dossier, "history.csv", "A.1.2,Kegiatan jemput bola,2024")
    assert codes(dossier) == [("prior_removed", "history.csv", None)]
