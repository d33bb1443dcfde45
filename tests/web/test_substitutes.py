"""Who decides for somebody else: named by the administrator, between two days,
never about the own.
"""

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
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, make_house
from tests.web.test_year_approval import CLOSE, fill, fill_all
from tests.web.twins import SINCE, add_second_factor, person
from tests.web.undoing import every_case_undone

from capaian.dossier.years.snapshot import read_snapshot
from capaian.web.accounts.models import User
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Holding, Membership, Role
from capaian.web.people.change import change_person
from capaian.web.substitutes.models import (
    ActedFor,
    SubstituteTitle,
    Substitution,
    find_stand_ins,
)
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years import recent_lists
from capaian.web.years.contents import content_path

TODAY = timezone.localdate
PEOPLE = f"/kecil/{YEAR}/orang/"
PLACE = f"{PEOPLE}pengganti/"
DAY = timedelta(days=1)


@pytest.fixture(name="house")
def made(tmp_path: Path) -> House:
    """An office with a secretary, who stands in, and an administrator, who says so."""
    house = make_house(tmp_path)
    office = house.year.office
    house.people["secretary"] = person("sekretaris-kecil", office, Role.UNIT_HEAD)
    house.people["administrator"] = person("admin-kecil", office, Role.ADMINISTRATOR)
    house.people["inspector"] = person("inspektur-kecil", office, Role.INSPECTOR)
    add_second_factor(house.people["secretary"])
    Holding.objects.create(
        office=office, user=house.people["secretary"], post="sekretaris", since=SINCE
    )
    return house


def stand(
    house: House, who: str = "secretary", of: str = "head", since: int = 0, until: int = 7
) -> Substitution:
    return Substitution.objects.create(
        office=house.year.office,
        of=house.people[of],
        post="kepala-dinas" if of == "head" else "",
        user=house.people[who],
        since=TODAY() + since * DAY,
        until=TODAY() + until * DAY,
    )


def step(house: House, who: str, taken: str, reason: str = "") -> int:
    return house.step(who, taken, reason).status_code


def state(house: House) -> State:
    return PostForm.objects.get(office_year=house.year, post=POST, period=QUARTER).stage


def test_a_substitute_approves_in_the_name_of_the_head(house: House) -> None:
    stand(house)
    fill(house, QUARTER, "verify")
    home = house.browser("secretary").get(f"/kecil/{YEAR}/").text
    assert "Setujui isian: Kepala Bidang" in home and "Plh. Kadis-Kecil" in home
    assert "menunggu keputusan Anda" in house.browser("secretary").get(house.address()).text
    assert step(house, "secretary", "approve") == 302 and state(house) is State.APPROVED
    words = "Sekretaris-Kecil (Plh. Kepala Dinas, menggantikan Kadis-Kecil)"
    assert words in house.browser("viewer").get(house.address()).text
    house.year.refresh_from_db()
    trace = house.browser("viewer").get(f"/kecil/{YEAR}/jejak/cakupan/ktp/{QUARTER}/").text
    assert f"Disetujui oleh {words}" in trace
    entry = Entry.objects.get(action="form.approve")
    words = "Plh. Kepala Dinas, menggantikan Kadis-Kecil"
    covered = [f"counts.csv {measure} {QUARTER}" for measure in ("ktp.eligible", "ktp.holders")]
    context = {"as": words, "for": house.people["head"].pk}
    assert entry.after == {"state": "approved", **context, "covers": covered}
    assert (entry.actor, entry.role) == (house.people["secretary"], "office_head")
    log = house.browser("administrator").get(f"/kecil/{YEAR}/catatan/").text
    assert "Bertindak sebagai" in log


def test_in_another_persons_name_is_shown_as_chosen(house: House) -> None:
    Substitution.objects.filter(pk=stand(house).pk).update(way=SubstituteTitle.BY_NAME)
    fill(house, QUARTER, "verify")
    step(house, "secretary", "approve")
    assert str(ActedFor.objects.get()) == "a.n. Kepala Dinas, Kadis-Kecil"


