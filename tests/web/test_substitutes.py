"""Who decides for somebody else: named by the administrator, between two days, never about the own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.web.elements import elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, house, typed
from tests.web.test_year_approval import fill, fill_all
from tests.web.twins import SINCE, add_second_factor, person
from tests.web.undoing import every_case_undone

from capaian.dossier.years.snapshot_file import read_snapshot
from capaian.web.accounts.models import User
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Holding, Membership, Role
from capaian.web.substitutes.models import ActedFor, SubstituteTitle, Substitution
from capaian.web.trail.models import Entry
from capaian.web.years.contents import content_path

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
PEOPLE = f"/kecil/{YEAR}/orang/"
PLACE = f"{PEOPLE}pengganti/"
DAY = timedelta(days=1)


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """An office with a secretary, who stands in, and an administrator, who says so."""
    own = house(tmp_path)
    office = own.year.office
    own.people["secretary"] = person("sekretaris-kecil", office, Role.UNIT_HEAD)
    own.people["administrator"] = person("admin-kecil", office, Role.ADMINISTRATOR)
    own.people["inspector"] = person("inspektur-kecil", office, Role.INSPECTOR)
    add_second_factor(own.people["secretary"])
    Holding.objects.create(office=office, user=own.people["secretary"], post="sekretaris", since=SINCE)
    return own


def stand(
    own: House, who: str = "secretary", of: str = "head", since: int = 0, until: int = 7
) -> Substitution:
    return Substitution.objects.create(
        office=own.year.office,
        of=own.people[of],
        post="kepala-dinas" if of == "head" else "",
        user=own.people[who],
        since=TODAY() + since * DAY,
        until=TODAY() + until * DAY,
    )


def step(own: House, who: str, taken: str, reason: str = "") -> int:
    return own.step(who, taken, reason).status_code


def state(own: House) -> State:
    return PostForm.objects.get(office_year=own.year, post=POST, period=QUARTER).stage


def test_a_substitute_approves_in_the_name_of_the_head(own: House) -> None:
    stand(own)
    fill(own, QUARTER, "verify")
    home = own.browser("secretary").get(f"/kecil/{YEAR}/").text
    assert "Setujui isian: Kepala Bidang" in home and "Plh. Kadis-Kecil" in home
    assert "menunggu keputusan Anda" in own.browser("secretary").get(own.address()).text
    assert step(own, "secretary", "approve") == 302 and state(own) is State.APPROVED
    words = "Sekretaris-Kecil (Plh. Kepala Dinas, menggantikan Kadis-Kecil)"
    assert words in own.browser("viewer").get(own.address()).text
    own.year.refresh_from_db()
    trace = own.browser("viewer").get(f"/kecil/{YEAR}/jejak/cakupan/ktp/{QUARTER}/").text
    assert f"Disetujui oleh {words}" in trace
    told = Entry.objects.get(action="form.approve")
    words = "Plh. Kepala Dinas, menggantikan Kadis-Kecil"
    covered = [f"counts.csv {measure} {QUARTER}" for measure in ("ktp.eligible", "ktp.holders")]
    told_for = {"as": words, "for": own.people["head"].pk}
    assert told.after == {"state": "approved", **told_for, "covers": covered}
    assert (told.actor, told.role) == (own.people["secretary"], "office_head")
    log = own.browser("administrator").get(f"/kecil/{YEAR}/catatan/").text
    assert "Bertindak sebagai" in log


def test_in_another_persons_name_is_said_as_chosen(own: House) -> None:
    Substitution.objects.filter(pk=stand(own).pk).update(way=SubstituteTitle.BY_NAME)
    fill(own, QUARTER, "verify")
    step(own, "secretary", "approve")
    assert str(ActedFor.objects.get()) == "a.n. Kepala Dinas, Kadis-Kecil"


@pytest.mark.parametrize(("since", "until"), [(1, 7), (-7, -1)])
def test_outside_of_its_days_nobody_decides(own: House, since: int, until: int) -> None:
    stand(own, since=since, until=until)
    fill(own, QUARTER, "verify")
    assert "menunggu keputusan Anda" not in own.browser("secretary").get(own.address()).text
    assert step(own, "secretary", "approve") == 422 and state(own) is State.VERIFIED


@pytest.mark.parametrize("days", [(0, 0), (-3, 0), (0, 3)])
def test_the_first_and_the_last_day_belong_to_it(own: House, days: tuple[int, int]) -> None:
    stand(own, since=days[0], until=days[1])
    fill(own, QUARTER, "verify")
    assert step(own, "secretary", "approve") == 302


def test_a_substitute_verifies_for_the_planner_though_no_verifier(own: House) -> None:
    own.people["colleague"] = person("rekan-kecil", own.year.office, Role.DATA_ENTRY)
    stand(own, "colleague", "planner")
    own.browser("clerk").post(own.address(), {**typed(("90", "45"), ("100", "50")), "aksi": "ajukan"})
    assert step(own, "colleague", "return", "Satu nilai perlu dicocokkan lagi.") == 302
    holders = cell("ktp.holders", AREAS[0])
    changed = {f"sel-{holders}": "91", f"dulu-{holders}": "90"}
    own.browser("clerk").post(own.address(), {**changed, "aksi": "ajukan"})
    assert step(own, "colleague", "verify") == 302 and state(own) is State.VERIFIED
    assert ActedFor.objects.filter(of=own.people["planner"]).count() == 2


def test_nobody_decides_about_the_own_entry_in_another_name(own: House) -> None:
    """The clerk entered it; the holder's post owns it."""
    for who in ("clerk", "holder"):
        add_second_factor(own.people[who])
    fill(own, QUARTER, "verify")
    for who, said in (("clerk", "Anda menulis sebagian angkanya"), ("holder", "milik jabatan Anda")):
        own_stand = stand(own, who)
        answer = own.step(who, "approve")
        assert answer.status_code == 422 and "orang lain" in answer.text, said
        own_stand.delete()
    assert state(own) is State.VERIFIED


