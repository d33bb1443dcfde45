"""Planner's home in five tasks, an indicator made of the catalogue, and the search."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.web.example_years import example_year
from tests.web.test_planning_pages import somebody

from capaian.web.offices.models import Role
from capaian.web.trail.models import Entry
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
BASE = "/balangan-2023/2023"


def typed(year: OfficeYear, client: Client, **changed: str) -> dict[str, str]:
    facts = know(year).read.partial
    assert facts is not None
    return {
        "entri": "kk",
        "simbol": "IKU 9",
        "nama": "Cakupan KK",
        "sasaran": str(facts.objectives[0].id),
        "penanggung-jawab": str(facts.office.posts[1].id),
        **changed,
    }


def test_an_indicator_of_the_catalogue_is_written_with_all_its_rows_at_once() -> None:
    """Its component, formula and targets, by one change; sent twice it is there once."""
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    sent = typed(year, client, **{"target-2023": "97,5"})
    before = year.rows.count()
    for _ in range(2):
        client.post(f"{BASE}/indikator-baru/", sent)
    year.refresh_from_db()
    facts = know(year).dossier_check.office_year
    assert facts is not None
    (own,) = [each for each in facts.indicators if each.code == "iku-kk"]
    assert (own.name, own.formula, str(own.plan_targets[2023].value)) == ("Cakupan KK", "kk", "97.5")
    assert year.rows.count() == before + Entry.objects.filter(action="row.added").count()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"target-2023": "banyak"}, "target-2023"),
        ({"sasaran": "tidak-ada"}, "sasaran"),
        ({"penanggung-jawab": "orang-lain"}, "penanggung-jawab"),
    ],
)
def test_rubbish_is_refused_at_its_field_and_nothing_is_written(changed: dict[str, str], field: str) -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    before = year.rows.count()
    answer = client.post(f"{BASE}/indikator-baru/", typed(year, client, **changed))
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert year.rows.count() == before


@pytest.mark.parametrize(("role", "sees"), [(Role.PLANNER, True), (Role.VIEWER, False)])
def test_search_keeps_evidence_from_who_only_views(role: Role, sees: bool) -> None:
    year = example_year("balangan-2023")
    row = year.rows.create(
        sheet="evidence.yaml#evidence", place=900, cells={"id": "bukti-x", "proves": "Berita acara zamrud"}
    )
    assert row.pk
    year.refresh_from_db()
    answer = somebody(year, role).get(f"{BASE}/cari/?q=zamrud")
    assert ("Berita acara zamrud" in answer.text) is sees


def test_search_finds_an_indicator_by_words_of_its_name() -> None:
    year = example_year("balangan-2023")
    facts = know(year).dossier_check.office_year
    assert facts is not None
    name = facts.indicators[0].name
    words = " ".join(reversed(name.lower().split()[:2]))
    assert name in somebody(year, Role.VIEWER).get(f"{BASE}/cari/", {"q": words}).text


def test_the_home_says_what_is_missing_and_leads_there() -> None:
    year = example_year("balangan-2023")
    year.rows.filter(sheet="plan.yaml#indicators/targets", cells__key="2023").first().delete()  # type: ignore[union-attr]  # there are some
    OfficeYear.objects.filter(pk=year.pk).update(revision=year.revision + 1)
    page = somebody(year, Role.PLANNER).get(f"{BASE}/perencanaan/").text
    assert re.search(r"\d+ dari \d+ indikator sudah bertarget", page)
    assert f'{BASE}/target/">Target tahun 2023' in page
