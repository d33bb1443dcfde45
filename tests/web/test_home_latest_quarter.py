"""While the year has no value its first page tells the state of the last quarter that was handed in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.beginnings import lay
from tests.web.filling import sound_forms
from tests.web.twins import person, signed_in

from capaian.domain.period import Period
from capaian.domain.value import Unavailable
from capaian.web.demonstration.make import make_files
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Office, Role
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import take_in

YEAR = 2025
FIRST = Period.parse(f"{YEAR}-Q1")


@pytest.fixture(name="year")
def of_one_quarter(tmp_path: Path) -> OfficeYear:
    """The invented regency of which nothing but the first quarter was told."""
    office = Office.objects.create(slug="khayal", name="Khayal")
    files = {name: text.encode() for name, text in make_files(YEAR).items()}
    year = take_in(office, YEAR, lay(files, tmp_path / "khayal"))
    later = [f"{YEAR}-Q{ordinal}" for ordinal in (2, 3, 4)]
    for sheet in ("counts.csv", "survey.csv"):
        year.rows.filter(sheet=sheet, cells__period__in=later).delete()
    return year


def bring(year: OfficeYear, state: State, quarter: Period = FIRST) -> None:
    forms = sound_forms(year)
    for post, _ in forms.by_post():
        PostForm.objects.update_or_create(
            office_year=year, post=post, period=str(quarter), defaults={"state": state}
        )


def home(year: OfficeYear) -> str:
    if not year.office.memberships.exists():
        person("kadis", year.office, Role.OFFICE_HEAD)
    return signed_in(year.office.memberships.get().user).get(f"/khayal/{YEAR}/").text


def test_approved_quarters_are_shown_as_of_their_last_one(year: OfficeYear) -> None:
    known = know(year)
    whole, quarter = known.assessment(), known.assessment(FIRST)
    assert whole is not None and quarter is not None
    key = [each for each in whole.indicators if each.is_key]
    blind = [each.code for each in key if isinstance(each.current.actual, Unavailable)]
    assert blind, "a year of one quarter has an indicator without a value"
    words = f"keadaan {FIRST.label}, disetujui"
    assert words not in home(year)
    bring(year, State.APPROVED)
    page = home(year)
    so_far = [each for each in quarter.indicators if each.code in blind]
    lines = [each for each in so_far if not isinstance(each.current.actual, Unavailable)]
    assert lines and page.count(words) == len(lines)
    for each in lines:
        found = re.search(rf'/jejak/indikator/{each.code}/{FIRST}/">([^<]*)</a>', page)
        assert found is not None and found[1] == each.current.actual.display


def test_what_is_handed_in_and_not_approved_is_reported_as_provisional(year: OfficeYear) -> None:
    bring(year, State.SUBMITTED)
    assert f"keadaan {FIRST.label}, sementara, belum semuanya disetujui" in home(year)


def test_a_quarter_half_typed_is_the_state_of_nothing(year: OfficeYear) -> None:
    bring(year, State.APPROVED)
    PostForm.objects.filter(post="sekretaris").update(state=State.DRAFT)
    page = home(year)
    assert f"keadaan {FIRST.label}, " not in page
    # What has a value of the year all the same says of which end its counts are.
    assert f"Sementara belum tercapai; keadaan {FIRST.label}<" in page