def test_what_the_absent_one_entered_is_not_approved_in_that_name(own: House) -> None:
    Holding.objects.filter(user=own.people["clerk"]).update(user=own.people["head"])
    stand(own)
    sent = {**typed(("90", "45"), ("100", "50")), "aksi": "ajukan"}
    assert own.browser("head").post(own.address(), sent).status_code == 302
    assert step(own, "planner", "verify") == 302
    assert step(own, "secretary", "approve") == 422 and state(own) is State.VERIFIED


def test_who_verified_in_another_name_does_not_approve_it(own: House) -> None:
    """Neither the substitute, nor in whose name it was verified."""
    Membership.objects.create(office=own.year.office, user=own.people["head"], role=Role.PLANNER, since=SINCE)
    stand(own)
    own.browser("clerk").post(own.address(), {**typed(("90", "45"), ("100", "50")), "aksi": "ajukan"})
    assert step(own, "secretary", "verify") == 302
    assert step(own, "secretary", "approve") == 422
    assert step(own, "head", "approve") == 422 and state(own) is State.VERIFIED


def test_a_substitute_fills_in_nothing_and_opens_nothing_again(own: House) -> None:
    stand(own, "secretary", "head")
    fill(own, QUARTER)
    assert step(own, "secretary", "reopen", "Satu nilai ternyata keliru ditulis.") == 422
    assert own.browser("secretary").post(f"/kecil/{YEAR}/mulai/").status_code == 404
    Substitution.objects.all().delete()
    own.people["colleague"] = person("rekan-kecil", own.year.office, Role.VIEWER)
    stand(own, "colleague", "planner")
    for page in ("bukti/", "orang/", "perencanaan/counts/baru/", "jadwal/"):
        is_page = page == "jadwal/"
        assert (own.browser("colleague").get(f"/kecil/{YEAR}/{page}").status_code == 200) is is_page
    assert own.browser("colleague").post(f"/kecil/{YEAR}/jadwal/", {}).status_code == 404


def test_who_lost_the_role_lends_nothing(own: House) -> None:
    stand(own)
    fill(own, QUARTER, "verify")
    Membership.objects.filter(user=own.people["head"]).update(until=TODAY() - DAY)
    assert step(own, "secretary", "approve") in (404, 422) and state(own) is State.VERIFIED


