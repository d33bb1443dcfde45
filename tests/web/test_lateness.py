"""A form that came after its day stays marked;
what it lacks and what asks for a reason keeps it back.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.web.elements import elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, sound_forms, typed
from tests.web.undoing import every_case_undone

from capaian.domain.period import Period
from capaian.web.measurement.flow import FormStep, State
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.gate import FormObstacle, find_doubts, find_problems
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.measurement.steps import Person, UnfinishedError, take_step
from capaian.web.offices.models import Role
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.models import OfficeYear

DUE = date(YEAR, 4, 10)
_INTO = {
    FormStep.SUBMIT: State.SUBMITTED,
    FormStep.WITHDRAW: State.DRAFT,
    FormStep.RETURN: State.RETURNED,
    FormStep.VERIFY: State.VERIFIED,
    FormStep.APPROVE: State.APPROVED,
    FormStep.REOPEN: State.DRAFT,
}


def take_steps(house: House, *steps: tuple[FormStep, int], post: str = POST) -> PostForm:
    """Take steps so many days after the deadline."""
    form = PostForm.objects.create(office_year=house.year, post=post, period=QUARTER)
    for step, days in steps:
        taken = form.steps.create(step=step, into=_INTO[step], by=house.people["holder"])
        at = timezone.make_aware(datetime.combine(DUE + timedelta(days=days), datetime.min.time()))
        form.steps.filter(pk=taken.pk).update(at=at)
        form.state = _INTO[step]
    form.save()
    return form


def pages(house: House) -> tuple[str, str]:
    browser = house.browser("viewer")
    base = f"/kecil/{YEAR}/isian/"
    return browser.get(base).content.decode(), browser.get(
        f"{base}{POST}/{QUARTER}/"
    ).content.decode()


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
def test_the_first_lasting_handing_in_counts(
    house: House, steps: list[tuple[FormStep, int]], days: int
) -> None:
    take_steps(house, *steps)
    words = f"diajukan terlambat {days} hari"
    assert [page.count(words) for page in pages(house)] == [int(bool(days))] * 2


def test_who_took_it_back_is_late_to_this_day(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = take_steps(house, (FormStep.SUBMIT, -1), (FormStep.WITHDRAW, 0))
    forms = sound_forms(house.year)
    real = timezone.localdate
    monkeypatch.setattr(
        timezone, "localdate", lambda at=None: real(at) if at else DUE + timedelta(days=5)
    )
    assert (forms.calendar.late(form), forms.calendar.days_late(form)) == ("terlambat 5 hari", 5)


def test_the_list_asks_as_often_however_many_steps_there_are(
    house: House, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    take_steps(house, *[(FormStep.SUBMIT, 3), (FormStep.RETURN, 4)] * 6)
    browser = house.browser("viewer")
    browser.get(f"/kecil/{YEAR}/isian/")
    with django_assert_max_num_queries(15):
        browser.get(f"/kecil/{YEAR}/isian/")


def test_marks_follow_the_deadline_that_holds(house: House) -> None:
    take_steps(house, (FormStep.SUBMIT, 3), (FormStep.VERIFY, 5), (FormStep.APPROVE, 6))
    for days, late in ((60, 0), (1, 2)):
        sent = {f"tutup-{QUARTER}": str(DUE + timedelta(days=days))}
        assert house.browser("planner").post(f"/kecil/{YEAR}/jadwal/", sent).status_code == 302
        assert all(
            (f"diajukan terlambat {late} hari" in page) is bool(late) for page in pages(house)
        )


def test_a_day_that_is_over_does_not_read_as_closed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`Tutup 10 April` and `ditutup` had sent people to ask for an opening
    that nobody has to give.
    """
    real, day = timezone.localdate, DUE
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else day)
    assert all("(lewat" not in page for page in pages(house))
    day = DUE + timedelta(days=2)
    listed, shown = pages(house)
    assert (
        f"Batas waktu: Triwulan I 10 April {YEAR} (lewat; masih dapat diisi); Triwulan II"
        in listed
    )
    assert f"Batas 10 April {YEAR} (lewat; masih dapat diisi), " in shown
    assert "utup" not in f"{listed}{shown}"
    take_steps(house, (FormStep.SUBMIT, 0))
    assert "(lewat" not in pages(house)[1]


def test_steps_of_others_are_no_saving(house: House) -> None:
    """A form that was returned at 09.52 had told its clerk that she had saved then."""
    sent = {f"sel-{cell('ktp.holders', AREAS[0])}": "90", "aksi": "simpan"}
    assert house.browser("clerk").post(house.address(), sent).status_code == 302
    saved = timezone.now() - timedelta(hours=3)
    PostForm.objects.update(changed_at=saved, state=State.SUBMITTED)
    assert house.step("planner", "return", "Angka kecamatan kedua belum ada.").status_code == 302
    assert PostForm.objects.get().stage is State.RETURNED
    assert PostForm.objects.get().changed_at == saved
    at = timezone.localtime(saved).strftime("%H.%M")
    assert (
        at in elements(house.browser("clerk").get(house.address()).text).by_id("tersimpan").words
    )


