"""The mean of a survey may be typed as its index: what was understood is said, and the mean is kept."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from tests.web.beginnings import lay
from tests.web.elements import elements
from tests.web.twins import SINCE, person, signed_in

from capaian.domain.period import Period
from capaian.domain.value import Known
from capaian.web.demonstration.regency import make_files
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.indices import index_meant, mean_meant
from capaian.web.measurement.owed import SURVEY
from capaian.web.offices.models import Holding, Office, Role
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import take_in

pytestmark = pytest.mark.django_db
POST, YEAR = "sekretaris", 2025
QUARTER = f"{YEAR}-Q4"
ADDRESS = f"/khayal/{YEAR}/isian/{POST}/{QUARTER}/"


@pytest.fixture(name="year")
def without_survey(tmp_path: Path) -> OfficeYear:
    office = Office.objects.create(slug="khayal", name="Khayal")
    files = {name: text.encode() for name, text in make_files(YEAR).items()}
    year = take_in(office, YEAR, lay(files, tmp_path / "khayal"))
    year.rows.filter(sheet=SURVEY).delete()
    return year


@pytest.fixture(name="browser")
def of_holder(year: OfficeYear) -> Client:
    user = person("sekretaris", year.office, Role.UNIT_HEAD)
    Holding.objects.create(office=year.office, user=user, post=POST, since=SINCE)
    return signed_in(user)


def names(year: OfficeYear) -> list[str]:
    found = forms_of(year)
    assert found is not None
    return [slot.name for slot in found.owed(POST, Period.parse(QUARTER)).slots if slot.top]


def send(browser: Client, *, by_script: bool = False, **more: str) -> tuple[int, str]:
    headers = {"accept": "application/json"} if by_script else {}
    answer = browser.post(ADDRESS, {"aksi": "simpan", **more}, headers=headers, follow=not by_script)
    return answer.status_code, answer.text


def stored(year: OfficeYear) -> dict[str, str]:
    rows = year.rows.filter(sheet=SURVEY)
    return {row.cells["code"]: row.cells.get("mean", "") for row in rows}


def test_an_index_is_kept_as_its_mean_and_both_are_said(year: OfficeYear, browser: Client) -> None:
    first, second, *_ = names(year)
    status, page = send(browser, **{f"sel-{first}": "86,95", f"sel-{second}": "3,2"})
    assert status == 200 and [*stored(year).values()] == ["3.4780", "3.2"]
    words = elements(page).words
    assert "86,95 dipahami sebagai indeks, disimpan sebagai rata-rata 3,4780." in words
    assert words.count("dipahami sebagai indeks") == 1
    assert 'value="3,4780"' in page and "Isi rata-rata 1 sampai 4, atau indeks sampai 100" in words
    assert {row.cells["given"] for row in year.rows.filter(sheet=SURVEY)} == {"mean"}


def test_the_script_is_told_too(year: OfficeYear, browser: Client) -> None:
    name = names(year)[0]
    status, text = send(browser, by_script=True, **{f"sel-{name}": "92"})
    assert status == 200 and "92 dipahami sebagai indeks" in text and '"3,68"' in text


def test_the_index_that_is_computed_is_the_one_that_was_typed(year: OfficeYear, browser: Client) -> None:
    typed = {f"sel-{name}": "86,95" for name in names(year)}
    send(browser, **typed)
    year.refresh_from_db()
    result = know(year).assessment()
    assert result is not None
    found = next(each for each in result.indicators if each.code == "ikm").current.actual
    assert isinstance(found, Known) and found.value == Decimal("86.95")


@pytest.mark.parametrize("text", ["35", "40", "4,01", "101", "12", "0,5", "-87"])
def test_what_may_be_a_slip_is_refused_as_before(year: OfficeYear, browser: Client, text: str) -> None:
    """`35` may be 3,5 without its comma: an index of 35 can be told by its mean."""
    status, page = send(browser, **{f"sel-{names(year)[0]}": text})
    assert status == 422 and stored(year) == {} and "dipahami" not in page
    assert f'value="{text}"' in page, "what was typed is kept"


def test_an_index_over_its_own_mean_changes_nothing(year: OfficeYear, browser: Client) -> None:
    name = names(year)[0]
    send(browser, **{f"sel-{name}": "3,4780"})
    revision = OfficeYear.objects.get(pk=year.pk).revision
    status, page = send(browser, **{f"sel-{name}": "86,95", f"dulu-{name}": "3,4780"})
    assert status == 200 and "dipahami" not in page
    assert OfficeYear.objects.get(pk=year.pk).revision == revision


def test_answers_and_other_figures_are_what_they_are(year: OfficeYear, browser: Client) -> None:
    answers = names(year)[0].replace(":mean", ":answers")
    send(browser, **{f"sel-{answers}": "87"})
    assert [row.cells["answers"] for row in year.rows.filter(sheet=SURVEY)] == ["87"]


def test_every_index_becomes_a_mean_of_which_it_is_the_index() -> None:
    for index in (Decimal(hundredths) / 100 for hundredths in range(4001, 10001, 7)):
        for top in (2, 4, 5):
            if mean := mean_meant(top, str(index)):
                assert Decimal(mean) * 100 / top == index and 0 < Decimal(mean) <= top
        assert mean_meant(4, str(index)) != ""


@pytest.mark.parametrize(
    ("text", "kept"), [("3,478", "3.4780"), ("3.478", "3.4780"), ("86,950", "3.4780"), ("100,000", "4")]
)
def test_three_decimals_are_no_thousands_in_a_survey(
    year: OfficeYear, browser: Client, text: str, kept: str
) -> None:
    name = names(year)[0]
    status, page = send(browser, **{f"sel-{name}": text})
    assert status == 200 and [*stored(year).values()] == [kept]
    assert "dapat berarti" not in page


def test_what_is_more_than_any_index_is_asked_back(year: OfficeYear, browser: Client) -> None:
    status, page = send(browser, **{f"sel-{names(year)[0]}": "101,000"})
    assert status == 422 and stored(year) == {} and "dapat berarti" in page


@pytest.mark.parametrize("top", range(2, 101))
def test_what_may_be_an_index_is_never_taken_for_a_mean(top: int) -> None:
    """The lowest index is 100 : top, that of the answer 1."""
    for number in range(1, 101):
        if number * top >= 100:
            assert index_meant(top, str(number)) == ""
        elif number <= top and 100 % top == 0:
            assert Decimal(index_meant(top, str(number))) == Decimal(number * 100) / top
