"""An office that begins with the catalogue gets its IKM, by quarter or once a year,
by what its forms ask.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.web.beginnings import YEAR, small
from tests.web.elements import elements
from tests.web.example_years import invented_year
from tests.web.filling import sound_forms
from tests.web.twins import SINCE, person, signed_in

from capaian.domain.period import Period, PeriodKind
from capaian.domain.value import Known
from capaian.web.measurement.form.cells import SURVEY
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.gate import FormObstacle, find_problems, in_short
from capaian.web.measurement.models import Rhythm
from capaian.web.offices.models import Holding, Role
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

POST, LAST = "kepala-dinas", f"{YEAR}-Q4"
ADDRESS = f"/khayal/{YEAR}/isian/{POST}/{LAST}/"


@pytest.fixture(name="year")
def of_catalogue(tmp_path: Path) -> OfficeYear:
    """An office with the survey of the catalogue: nine rows of the year that promise indices,
    all empty.
    """
    return small(tmp_path, "khayal", codes=["ikm"])


@pytest.fixture(name="yearly")
def yearly_survey(year: OfficeYear) -> OfficeYear:
    Rhythm.objects.create(office_year=year, code="skm", kind=PeriodKind.YEAR)
    return year


@pytest.fixture(name="browser")
def of_holder(year: OfficeYear) -> Client:
    user = person("pengisi", year.office, Role.UNIT_HEAD)
    Holding.objects.create(office=year.office, user=user, post=POST, since=SINCE)
    return signed_in(user)


def forms(year: OfficeYear) -> Forms:
    return sound_forms(OfficeYear.objects.get(pk=year.pk))


def names(year: OfficeYear, quarter: str, *columns: str) -> list[str]:
    slots = forms(year).duties.cells_of((POST, Period.parse(quarter))).slots
    return [slot.name for slot in slots if slot.sheet == SURVEY and slot.column in columns]


def ikm(year: OfficeYear) -> str:
    result = know(OfficeYear.objects.get(pk=year.pk)).assessment()
    assert result is not None
    actual = next(each for each in result.indicators if each.code == "ikm").current.actual
    return actual.display if isinstance(actual, Known) else "…"


def problems_of(year: OfficeYear, quarter: str) -> list[str]:
    found = forms(year)
    problems = find_problems(found, found.form(POST, Period.parse(quarter)))
    return [each.message for each in problems if each.slot and each.slot.sheet == SURVEY]


def test_quarters_speak_for_the_year_beside_its_empty_rows(
    year: OfficeYear, browser: Client
) -> None:
    assert ikm(year) == "…"
    for number, mean in enumerate(("3,2", "3,4", "3,6", "3,52"), start=1):
        quarter = f"{YEAR}-Q{number}"
        cells = {f"sel-{name}": mean for name in names(year, quarter, "mean")}
        assert len(cells) == 9
        browser.post(ADDRESS.replace(LAST, quarter), {"aksi": "simpan", **cells})
    assert ikm(year) == "88,00"
    assert "survey_year_missing" not in {
        issue.code for issue in forms(year).year_state.dossier_check.issues
    }


def test_the_form_of_the_year_asks_for_what_its_rows_promise(
    yearly: OfficeYear, browser: Client
) -> None:
    assert names(yearly, LAST, "mean") == []
    own = names(yearly, LAST, "index")
    page = elements(browser.get(ADDRESS).text).words
    assert "Nilai indeks" in page and "Nilai rata-rata" not in page and "25 sampai 100" in page
    browser.post(ADDRESS, {"aksi": "simpan", **{f"sel-{name}": "86,95" for name in own}})
    assert ikm(yearly) == "86,95" and problems_of(yearly, LAST) == []
    assert {row.cells["given"] for row in yearly.rows.filter(sheet=SURVEY)} == {"index"}


@pytest.mark.parametrize(
    ("quarter", "column", "text", "message"),
    [(LAST, "index", "3,48", "25"), (f"{YEAR}-Q1", "mean", "86,95", "4")],
)
def test_one_statistic_in_place_of_the_other_is_refused_beside_what_to_do(
    yearly: OfficeYear, browser: Client, quarter: str, column: str, text: str, message: str
) -> None:
    if column == "mean":
        Rhythm.objects.all().delete()
    first, *_ = names(yearly, quarter, column)
    answer = browser.post(ADDRESS.replace(LAST, quarter), {"aksi": "simpan", f"sel-{first}": text})
    words = elements(answer.text).words
    assert answer.status_code == 422 and message in words
    assert (
        "Indeks dibagi 25 dahulu" if column == "mean" else "Rata-rata dikali 25 dahulu"
    ) in words


def test_an_empty_one_is_reported_once_by_the_name_of_its_field(
    yearly: OfficeYear, browser: Client
) -> None:
    first, *others = names(yearly, LAST, "index")
    browser.post(ADDRESS, {"aksi": "simpan", **{f"sel-{name}": "80" for name in others}})
    (lack,) = problems_of(yearly, LAST)
    assert lack.startswith("U1 Persyaratan, nilai indeks belum diisi.")
    page = browser.get(ADDRESS).text
    assert f'name="sel-{first}"' in page and "Yang diberikan sumber" not in page


def test_elements_of_which_both_are_given_have_a_field_for_each(yearly: OfficeYear) -> None:
    for row in yearly.rows.filter(sheet=SURVEY, cells__code__in=["U1", "U2"]):
        type(row).objects.filter(pk=row.pk).update(cells={**row.cells, "given": "both"})
    found = forms(OfficeYear.objects.get(pk=yearly.pk)).duties.cells_of((POST, Period.parse(LAST)))
    heads = {
        block.headings: len(block.lines)
        for block in found.blocks
        if block.title.startswith("Survei")
    }
    assert heads == {
        ("Jawaban", "Nilai rata-rata", "Nilai indeks"): 2,
        ("Jawaban", "Nilai indeks"): 7,
    }


def test_who_tells_how_many_answered_has_not_filled_in_the_index(
    yearly: OfficeYear, browser: Client
) -> None:
    address = f"/khayal/{YEAR}/isian/{POST}/{YEAR}-Q4/"
    sent = {f"sel-{name}": "86,95" for name in names(yearly, f"{YEAR}-Q4", "index")}
    assert browser.post(address, {**sent, "aksi": "simpan"}).status_code == 302
    planner = person("perencana", yearly.office, Role.PLANNER)
    own = OfficeYear.objects.get(pk=yearly.pk)
    edits = [
        Edit(SURVEY, {"answers": "120"}, row.pk, row.version)
        for row in own.rows.filter(sheet=SURVEY)
    ]
    change(own, edits, Author(planner, Role.PLANNER))
    text = elements(
        signed_in(planner).get(f"/khayal/{YEAR}/jejak/indikator/ikm/{YEAR}/").text
    ).words
    assert "Diisi oleh Pengisi" in text
    assert "oleh Perencana" not in text


SECRETARY, QUARTER = "sekretaris", "2025-Q1"
NOUGHT = "Isi 0 bila memang tidak ada."
ADVICE = "minta perencana mengubah seberapa sering survei dilaporkan, di Jadwal"


@pytest.fixture(name="invented")
def without_survey(tmp_path: Path) -> OfficeYear:
    year = invented_year(tmp_path)
    year.rows.filter(sheet="survey.csv").delete()
    year.rows.filter(sheet="inputs.csv", cells__period=QUARTER).delete()
    return year


def of_sheet(year: OfficeYear, quarter: str, sheet: str) -> list[FormObstacle]:
    found, period = sound_forms(year), Period.parse(quarter)
    problems = find_problems(found, found.form(SECRETARY, period))
    return [each for each in problems if each.slot and each.slot.sheet == sheet and each.is_empty]


def test_a_mean_is_never_nought_and_the_planner_can_ask_for_it_less_often(
    invented: OfficeYear,
) -> None:
    problems = of_sheet(invented, QUARTER, "survey.csv")
    assert problems and all(
        ADVICE in each.message and NOUGHT not in each.message for each in problems
    )
    owed = sound_forms(invented).duties.cells_of((SECRETARY, Period.parse(QUARTER)))
    for short in in_short(problems, owed):
        assert ADVICE in short.message and NOUGHT not in short.message


def test_money_may_be_nought_still(invented: OfficeYear) -> None:
    problems = of_sheet(invented, QUARTER, "inputs.csv")
    assert problems and all(
        NOUGHT in each.message and ADVICE not in each.message for each in problems
    )
