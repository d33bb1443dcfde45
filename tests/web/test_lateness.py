"""A form that came after its day stays marked, whoever looks at it later; one that was returned does not."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.web.elements import elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, house
from tests.web.undoing import every_case_undone

from capaian.web.measurement.flow import FormStep, State
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm

pytestmark = pytest.mark.django_db
DUE = date(YEAR, 4, 10)
_INTO = {
    FormStep.SUBMIT: State.SUBMITTED,
    FormStep.WITHDRAW: State.DRAFT,
    FormStep.RETURN: State.RETURNED,
    FormStep.VERIFY: State.VERIFIED,
    FormStep.APPROVE: State.APPROVED,
    FormStep.REOPEN: State.DRAFT,
}


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def take_steps(own: House, *steps: tuple[FormStep, int], post: str = POST) -> PostForm:
    """Take steps so many days after the deadline."""
    form = PostForm.objects.create(office_year=own.year, post=post, period=QUARTER)
    for step, days in steps:
        taken = form.steps.create(step=step, into=_INTO[step], by=own.people["holder"])
        at = timezone.make_aware(datetime.combine(DUE + timedelta(days=days), datetime.min.time()))
        form.steps.filter(pk=taken.pk).update(at=at)
        form.state = _INTO[step]
    form.save()
    return form


def pages(own: House) -> tuple[str, str]:
    browser = own.browser("viewer")
    base = f"/kecil/{YEAR}/isian/"
    return browser.get(base).content.decode(), browser.get(f"{base}{POST}/{QUARTER}/").content.decode()


@every_case_undone(
    ("steps", "days"),
    [
        ([(FormStep.SUBMIT, 0)], 0),
        ([(FormStep.SUBMIT, 3)], 3),
        ([(FormStep.SUBMIT, 3), (FormStep.VERIFY, 5), (FormStep.APPROVE, 9)], 3),
        ([(FormStep.SUBMIT, -2), (FormStep.RETURN, 4)], 0),
        ([(FormStep.SUBMIT, -2), (FormStep.RETURN, 4), (FormStep.SUBMIT, 8)], 0),
        ([(FormStep.SUBMIT, 1), (FormStep.RETURN, 4), (FormStep.SUBMIT, 8)], 1),
        ([(FormStep.SUBMIT, -1), (FormStep.WITHDRAW, 0), (FormStep.SUBMIT, 6)], 6),
        (
            [
                (FormStep.SUBMIT, 2),
                (FormStep.VERIFY, 3),
                (FormStep.APPROVE, 4),
                (FormStep.REOPEN, 9),
                (FormStep.SUBMIT, 12),
            ],
            2,
        ),
    ],
)
def test_the_first_handing_in_that_was_not_taken_back_tells(
    own: House, steps: list[tuple[FormStep, int]], days: int
) -> None:
    take_steps(own, *steps)
    words = f"diajukan terlambat {days} hari"
    assert [page.count(words) for page in pages(own)] == [int(bool(days))] * 2


def test_who_took_it_back_is_late_to_this_day(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    form = take_steps(own, (FormStep.SUBMIT, -1), (FormStep.WITHDRAW, 0))
    forms = forms_of(own.year)
    assert forms is not None
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else DUE + timedelta(days=5))
    assert (forms.calendar.late(form), forms.calendar.days_late(form)) == ("terlambat 5 hari", 5)


def test_the_list_asks_as_often_however_many_steps_there_are(
    own: House, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    take_steps(own, *[(FormStep.SUBMIT, 3), (FormStep.RETURN, 4)] * 6)
    browser = own.browser("viewer")
    browser.get(f"/kecil/{YEAR}/isian/")
    with django_assert_max_num_queries(15):
        browser.get(f"/kecil/{YEAR}/isian/")


def test_marks_follow_the_deadline_that_holds(own: House) -> None:
    take_steps(own, (FormStep.SUBMIT, 3), (FormStep.VERIFY, 5), (FormStep.APPROVE, 6))
    for days, late in ((60, 0), (1, 2)):
        sent = {f"tutup-{QUARTER}": str(DUE + timedelta(days=days))}
        assert own.browser("planner").post(f"/kecil/{YEAR}/jadwal/", sent).status_code == 302
        assert all((f"diajukan terlambat {late} hari" in page) is bool(late) for page in pages(own))


def test_a_day_that_is_over_does_not_read_as_closed(own: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """`Tutup 10 April` and `ditutup` had sent people to ask for an opening that nobody has to give."""
    real, day = timezone.localdate, DUE
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else day)
    assert all("(lewat" not in page for page in pages(own))
    day = DUE + timedelta(days=2)
    listed, shown = pages(own)
    assert f"Batas waktu: Triwulan I 10 April {YEAR} (lewat; masih dapat diisi); Triwulan II" in listed
    assert f"Batas 10 April {YEAR} (lewat; masih dapat diisi), " in shown
    assert "utup" not in f"{listed}{shown}"
    take_steps(own, (FormStep.SUBMIT, 0))
    assert "(lewat" not in pages(own)[1]


def test_steps_of_others_are_no_saving(own: House) -> None:
    """A form that was returned at 09.52 had told its clerk that she had saved then."""
    sent = {f"sel-{cell('ktp.holders', AREAS[0])}": "90", "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    saved = timezone.now() - timedelta(hours=3)
    PostForm.objects.update(changed_at=saved, state=State.SUBMITTED)
    assert own.step("planner", "return", "Angka kecamatan kedua belum ada.").status_code == 302
    assert PostForm.objects.get().stage is State.RETURNED
    assert PostForm.objects.get().changed_at == saved
    at = timezone.localtime(saved).strftime("%H.%M")
    assert at in elements(own.browser("clerk").get(own.address()).text).by_id("tersimpan").words
