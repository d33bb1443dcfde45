"""What became of an approval is told to who approved, else to today's heads; of agreements with a link."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.web.approving import LINES, PAPER, sign
from tests.web.elements import elements
from tests.web.filling import YEAR, House, house
from tests.web.test_year_approval import fill
from tests.web.twins import person, signed_in

from capaian.web.accounts.models import User
from capaian.web.measurement.models import ApprovedYear, Notice, PostForm
from capaian.web.measurement.year_approvals import void_years
from capaian.web.offices.models import Membership, Role
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit

pytestmark = pytest.mark.django_db
REASON = "Kepala bidang menemukan sebab yang sebenarnya."
REOPENED = "Angka Hulu belum sama dengan SIAK."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def goes(user: User, how: str) -> None:
    """Let somebody be nobody of the office any more."""
    if how == "closed":
        user.is_active = False
        user.save()
    else:
        yesterday = timezone.localdate() - timedelta(days=1)
        Membership.objects.filter(user=user).update(until=yesterday)


def succeeded(own: House, how: str) -> User:
    """The head who takes the place of the one that approved."""
    after = person("kadis-baru", own.year.office, Role.OFFICE_HEAD)
    goes(own.people["head"], how)
    Notice.objects.all().delete()
    return after


def by_reader() -> dict[str, str]:
    return {notice.to.username: notice.text for notice in Notice.objects.all()}


@pytest.mark.parametrize("how", ["closed", "left"])
def test_what_becomes_of_approved_figures_is_told_to_todays_head_where_the_approver_is_gone(
    own: House, how: str
) -> None:
    fill(own, f"{YEAR}-Q1")
    succeeded(own, how)
    row = own.year.rows.get(sheet="plan.yaml#indicators", cells__code="iku-ktp")
    change(own.year, [Edit(row.sheet, {"name": "Lain"}, row.pk, row.version)], Author(reason=REASON))
    ((reader, text),) = by_reader().items()
    assert reader == "kadis-baru"
    assert "Yang sudah diajukan atau disetujui berubah: " in text


@pytest.mark.parametrize("how", ["closed", "left"])
def test_an_approval_that_was_voided_is_told_to_todays_heads(own: House, how: str) -> None:
    fill(own, f"{YEAR}-Q1")
    after = succeeded(own, how)
    person("kadis-lain", own.year.office, Role.OFFICE_HEAD)
    sent = {"langkah": "reopen", "versi": str(PostForm.objects.get().version), "alasan": REOPENED}
    assert signed_in(after).post(own.address(more="langkah/"), sent).status_code == 302
    told = {to: text for to, text in by_reader().items() if "Persetujuan batal" in text}
    assert [*told] == ["kadis-lain"], "who reopened it knows, who is gone reads nothing"
    assert REOPENED in told["kadis-lain"]


def test_the_approval_of_a_year_that_is_void_is_told_to_todays_heads(own: House) -> None:
    by = own.people["head"]
    ApprovedYear.objects.create(office_year=own.year, sha256="0" * 64, name="cuplikan.json", by=by)
    succeeded(own, "closed")
    void_years(own.year, REOPENED, Author())
    assert by_reader() == {"kadis-baru": f"Pengesahan tahun {YEAR} batal. {REOPENED}"}


def test_what_becomes_of_a_signed_agreement_leads_to_the_agreements(own: House) -> None:
    line = {"agreements.id": PAPER, "indicator": "iku-ktp", "target.value": "90"}
    change(own.year, [Edit(LINES, line)], Author())
    sign(own)
    row = own.year.rows.get(sheet=LINES)
    change(own.year, [Edit(LINES, {"target.value": "80"}, row.pk, row.version)], Author(reason=REASON))
    head = own.browser("head")
    page = elements(head.get(f"/kecil/{YEAR}/").text)
    (link,) = [each for each in page.all("a") if "yang sudah ditandatangani" in each.words]
    assert link.attributes["href"] == f"/kecil/{YEAR}/perjanjian/"
    assert head.get(link.attributes["href"]).status_code == 200