@pytest.mark.parametrize(("since", "until"), [(1, 7), (-7, -1)])
def test_outside_of_its_days_nobody_decides(house: House, since: int, until: int) -> None:
    stand(house, since=since, until=until)
    fill(house, QUARTER, "verify")
    assert "menunggu keputusan Anda" not in house.browser("secretary").get(house.address()).text
    assert step(house, "secretary", "approve") == 422 and state(house) is State.VERIFIED


@pytest.mark.parametrize("days", [(0, 0), (-3, 0), (0, 3)])
def test_the_first_and_the_last_day_belong_to_it(house: House, days: tuple[int, int]) -> None:
    stand(house, since=days[0], until=days[1])
    fill(house, QUARTER, "verify")
    assert step(house, "secretary", "approve") == 302


def test_a_substitute_verifies_for_the_planner_though_no_verifier(house: House) -> None:
    house.people["colleague"] = person("rekan-kecil", house.year.office, Role.DATA_ENTRY)
    stand(house, "colleague", "planner")
    house.send(act="ajukan")
    assert step(house, "colleague", "return", "Satu nilai perlu dicocokkan lagi.") == 302
    holders = cell("ktp.holders", AREAS[0])
    changed = {f"sel-{holders}": "91", f"dulu-{holders}": "90"}
    house.browser("clerk").post(house.address(), {**changed, "aksi": "ajukan"})
    assert step(house, "colleague", "verify") == 302 and state(house) is State.VERIFIED
    assert ActedFor.objects.filter(of=house.people["planner"]).count() == 2


def test_nobody_decides_about_the_own_entry_in_another_name(house: House) -> None:
    """The clerk entered it; the holder's post owns it."""
    for who in ("clerk", "holder"):
        add_second_factor(house.people[who])
    fill(house, QUARTER, "verify")
    for who, message in (
        ("clerk", "Anda menulis sebagian angkanya"),
        ("holder", "milik jabatan Anda"),
    ):
        own_stand = stand(house, who)
        answer = house.step(who, "approve")
        assert answer.status_code == 422 and "orang lain" in answer.text, message
        own_stand.delete()
    assert state(house) is State.VERIFIED


def test_what_the_absent_one_entered_is_not_approved_in_that_name(house: House) -> None:
    Holding.objects.filter(user=house.people["clerk"]).update(user=house.people["head"])
    stand(house)
    house.fill(act="ajukan", who="head")
    assert step(house, "planner", "verify") == 302
    assert step(house, "secretary", "approve") == 422 and state(house) is State.VERIFIED


def test_who_verified_in_another_name_does_not_approve_it(house: House) -> None:
    """Neither the substitute, nor in whose name it was verified."""
    Membership.objects.create(
        office=house.year.office, user=house.people["head"], role=Role.PLANNER, since=SINCE
    )
    stand(house)
    house.send(act="ajukan")
    assert step(house, "secretary", "verify") == 302
    assert step(house, "secretary", "approve") == 422
    assert step(house, "head", "approve") == 422 and state(house) is State.VERIFIED


def test_a_substitute_fills_in_nothing_and_opens_nothing_again(house: House) -> None:
    stand(house, "secretary", "head")
    fill(house, QUARTER)
    assert step(house, "secretary", "reopen", "Satu nilai ternyata keliru ditulis.") == 422
    assert house.browser("secretary").post(f"/kecil/{YEAR}/mulai/").status_code == 404
    Substitution.objects.all().delete()
    house.people["colleague"] = person("rekan-kecil", house.year.office, Role.VIEWER)
    stand(house, "colleague", "planner")
    for page in ("bukti/", "orang/", "perencanaan/counts/baru/", "jadwal/"):
        is_page = page == "jadwal/"
        assert (
            house.browser("colleague").get(f"/kecil/{YEAR}/{page}").status_code == 200
        ) is is_page
    assert house.browser("colleague").post(f"/kecil/{YEAR}/jadwal/", {}).status_code == 404


def test_who_lost_the_role_lends_nothing(house: House) -> None:
    stand(house)
    fill(house, QUARTER, "verify")
    Membership.objects.filter(user=house.people["head"]).update(until=TODAY() - DAY)
    assert step(house, "secretary", "approve") in (404, 422) and state(house) is State.VERIFIED


