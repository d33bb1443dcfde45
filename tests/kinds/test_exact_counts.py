"""What happens at exactly the number that bounds: one below, the number, one above, in every place
that compares with a named limit.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from tests import factories as make
from tests.kinds.board_figures import NONE, board, known, result
from tests.unit.documents import audit_cast
from tests.unit.rules.registered_years import service

from capaian.documents.audit.paper import finding_record
from capaian.documents.charts import build
from capaian.documents.charts.rows import ChartRow
from capaian.documents.narrative.fields import is_over
from capaian.documents.scope.values import join_names
from capaian.documents.scope.views import coverage, work
from capaian.domain.audit.finding import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import typed_decimals
from capaian.domain.period import Period
from capaian.domain.survey import SurveyAnswer
from capaian.domain.value import PERCENT
from capaian.dossier.intake.mapping import RowRules
from capaian.dossier.intake.register_tables import (
    RegisterNumber,
    RegisterReader,
    refuse_parts_of_months,
)
from capaian.rules.outcome import open_share
from capaian.rules.registers.survey_answers import (
    AnswerFlag,
    find_flags,
    is_real_change,
    judge_alpha,
)
from capaian.web.boards import charts, indicator_page, results
from capaian.web.boards.charts import read_outlines
from capaian.web.boards.forecast import (
    ForecastGap,
    Outlook,
    SeriesPoint,
    find_gap,
    find_moved_bases,
)
from capaian.web.boards.tables import BoardTable
from capaian.web.evidence.examination.kinds import RefusedFileError
from capaian.web.evidence.forms import _FilesField
from capaian.web.evidence.uploads import require_size
from capaian.web.people.pasted_list import PastedListForm
from capaian.web.services.day_closing import ask_about_jump
from capaian.web.services.forms import read_presses
from capaian.web.services.table_import import _rows_in_words

FEW, ENOUGH = ForecastGap.FEW, None


def points(count: int) -> list[SeriesPoint]:
    return [SeriesPoint(Period.year_of(2015 + place), Decimal(place)) for place in range(count)]


@pytest.mark.parametrize(("count", "gap"), [(2, FEW), (3, ENOUGH), (4, ENOUGH)])
def test_three_points_are_enough_for_a_forecast(count: int, gap: ForecastGap | None) -> None:
    assert find_gap(points(count)) is gap


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [(1000, 1029, 0), (1000, 1030, 0), (1000, 1031, 1), (1000, 970, 0), (1000, 969, 1)],
)
def test_a_denominator_that_moved_by_exactly_three_per_cent_did_not(
    before: int, after: int, moved: int
) -> None:
    assert len(find_moved_bases({"a": Decimal(before)}, {"a": Decimal(after)})) == moved


@pytest.mark.parametrize(("achievement", "alerts"), [("95.01", 0), ("95", 0), ("94.99", 1)])
def test_exactly_five_points_behind_the_plan_is_no_alert(
    monkeypatch: pytest.MonkeyPatch, achievement: str, alerts: int
) -> None:
    monkeypatch.setattr(indicator_page, "outlook_of", lambda *of: Outlook(()))
    monkeypatch.setattr(results.Board, "owner_name", lambda *of: "")
    own = result("a", achievement)
    own.periods = (own.current,)
    rows = [*indicator_page._of_results(board(own))]
    assert len(rows) == alerts


@pytest.mark.parametrize(
    ("values", "alerts"), [("9 8", 0), ("9 8 7", 1), ("9 8 8", 0), ("7 9 8 7", 1)]
)
def test_two_falls_are_enough_for_an_alert_and_one_is_none(
    monkeypatch: pytest.MonkeyPatch, values: str, alerts: int
) -> None:
    course = tuple(
        SeriesPoint(Period.year_of(2018 + place), Decimal(value))
        for place, value in enumerate(values.split())
    )
    monkeypatch.setattr(indicator_page, "outlook_of", lambda *of: Outlook(course))
    monkeypatch.setattr(results.Board, "owner_name", lambda *of: "")
    assert len([*indicator_page._of_results(board(result("a", "100")))]) == alerts


@pytest.mark.parametrize(
    ("names", "short"), [("A", "A"), ("AB", "A dan B"), ("ABC", "tiga kecamatan")]
)
def test_two_kecamatan_that_tie_are_named_and_more_counted(names: str, short: str) -> None:
    areas = [
        SimpleNamespace(subject=SimpleNamespace(name=name), field=lambda of: known(1))
        for name in names
    ]
    assert coverage._outermost("lowest", areas).field("short_name") == short


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "a"), (2, "a dan b"), (3, "a, b, dan c"), (4, "a, b, c, dan d")],
)
def test_names_are_joined_with_a_comma_from_three_on(count: int, words: str) -> None:
    assert join_names([*"abcd"[:count]]) == words


@pytest.mark.parametrize(
    ("decimals", "shown"), [("0.123456", 6), ("0.1234567", 2), ("0.12345", 5), ("7", 0)]
)
def test_a_figure_of_six_decimals_was_typed(decimals: str, shown: int) -> None:
    assert typed_decimals(Decimal(decimals), 2) == shown


@pytest.mark.parametrize(
    ("ratio", "is_above"),
    [("100", False), ("100.004", False), ("100.005", True), ("99.995", False)],
)
def test_exactly_a_hundred_is_not_over_and_what_is_printed_as_it_neither(
    ratio: str, is_above: bool
) -> None:
    assert is_over(known(ratio)) is is_above


@pytest.mark.parametrize(("ratio", "left"), [("99.99", "0.01"), ("100", "0"), ("100.01", None)])
def test_a_whole_share_leaves_nothing_open(ratio: str, left: str | None) -> None:
    found = open_share(Decimal(ratio))
    assert (found if isinstance(found, Decimal) else None) == (Decimal(left) if left else None)


def rows_of(values: str) -> list[ChartRow]:
    return [
        ChartRow(value, known(value), NONE, (), is_own=False, rank=None, traces=())
        for value in values.split()
    ]


@pytest.mark.parametrize(
    ("values", "is_drawn"), [("1 1 1 2 3", False), ("1 1 1 2 3 4", True), ("1 2", False)]
)
def test_three_figures_that_differ_are_worth_a_chart(values: str, is_drawn: bool) -> None:
    rows = rows_of(values)
    assert build._says_more_than_words(rows, build._usual_figure(rows)) is is_drawn


@pytest.mark.parametrize(("years", "is_drawn"), [(1, False), (2, True), (3, True)])
def test_two_years_are_enough_for_a_course(years: int, is_drawn: bool) -> None:
    past = tuple(
        SimpleNamespace(period=Period.year_of(2022 - place), actual=known(80 + place))
        for place in range(years - 1)
    )
    drawn = charts.timeline_of(
        SimpleNamespace(
            plan_targets={},
            polarity=make.indicator("a").polarity,
            name="A",
            label="A",
            unit=PERCENT,
        ),
        result("a", "90", past=past),
        BoardTable("", "", (), ()),
    )
    assert (drawn is not None) is is_drawn


@pytest.mark.parametrize(("served", "is_counted"), [("99", False), ("100", True), ("101", True)])
def test_a_hundred_documents_are_enough_for_a_cost(
    monkeypatch: pytest.MonkeyPatch, served: str, is_counted: bool
) -> None:
    fields = {"actual": known(served), "unit": "dokumen"}
    thing = SimpleNamespace(field=fields.get)
    monkeypatch.setattr(work, "_measures", lambda *of, by_outputs: [thing])
    found = work._documents(SimpleNamespace(outputs=()), SimpleNamespace())
    assert (found is not None) is is_counted


@pytest.mark.parametrize(("letters", "is_titled"), [(99, True), (100, True), (101, False)])
def test_a_correction_of_a_hundred_letters_is_a_title(letters: int, is_titled: bool) -> None:
    bare = "tercetak 99,53; seharusnya: "
    computed = "1" * (letters - len(bare))
    found = audit_cast.finding("T-001", AuditRule.SUM, Level.ERROR, 1, computed=computed)
    assert (computed in str(finding_record(found).field("title"))) is is_titled


@pytest.mark.parametrize(
    ("total", "before", "others", "has_question"),
    [
        (19, [1], 0, False),
        (20, [1], 0, True),
        (20, [2], 0, True),
        (20, [3], 0, False),
        (19, [], 1, False),
        (20, [], 1, True),
        (29, [], 3, False),
        (30, [], 3, True),
        (30, [], 0, False),
    ],
)
def test_ten_times_as_many_from_twenty_on_raise_a_question(
    total: int, before: list[int], others: int, has_question: bool
) -> None:
    assert bool(ask_about_jump(total, before, others)) is has_question


@pytest.mark.parametrize(
    ("count", "more"), [(3, ""), (4, ""), (5, " dan 1 lagi"), (6, " dan 2 lagi")]
)
def test_four_rows_of_a_table_are_named(count: int, more: str) -> None:
    rows = [*range(1, count + 1)]
    named = ", ".join(map(str, rows[:4]))
    assert _rows_in_words(rows) == f"Baris {named}{more}"


def presses_of(count: int) -> bytes:
    sent = {
        "key": "00000000-0000-4000-8000-000000000000",
        "day": "2023-03-04",
        "site": "a",
        "service": "b",
        "stage": "c",
        "count": 1,
    }
    return json.dumps({"presses": [sent] * count}).encode()


def upload(*sizes: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(size=size, name="a.pdf") for size in sizes]


def lines(count: int) -> PastedListForm:
    form = PastedListForm.__new__(PastedListForm)
    form.cleaned_data = {"daftar": "\n".join(f"orang{place}" for place in range(count))}
    return form


MEGABYTE = 1_000_000
REFUSALS = (ValueError, forms.ValidationError, RefusedFileError)


@pytest.mark.parametrize(
    ("call", "taken", "refused"),
    [
        pytest.param(lambda n: read_presses(presses_of(n)), (1, 500), (0, 501), id="presses"),
        pytest.param(
            lambda n: _FilesField().clean(upload(*[1] * n), None), (1, 20), (0, 21), id="files"
        ),
        pytest.param(
            lambda n: _FilesField().clean(upload(n, 0), None),
            (100 * MEGABYTE,),
            (100 * MEGABYTE + 1,),
            id="bytes at once",
        ),
        pytest.param(require_size, (20 * MEGABYTE,), (20 * MEGABYTE + 1,), id="bytes of a file"),
        pytest.param(lambda n: lines(n).clean_daftar(), (1, 300), (0, 301), id="lines of a list"),
    ],
)
def test_exactly_the_limit_is_taken_and_one_more_refused(
    call: Callable[[int], object], taken: tuple[int, ...], refused: tuple[int, ...]
) -> None:
    for number in taken:
        call(number)
    for number in refused:
        with pytest.raises(REFUSALS):
            call(number)


@pytest.mark.parametrize(
    ("size", "is_too_large"), [(5 * MEGABYTE, False), (5 * MEGABYTE + 1, True)]
)
def test_outlines_of_exactly_five_megabytes_are_read(size: int, is_too_large: bool) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        read_outlines(b" " * size, ())
    assert ("lebih dari 5 MB" in str(refused.value)) is is_too_large


@pytest.mark.parametrize(
    ("seconds", "is_flagged"), [(19, True), (20, False), (21, False), (None, False)]
)
def test_an_answer_of_exactly_twenty_seconds_is_not_too_fast(
    seconds: int | None, is_flagged: bool
) -> None:
    own = SurveyAnswer((4, 3), seconds=seconds)
    assert (AnswerFlag.FAST in find_flags(own)) is is_flagged


@pytest.mark.parametrize(
    ("alpha", "answers", "words"),
    [
        ("0.9", 29, "tidak layak disimpulkan"),
        ("0.9", 30, "andal"),
        ("0.6", 30, "andal"),
        ("0.5999", 30, "kurang andal"),
    ],
)
def test_alpha_speaks_from_thirty_answers_and_is_good_from_six_tenths_on(
    alpha: str, answers: int, words: str
) -> None:
    assert judge_alpha(Decimal(alpha), answers) == words


@pytest.mark.parametrize(
    ("change", "is_real"), [("2.99", False), ("3", False), ("3.01", True), ("-3.01", True)]
)
def test_a_change_of_exactly_both_margins_is_none(change: str, is_real: bool) -> None:
    assert is_real_change(Decimal(change), (Decimal(1), Decimal(2))) is is_real


def numbers_of(days: str, values: str, *, is_recap: bool = False) -> list[RegisterNumber]:
    return [
        RegisterNumber(date(2023, 3, int(day)), is_recap, "kk", "received", "", "", int(value), 2)
        for day, value in zip(days.split(), values.split(), strict=True)
    ]


@pytest.mark.parametrize(
    ("days", "values", "is_recap", "is_running"),
    [
        # 1, 1, 1, 2 is what a rare event looks like
        ("1 2 3 4", "1 1 1 2", False, False),
        ("1 2 3 4", "1 1 2 3", False, True),
        ("1 2 3", "1 2 3", False, False),
        ("1 2 3", "1 2 3", True, True),
        # a table of which the last day comes first
        ("4 3 2 1", "3 2 1 1", False, True),
        ("4 3 2 1", "1 1 2 3", False, False),
    ],
)
def test_three_unlike_numbers_that_never_fall_are_running_totals(
    days: str, values: str, is_recap: bool, is_running: bool
) -> None:
    reader = SimpleNamespace(
        names=SimpleNamespace(services={"kk": service()}, stages={"received": "diterima"}),
        _rules=RowRules(is_cumulative=True),
    )
    found = RegisterReader._find_running(reader, numbers_of(days, values, is_recap=is_recap))
    assert bool(found) is is_running


@pytest.mark.parametrize(
    ("missing", "is_refused"),
    [
        # in March 2023 the 1st is a Wednesday: from Monday to Friday, and a day alone
        ({6, 7, 8, 9, 10, 22}, True),
        ({22, 6, 7, 8, 9}, False),
        ({9, 10, 13, 14, 15}, True),
        ({9, 10, 11, 12, 13, 14}, False),
    ],
)
def test_a_month_lacks_no_five_working_days_in_a_row(missing: set[int], is_refused: bool) -> None:
    found: list[str] = []
    problems = SimpleNamespace(add=lambda code, **words: found.append(code))
    weekdays = [day for day in range(1, 32) if date(2023, 3, day).weekday() < 5]
    there = " ".join(str(day) for day in weekdays if day not in missing)
    numbers = numbers_of(there, " ".join("1" for _ in there.split()))
    refuse_parts_of_months(numbers, make.office_year(), problems)
    assert found == ["register_part_of_month"] * is_refused
