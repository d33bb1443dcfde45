"""What a substitute may not: act for who is gone or as who inspects, about the own, rewrite decisions."""

from __future__ import annotations

import pytest
from tests.web.filling import QUARTER, House, cell, typed
from tests.web.test_substitutes import DAY, PLACE, TODAY, admin, made, sent_of, stand, state, step
from tests.web.test_year_approval import CLOSE, fill, fill_all
from tests.web.twins import SINCE, add_second_factor

from capaian.web.accounts.models import User
from capaian.web.measurement.flow import State
from capaian.web.offices.models import Membership, Role
from capaian.web.people.change import change_person
from capaian.web.substitutes.models import Substitution
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author

pytestmark = pytest.mark.django_db
__all__ = ["made"]


def now_is(own: House, who: str, role: Role) -> None:
    author = Author(own.people["administrator"], "administrator")
    change_person(own.year.office, own.people[who], [role], author)


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.VIEWER])
def test_who_became_an_inspector_or_a_reader_stands_in_no_more(own: House, role: Role) -> None:
    stand(own)
    fill(own, QUARTER, "verify")
    now_is(own, "secretary", role)
    assert step(own, "secretary", "approve") == 404 and state(own) is State.VERIFIED


def test_who_inspects_beside_other_work_stands_in_for_nobody(own: House) -> None:
    stand(own)
    fill(own, QUARTER, "verify")
    Membership.objects.create(
        office=own.year.office, user=own.people["secretary"], role=Role.INSPECTOR, since=SINCE
    )
    assert step(own, "secretary", "approve") in (404, 422) and state(own) is State.VERIFIED


def test_nobody_acts_in_the_name_of_a_closed_account(own: House) -> None:
    stand(own)
    fill(own, QUARTER, "verify")
    User.objects.filter(pk=own.people["head"].pk).update(is_active=False)
    assert step(own, "secretary", "approve") in (404, 422) and state(own) is State.VERIFIED


def test_one_that_decided_changes_by_its_last_day_alone(own: House) -> None:
    made = stand(own, since=-2)
    fill(own, QUARTER, "verify")
    step(own, "secretary", "approve")
    place, since = f"{PLACE}{made.pk}/", str(TODAY() - 2 * DAY)
    for changed in (
        {"user": str(own.people["planner"].pk)},
        {"way": "by_name"},
        {"since": str(TODAY() - DAY)},
        {"whose": f"{own.people['planner'].pk}:"},
        {"until": str(TODAY() - DAY)},
    ):
        answer = admin(own).post(place, sent_of(own, **{"since": since, **changed}))
        assert answer.status_code == 422 and "memutus" in answer.text, changed
    before = Substitution.objects.values().get()
    assert admin(own).post(place, sent_of(own, since=since, until=str(TODAY()))).status_code == 302
    assert Substitution.objects.values().get() == {**before, "until": TODAY()}


def test_a_comment_in_another_name_is_told_under_the_lent_role(own: House) -> None:
    stand(own, "secretary", "planner")
    own.browser("clerk").post(own.address(), {**typed(("90", "45"), ("100", "50")), "aksi": "ajukan"})
    sent = {"catatan": "Periksa lagi nilai ini.", "nilai": cell("ktp.holders", "99.01.01")}
    assert own.browser("secretary").post(own.address(more="catatan/"), sent).status_code == 302
    assert Entry.objects.get(action="remark.commented").role == "planner"


def test_who_filled_in_a_form_does_not_send_it_back_in_another_name(own: House) -> None:
    stand(own, "clerk")
    add_second_factor(own.people["clerk"])
    fill(own, QUARTER, "verify")
    assert step(own, "clerk", "return", "Kembalikan supaya dapat diubah lagi.") == 422
    assert state(own) is State.VERIFIED


def test_who_filled_in_a_year_does_not_approve_it_in_another_name(own: House) -> None:
    fill_all(own)
    stand(own, "clerk")
    add_second_factor(own.people["clerk"])
    answer = own.browser("clerk").post(CLOSE, own.shown(tanpa="ya"))
    assert answer.status_code == 422 and "ikut mengisi" in answer.text
    own.year.refresh_from_db()
    assert not own.year.is_closed