def test_a_substitute_of_the_head_signs_in_with_two_factors(house: House) -> None:
    house.people["other"] = person("lain-kecil", house.year.office, Role.UNIT_HEAD)
    stand(house, "other")
    fill(house, QUARTER, "verify")
    answer = house.step("other", "approve")
    assert answer.headers["Location"].startswith("/akun/2fa/") and state(house) is State.VERIFIED
    assert house.browser("other").get(f"/kecil/{YEAR}/").status_code == 200


def test_a_year_that_a_substitute_approves_says_so(house: House) -> None:
    fill_all(house)
    stand(house)
    assert "Sahkan tahun" in house.browser("secretary").get(f"/kecil/{YEAR}/pengesahan/").text
    answer = house.browser("secretary").post(f"/kecil/{YEAR}/pengesahan/", house.shown(tanpa="ya"))
    assert answer.status_code == 302
    page = house.browser("viewer").get(f"/kecil/{YEAR}/pengesahan/").text
    assert "Sekretaris-Kecil (Plh. Kepala Dinas, menggantikan Kadis-Kecil)" in page
    approval = house.year.approvals.get()
    snapshot = read_snapshot(content_path(approval.sha256).read_bytes(), approval.name)
    assert snapshot.approval.name == "Plh. Kepala Dinas"


# --- naming them


def sent_of(house: House, **changed: str) -> dict[str, str]:
    sent = {
        "whose": f"{house.people['head'].pk}:kepala-dinas",
        "user": str(house.people["secretary"].pk),
        "way": "daily",
        "since": str(TODAY()),
        "until": str(TODAY() + 7 * DAY),
    }
    return {**sent, **changed}


def admin(house: House) -> Client:
    return house.browser("administrator")


def test_the_administrator_names_changes_and_takes_back(house: House) -> None:
    assert admin(house).post(f"{PLACE}baru/", sent_of(house)).status_code == 302
    made = Substitution.objects.get()
    assert (made.of, made.user, made.post) == (
        house.people["head"],
        house.people["secretary"],
        "kepala-dinas",
    )
    page = house.browser("inspector").get(PEOPLE).text
    assert "Plh. Kepala Dinas, Kadis-Kecil" in page and "<b>berlaku</b>" in page
    until = str(TODAY() + 3 * DAY)
    assert admin(house).post(f"{PLACE}{made.pk}/", sent_of(house, until=until)).status_code == 302
    assert str(Substitution.objects.get().until) == until
    assert admin(house).post(f"{PLACE}{made.pk}/", {"tindakan": "hapus"}).status_code == 302
    assert not Substitution.objects.exists()
    actions = [*Entry.objects.values_list("action", flat=True)]
    assert actions == ["substitute.made", "substitute.changed", "substitute.removed"]


def test_one_that_decided_stays(house: House) -> None:
    made = stand(house)
    fill(house, QUARTER, "verify")
    step(house, "secretary", "approve")
    assert "Hapus pengganti" not in admin(house).get(f"{PLACE}{made.pk}/").text
    admin(house).post(f"{PLACE}{made.pk}/", {"tindakan": "hapus"})
    assert Substitution.objects.exists()


@every_case_undone(
    ("changed", "message"),
    [
        ({"until": "2020-01-01"}, "mendahului"),
        ({"user": "head"}, "harus orang lain"),
        ({"user": "inspector"}, "Pilih"),
        ({"user": "viewer"}, "Pilih"),
        ({"user": "999999"}, "Pilih"),
        ({"whose": "999999:kepala-dinas"}, "999999"),
        ({"way": "raja"}, "raja"),
    ],
)
def test_what_is_wrong_makes_no_substitute(
    house: House, changed: dict[str, str], message: str
) -> None:
    named = {
        name: str(house.people[text].pk) if text in house.people else text
        for name, text in changed.items()
    }
    answer = admin(house).post(f"{PLACE}baru/", sent_of(house, **named))
    assert answer.status_code == 422 and message in answer.text
    assert not Substitution.objects.exists()


