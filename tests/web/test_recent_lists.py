"""What pages that only point at work know of others a minute later, and of oneself at once."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.filling import YEAR, House

from capaian.web.years import recent_lists

_OLDER = "Keadaan pukul"


def test_a_list_has_what_one_did_at_once_and_what_others_did_after_minutes(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, passed = timezone.now(), [timedelta()]
    monkeypatch.setattr(recent_lists, "MAX_AGE_OF_LISTS", timedelta(seconds=60))
    monkeypatch.setattr(recent_lists, "timezone", SimpleNamespace(now=lambda: begun + passed[0]))

    def home(name: str) -> tuple[bool, bool]:
        """Whether the first page has the form that was handed in,
        and says that it is of an earlier time.
        """
        page = house.browser(name).get(f"/kecil/{YEAR}/").text
        return "1 menunggu diverifikasi" in page, _OLDER in page

    assert home("planner") == home("clerk") == home("holder") == (False, False)
    house.fill(("90", "45"), ("100", "50"))
    assert house.send(("90", "45"), ("100", "50"), "ajukan", who="holder").status_code == 302
    assert home("planner") == (False, True)
    passed[0] = timedelta(minutes=5, seconds=-1)
    assert home("planner") == (False, True)
    assert home("holder") == (True, False)  # an own step is in it at once
    assert home("clerk") == (True, False)  # as of then for others of the same list
    passed[0] = timedelta(minutes=5)
    assert home("planner") == (True, False)


def test_a_list_of_papers_is_an_earlier_one_while_others_write_until_somebody_wants_it_anew(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent_lists, "MAX_AGE_OF_LISTS", timedelta(seconds=60))

    def papers(query: str = "") -> tuple[str, bool]:
        page = house.browser("planner").get(f"/kecil/{YEAR}/naskah/{query}").text
        return page.partition("<table")[2], _OLDER in page

    before = papers()
    assert papers() == before and not before[1]
    house.fill(("90", "45"), ("100", "50"))
    assert papers() == (before[0], True)
    assert not papers("?baru")[1]
    assert house.browser("planner").get(f"/kecil/{YEAR}/naskah/lkjip/").status_code == 200
