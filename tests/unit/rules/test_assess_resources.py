"""Money and staff: what is summed, what is stated, what is missing, line by line."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.factories import money, node, objective, office_year, policies, rule_set
from tests.unit.rules.desks import reason

from capaian.domain.assessment import Assessment, ResourceResult
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Step
from capaian.domain.value import PERCENT, RUPIAH, CellValue, Known, Reason, Unavailable
from capaian.domain.work import WHOLE_OFFICE, Resource, ResourceInput
from capaian.rules.assess import assess

STAFF = Resource.STAFF


def assessed(*rows: ResourceInput, as_of: str = "2023", **changes: object) -> Assessment:
    return assess(office_year(inputs=rows, **changes), rule_set(), Period.parse(as_of))


def lines_of(result: Assessment, code: str) -> tuple[ResourceResult, ...]:
    return next(found.inputs for found in result.nodes if found.id == code)


def lines(code: str, *rows: ResourceInput, **changes: object) -> list[tuple[str, str]]:
    """Kinds of a node with what they were given."""
    found = lines_of(assessed(*rows, **changes), code)
    return [(f"{line.resource} {line.kind}", line.revised.display) for line in found]


def amounts(line: ResourceResult) -> tuple[str, str, str, str]:
    return line.original.display, line.revised.display, line.actual.display, line.ratio.display


def subject_of(result: Assessment, value: CellValue) -> str:
    assert value.trace is not None
    return result.traces[value.trace].subject


# --- lines


def test_money_of_all_kinds_first_then_its_kinds_then_staff() -> None:
    rows = (
        money("I.1.1", 3, 1, resource=STAFF),
        money("I.1.1", 40, 1, kind="capital"),
        money("I.1.1", 60, 1, kind="operations"),
        money("I.1.1", 100, 2),
    )
    assert lines("I.1.1", *rows) == [
        ("money all", "100"),
        ("money capital", "40"),
        ("money operations", "60"),
        ("staff all", "3"),
    ]


def test_rows_of_other_periods_make_no_line() -> None:
    rows = (money("I.1.1", 5, 5, period=Period(2022), kind="capital"), money("I.1.1", 100, 2))
    assert lines("I.1.1", *rows) == [("money all", "100")]


@pytest.mark.parametrize(
    ("code", "number"),
    [
        pytest.param("I.1.1", 1, id="its own row"),
        pytest.param("I.1", 1, id="something below has one"),
        pytest.param("I", 1, id="further up as well"),
        pytest.param("I.1.2", 0, id="neither itself nor anything below"),
        pytest.param("II", 0, id="another program"),
    ],
)
def test_a_node_has_a_line_if_anything_at_or_below_it_has(code: str, number: int) -> None:
    assert len(lines(code, money("I.1.1", 100, 90))) == number


def test_a_part_is_never_the_whole() -> None:
    """One of two sub-activities is known: the activity is not."""
    (line,) = lines_of(assessed(money("I.1.1", 100, 90)), "I.1")
    assert [reason(v) for v in (line.original, line.revised, line.actual)] == [
        Reason.NOT_IN_SOURCE,
        Reason.NOT_REPORTED,
        Reason.NOT_REPORTED,
    ]


def test_a_stated_total_counts_where_its_parts_are_not_all_known() -> None:
    rows = (money("I.1.1", 100, 90), money("I.1", 400, 360))
    result = assessed(*rows)
    (line,) = lines_of(result, "I.1")
    assert amounts(line) == ("t.t.", "400", "360", "90,00")
    assert subject_of(result, line.revised) == "Pagu Kegiatan I.1, Tahun 2023"


def test_parts_go_before_a_stated_total() -> None:
    rows = (money("I.1.1", 100, 90), money("I.1.2", 300, 270), money("I.1", 999, 999))
    (line,) = lines_of(assessed(*rows), "I.1")
    assert amounts(line) == ("t.t.", "400", "360", "90,00")


def test_each_column_is_summed_for_itself() -> None:
    rows = (
        money("I.1.1", 100, 90, original=Decimal(80)),
        money("I.1.2", 300, 270),
        money("I.1", None, None, original=Decimal(390)),
    )
    (line,) = lines_of(assessed(*rows), "I.1")
    assert amounts(line) == ("390", "400", "360", "90,00")


# --- amounts and shares


@pytest.mark.parametrize(
    ("revised", "actual", "ratio"),
    [
        (100, 90, "90,00"),
        (100, 0, "0,00"),
        (100, 120, "120,00"),
        (0, 0, "–"),
        (0, 5, "t.h."),
        (None, 5, "…"),
        (100, None, "…"),
    ],
)
def test_what_was_spent_of_what_there_was(
    revised: int | None, actual: int | None, ratio: str
) -> None:
    (line,) = lines_of(assessed(money("I.1.1", revised, actual)), "I.1.1")
    assert line.ratio.display == ratio


@pytest.mark.parametrize(
    ("step", "is_rounded"), [(Step.ABSORPTION, True), (Step.EFFICIENCY, False)]
)
def test_shares_are_rounded_as_absorption(step: Step, is_rounded: bool) -> None:
    (line,) = lines_of(
        assessed(money("I.1.1", 3, 1), policies=policies(printed_steps=(step,))), "I.1.1"
    )
    assert isinstance(line.ratio, Known)
    assert (line.ratio.value == Decimal("33.33")) is is_rounded


@pytest.mark.parametrize(
    ("row", "subjects", "unit"),
    [
        (
            money("I.1.1", 10, 9, original=Decimal(8)),
            ("Pagu murni", "Pagu", "Realisasi", "Serapan anggaran"),
            RUPIAH,
        ),
        (
            money("I.1.1", 10, 9, original=Decimal(8), resource=STAFF),
            ("SDM murni", "SDM tersedia", "SDM dipakai", "Pemakaian SDM"),
            "orang",
        ),
        (
            money("I.1.1", 10, 9, original=Decimal(8), kind="operations"),
            tuple(
                f"{word} belanja operasi"
                for word in ("Pagu murni", "Pagu", "Realisasi", "Serapan anggaran")
            ),
            RUPIAH,
        ),
        (
            money("I.1.1", 10, 9, original=Decimal(8), kind="hibah"),
            tuple(
                f"{word} hibah" for word in ("Pagu murni", "Pagu", "Realisasi", "Serapan anggaran")
            ),
            RUPIAH,
        ),
    ],
    ids=["money", "staff", "a known kind", "another kind"],
)
def test_how_traces_call_the_columns(
    row: ResourceInput, subjects: tuple[str, ...], unit: str
) -> None:
    result = assessed(row)
    (line,) = lines_of(result, "I.1.1")
    cells = (line.original, line.revised, line.actual, line.ratio)
    assert [subject_of(result, cell) for cell in cells] == [
        f"{subject} Sub kegiatan I.1.1, Tahun 2023" for subject in subjects
    ]
    assert isinstance(line.revised, Known)
    assert isinstance(line.ratio, Known)
    assert (line.revised.unit, line.ratio.unit) == (unit, PERCENT)


# --- objectives and the whole office

NODES = (
    node("I", objective="a"),
    node("II", objective="a"),
    node("III"),
    node("IV", objective="b"),
)
PURPOSES = (objective("a"), objective("b"), objective("c"))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            (money("I", 10, 5), money("II", 20, 10)), [("money all", "30")], id="both programs"
        ),
        pytest.param((money("I", 10, 5),), [], id="only one of two"),
        pytest.param((money("III", 10, 5),), [], id="a program of nothing"),
        pytest.param(
            (money("I", 10, 5), money("II", None, 10)),
            [("money all", "…")],
            id="one unknown budget",
        ),
    ],
)
def test_an_objective_has_what_all_its_programs_have(
    rows: tuple[ResourceInput, ...], found: list[tuple[str, str]]
) -> None:
    assert lines("a", *rows, nodes=NODES, objectives=PURPOSES, indicators=(), outputs=()) == found


def test_an_objective_without_programs_has_nothing() -> None:
    rows = (money("I", 10, 5), money("II", 20, 10))
    assert lines("c", *rows, nodes=NODES, objectives=PURPOSES, indicators=(), outputs=()) == []


def test_the_sum_of_an_objective_names_its_programs() -> None:
    result = assessed(
        money("I", 10, 5),
        money("II", 20, 10),
        nodes=NODES,
        objectives=PURPOSES,
        indicators=(),
        outputs=(),
    )
    (line,) = lines_of(result, "a")
    assert line.revised.trace is not None
    trace = result.traces[line.revised.trace]
    assert (trace.formula, trace.working) == ("Program I + Program II", "10 + 20")
    assert trace.subject == "Pagu Sasaran 1 (II), Tahun 2023"


ROOTS = (node("I"), node("II"))


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        pytest.param(
            (money("I", 10, 5), money("II", 20, 10)), ("t.t.", "30", "15", "50,00"), id="the sum"
        ),
        pytest.param(
            (money("I", 10, 5), money("II", 20, 10), money("*", 99, 99)),
            ("t.t.", "30", "15", "50,00"),
            id="the sum before what is stated",
        ),
        pytest.param(
            (money("I", 10, 5), money("II", 20, None), money("*", 99, 66)),
            ("t.t.", "30", "66", "220,00"),
            id="column by column",
        ),
        pytest.param(
            (money("I", 10, 5), money("*", 99, 66)), ("t.t.", "99", "66", "66,67"), id="stated"
        ),
        pytest.param((money("I", 10, 5),), ("t.t.", "…", "…", "…"), id="neither"),
        pytest.param((money("*", 99, None),), ("t.t.", "99", "…", "…"), id="a stated budget only"),
    ],
)
def test_the_whole_office(rows: tuple[ResourceInput, ...], shown: tuple[str, ...]) -> None:
    (total,) = assessed(*rows, nodes=ROOTS, indicators=(), outputs=(), agreements=()).totals
    assert amounts(total) == shown


def test_an_office_without_money_has_no_totals() -> None:
    assert assessed().totals == ()


@pytest.mark.parametrize(
    ("as_of", "shown"),
    [
        ("2023-Q1", ("10", "5", "50,00")),
        ("2023-Q2", ("30", "15", "50,00")),
        ("2023-S1", ("30", "15", "50,00")),
        ("2023-Q3", ("…", "…", "…")),
    ],
)
def test_quarters_add_up_until_a_period(as_of: str, shown: tuple[str, str, str]) -> None:
    rows = tuple(money("I.1.1", 10 * q, 5 * q, period=Period.parse(f"2023-Q{q}")) for q in (1, 2))
    (line,) = lines_of(assessed(*rows, as_of=as_of), "I.1.1")
    assert (line.revised.display, line.actual.display, line.ratio.display) == shown
    assert str(line.period) == as_of


# --- budgets that nobody revised


def granted(
    code: str, original: int | None, actual: int | None = 1, **changes: object
) -> ResourceInput:
    """A row whose revised amount is empty."""
    return money(
        code, None, actual, original=None if original is None else Decimal(original), **changes
    )


def revised_of(*rows: ResourceInput, codes: str = "I I.1 I.1.1 I.1.2") -> list[str]:
    result = assessed(*rows)
    found = {each.id: each.money for each in result.nodes}
    return [
        each.revised.display if (each := found[code]) is not None else "" for code in codes.split()
    ]


def test_a_budget_that_nobody_revised_is_in_force_as_it_was_granted() -> None:
    result = assessed(
        granted("I.1.1", 100, 90), granted("I.1.2", 300, 270), granted("II.1.1", 600, 300)
    )
    (total,) = result.totals
    assert amounts(total) == ("1.000", "1.000", "660", "66,00")
    assert amounts(lines_of(result, "I")[0]) == ("400", "400", "360", "90,00")


def test_where_one_of_them_was_revised_the_others_stay_as_they_were_granted() -> None:
    rows = (
        granted("I.1.1", 100, 90),
        money("I.1.2", 350, 270, original=Decimal(300)),
        granted("II.1.1", 600),
    )
    assert revised_of(*rows, codes="I.1.1 I.1.2 I.1 I II") == ["100", "350", "450", "450", "600"]
    (total,) = assessed(*rows).totals
    assert total.revised.display == "1.050"


def test_the_trace_says_that_nothing_was_revised_and_names_the_row() -> None:
    result = assessed(granted("I.1.1", 100))
    line = lines_of(result, "I.1.1")[0]
    assert (
        subject_of(result, line.revised)
        == "Pagu (semula, tidak diubah) Sub kegiatan I.1.1, Tahun 2023"
    )
    assert subject_of(result, line.original) == "Pagu murni Sub kegiatan I.1.1, Tahun 2023"
    assert line.revised.trace is not None
    source = result.traces[line.revised.trace].source
    assert source is not None
    assert (source.file, source.row) == ("inputs.csv", 5)


@pytest.mark.parametrize("revised", ["I", "I.1"])
def test_what_was_revised_above_says_that_the_amounts_below_are_in_force_no_more(
    revised: str,
) -> None:
    """The parts of the revised budget are unknown: the granted ones are not taken for them."""
    rows = (granted("I.1.1", 100), granted("I.1.2", 300), money(revised, 500, 1))
    assert revised_of(*rows, codes=f"{revised} I.1.1") == ["500", Reason.NOT_REPORTED.mark]


def test_what_was_revised_below_says_that_the_amount_above_is_in_force_no_more() -> None:
    rows = (granted("I.1", 400), money("I.1.1", 150, 1), money("I.1.2", None, 1))
    assert revised_of(*rows, codes="I.1 I.1.1") == [Reason.NOT_REPORTED.mark, "150"]


def test_a_revised_budget_of_the_whole_office_is_above_all() -> None:
    rows = (granted("I.1.1", 100), money(WHOLE_OFFICE, 900, 1))
    assert revised_of(*rows, codes="I.1.1") == [Reason.NOT_REPORTED.mark]
    (total,) = assessed(*rows).totals
    assert total.revised.display == "900"


def planned(code: str, *plans: int | None) -> tuple[ResourceInput, ...]:
    """The cash plan of a year: what each quarter is to get, typed as its revised amount."""
    return tuple(
        money(code, plan, 1, period=Period.parse(f"2023-Q{number}"))
        for number, plan in enumerate(plans, 1)
    )


@pytest.mark.parametrize("plans", [(25, 30, 30, 30), (25, 30, 30, None), (25, None, None, None)])
def test_the_plan_of_quarters_changes_no_budget(plans: tuple[int | None, ...]) -> None:
    """Not 115, 85 or 25: nobody revised the 120 of the year, nor the 300 beside them."""
    rows = (granted("I.1.1", 120), *planned("I.1.1", *plans), granted("I.1.2", 300))
    assert revised_of(*rows, codes="I.1.1 I.1.2 I.1 I") == ["120", "300", "420", "420"]


@pytest.mark.parametrize("revised", [None, 120])
def test_the_last_quarter_has_all_that_the_year_planned(revised: int | None) -> None:
    """Fault: the row of the year, which ends with the quarter, hides the four of the cash plan."""
    of_year = money("I.1.1", revised, None, original=Decimal(120))
    (line,) = lines_of(
        assessed(of_year, *planned("I.1.1", 25, 30, 30, 30), as_of="2023-Q4"), "I.1.1"
    )
    assert (line.revised.display, line.actual.display, line.ratio.display) == ("115", "4", "3,48")


def test_nor_where_a_total_above_was_revised() -> None:
    """The parts of the revised 500 are unknown: 120 and 300 are in force no more,
    and 420 is no sum of it.
    """
    own = (granted("I.1.1", 120), *planned("I.1.1", 30, 30, 30, 30))
    others = (granted("I.1.2", 300), *planned("I.1.2", 75, 75, 75, 75))
    unknown = Reason.NOT_REPORTED.mark
    found = revised_of(money("I.1", 500, 1), *own, *others, codes="I.1 I.1.1 I.1.2")
    assert found == ["500", unknown, unknown]


def test_a_quarter_that_was_not_revised_leaves_the_time_since_january_unknown() -> None:
    first = money("I.1.1", 40, 1, original=Decimal(25), period=Period.parse("2023-Q1"))
    result = assessed(
        first, granted("I.1.1", 30, 1, period=Period.parse("2023-Q2")), as_of="2023-Q2"
    )
    assert lines_of(result, "I.1.1")[0].revised.display == Reason.NOT_REPORTED.mark


def test_without_a_row_of_the_year_its_quarters_say_whether_anything_was_revised() -> None:
    rows = (*planned("I.1.1", 25, 30, 30, 30), granted("I.1.2", 300))
    assert revised_of(*rows, codes="I.1.1 I.1.2 I.1") == ["115", "300", "415"]


def test_a_granted_budget_of_the_whole_office_is_in_force_until_anything_is_revised() -> None:
    (total,) = assessed(granted(WHOLE_OFFICE, 900)).totals
    assert total.revised.display == "900"
    (total,) = assessed(granted(WHOLE_OFFICE, 900), money("I.1.1", 100, 1)).totals
    assert isinstance(total.revised, Unavailable)


def test_the_budget_of_the_year_is_not_that_of_its_quarters() -> None:
    """Four quarters of 30 make 120: the year's 100 stays in force,
    and a check tells that they differ.
    """
    parts = Period.year_of(2023).parts(PeriodKind.QUARTER)
    rows = (granted("I.1.1", 100), *(money("I.1.1", 30, 20, period=part) for part in parts))
    assert revised_of(*rows, codes="I.1.1") == ["100"]
    assert revised_of(*rows[1:], codes="I.1.1") == ["120"], (
        "without a row of the year they are the budget"
    )


def test_a_revised_amount_of_nought_is_one() -> None:
    assert revised_of(money("I.1.1", 0, 0, original=Decimal(100)), codes="I.1.1") == ["0"]


def test_staff_that_nobody_planned_anew_is_there_as_planned_first() -> None:
    found = lines_of(assessed(granted("I.1.1", 5, 4, resource=STAFF)), "I.1.1")
    assert [amounts(each) for each in found] == [("5", "5", "4", "80,00")]


# --- sen


def test_amounts_with_sen_are_printed_with_sen_so_that_printed_sums_hold() -> None:
    rows = (money("I.1.1", "100.49", 50), money("I.1.2", "200.49", 80), money("I.1.3", 300, 90))
    nodes = tuple(node(code) for code in ("I", "I.1", "I.1.1", "I.1.2", "I.1.3"))
    result = assessed(*rows, nodes=nodes)
    codes = ("I.1.1", "I.1.2", "I.1.3", "I.1", "I")
    assert [lines_of(result, code)[0].revised.display for code in codes] == [
        "100,49",
        "200,49",
        "300,00",
        "600,98",
        "600,98",
    ]
    assert result.totals[0].revised.display == "600,98"