def test_who_stands_for_the_head_signs_in_with_two_factors(own: House) -> None:
    own.people["other"] = person("lain-kecil", own.year.office, Role.UNIT_HEAD)
    stand(own, "other")
    fill(own, QUARTER, "verify")
    answer = own.step("other", "approve")
    assert answer.headers["Location"].startswith("/akun/2fa/") and state(own) is State.VERIFIED
    assert own.browser("other").get(f"/kecil/{YEAR}/").status_code == 200


def test_a_year_that_a_substitute_approves_says_so(own: House) -> None:
    fill_all(own)
    stand(own)
    assert "Sahkan tahun" in own.browser("secretary").get(f"/kecil/{YEAR}/pengesahan/").text
    answer = own.browser("secretary").post(f"/kecil/{YEAR}/pengesahan/", own.shown(tanpa="ya"))
    assert answer.status_code == 302
    page = own.browser("viewer").get(f"/kecil/{YEAR}/pengesahan/").text
    assert "Sekretaris-Kecil (Plh. Kepala Dinas, menggantikan Kadis-Kecil)" in page
    approval = own.year.approvals.get()
    snapshot = read_snapshot(content_path(approval.sha256).read_bytes(), approval.name)
    assert snapshot.approval.name == "Plh. Kepala Dinas"


# --- naming them


def sent_of(own: House, **changed: str) -> dict[str, str]:
    sent = {
        "whose": f"{own.people['head'].pk}:kepala-dinas",
        "user": str(own.people["secretary"].pk),
        "way": "daily",
        "since": str(TODAY()),
        "until": str(TODAY() + 7 * DAY),
    }
    return {**sent, **changed}


def admin(own: House) -> Client:
    return own.browser("administrator")


def test_the_administrator_names_changes_and_takes_back(own: House) -> None:
    assert admin(own).post(f"{PLACE}baru/", sent_of(own)).status_code == 302
    made = Substitution.objects.get()
    assert (made.of, made.user, made.post) == (own.people["head"], own.people["secretary"], "kepala-dinas")
    page = own.browser("inspector").get(PEOPLE).text
    assert "Plh. Kepala Dinas, Kadis-Kecil" in page and "<b>berlaku</b>" in page
    until = str(TODAY() + 3 * DAY)
    assert admin(own).post(f"{PLACE}{made.pk}/", sent_of(own, until=until)).status_code == 302
    assert str(Substitution.objects.get().until) == until
    assert admin(own).post(f"{PLACE}{made.pk}/", {"tindakan": "hapus"}).status_code == 302
    assert not Substitution.objects.exists()
    actions = [*Entry.objects.values_list("action", flat=True)]
    assert actions == ["substitute.made", "substitute.changed", "substitute.removed"]


def test_one_that_decided_stays(own: House) -> None:
    made = stand(own)
    fill(own, QUARTER, "verify")
    step(own, "secretary", "approve")
    assert "Hapus pengganti" not in admin(own).get(f"{PLACE}{made.pk}/").text
    admin(own).post(f"{PLACE}{made.pk}/", {"tindakan": "hapus"})
    assert Substitution.objects.exists()


@every_case_undone(
    ("changed", "said"),
    [
        ({"until": ""}, "Tulis hari terakhir."),
        ({"since": ""}, "Tulis hari pertama."),
        ({"until": "2020-01-01"}, "mendahului"),
        ({"user": "head"}, "harus orang lain"),
        ({"user": "inspector"}, "Pilih"),
        ({"user": "viewer"}, "Pilih"),
        ({"user": "999999"}, "Pilih"),
        ({"whose": ""}, "Pilih pejabat yang digantikan."),
        ({"whose": "999999:kepala-dinas"}, "999999"),
        ({"way": "raja"}, "raja"),
    ],
)
def test_what_is_wrong_is_told_and_nobody_stands_in(own: House, changed: dict[str, str], said: str) -> None:
    named = {name: str(own.people[text].pk) if text in own.people else text for name, text in changed.items()}
    answer = admin(own).post(f"{PLACE}baru/", sent_of(own, **named))
    assert answer.status_code == 422 and said in answer.text
    assert not Substitution.objects.exists()


