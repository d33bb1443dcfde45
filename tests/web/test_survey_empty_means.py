"""An empty mean of a survey is told with what can be done about it: nought is no mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.beginnings import lay
from tests.web.filling import sound_forms

from capaian.domain.period import Period
from capaian.web.demonstration.make import make_files
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.gate import FormObstacle, find_problems, in_short
from capaian.web.offices.models import Office
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import take_in

POST, YEAR = "sekretaris", 2025
QUARTER, LAST = f"{YEAR}-Q1", f"{YEAR}-Q4"
NOUGHT = "Isi 0 bila memang tidak ada."
ADVICE = "minta perencana mengubah seberapa sering survei dilaporkan, di Jadwal"


@pytest.fixture(name="year")
def without_survey(tmp_path: Path) -> OfficeYear:
    office = Office.objects.create(slug="khayal", name="Khayal")
    files = {name: text.encode() for name, text in make_files(YEAR).items()}
    year = take_in(office, YEAR, lay(files, tmp_path / "khayal"))
    year.rows.filter(sheet="survey.csv").delete()
    year.rows.filter(sheet="inputs.csv", cells__period=QUARTER).delete()
    return year


def forms(year: OfficeYear) -> Forms:
    return sound_forms(year)


def of_sheet(year: OfficeYear, quarter: str, sheet: str) -> list[FormObstacle]:
    found, period = forms(year), Period.parse(quarter)
    problems = find_problems(found, found.form(POST, period))
    return [each for each in problems if each.slot and each.slot.sheet == sheet and each.is_empty]


def test_a_mean_is_never_nought_and_the_planner_can_ask_for_it_less_often(year: OfficeYear) -> None:
    problems = of_sheet(year, QUARTER, "survey.csv")
    assert problems and all(ADVICE in each.message and NOUGHT not in each.message for each in problems)
    owed = forms(year).duties.cells_of((POST, Period.parse(QUARTER)))
    (short,) = in_short(problems, owed)
    assert ADVICE in short.message and NOUGHT not in short.message


def test_money_may_be_nought_still(year: OfficeYear) -> None:
    problems = of_sheet(year, QUARTER, "inputs.csv")
    assert problems and all(NOUGHT in each.message and ADVICE not in each.message for each in problems)