@pytest.mark.parametrize(("since", "until"), [(0, 7), (3, 7), (-2, 0), (1, 2)])
def test_nobody_is_replaced_twice_on_one_day(house: House, since: int, until: int) -> None:
    stand(house, until=3)
    days = {"since": str(TODAY() + since * DAY), "until": str(TODAY() + until * DAY)}
    answer = admin(house).post(
        f"{PLACE}baru/", sent_of(house, user=str(house.people["planner"].pk), **days)
    )
    assert answer.status_code == 422 and "Sudah digantikan oleh Sekretaris-Kecil" in answer.text
    later = sent_of(house, since=str(TODAY() + 4 * DAY))
    assert admin(house).post(f"{PLACE}baru/", later).status_code == 302


def stamp_of(house: House, made: Substitution) -> dict[str, str]:
    """What the page of a substitute sends back of what it showed."""
    page = elements(admin(house).get(f"{PLACE}{made.pk}/").text)
    return {"stamp": page.all("input", name="stamp")[0].attributes["value"]}


def test_who_saves_second_sees_what_is_stored_and_writes_nothing(house: House) -> None:
    made = stand(house)
    shown, place = stamp_of(house, made), f"{PLACE}{made.pk}/"
    first, second = str(TODAY() + 2 * DAY), str(TODAY() + 9 * DAY)
    assert admin(house).post(place, {**sent_of(house, until=first), **shown}).status_code == 302
    for sent in (sent_of(house, until=second), {"tindakan": "hapus"}):
        answer = admin(house).post(place, {**sent, **shown})
        assert answer.status_code == 422 and "Baru saja diubah orang lain" in answer.text
        assert f'value="{first}"' in answer.text and second not in answer.text
    assert str(Substitution.objects.get().until) == first
    again = {**sent_of(house, until=second), **stamp_of(house, made)}
    assert admin(house).post(place, again).status_code == 302
    assert str(Substitution.objects.get().until) == second
    Substitution.objects.all().delete()
    assert admin(house).post(place, again).status_code == 404 and not Substitution.objects.exists()


def test_only_the_administrator_of_the_office_names_them(house: House, tmp_path: Path) -> None:
    made = stand(house)
    for who in ("head", "planner", "inspector", "viewer", "secretary"):
        for path in (f"{PLACE}baru/", f"{PLACE}{made.pk}/"):
            assert house.browser(who).get(path).status_code == 404
            assert house.browser(who).post(path, sent_of(house)).status_code == 404
    twin = make_house(tmp_path, "lain")
    twin.people["administrator"] = person("admin-lain", twin.year.office, Role.ADMINISTRATOR)
    assert admin(twin).get(f"/lain/{YEAR}/orang/pengganti/{made.pk}/").status_code == 404
    assert (
        admin(twin).post(f"/lain/{YEAR}/orang/pengganti/baru/", sent_of(house)).status_code == 422
    )


def test_the_database_keeps_no_substitute_without_an_end_or_of_oneself(house: House) -> None:
    for changed in ({"until": TODAY() - DAY}, {"user": house.people["head"]}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Substitution.objects.filter(pk=stand(house).pk).update(**changed)


def test_one_appears_in_one_office_alone(house: House, tmp_path: Path) -> None:
    twin = make_house(tmp_path, "lain")
    Membership.objects.create(
        office=twin.year.office, user=house.people["secretary"], role=Role.VIEWER, since=SINCE
    )
    Membership.objects.create(
        office=twin.year.office, user=house.people["head"], role=Role.OFFICE_HEAD, since=SINCE
    )
    stand(house)
    twin = replace(twin, people={**twin.people, "secretary": house.people["secretary"]})
    assert twin.browser("secretary").post(f"/lain/{YEAR}/pengesahan/").status_code == 404


def test_pages_cost_the_same(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(recent_lists, "MAX_AGE_OF_LISTS", timedelta(hours=1))  # lists are there
    for place in range(4):
        other: User = person(f"kadis-{place}", house.year.office, Role.OFFICE_HEAD)
        house.people[f"head-{place}"] = other
        stand(house, "secretary", f"head-{place}")
    fill(house, QUARTER, "verify")
    browser = house.browser("secretary")
    for path, most in (
        (house.address(), 17),
        (f"/kecil/{YEAR}/", 22),
        (f"/kecil/{YEAR}/isian/", 17),
    ):
        browser.get(path)
        with django_assert_max_num_queries(most):
            assert browser.get(path).status_code == 200
    browser = house.browser("administrator")
    browser.get(PEOPLE)
    with django_assert_max_num_queries(15):
        browser.get(PEOPLE)


def now_is(house: House, who: str, role: Role) -> None:
    author = Author(house.people["administrator"], "administrator")
    change_person(house.year.office, house.people[who], [role], author)


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.VIEWER])
def test_who_became_an_inspector_or_a_reader_substitutes_no_more(house: House, role: Role) -> None:
    stand(house)
    fill(house, QUARTER, "verify")
    now_is(house, "secretary", role)
    assert step(house, "secretary", "approve") == 404 and state(house) is State.VERIFIED