HOLDERS, ELIGIBLE = "ktp.holders", "ktp.eligible"


def form_in(house: House, quarter: str = QUARTER) -> tuple[Forms, PostForm]:
    house.year.refresh_from_db()
    forms = sound_forms(house.year)
    return forms, forms.form(POST, Period.parse(quarter))


def filled(
    house: House, holders: tuple[str, str], eligible: tuple[str, str], quarter: str = QUARTER
) -> None:
    """Write counts as the clerk does, over whatever stands there."""
    sent = typed(holders, eligible, quarter, aksi="simpan")
    for (measure, area), text in house.counts(quarter).items():
        sent[f"dulu-{cell(measure, area, quarter)}"] = text
    assert house.browser("clerk").post(house.address(quarter=quarter), sent).status_code == 302


def problems(house: House, quarter: str = QUARTER) -> tuple[FormObstacle, ...]:
    return find_problems(*form_in(house, quarter))


def test_a_form_is_handed_in_as_the_year_is_by_then(house: House) -> None:
    filled(house, ("90", "45"), ("100", "50"))
    forms, form = form_in(house)
    count = house.year.rows.get(sheet="counts.csv", cells__measure=HOLDERS, cells__area=AREAS[0])
    now = OfficeYear.objects.get(pk=house.year.pk)
    change(now, [Edit("counts.csv", None, count.pk, count.version)], Author())
    clerk = Person(house.people["clerk"], frozenset({Role.DATA_ENTRY}))
    with pytest.raises(UnfinishedError):
        take_step(forms, form, FormStep.SUBMIT, clerk)


def places(found: tuple[FormObstacle, ...]) -> list[str]:
    return [problem.slot.name if problem.slot else "" for problem in found]


def test_an_empty_form_lacks_every_needed_cell_in_their_order(house: House) -> None:
    found = problems(house)
    assert places(found) == [
        cell(measure, area) for measure in (HOLDERS, ELIGIBLE) for area in AREAS
    ]
    assert all(problem.may_be_explained for problem in found)
    assert all("Isi 0 bila memang tidak ada." in problem.message for problem in found)


@every_case_undone("holders", [("90", "45"), ("0", "45"), ("1", "1")])
def test_a_full_form_lacks_nothing(house: House, holders: tuple[str, str]) -> None:
    """Nought is a figure, and the first quarter is compared with none."""
    filled(house, holders, ("100", "50"))
    assert problems(house) == ()
    assert find_doubts(*form_in(house)) == ()


def test_more_than_all_is_no_matter_of_a_reason(house: House) -> None:
    filled(house, ("90", "45"), ("100", "50"))
    row = house.year.rows.get(sheet="counts.csv", cells__measure=HOLDERS, cells__area=AREAS[0])
    house.year.refresh_from_db()
    change(house.year, [Edit("counts.csv", {"value": "190"}, row.pk, row.version)], Author())
    found = problems(house)
    assert found and not any(problem.may_be_explained for problem in found)
    assert {place.split(":")[2] for place in places(found)} == {AREAS[0]}
    form = PostForm.objects.get()
    for name in places(found):
        form.remarks.create(
            kind=Remark.Kind.EXPLANATION,
            slot=name,
            text="Memang begitu.",
            value="190",
            by=house.people["clerk"],
        )
    assert places(problems(house)) == places(found), "no reason makes a part larger than its whole"


def test_what_is_wrong_with_a_cell_names_it_once(house: House) -> None:
    answer = house.browser("clerk").post(
        house.address(), typed(("200", "45"), ("100", "50"), aksi="ajukan")
    )
    assert answer.status_code == 422
    (lines,) = [each.words for each in elements(answer.text).all("a") if "(200)" in each.words]
    (slot,) = [
        each
        for each in form_in(house)[0].duties.cells_of((POST, Period.parse(QUARTER))).slots
        if each.name == cell(HOLDERS, AREAS[0])
    ]
    area, _, name = slot.label.rpartition(", ")
    assert lines.startswith(f"{area}: {name} (200) ") and lines.count(name) == 1
    house.browser("clerk").post(house.address(), typed(("90", "45"), ("100", "50")))
    row = house.year.rows.get(sheet="counts.csv", cells__measure=HOLDERS, cells__area=AREAS[0])
    house.year.refresh_from_db()
    change(house.year, [Edit("counts.csv", {"value": "190"}, row.pk, row.version)], Author())
    assert any(each.message.startswith(f"{area}: {name} (190) ") for each in problems(house))


