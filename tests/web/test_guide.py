"""The guide of a year: what is done, what is next and who has to,
until the next year has begun.
"""

from __future__ import annotations

import pytest
from tests.web.elements import elements
from tests.web.filling import YEAR, House, sound_forms

from capaian.web.measurement.models import PostForm
from capaian.web.years.models import OfficeYear

HOME = f"/kecil/{YEAR}/"


def guide(house: House, name: str) -> dict[str, str]:
    """Open steps of the guide by their titles, each with who has to."""
    sections = elements(house.browser(name).get(HOME).text).all("section", **{"class": "baris"})
    found = [each for each in sections if f"Panduan tahun {YEAR}" in each.words]
    lines = [line for own in found for line in own.all("li")]
    return {
        line.all("h3")[0].words: line.all("div", **{"class": "wkt"})[0].words for line in lines
    }


def set_forms(house: House, state: str, quarter: str) -> None:
    for form in sound_forms(house.year).all_forms():
        if form.period == quarter:
            PostForm.objects.update_or_create(
                office_year=house.year,
                post=form.post,
                period=form.period,
                defaults={"state": state},
            )


@pytest.mark.parametrize(
    ("state", "who"),
    [
        ("draft", {"holder": "Anda", "planner": "Kepala bidang dan Petugas data"}),
        ("submitted", {"planner": "Anda", "head": "Perencana"}),
        ("verified", {"head": "Anda", "planner": "Kepala Dinas"}),
        ("approved", {"planner": "Selesai"}),
    ],
)
def test_each_role_reads_whose_turn_a_quarter_is(
    house: House, state: str, who: dict[str, str]
) -> None:
    set_forms(house, state, f"{YEAR}-Q1")
    found = {name: guide(house, name)[f"Isian Triwulan I Tahun {YEAR}"] for name in who}
    assert found == who


def test_the_guide_goes_on_to_the_report_and_the_next_year_and_ends_there(house: House) -> None:
    set_forms(house, "approved", f"{YEAR}-Q1")
    assert guide(house, "viewer") == {}, "who reads alone has nothing to do"
    OfficeYear.objects.filter(pk=house.year.pk).update(is_closed=True)
    found = guide(house, "planner")
    assert (found["Laporan Kinerja (LKjIP)"], found[f"Tahun {YEAR + 1}"]) == ("Anda", "Anda")
    OfficeYear.objects.filter(pk=house.year.pk).update(is_report_approved=True)
    OfficeYear.objects.create(office=house.year.office, year=YEAR + 1)
    assert guide(house, "planner") == {}
