"""Two siblings of one type never stand for each other: numerator and denominator, planned and
actual, original and revised, this year and last year, before and after.

Every row has unlike values, so that it fails where the two are swapped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import SimpleNamespace

import pytest
from tests import factories as make
from tests.kinds.board_figures import NONE, area, board, known, money, result
from tests.unit.documents import cast
from tests.unit.rules.registered_years import feed_row

from capaian.documents.scope.paths import Scope
from capaian.documents.scope.views import comparisons, courses
from capaian.documents.scope.views.undertakings import _of_its_time
from capaian.documents.scope.views.work import _superseded
from capaian.domain.assessment import ReferenceKind, Status
from capaian.domain.identifiers import SourceId
from capaian.domain.period import Period
from capaian.domain.plan import TargetValue
from capaian.domain.policy import AgreementChoice, EfficiencyMethod
from capaian.domain.progress import QuarterProgress
from capaian.domain.value import Known, Result, Unavailable, Unit
from capaian.rules.agreements import describe_range
from capaian.rules.assess import assess
from capaian.rules.efficiency import compute_efficiency
from capaian.rules.facts import Facts
from capaian.rules.named_figures import all_figures
from capaian.rules.outcome import percent_of
from capaian.rules.pace import _PaceWay
from capaian.rules.registers.balance import BlankStock, ServiceBalance, cost_per_document
from capaian.rules.registers.feed import LeftOut
from capaian.web.boards import indicator_page, results
from capaian.web.boards.charts import plan_years

FIRST = make.DISTRICTS[0]
MONEY = (
    replace(make.money("I.1.1", 100, 90), original=Decimal(120)),
    replace(make.money("I.1.2", 300, 270), original=Decimal(200)),
    replace(make.money("II.1.1", 600, 300), original=Decimal(500)),
)
"""Original 120 + 200 + 500 = 820, revised 1.000, spent 660: of I 320, 400 and 360, of II 500, 600
and 300.
"""


@cache
def scope_by(choice: AgreementChoice = AgreementChoice.LATEST) -> Scope:
    policies = make.policies(agreement=choice)
    return cast.scope(cast.rich(inputs=MONEY, policies=policies))


def value_at(path: str, scope: Scope) -> Decimal:
    found = scope.resolve(path)
    assert isinstance(found, Known), (path, found)
    return found.value.quantize(Decimal("0.01")).normalize()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        # numerator and denominator: 90, 180 and 270 of 100, 200 and 300
        ("ktp.numerator", "540"),
        ("ktp.denominator", "600"),
        ("ktp.ratio", "90"),
        ("ktp.remainder", "60"),
        (f"ktp.areas.{FIRST}.numerator", "90"),
        (f"ktp.areas.{FIRST}.denominator", "100"),
        # this year and last year: 88 in 2022
        ("ktp.prior_ratio", "88"),
        ("ktp.change", "2"),
        ("iku-2.actual", "85"),
        ("iku-2.target", "100"),
        ("iku-2.achievement", "85"),
        ("iku-2.gap", "-15"),
        ("iku-2.prior.actual", "82"),
        ("iku-2.prior.target", "80"),
        ("iku-2.prior.achievement", "102.5"),
        ("iku-2.prior.change", "3"),
        ("iku-2.prior.growth", "3.66"),
        ("surveys.skm.index", "85"),
        ("surveys.skm.prior.index", "80"),
        ("surveys.skm.change", "5"),
        # the plan's last year and this one
        ("iku-2.plan_end.target", "100"),
        ("iku-2.plan_end.achievement", "85"),
        # original and revised, planned and spent
        ("programs.I.money.original", "320"),
        ("programs.I.money.revised", "400"),
        ("programs.I.money.actual", "360"),
        ("programs.I.money.ratio", "90"),
        ("programs.II.money.original", "500"),
        ("programs.II.money.ratio", "50"),
        ("totals.money.original", "820"),
        ("totals.money.revised", "1000"),
        ("totals.money.actual", "660"),
        ("totals.money.ratio", "66"),
    ],
)
def test_papers_do_not_swap_siblings(path: str, value: str) -> None:
    assert value_at(path, scope_by()) == Decimal(value).normalize()


def test_an_output_is_its_actual_over_its_target() -> None:
    """By hand: 8 of 10 documents."""
    scope = scope_by()
    (own,) = scope.things("nodes.II.1.1.outputs")
    fields = [scope.field(own, name) for name in ("target", "actual", "achievement")]
    assert [each.value for each in fields if isinstance(each, Known)] == [10, 8, 80]


@pytest.mark.parametrize(
    ("choice", "target", "achievement"),
    [(AgreementChoice.ORIGINAL, "80", "106.25"), (AgreementChoice.LATEST, "85", "100")],
)
def test_the_agreement_that_counts_is_the_chosen_one(
    choice: AgreementChoice, target: str, achievement: str
) -> None:
    scope = scope_by(choice)
    found = [value_at(f"iku-1.{name}", scope) for name in ("target", "achievement")]
    assert found == [Decimal(target).normalize(), Decimal(achievement).normalize()]


def test_named_figures_are_what_they_are_called() -> None:
    year = cast.rich(inputs=MONEY)
    figures = all_figures(year, assess(year, cast.laws()))
    found = {(each.name, each.role): each.cell for each in figures}
    values = {key: cell.value for key, cell in found.items() if isinstance(cell, Known)}
    wanted = {
        ("iku-2", "actual"): 85,
        ("iku-2", "prior"): 82,
        ("ktp", "ratio"): 90,
        ("ktp", "prior"): 88,
        ("ktp.have", "count"): 540,
        ("ktp.need", "count"): 600,
    }
    assert {key: values[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("method", "figures", "value"),
    [
        # spent 90 for 8 of what 100 was planned for 10: 11,25 a piece for 10
        (EfficiencyMethod.COST_PER_OUTPUT_RATIO, "90 8 100 10", "112.5"),
        (EfficiencyMethod.VOLUME_COST, "90 8 100 10", "-12.5"),
        (EfficiencyMethod.UNIT_COST, "90 8", "11.25"),
        # earned 100 x 8 / 10 = 80, paid 90: -10 of 80; 50 - 12,5 / 20 x 50
        (EfficiencyMethod.OUTPUT_BUDGET, "90 8 100 10", "-12.5"),
        (EfficiencyMethod.EFFICIENCY_SCORE, "90 8 100 10", "18.75"),
        (EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION, "80 90", "-10"),
        (EfficiencyMethod.BUDGET_OVER_REALISATION, "100 80", "125"),
        (EfficiencyMethod.ECONOMY, "80 100", "80"),
        (EfficiencyMethod.STAFF_RATIO, "9 10", "90"),
        (EfficiencyMethod.UNSPENT_SHARE, "80", "20"),
    ],
)
def test_efficiency_takes_planned_and_spent_in_their_places(
    method: EfficiencyMethod, figures: str, value: str
) -> None:
    assert compute_efficiency(method, [*map(Decimal, figures.split())]) == Decimal(value)


def test_a_share_and_a_cost_divide_the_first_by_the_second() -> None:
    assert percent_of(Decimal(1), Decimal(4)) == 25
    assert cost_per_document(Decimal(1000), 8) == 125
    assert BlankStock(460, Decimal(46)).days_left == 10


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ({"lower": Decimal(4), "upper": Decimal(6)}, "4–6"),
        ({"lower": Decimal(4)}, "minimal 4"),
        ({"upper": Decimal(6)}, "maksimal 6"),
    ],
)
def test_a_range_goes_from_its_lower_to_its_upper_bound(
    bounds: dict[str, Decimal], words: str
) -> None:
    assert describe_range(TargetValue(None, **bounds)) == words


def test_a_balance_goes_from_before_to_after() -> None:
    """By hand: 10 + 40 - 30 - 2 - 1; printed 3 + 34 - 30."""
    counts = {"received": 40, "printed": 34, "delivered": 30, "refused": 2, "withdrawn": 1}
    own = ServiceBalance(10, 3, counts)
    assert (own.open_after, own.printed_after) == (17, 7)


@pytest.mark.parametrize(
    ("open_before", "counts", "words"),
    [
        # 5 + 2 - 8
        (5, {"received": 2, "delivered": 8, "printed": 7}, "diterima: kurang 1."),
        (-1, {"received": 2, "delivered": 8, "printed": 8}, ""),
        (5, {"received": 3, "delivered": 8, "printed": 8}, ""),
        (3, {"received": 2, "printed": 6}, "Dicetak 6, padahal diterima 2 dan berjalan 3."),
        (5, {"received": 2, "delivered": 8, "printed": 8}, "diterima 2 dan berjalan 5."),
        (3, {"received": 2, "printed": 5}, ""),
        (3, {"received": 2, "printed": 5, "delivered": 4}, ""),
        (3, {"received": 2, "printed": 6, "refused": 5}, "diterima 2 dan berjalan 3."),
    ],
)
def test_a_balance_is_questioned_by_what_was_open_before(
    open_before: int, counts: dict[str, int], words: str
) -> None:
    found = " ".join(ServiceBalance(open_before, 0, counts).questions)
    assert (words in found, bool(found)) == (True, bool(words))


def test_what_a_feed_leaves_out_is_the_part_of_the_whole() -> None:
    words = LeftOut(feed_row(), "area", Decimal(3), Decimal(70)).words_for("Terbit")
    assert words.startswith("3 dari 70 dicetak tanpa kecamatan")


@pytest.mark.parametrize(
    ("revision", "others", "original", "amount"),
    [
        (0, (0, 1), "320", "320"),
        (1, (0, 1), "320", "400"),
        (0, (0,), "320", "320"),
        (0, (0,), None, "400"),
        (0, (0, 1), None, None),
    ],
)
def test_an_agreement_has_the_budget_of_its_time(
    revision: int, others: tuple[int, ...], original: str | None, amount: str | None
) -> None:
    agreements = [make.agreement(revision=each) for each in others]
    world = SimpleNamespace(office_year=SimpleNamespace(agreements=agreements))
    found = _of_its_time(money(original, "400", "1"), make.agreement(revision=revision), world)
    assert (found.value if isinstance(found, Known) else None) == (
        None if amount is None else Decimal(amount)
    )


@pytest.mark.parametrize(
    ("original", "revised", "shown"), [("320", "400", "320"), ("400", "400", None)]
)
def test_the_budget_as_first_granted_is_shown_where_it_changed(
    original: str, revised: str, shown: str | None
) -> None:
    found = _superseded(money(original, revised, "1"), SimpleNamespace())
    assert (str(found.value) if isinstance(found, Known) else None) == shown


# --- boards ---


@pytest.mark.parametrize(
    ("original", "revised", "budget"),
    [("820", "1000", "1000"), ("820", None, "820"), (None, "1000", "1000"), (None, None, None)],
)
def test_boards_show_the_revised_budget_and_the_first_where_none_is(
    original: str | None, revised: str | None, budget: str | None
) -> None:
    found = results._budget(money(original, revised, "1"))
    assert (found if isinstance(found, Unavailable) else str(found.value)) in (budget, found)
    assert isinstance(found, Unavailable) is (budget is None)


def test_the_head_of_a_board_says_spent_from_planned() -> None:
    figures = [
        *results.office_figures(board(totals=(money("820", "1000", "660", "66"),)).assessment)
    ]
    assert [each.words for each in figures] == ["Rp660,00 dari pagu Rp1.000,00"]


def test_a_coverage_has_numerator_before_denominator(monkeypatch: pytest.MonkeyPatch) -> None:
    have = SimpleNamespace(name="Punya", unit=SimpleNamespace(label="keping"))
    need = SimpleNamespace(name="Wajib", unit=SimpleNamespace(label="orang"))
    declared = {"kia": SimpleNamespace(numerator=have, denominator=need)}
    whole = {"ratio": known(30), "numerator": known(30), "denominator": known(100)}
    component = SimpleNamespace(
        code="kia",
        name="KIA",
        symbol="",
        areas=(area("A", 30, 100),),
        remainder=known(70),
        **whole,
    )
    table = results.coverage_table(board(facts={"component_by_code": declared}), component)
    assert [column.title for column in table.columns[1:3]] == ["Punya (keping)", "Wajib (orang)"]
    assert [cell.value for cell in table.rows[0].cells[1:5]] == [30, 100, 30, 70]


def test_a_line_of_results_has_the_actual_and_the_target_in_their_columns() -> None:
    own = result("a", "90", current={"actual": known(81), "target": known(90)})
    columns = results.result_columns(board(own))
    assert [(column.head, column.cell_of(own).value) for column in columns] == [
        ("Realisasi", 81),
        ("Target", 90),
    ]


@pytest.mark.parametrize(
    ("bounds", "words"), [(("76", "90"), "76–90"), (("91", None), "≥ 91"), ((None, "50"), "≤ 50")]
)
def test_a_band_is_printed_from_its_lower_to_its_upper_bound(
    bounds: tuple[str | None, str | None], words: str
) -> None:
    assert comparisons._printed(make.band(1, "Band", *bounds)) == words


def test_years_of_a_plan_have_target_before_actual() -> None:
    past = SimpleNamespace(period=Period.year_of(2021), actual=known(70))
    prior = SimpleNamespace(period=Period.year_of(2022), actual=known(75))
    now = {"target": known(90), "actual": known(85)}
    own = result("a", "90", past=(past,), prior=prior, current=now)
    indicator = SimpleNamespace(plan_targets={2022: make.target(80), 2023: make.target(99)})
    found = [
        (year, getattr(target, "value", None), getattr(actual, "value", None))
        for year, target, actual in plan_years(indicator, own)
    ]
    assert found == [(2021, None, 70), (2022, 80, 75), (2023, 90, 85)]


def test_parts_of_a_mean_have_numerator_before_denominator() -> None:
    """By hand: 540 of 600, and 8 of 10."""
    scope = scope_by()
    parts = [scope.field(each, "value") for each in scope.things("iku-2.ratio_parts")]
    assert [each.value for each in parts if isinstance(each, Known)] == [540, 600, 8, 10]


def test_the_source_of_a_coverage_is_that_of_both_counts() -> None:
    """Fault: where both come from one file nobody sees that the other is not named."""
    own = [
        replace(each, source=SourceId("dkb")) if each.measure == "ktp.need" else each
        for each in cast.rich().counts
    ]
    sources = (make.source(), make.source(id=SourceId("dkb"), title="DKB Semester II"))
    scope = cast.scope(cast.rich(counts=(*own,), sources=sources))
    found = str(scope.resolve("ktp.source"))
    assert "DKB Semester II" in found and make.source().title in found


@pytest.mark.parametrize(("kind", "amount"), [("revised", "400"), ("original", "320")])
def test_planned_funds_are_of_one_kind_in_a_paper(
    monkeypatch: pytest.MonkeyPatch, kind: str, amount: str
) -> None:
    monkeypatch.setattr(courses, "budget_kind", lambda world: kind)
    spent = SimpleNamespace(money=money("320", "400", "1"))
    found = courses.planned_funds(spent, SimpleNamespace())
    assert isinstance(found, Known) and found.value == Decimal(amount)


def test_money_has_sen_where_any_of_its_amounts_has() -> None:
    """Fault: a revised budget is printed without its sen, and adds up to another total."""
    names = ("original", "revised", "actual")
    found = []
    for own in (*names, ""):
        amounts = {name: Decimal("100.5" if name == own else "100") for name in names}
        row = replace(make.money("I.1.1", 1, 1), **amounts)
        found.append(Facts(make.office_year(inputs=(row,))).money_decimals)
    assert found == [2, 2, 2, 0]


def test_a_published_ratio_is_taken_where_either_part_is_not_known() -> None:
    rows = [
        replace(make.peer(area, have, need), value=Decimal(value))
        for area, have, need, value in (
            ("99.02", None, 100, "51"),
            ("99.03", 30, None, "52"),
            ("99.04", 30, 100, "53"),
        )
    ]
    found = assess(make.office_year(peers=(*rows,)), cast.laws())
    (table,) = found.peers
    ratios = {each.area: each.ratio for each in table.rows}
    assert [getattr(ratios[row.area], "value", None) for row in rows] == [51, 52, 30]


def test_counts_of_others_are_named_by_what_was_counted() -> None:
    declared = make.component("ktp")
    cards = replace(declared, numerator=replace(declared.numerator, unit=Unit("keping")))
    own = make.peer("99.02", 95, 100)
    found = assess(make.office_year(components=(cards,), peers=(own,), indicators=()), cast.laws())
    (table,) = found.peers
    (row,) = [each for each in table.rows if each.area == "99.02"]
    # 540 of 600 are the own
    sums = [getattr(table.total, part).value for part in ("numerator", "denominator")]
    assert sums == [635, 700]
    counted = (("numerator", "Memiliki ktp", "keping"), ("denominator", "Wajib ktp", "orang"))
    for part, words, unit in counted:
        for each in (row, table.total):
            figure = getattr(each, part)
            assert isinstance(figure, Known)
            assert figure.unit.label == unit
            assert found.traces[figure.trace].subject.startswith(words)
    assert isinstance(row.ratio, Known)
    named = found.traces[row.ratio.trace].formula
    assert 0 <= named.find("Memiliki ktp") < named.find("Wajib ktp")


# --- a page of an indicator ---


@pytest.mark.parametrize("target", [known(100), NONE])
@pytest.mark.parametrize("before", [known(70), NONE])
def test_comparisons_have_the_value_the_difference_and_the_achievement_of_their_own(
    target: Result, before: Result
) -> None:
    now = {"target": target, "actual": known(81), "gap": known(-19), "achievement": known(80)}
    prior = SimpleNamespace(
        period=Period.year_of(2022),
        actual=before,
        target=known(75),
        change=known(11),
        achievement=known(93),
        trend=None,
    )
    end = SimpleNamespace(
        period=Period.year_of(2026),
        target=known(99),
        actual=known(82),
        gap=known(-18),
        achievement=known(82),
    )
    national = SimpleNamespace(
        kind=ReferenceKind.NATIONAL, target=known(95), value=known(60), achievement=None, rank=None
    )
    own = result("a", current=now, prior=prior, plan_end=end, references=(national,))
    rows = [*indicator_page._comparisons(board(), own)][:4]
    assert [[cell.value for cell in row.cells[1:4]] for row in rows] == [
        [getattr(target, "value", None), -19, 80],
        [getattr(before, "value", None), 11, 93],
        [99, -18, 82],
        [95, -14, None],
    ]
    assert rows[1].cells[4].shown == getattr(before, "words", "")


def test_parts_of_an_indicator_have_numerator_before_denominator() -> None:
    part = SimpleNamespace(
        code="kia",
        name="KIA",
        symbol="",
        numerator=known(30),
        denominator=known(100),
        ratio=known(31),
        share_of_gap={"a": known(69)},
    )
    own = result("a", current={"actual": known(31)})
    table = indicator_page.part_table(board(components=(part,)), own)
    assert table is not None
    assert [cell.value for cell in table.rows[0].cells[1:]] == [30, 100, 31, 69]
    assert [cell.value for cell in table.rows[1].cells[3:]] == [31, 69]


def quarters_of_board(
    monkeypatch: pytest.MonkeyPatch, *stages: QuarterProgress, is_additive: bool
) -> Sequence[indicator_page.CourseQuarter]:
    """Until each of them 40 of 50; alone what the stages say."""
    course = SimpleNamespace(stages=stages, is_additive=is_additive)
    until = SimpleNamespace(target=known(50), actual=known(40), status=Status.NOT_MET)
    own = board(as_of=Period.parse("2023-Q3"))
    monkeypatch.setattr(results.Board, "courses", {"a": course})
    monkeypatch.setattr(own.state.__class__, "judged", lambda *of: {"a": until}, raising=False)
    monkeypatch.setattr(indicator_page, "target_of_quarter", lambda *of: None)
    return indicator_page.quarters_in(own, result("a"))


@pytest.mark.parametrize(("is_additive", "target"), [(True, 25), (False, 50)])
def test_the_target_of_a_quarter_is_its_own_where_quarters_add_up(
    monkeypatch: pytest.MonkeyPatch, is_additive: bool, target: int
) -> None:
    stages = [
        QuarterProgress(Period.parse(f"2023-Q{number}"), known(25), actual)
        for number, actual in ((1, known(20)), (2, known(20)), (3, NONE))
    ]
    found = quarters_of_board(monkeypatch, *stages, is_additive=is_additive)
    assert [each.alone.target.value for each in found] == [target] * 3
    assert [each.is_measured for each in found] == [True, True, False]


@pytest.mark.parametrize(
    ("target", "actual", "count"),
    [(known(25), NONE, 1), (NONE, known(20), 1), (NONE, NONE, 0)],
)
def test_quarters_are_displayed_where_a_target_or_a_result_is_known(
    monkeypatch: pytest.MonkeyPatch, target: Result, actual: Result, count: int
) -> None:
    stage = QuarterProgress(Period.parse("2023-Q1"), target, actual)
    assert len(quarters_of_board(monkeypatch, stage, is_additive=True)) == count


# --- the pace to a target ---


def pace_way() -> SimpleNamespace:
    """Of a coverage of 50 of 100; a step is what it was made of."""
    declared = make.component("ktp")
    return SimpleNamespace(
        components={"ktp": SimpleNamespace(numerator=known(50), denominator=known(100))},
        facts=SimpleNamespace(components=[declared], indicator_by_code={}),
        growth=Decimal(0),
        _declared=lambda own: declared,
        _step=lambda subject, value, unit, work, decimals=None: (subject, value, work.figures),
    )


def test_counts_of_a_formula_are_those_that_it_names() -> None:
    measures = _PaceWay._measures.func(pace_way())
    assert {name: each.value for name, each in measures.items()} == {
        "ktp.have": 50,
        "ktp.need": 100,
    }
    way = pace_way()
    way.components = {}
    names = [_PaceWay._name_of(way, name) for name in ("ktp.have", "ktp.need", "lain")]
    assert names == ["Memiliki ktp", "Wajib ktp", "lain"]


@pytest.mark.parametrize(
    ("slope", "times"),
    [(Fraction(1, 2), "× 2"), (Fraction(2, 3), "÷ 0,6667"), (Fraction(2), "÷ 2,0000")],
)
def test_a_slope_is_turned_where_that_is_a_whole_number(slope: Fraction, times: str) -> None:
    line = SimpleNamespace(at_zero=Fraction(0), slope=slope)
    _, _, figures = _PaceWay._level(pace_way(), "KTP", known(1), line, known(90), Fraction(1))
    assert figures.endswith(times)


def test_what_a_kecamatan_lacks_is_of_the_numerator_and_measured_by_the_denominator() -> None:
    where = SimpleNamespace(name="Hulu", numerator=known(50), denominator=known(100))
    goal = SimpleNamespace(whole=lambda reached: int(reached), level=Fraction(60))
    part = SimpleNamespace(level=known(60))
    found = _PaceWay._more(pace_way(), SimpleNamespace(), where, part, goal)
    assert found == ("Hulu: tambahan Memiliki ktp", 10, "60,00% dari 100 Wajib ktp = 60; − 50,00")
