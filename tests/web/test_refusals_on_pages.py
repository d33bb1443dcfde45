"""What may not be done as things stand is told in the log too where the page says so in place (422)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.web.filling import AREAS, POST, QUARTER, House, cell, house, typed

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.trail.models import Entry
from capaian.web.trail.verify import verify_log
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
SHEET = "/kecil/2024/perencanaan/counts/"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """An office whose form of the first quarter was handed in."""
    own = house(tmp_path)
    sent = {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    PostForm.objects.filter(office_year=own.year, post=POST, period=QUARTER).update(state=State.SUBMITTED)
    return own


def locked_count(own: House) -> Row:
    return own.year.rows.get(
        sheet="counts.csv", cells__measure="ktp.holders", cells__area=AREAS[0], cells__period=QUARTER
    )


def refused(own: House, name: str, address: str, sent: Mapping[str, str]) -> Entry:
    """Send what is refused; the one entry that came of it."""
    before = Entry.objects.count()
    answer = own.browser(name).post(address, dict(sent))
    assert answer.status_code == 422
    assert "Triwulan I" in answer.content.decode()
    (entry,) = Entry.objects.order_by("number")[before:]
    assert (entry.action, entry.subject, entry.actor) == ("request.refused", address, own.people[name])
    assert entry.after is not None
    assert (entry.after["method"], entry.after["status"]) == ("POST", 422)
    assert verify_log() is None
    return entry


def test_a_form_that_is_handed_in_is_not_filled_in_and_the_log_says_who_tried(own: House) -> None:
    name = cell("ktp.holders", AREAS[0])
    entry = refused(
        own, "clerk", own.address(), {f"sel-{name}": "91", f"dulu-{name}": "90", "aksi": "simpan"}
    )
    assert "91" not in str(entry.after)


def test_what_was_only_mistyped_is_no_refusal(own: House) -> None:
    row = locked_count(own)
    PostForm.objects.filter(office_year=own.year).update(state=State.DRAFT)
    before = Entry.objects.count()
    sent = {f"sel-{name}": text for name, text in row.cells.items()}
    wrong = {**sent, "sel-value": "sembilan", "versi": str(row.version)}
    assert own.browser("planner").post(f"{SHEET}{row.pk}/", wrong).status_code == 422
    assert own.browser("planner").post(f"{SHEET}{row.pk}/hapus/", {"versi": "1"}).status_code == 422
    assert Entry.objects.count() == before
