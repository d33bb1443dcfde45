"""Whoever has decided about a form is offered the next one that waits, or reads that none does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.elements import Element, elements
from tests.web.filling import POST, YEAR, House, house, looked_at, typed
from tests.web.twins import SINCE, add_second_factor, person

from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Holding, HoldingKind, Role
from capaian.web.substitutes.models import Substitution, Way
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
HOME = f"/kecil/{YEAR}/"
UNIT = "Kepala Bidang Pelayanan Pendaftaran Penduduk"
NONE = f"Tidak ada isian lain tahun {YEAR} yang menunggu keputusan Anda. Kembali ke Beranda."
REASON = "Periksa lagi angka Kecamatan Hulu."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def hand_in(own: House, *quarters: int) -> None:
    for number in quarters:
        quarter = f"{YEAR}-Q{number}"
        sent = {**typed(("90", "45"), ("100", "50"), quarter), "aksi": "ajukan"}
        assert own.browser("clerk").post(own.address(quarter=quarter), sent).status_code == 302


def decide(own: House, name: str, step: str, number: int, reason: str = "") -> Element:
    """The message on the page on which somebody lands."""
    quarter, browser = f"{YEAR}-Q{number}", own.browser(name)
    form = PostForm.objects.get(office_year=own.year, post=POST, period=quarter)
    seen = looked_at(browser, own.address(quarter=quarter))
    sent = {"langkah": step, "alasan": reason, "versi": form.version, "dilihat": seen}
    answer = browser.post(own.address(quarter=quarter, more="langkah/"), sent, follow=True)
    assert answer.status_code == 200
    (told,) = elements(answer.content.decode()).all("div", role="status")
    return told


def link(told: Element) -> tuple[str, str]:
    """Where a message leads, and in which words."""
    (found,) = told.all("a")
    return found.words, found.attributes["href"]


def next_one(own: House, number: int) -> tuple[str, str]:
    words = ("I", "II", "III", "IV")[number - 1]
    return f"Berikutnya: {UNIT}, Triwulan {words} Tahun {YEAR}", own.address(quarter=f"{YEAR}-Q{number}")


def test_verified_approved_or_returned_the_next_one_that_waits_is_offered(own: House) -> None:
    hand_in(own, 1, 2, 3)
    told = decide(own, "planner", "verify", 1)
    assert told.words.startswith("Isian diverifikasi. Menunggu disetujui oleh ")
    assert link(told) == next_one(own, 2)
    assert told.words.endswith("Menunggu keputusan Anda: 2 isian.")
    assert own.browser("planner").get(link(told)[1]).status_code == 200
    told = decide(own, "planner", "return", 2, REASON)
    assert told.words.startswith("Isian dikembalikan. Pemegang jabatan diberi tahu.")
    assert link(told) == next_one(own, 3) and "Menunggu keputusan Anda" not in told.words
    told = decide(own, "planner", "verify", 3)
    assert told.words.endswith(NONE) and link(told) == ("Beranda", HOME)
    told = decide(own, "head", "approve", 1)
    assert told.words.startswith("Isian disetujui.") and link(told) == next_one(own, 3)
    assert decide(own, "head", "approve", 3).words == f"Isian disetujui. {NONE}"


def test_what_waits_for_others_or_is_to_be_filled_in_is_not_offered(tmp_path: Path) -> None:
    own = house(tmp_path, codes=("ktp", "kia"))
    part = Row.objects.get(sheet="plan.yaml#components", cells__code="kia")
    Row.objects.filter(pk=part.pk).update(cells={**part.cells, "owner": "kabid-capil"})
    definitive = {"post": "kabid-capil", "kind": HoldingKind.DEFINITIVE, "since": SINCE}
    Holding.objects.create(office=own.year.office, user=own.people["planner"], **definitive)
    hand_in(own, 1, 2)
    assert "Isi isian: Kepala Bidang Pelayanan Pencatatan Sipil" in own.browser("planner").get(HOME).text
    decide(own, "planner", "verify", 1)
    told = decide(own, "head", "approve", 1)
    assert told.words == f"Isian disetujui. {NONE}", "the second one waits for the planner"
    assert decide(own, "planner", "verify", 2).words.endswith(NONE), "an own form is no decision"


def test_who_stands_in_is_offered_what_waits_for_the_other_one(own: House) -> None:
    hand_in(own, 1, 2)
    for number in (1, 2):
        decide(own, "planner", "verify", number)
    today = timezone.localdate()
    deputy = person("wakil", own.year.office, Role.DATA_ENTRY)
    add_second_factor(deputy)
    days = {"office": own.year.office, "since": today, "until": today, "post": "kepala-dinas"}
    Substitution.objects.create(user=deputy, of=own.people["head"], way=Way.DAILY, **days)
    with_deputy = House(own.year, {**own.people, "deputy": deputy})
    assert link(decide(with_deputy, "deputy", "approve", 1)) == next_one(own, 2)


def test_names_are_printed_as_they_are_typed(own: House) -> None:
    row = Row.objects.get(sheet="office.yaml#posts", cells__id=POST)
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "name": "Bidang <b>A</b> & B"})
    hand_in(own, 1, 2)
    told = decide(own, "planner", "verify", 1)
    assert link(told)[0].startswith("Berikutnya: Bidang <b>A</b> & B, Triwulan II") and not told.all("b")


def test_it_is_asked_at_once_however_many_forms_wait(own: House) -> None:
    def asked(number: int) -> int:
        quarter, browser = f"{YEAR}-Q{number}", own.browser("planner")
        form = PostForm.objects.get(office_year=own.year, period=quarter)
        seen = looked_at(browser, own.address(quarter=quarter))
        sent = {"langkah": "return", "alasan": REASON, "versi": form.version, "dilihat": seen}
        with CaptureQueriesContext(connection) as queries:
            browser.post(own.address(quarter=quarter, more="langkah/"), sent)
        return len(queries)

    hand_in(own, 1, 2, 3, 4)
    many, (some, few, none) = asked(1), (asked(2), asked(3), asked(4))
    assert many == some == few >= none


def test_nothing_is_offered_after_other_steps(own: House) -> None:
    hand_in(own, 1, 2)
    told = decide(own, "clerk", "withdraw", 2)
    assert not told.all("a") and not re.search("Berikutnya|menunggu keputusan", told.words)