@pytest.mark.parametrize(
    ("before", "now", "needs_reason"),
    [("90", "90", False), ("90", "91", False), ("90", "89", True), ("90", "9", True)],
)
def test_a_falling_stock_asks_for_its_reason(
    house: House, before: str, now: str, needs_reason: bool
) -> None:
    filled(house, (before, "45"), ("100", "50"))
    filled(house, (now, "45"), ("100", "50"), "2024-Q2")
    found = problems(house, "2024-Q2")
    assert places(found) == ([cell(HOLDERS, AREAS[0], "2024-Q2")] if needs_reason else [])
    assert all(problem.may_be_explained for problem in found)


def test_a_quarter_is_compared_with_the_last_one_that_has_figures(house: House) -> None:
    filled(house, ("90", "45"), ("100", "50"))
    filled(house, ("9", "45"), ("100", "50"), "2024-Q3")
    assert places(problems(house, "2024-Q3")) == [cell(HOLDERS, AREAS[0], "2024-Q3")]


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_reason_belongs_to_the_value_for_which_it_was_given(
    house: House, is_changed: bool
) -> None:
    filled(house, ("90", "45"), ("100", "50"))
    filled(house, ("80", "45"), ("100", "50"), "2024-Q2")
    name = cell(HOLDERS, AREAS[0], "2024-Q2")
    reason = {f"sebab-{name}": "Pembersihan data ganda.", "aksi": "simpan"}
    house.browser("clerk").post(house.address(quarter="2024-Q2"), reason)
    assert problems(house, "2024-Q2") == ()
    if is_changed:
        filled(house, ("79", "45"), ("100", "50"), "2024-Q2")
        assert places(problems(house, "2024-Q2")) == [name]


def test_a_reason_that_is_taken_back_is_one_no_more(house: House) -> None:
    name = cell(HOLDERS, AREAS[0])
    filled(house, ("", "45"), ("100", "50"))
    for text, shown, settled in (("Server mati.", "", True), ("   ", "Server mati.", False)):
        sent = {f"sebab-{name}": text, f"dulu-sebab-{name}": shown, "aksi": "simpan"}
        house.browser("clerk").post(house.address(), sent)
        assert (places(problems(house)) == []) is settled


@every_case_undone("text", ["-", "x", "Nihil.", "belum ada", "12/3", "Kosong"])
def test_what_tells_no_reason_is_kept_where_it_is_and_settles_nothing(
    house: House, text: str
) -> None:
    name = cell(HOLDERS, AREAS[0])
    answer = house.send(("", "45"), act="ajukan", **{f"sebab-{name}": text})
    assert answer.status_code == 422
    page = elements(answer.text)
    (field,) = page.all("textarea", name=f"sebab-{name}")
    assert (field.words, field.attributes.get("aria-invalid")) == (text, "true")
    (link,) = page.all("a", href=f"#sebab-{name}")
    assert f"“{text}” belum menyebut sebabnya" in link.words
    again = {f"sebab-{name}": "Server pusat mati.", f"dulu-sebab-{name}": text, "aksi": "ajukan"}
    assert house.browser("clerk").post(house.address(), again).status_code == 302


def test_what_may_be_explained_keeps_its_place_for_a_reason(house: House) -> None:
    name = cell(HOLDERS, AREAS[0])
    filled(house, ("", "45"), ("100", "50"))
    house.browser("clerk").post(
        house.address(), {f"sebab-{name}": "Server mati.", "aksi": "simpan"}
    )
    assert places(find_doubts(*form_in(house))) == [name]
    page = house.browser("clerk").get(house.address()).text
    assert "Server mati.</textarea>" in page


@pytest.mark.parametrize(
    ("slot", "about"), [("", "jawab catatan"), (cell(HOLDERS, AREAS[1]), "Hilir")]
)
def test_a_comment_waits_for_its_answer(house: House, slot: str, about: str) -> None:
    filled(house, ("90", "45"), ("100", "50"))
    form = PostForm.objects.get()
    remark = form.remarks.create(
        kind=Remark.Kind.COMMENT,
        slot=slot,
        text="Periksa buku register.",
        by=house.people["planner"],
    )
    (found,) = problems(house)
    assert found.remark == remark.pk and about in found.message and not found.may_be_explained
    house.browser("clerk").post(
        house.address(), {f"jawab-{remark.pk}": "Sudah.", "aksi": "simpan"}
    )
    assert problems(house) == ()
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by) == ("Sudah.", house.people["clerk"])


@every_case_undone("name", ["0", "-1", "x", "9" * 30, "１"])
def test_an_answer_to_nothing_is_passed_over(house: House, name: str) -> None:
    house.fill(**{f"jawab-{name}": "Sudah."})
    assert Remark.objects.count() == 0


def test_nobody_answers_or_explains_in_the_form_of_another_post(house: House) -> None:
    filled(house, ("", "45"), ("100", "50"))
    sent = {f"sebab-{cell(HOLDERS, AREAS[0])}": "Orang lain.", "aksi": "simpan"}
    assert house.browser("planner").post(house.address(), sent).status_code == 422
    assert Remark.objects.count() == 0
