"""The year after an approved one: what goes on with it and is told, and what comes first."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from tests.web.elements import Element, elements
from tests.web.exchanging import Desk
from tests.web.filling import POST
from tests.web.test_exchange_begin import YEAR, approved
from tests.web.twins import SINCE

from capaian.web.accounts.models import User
from capaian.web.evidence.models import Requirement
from capaian.web.measurement.duties import find_duties
from capaian.web.measurement.models import Deadline, Rhythm
from capaian.web.offices.models import Holding
from capaian.web.planning.planner_home import first_steps
from capaian.web.trail.models import Entry
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
NEXT = YEAR + 1


def begun(own: Desk, sha256: str) -> tuple[OfficeYear, str]:
    """The next year, and what its first page says."""
    sent = {"cara": "penutupan", "approved": sha256}
    answer = own.client.post(f"/{own.year.office.slug}/mulai/", sent, follow=True)
    assert answer.status_code == 200
    return own.year.office.years.get(year=NEXT), answer.text


def steps(page: Element) -> list[tuple[str, str]]:
    (section,) = [each for each in page.all("section") if "Langkah pertama" in each.words]
    return [(line.all("a")[0].words, line.all("a")[0].attributes["href"]) for line in section.all("li")]


def test_required_evidence_and_rhythms_go_on(tmp_path: Path) -> None:
    own, sha256 = approved(tmp_path)
    for code in ("ktp", "hilang"):
        Requirement.objects.create(office_year=own.year, code=code)
    Rhythm.objects.create(office_year=own.year, code="ktp", kind="semester")
    Deadline.objects.create(office_year=own.year, period=f"{YEAR}-Q4", day=f"{NEXT}-01-20")
    made, page = begun(own, sha256)
    assert [*made.requirements.values_list("code", flat=True)] == ["ktp"]
    assert [*made.rhythms.values_list("code", "kind")] == [("ktp", "semester")]
    assert not made.deadlines.exists()
    assert f"Tahun {NEXT} dimulai." in page
    deeds = Entry.objects.filter(office=made.office, action__in=("evidence.required", "rhythm.changed"))
    assert {deed.action for deed in deeds.filter(subject__startswith=str(made.pk))} == {
        "evidence.required",
        "rhythm.changed",
    }


def test_the_first_page_says_what_comes_next_with_its_pages(tmp_path: Path) -> None:
    own, sha256 = approved(tmp_path)
    made, page = begun(own, sha256)
    base = f"/{made.office.slug}/{NEXT}/"
    assert steps(elements(page)) == [
        (f"Target tahun {NEXT}", f"{base}target/"),
        (f"Perjanjian Kinerja {NEXT}", f"{base}perjanjian/"),
        ("Jadwal isian", f"{base}jadwal/"),
        ("Bagi isian kepada jabatan", f"{base}pembagian/"),
        ("Orang", f"{base}orang/"),
        ("Register pelayanan (bila dipakai)", f"{base}perencanaan/registers-services/"),
    ]
    for _, address in steps(elements(page)):
        assert own.client.get(address).status_code == 200


def test_steps_are_done_one_by_one_and_gone_with_the_first_form(tmp_path: Path) -> None:
    made, _ = begun(*approved(tmp_path))
    Deadline.objects.create(office_year=made, period=f"{NEXT}-Q1", day=f"{NEXT}-04-20")
    facts = know(made).read.partial
    assert facts is not None
    has_targets = all(NEXT in each.plan_targets for each in facts.indicators)
    assert [step.is_done for step in first_steps(made)] == [has_targets, False, True, True, True, False]
    made.forms.create(post=POST, period=f"{NEXT}-Q1")
    assert first_steps(made) == ()


def test_posts_that_nobody_holds_are_counted_until_somebody_fills_in_and_approves(tmp_path: Path) -> None:
    """A clerk, a former holder, and one who cannot sign in hold no post."""
    made, _ = begun(*approved(tmp_path))
    facts = know(made).read.partial
    assert facts is not None
    needed = {post for post in find_duties(facts) if post} | {facts.office.head}
    made.office.holdings.all().delete()
    user = made.office.memberships.all()[0].user
    hold = partial(Holding.objects.create, office=made.office, user=user)

    def told() -> tuple[str, bool]:
        step = next(each for each in first_steps(made) if each.title == "Orang")
        return step.state, step.is_done

    hold(post=facts.office.head, kind="clerk", since=SINCE)
    hold(post=facts.office.head, kind="definitive", since=SINCE, until=SINCE)
    empty = ", ".join(sorted(facts.post_by_id[post].name for post in needed))
    assert told() == (f"0 dari {len(needed)} jabatan terisi; belum: {empty}", False)
    for post in needed:
        hold(post=post, kind="acting", since=SINCE)
    assert told() == (f"{len(needed)} dari {len(needed)} jabatan terisi", True)
    User.objects.filter(pk=user.pk).update(is_active=False)
    empty = ", ".join(sorted(facts.post_by_id[post].name for post in needed))
    assert told() == (f"0 dari {len(needed)} jabatan terisi; belum: {empty}", False)


def test_a_closed_year_has_no_first_steps(tmp_path: Path) -> None:
    own, _ = approved(tmp_path)
    own.year.forms.all().delete()
    own.year.refresh_from_db()
    assert own.year.is_closed and first_steps(own.year) == ()
