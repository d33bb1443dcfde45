"""Due days of pages: the day before, the day itself, the day after.

Forms of the first quarter are due on 10 April, ten days after its end; those of the last one on
10 January of the next year.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import pytest
from tests.kinds.pages.clock import noon, on_day
from tests.web.approving import add
from tests.web.filling import POST, QUARTER, YEAR, House, sound_forms

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.web.boards.views import form_states
from capaian.web.closing.views import _obstacles as obstacles_of_year
from capaian.web.feed.models import find_reason_of_day
from capaian.web.feed.month_closing import MonthCount, find_obstacles
from capaian.web.followup.views import follow_ups_in
from capaian.web.home.guide import _fill_quarters, _finish
from capaian.web.measurement.flow import FormStep, State
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.gate import OutOfOrderError, require_in_order
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.result_notes import _waiting, provisional
from capaian.web.measurement.schedule import ScheduleForm
from capaian.web.measurement.steps import Person
from capaian.web.measurement.tasks import count_due_soon, tasks_of
from capaian.web.offices.models import Role
from capaian.web.reminders.models import Event
from capaian.web.reminders.sending import _last_day, _near, awaited_forms, find_items
from capaian.web.texts.report_texts import texts_waiting
from capaian.web.years.known import know

DAY: Final = timedelta(days=1)
DUE: Final = date(YEAR, 4, 10)
Q1, Q4 = Period.parse(QUARTER), Period.parse(f"{YEAR}-Q4")


def form_of(house: House, quarter: Period = Q1) -> tuple[Forms, PostForm]:
    forms = sound_forms(house.year)
    return forms, forms.form(POST, quarter)


# --- forms


@pytest.mark.parametrize(
    ("quarter", "due"), [(Q1, date(YEAR, 4, 10)), (Q4, date(YEAR + 1, 1, 10))], ids=str
)
@pytest.mark.parametrize(
    ("days", "late", "words"),
    [(-1, 0, ""), (0, 0, ""), (1, 1, "terlambat 1 hari"), (7, 7, "terlambat 7 hari")],
)
def test_a_form_is_late_from_the_day_after_its_last_one(
    house: House, quarter: Period, due: date, days: int, late: int, words: str
) -> None:
    forms, form = form_of(house, quarter)
    with on_day(due + days * DAY):
        found = forms.calendar.days_late(form), forms.calendar.late(form)
        assert (found, forms.calendar.is_past(form)) == ((late, words), late > 0)


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, ""), (0, ""), (1, "diajukan terlambat 1 hari"), (2, "diajukan terlambat 2 hari")],
)
def test_a_form_that_was_handed_in_stays_as_late_as_it_was(
    house: House, days: int, words: str
) -> None:
    form = PostForm.objects.create(
        office_year=house.year, post=POST, period=QUARTER, state=State.SUBMITTED
    )
    with on_day(DUE + days * DAY):
        form.steps.create(step=FormStep.SUBMIT, into=State.SUBMITTED, by=house.people["holder"])
    form.steps.update(at=noon(DUE + days * DAY))
    with on_day(DUE + 30 * DAY):
        forms, form = form_of(house)
        assert (forms.calendar.late(form), forms.calendar.days_late(form)) == (words, 0)


@pytest.mark.parametrize(
    ("days", "is_soon", "is_awaited"),
    [
        # two weeks before it, and not a day more
        (-15, False, False),
        (-14, True, True),
        (0, True, True),
        (1, False, True),
    ],
)
def test_a_form_is_awaited_from_two_weeks_before_its_last_day(
    house: House, days: int, *, is_soon: bool, is_awaited: bool
) -> None:
    with on_day(DUE + days * DAY):
        forms = sound_forms(house.year)
        soon = count_due_soon(forms)
        awaited = [each.form.period for each in awaited_forms(forms) if each.form.post == POST]
    assert (soon > 0, awaited) == (is_soon, [QUARTER] * is_awaited)


@pytest.mark.parametrize(
    ("days", "event", "words"),
    [
        (-8, None, "10 April"),
        (-7, Event.DUE_WEEK, "10 April"),
        (-2, Event.DUE_WEEK, "10 April"),
        (-1, Event.DUE_DAY, "besok"),
        (0, Event.DUE_DAY, "hari ini"),
        (1, Event.LATE, "10 April"),
    ],
)
def test_reminders_come_a_week_and_a_day_before_and_when_it_is_late(
    house: House, days: int, event: Event | None, words: str
) -> None:
    with on_day(DUE + days * DAY):
        found = [each for each, _ in _near("isian", DUE, DUE + days * DAY, "")]
        assert found == [event] * (event is not None)
        assert _last_day(DUE, max(days, 0)).startswith(words)


@pytest.mark.parametrize(("late", "week"), [(1, 0), (7, 0), (8, 1), (14, 1), (15, 2)])
def test_who_is_late_is_reminded_anew_each_week(late: int, week: int) -> None:
    [(_, item)] = _near("isian", DUE, DUE + late * DAY, "")
    assert item.name == f"isian/{week}"


@pytest.mark.parametrize(
    ("quarter", "first"), [(Q1, date(YEAR, 1, 1)), (Q4, date(YEAR, 10, 1))], ids=str
)
@pytest.mark.parametrize(("days", "is_begun"), [(-1, False), (0, True)])
def test_a_form_is_a_task_from_the_first_day_of_its_quarter(
    house: House, quarter: Period, first: date, days: int, *, is_begun: bool
) -> None:
    state = {Q1: State.DRAFT, Q4: State.APPROVED}[quarter]
    # Once a form was begun, what the others ask for is shared out.
    PostForm.objects.create(office_year=house.year, post=POST, period=QUARTER, state=state)
    with on_day(first + days * DAY):
        forms = sound_forms(house.year)
        person = Person(house.people["holder"], frozenset({Role.UNIT_HEAD}))
        tasks = {each.form.period for each in tasks_of(forms, person)}
        steps = {step.title: step.is_now for step in _fill_quarters(forms)}
        summary = [
            item.line
            for event, items in find_items(
                forms,
                Person(house.people["planner"], frozenset({Role.PLANNER})),
                date(YEAR, 1, 1),  # a Monday
            )
            if event == Event.SUMMARY
            for item in items
        ]
    assert (str(quarter) in tasks) is is_begun
    assert steps[f"Isian {quarter.label}"] is is_begun
    last = quarter.ordinal - 1 + is_begun
    begun = sum(each.quarter.ordinal <= last for each in forms.all_forms())
    assert any(f" dari {begun} sudah diajukan" in line for line in summary)


@pytest.mark.parametrize(
    ("day", "is_early"),
    [(date(YEAR, 3, 30), True), (date(YEAR, 3, 31), False), (date(YEAR, 4, 1), False)],
)
def test_a_form_is_handed_in_early_before_the_last_day_of_its_quarter(
    house: House, day: date, *, is_early: bool
) -> None:
    house.fill()
    house.year.refresh_from_db()
    forms, form = form_of(house)
    with on_day(day):
        if not is_early:
            assert "sebelum triwulannya berakhir" not in require_in_order(forms, form, "")
            return
        with pytest.raises(OutOfOrderError):
            require_in_order(forms, form, "")


@pytest.mark.parametrize(
    ("day", "is_waited_for"),
    [(date(YEAR, 3, 31), False), (date(YEAR, 4, 1), True)],
)
def test_a_figure_is_waited_for_once_its_quarter_is_over(
    house: House, day: date, *, is_waited_for: bool
) -> None:
    with on_day(day):
        forms = sound_forms(house.year)
        codes = frozenset(forms.duties.cells_of((POST, Q1)).by_code)
        found = [*_waiting(forms, codes)]
    assert bool(found) is is_waited_for


@pytest.mark.parametrize(("period", "forms"), [(Q1, 1), (Period.parse(f"{YEAR}-S1"), 2), (Q4, 4)])
def test_states_of_forms_are_those_until_the_end_of_a_period(
    house: House, period: Period, forms: int
) -> None:
    listed = form_states(house.year, period)
    assert {each.form.quarter.ordinal for each in listed} == {*range(1, forms + 1)}
    words = provisional(sound_forms(house.year), period)
    assert words == f"sementara: 0 dari {len(listed)} isian disetujui"


@pytest.mark.parametrize(
    ("day", "is_kept"),
    [
        (date(YEAR, 3, 31), False),
        (date(YEAR, 4, 1), True),
        # a year of 366 days after the end
        (date(YEAR + 1, 4, 1), True),
        (date(YEAR + 1, 4, 2), False),
    ],
)
def test_a_deadline_lies_behind_its_quarter_and_within_a_year(
    house: House, day: date, *, is_kept: bool
) -> None:
    form = ScheduleForm(sound_forms(house.year), {f"tutup-{QUARTER}": str(day)})
    assert (f"tutup-{QUARTER}" not in form.errors) is is_kept


# --- follow-ups


@pytest.fixture(name="owing")
def made(house: House) -> House:
    add(
        house,
        "recommendations.yaml#recommendations",
        text="Menambah loket.",
        response="Loket sore dibuka.",
        responsible=POST,
        due=str(DUE),
        evaluator="Inspektorat",
        period=str(YEAR),
    )
    return house


@pytest.mark.parametrize(
    ("days", "is_near", "late", "events"),
    [
        (-15, False, 0, set()),
        (-14, True, 0, set()),
        (-7, True, 0, {Event.DUE_WEEK}),
        (-1, True, 0, {Event.DUE_DAY}),
        (0, True, 0, {Event.DUE_DAY}),
        (1, True, 1, {Event.LATE}),
    ],
)
def test_a_follow_up_is_near_for_two_weeks_and_late_from_the_day_after(
    owing: House, days: int, late: int, events: set[Event], *, is_near: bool
) -> None:
    owing.year.refresh_from_db()
    day = DUE + days * DAY
    with on_day(day):
        [listed] = follow_ups_in(owing.year, know(owing.year))
        assert (listed.is_near, listed.days_late) == (is_near, late)
        found = find_items(
            sound_forms(owing.year),
            Person(owing.people["holder"], frozenset({Role.UNIT_HEAD})),
            day,
        )
        lines = {event: [each.line for each in items] for event, items in found}
    own = {event for event, each in lines.items() if any("Tindak lanjut" in line for line in each)}
    assert own == events


@pytest.mark.parametrize(
    ("due", "status"),
    [
        (date(YEAR - 1, 12, 31), 422),
        (date(YEAR, 1, 1), 302),
        (date(YEAR + 1, 12, 31), 302),
        (date(YEAR + 2, 1, 1), 422),
    ],
)
def test_a_follow_up_is_due_in_its_year_or_the_next(owing: House, due: date, status: int) -> None:
    row = owing.year.rows.get(sheet="recommendations.yaml#recommendations")
    sent = {
        "versi": str(row.version),
        "text": row.cells["response"],
        "responsible": POST,
        "state": "",
        "evidence": "",
        "due": f"{due:%d-%m-%Y}",
    }
    page = f"/kecil/{YEAR}/tindak-lanjut/{row.pk}/"
    assert owing.browser("planner").post(page, sent).status_code == status


# --- years and months


@pytest.mark.parametrize(
    ("day", "is_over"),
    [(date(YEAR, 12, 31), False), (date(YEAR + 1, 1, 1), True)],
)
def test_a_year_is_over_with_its_last_day(house: House, day: date, *, is_over: bool) -> None:
    with on_day(day):
        words = [each.words for each in obstacles_of_year(sound_forms(house.year))]
        assert (f"Tahun {YEAR} belum berakhir." not in words) is is_over
        steps = {each.title: each for each in _finish(house.year, None, is_planner=False)}
        page = house.browser("planner").get(f"/kecil/{YEAR}/").text
    assert steps[f"Tahun {YEAR + 1}"].is_now is is_over
    assert (f"Mulai tahun {YEAR + 1}" in page) is is_over, "the home page offers the next year"


@pytest.mark.parametrize(
    ("day", "is_last"), [(date(YEAR, 9, 30), False), (date(YEAR, 10, 1), True)]
)
def test_texts_are_looked_at_in_the_last_quarter(
    house: House, day: date, *, is_last: bool
) -> None:
    with on_day(day):
        assert (texts_waiting(house.year) > 0) is is_last
        found = {e.title: e for e in _finish(house.year, sound_forms(house.year), is_planner=True)}
    assert found["Teks laporan"].is_now is is_last


@pytest.mark.parametrize(
    ("month", "day", "is_over"),
    [
        ("2024-M02", date(2024, 2, 28), False),
        ("2024-M02", date(2024, 2, 29), False),
        ("2024-M02", date(2024, 3, 1), True),
        ("2024-M12", date(2024, 12, 31), False),
        ("2024-M12", date(2025, 1, 1), True),
    ],
)
def test_a_month_of_a_register_is_closed_from_the_day_after_it(
    month: str, day: date, *, is_over: bool
) -> None:
    with on_day(day):
        found = [*find_obstacles(Period.parse(month), MonthCount((), 0, 0))]
    assert (not found) is is_over


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(YEAR - 1, 12, 31), "di luar tahun"),
        (date(YEAR, 1, 1), ""),
        (date(YEAR, 6, 14), ""),
        (date(YEAR, 6, 15), ""),
        (date(YEAR, 6, 16), "belum tiba"),
        (date(YEAR + 1, 1, 1), "di luar tahun"),
    ],
)
@pytest.mark.parametrize("register", Register)
def test_registers_take_days_of_their_year_until_today(
    house: House, register: Register, day: date, words: str
) -> None:
    with on_day(date(YEAR, 6, 15)):
        found = find_reason_of_day(house.year, register, day)
        ahead = find_reason_of_day(house.year, register, day, may_be_ahead=True)
    assert (words in found, bool(found)) == (True, bool(words))
    assert bool(ahead) is (words == "di luar tahun")
