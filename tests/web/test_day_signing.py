"""Signing a day: who may, only what all sites closed, nothing counted afterwards, lost when it is opened."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.counting import DAY, PAGE, a_press, counting_house, send
from tests.web.filling import YEAR, House
from tests.web.test_services import MONTH, close

from capaian.web.services.models import SiteDay
from capaian.web.services.sums import count_month
from capaian.web.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = counting_house(tmp_path)
    send(own, a_press(count=12))
    return own


def sign(own: House, who: str = "holder", **sent: str) -> int:
    page = own.browser("holder").get(f"{PAGE}?hari={DAY}").content.decode()
    stamp = re.search(r'name="dibaca" value="([0-9a-f]{64})"', page)
    sent = {"dibaca": stamp[1] if stamp else "", **sent}
    return own.browser(who).post(f"{PAGE}?hari={DAY}", sent).status_code


def signed(own: House) -> dict[str, str]:
    rows = own.year.office.site_days.exclude(signed_at=None).select_related("signed_by")
    return {each.site: str(each.signed_by) for each in rows}


def test_a_day_is_signed_once_all_sites_have_closed_it(own: House) -> None:
    assert sign(own) == 422, "the counter has not closed it"
    send(own, a_press(site="kec-hulu"))
    close(own)
    assert sign(own) == 422, "a district has not closed it"
    assert "1 hari belum ditandatangani: tanggal 4." in [
        each.text for each in count_month(own.year, MONTH).questions
    ]
    close(own, "kec-hulu")
    assert sign(own, "planner") == 404
    assert sign(own, dibaca="lain") == 422
    assert [sign(own), sign(own)] == [302, 422]
    assert signed(own) == {"loket-1": "Kabid-Kecil", "kec-hulu": "Kabid-Kecil"}
    assert count_month(own.year, MONTH).questions == ()
    entry = Entry.objects.get(action="services.day_signed")
    assert (entry.after or {})["total"] == 13


def test_nothing_is_counted_on_a_signed_day_at_a_site_that_counted_nothing(own: House) -> None:
    close(own)
    assert sign(own) == 302
    assert "sudah ditutup" in send(own, a_press(site="kec-hulu")).json()["message"]


def test_a_day_that_is_opened_again_loses_its_signature_with_the_reason(own: House) -> None:
    close(own)
    sign(own)
    assert close(own, buka="ya", alasan="Sepuluh berkas terlewat.") == 302
    assert signed(own) == {"kec-hulu": "Kabid-Kecil"}
    entry = Entry.objects.get(action="services.day_reopened")
    assert (entry.reason, (entry.before or {})["signed_by"]) == ("Sepuluh berkas terlewat.", "Kabid-Kecil")
    for words in ("1 hari belum ditutup", "1 hari belum ditandatangani"):
        assert words in own.browser("head").get(f"{PAGE}?hari={YEAR}-04-01").content.decode()
        close(own)
    assert sign(own, "holder") == 302
    assert SiteDay.objects.filter(signed_at=None).count() == 0