def test_who_inspects_beside_other_work_substitutes_nobody(house: House) -> None:
    stand(house)
    fill(house, QUARTER, "verify")
    Membership.objects.create(
        office=house.year.office, user=house.people["secretary"], role=Role.INSPECTOR, since=SINCE
    )
    assert step(house, "secretary", "approve") in (404, 422) and state(house) is State.VERIFIED


def test_nobody_acts_in_the_name_of_a_closed_account(house: House) -> None:
    stand(house)
    fill(house, QUARTER, "verify")
    User.objects.filter(pk=house.people["head"].pk).update(is_active=False)
    assert step(house, "secretary", "approve") in (404, 422) and state(house) is State.VERIFIED


def test_one_that_decided_changes_by_its_last_day_alone(house: House) -> None:
    made = stand(house, since=-2)
    fill(house, QUARTER, "verify")
    step(house, "secretary", "approve")
    place, since = f"{PLACE}{made.pk}/", str(TODAY() - 2 * DAY)
    for changed in (
        {"user": str(house.people["planner"].pk)},
        {"way": "by_name"},
        {"since": str(TODAY() - DAY)},
        {"whose": f"{house.people['planner'].pk}:"},
        {"until": str(TODAY() - DAY)},
    ):
        answer = admin(house).post(place, sent_of(house, **{"since": since, **changed}))
        assert answer.status_code == 422 and "memutus" in answer.text, changed
    before = Substitution.objects.values().get()
    assert (
        admin(house).post(place, sent_of(house, since=since, until=str(TODAY()))).status_code
        == 302
    )
    assert Substitution.objects.values().get() == {**before, "until": TODAY()}


def test_a_comment_in_another_name_is_reported_under_the_lent_role(house: House) -> None:
    stand(house, "secretary", "planner")
    house.send(act="ajukan")
    sent = {"catatan": "Periksa lagi nilai ini.", "nilai": cell("ktp.holders", "99.01.01")}
    assert house.browser("secretary").post(house.address(more="catatan/"), sent).status_code == 302
    assert Entry.objects.get(action="remark.commented").role == "planner"


def test_who_filled_in_a_form_does_not_send_it_back_in_another_name(house: House) -> None:
    stand(house, "clerk")
    add_second_factor(house.people["clerk"])
    fill(house, QUARTER, "verify")
    assert step(house, "clerk", "return", "Kembalikan supaya dapat diubah lagi.") == 422
    assert state(house) is State.VERIFIED


def test_who_filled_in_a_year_does_not_approve_it_in_another_name(house: House) -> None:
    fill_all(house)
    stand(house, "clerk")
    add_second_factor(house.people["clerk"])
    answer = house.browser("clerk").post(CLOSE, house.shown(tanpa="ya"))
    assert answer.status_code == 422 and "ikut mengisi" in answer.text
    house.year.refresh_from_db()
    assert not house.year.is_closed


def test_a_former_post_of_the_absent_one_hinders_no_substitute(house: House) -> None:
    """Fault: the substitute may not decide about a post that both held years ago."""
    head, secretary = house.people["head"], house.people["secretary"]
    Holding.objects.create(
        office=house.year.office, user=head, post="kabid-lama", since=SINCE, until=SINCE
    )
    stand(house)
    (own,) = find_stand_ins(secretary, house.year.office)
    assert "kepala-dinas" in own.posts and "kabid-lama" not in own.posts
