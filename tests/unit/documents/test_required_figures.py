"""What a performance report cannot do without: the figures its own plan calls for."""

from __future__ import annotations

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from capaian.cli.main import main
from capaian.documents.layout import read_layout
from capaian.documents.paper import missing_parts
from capaian.documents.scope.roots import open_scope
from capaian.domain.issue import Issue
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "balangan-2023"
BAD_INPUT = 10


@pytest.fixture(scope="module")
def balangan() -> OfficeYear:
    return load_dossier(EXAMPLE)


def missing(year: OfficeYear) -> tuple[Issue, ...]:
    law = load_rulebook()
    return missing_parts(read_layout(), open_scope(year, assess(year, law), law))


def test_a_complete_office_lacks_nothing(balangan: OfficeYear) -> None:
    assert missing(balangan) == ()


@pytest.mark.parametrize(
    ("part", "file"),
    [
        ("counts", "counts.csv"),
        ("survey_elements", "survey.csv"),
        ("outputs", "outputs.csv"),
        ("inputs", "inputs.csv"),
    ],
)
def test_figures_that_the_plan_calls_for_are_required(
    balangan: OfficeYear, part: str, file: str
) -> None:
    (issue,) = missing(replace(balangan, **{part: ()}))
    assert (issue.code, issue.place.file) == ("part_required", file)
    assert file in issue.remedy


def test_what_the_plan_does_not_call_for_is_not_required(balangan: OfficeYear) -> None:
    bare = replace(
        balangan, components=(), surveys=(), nodes=(), counts=(), survey_elements=(), inputs=()
    )
    assert missing(bare) == ()


def test_a_report_is_refused_without_them_all_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ("counts.csv", "survey.csv", "outputs.csv", "inputs.csv")
    dossier, out = tmp_path / "kantor", tmp_path / "out"
    shutil.copytree(EXAMPLE, dossier, ignore=shutil.ignore_patterns(*files))
    assert main(["report", str(dossier), "--out", str(out), "--format", "html"]) == BAD_INPUT
    refused = capsys.readouterr().err
    assert [file for file in files if file not in refused] == []
    assert not out.exists()


EMPTIED = {
    "counts": ("counts.csv", {"value": None}),
    "survey_elements": ("survey.csv", {"mean": None, "index": None}),
    "outputs": ("outputs.csv", {"target": None, "actual": None, "text": ""}),
    "inputs": ("inputs.csv", {"original": None, "revised": None, "actual": None}),
}


@pytest.mark.parametrize("part", EMPTIED)
def test_rows_that_still_wait_for_their_figures_are_none(balangan: OfficeYear, part: str) -> None:
    file, empty = EMPTIED[part]
    rows = tuple(replace(row, **empty) for row in getattr(balangan, part))
    assert [issue.place.file for issue in missing(replace(balangan, **{part: rows}))] == [file]


@pytest.mark.parametrize("part", EMPTIED)
def test_figures_of_the_year_before_are_none(balangan: OfficeYear, part: str) -> None:
    file, _ = EMPTIED[part]
    before = Period.year_of(balangan.year - 1)
    rows = tuple(replace(row, period=before) for row in getattr(balangan, part))
    assert [issue.place.file for issue in missing(replace(balangan, **{part: rows}))] == [file]


@pytest.mark.parametrize("part", EMPTIED)
def test_one_figure_is_enough(balangan: OfficeYear, part: str) -> None:
    """What the other rows lack is told in the report itself; nought is a figure."""
    _, empty = EMPTIED[part]
    others = getattr(balangan, part)
    first = next(row for row in others if row.period.year == balangan.year)
    given = next(iter(empty))
    rows = (
        replace(first, **{**empty, given: Decimal(0)}),
        *(replace(row, **empty) for row in others),
    )
    assert missing(replace(balangan, **{part: rows})) == ()