@pytest.mark.parametrize(("since", "until"), [(0, 7), (3, 7), (-2, 0), (1, 2)])
def test_nobody_is_replaced_twice_on_one_day(own: House, since: int, until: int) -> None:
    stand(own, until=3)
    days = {"since": str(TODAY() + since * DAY), "until": str(TODAY() + until * DAY)}
    answer = admin(own).post(f"{PLACE}baru/", sent_of(own, user=str(own.people["planner"].pk), **days))
    assert answer.status_code == 422 and "Sudah digantikan oleh Sekretaris-Kecil" in answer.text
    later = sent_of(own, since=str(TODAY() + 4 * DAY))
    assert admin(own).post(f"{PLACE}baru/", later).status_code == 302


def stamp_of(own: House, made: Substitution) -> dict[str, str]:
    """What the page of a substitute sends back of what it showed."""
    page = elements(admin(own).get(f"{PLACE}{made.pk}/").text)
    return {"stamp": page.all("input", name="stamp")[0].attributes["value"]}


def test_who_saves_second_sees_what_is_stored_and_writes_nothing(own: House) -> None:
    made = stand(own)
    shown, place = stamp_of(own, made), f"{PLACE}{made.pk}/"
    first, second = str(TODAY() + 2 * DAY), str(TODAY() + 9 * DAY)
    assert admin(own).post(place, {**sent_of(own, until=first), **shown}).status_code == 302
    for sent in (sent_of(own, until=second), {"tindakan": "hapus"}):
        answer = admin(own).post(place, {**sent, **shown})
        assert answer.status_code == 422 and "Baru saja diubah orang lain" in answer.text
        assert f'value="{first}"' in answer.text and second not in answer.text
    assert str(Substitution.objects.get().until) == first
    again = {**sent_of(own, until=second), **stamp_of(own, made)}
    assert admin(own).post(place, again).status_code == 302
    assert str(Substitution.objects.get().until) == second
    Substitution.objects.all().delete()
    assert admin(own).post(place, again).status_code == 404 and not Substitution.objects.exists()


def test_only_the_administrator_of_the_office_names_them(own: House, tmp_path: Path) -> None:
    made = stand(own)
    for who in ("head", "planner", "inspector", "viewer", "secretary"):
        for path in (f"{PLACE}baru/", f"{PLACE}{made.pk}/"):
            assert own.browser(who).get(path).status_code == 404
            assert own.browser(who).post(path, sent_of(own)).status_code == 404
    twin = house(tmp_path, "lain")
    twin.people["administrator"] = person("admin-lain", twin.year.office, Role.ADMINISTRATOR)
    assert admin(twin).get(f"/lain/{YEAR}/orang/pengganti/{made.pk}/").status_code == 404
    assert admin(twin).post(f"/lain/{YEAR}/orang/pengganti/baru/", sent_of(own)).status_code == 422


def test_the_database_keeps_no_substitute_without_an_end_or_of_oneself(own: House) -> None:
    for changed in ({"until": TODAY() - DAY}, {"user": own.people["head"]}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Substitution.objects.filter(pk=stand(own).pk).update(**changed)


def test_one_stands_in_one_office_alone(own: House, tmp_path: Path) -> None:
    twin = house(tmp_path, "lain")
    Membership.objects.create(
        office=twin.year.office, user=own.people["secretary"], role=Role.VIEWER, since=SINCE
    )
    Membership.objects.create(
        office=twin.year.office, user=own.people["head"], role=Role.OFFICE_HEAD, since=SINCE
    )
    stand(own)
    twin = replace(twin, people={**twin.people, "secretary": own.people["secretary"]})
    assert twin.browser("secretary").post(f"/lain/{YEAR}/pengesahan/").status_code == 404


def test_pages_ask_as_often_however_many_stand_in(
    own: House, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(4):
        other: User = person(f"kadis-{place}", own.year.office, Role.OFFICE_HEAD)
        own.people[f"head-{place}"] = other
        stand(own, "secretary", f"head-{place}")
    fill(own, QUARTER, "verify")
    browser = own.browser("secretary")
    for path in (own.address(), f"/kecil/{YEAR}/", f"/kecil/{YEAR}/isian/"):
        browser.get(path)
        with django_assert_max_num_queries(15):
            assert browser.get(path).status_code == 200
    browser = own.browser("administrator")
    browser.get(PEOPLE)
    with django_assert_max_num_queries(15):
        browser.get(PEOPLE)
