"""The five comparisons where each is missing in turn; factors by kind; room around the marks of a chart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests import factories as make
from tests.every_case import every_case
from tests.paper_text import write_text
from tests.unit.documents import cast
from tests.unit.documents.town import town

from capaian.documents.build import build_document
from capaian.documents.charts.build import build_chart
from capaian.documents.charts.marks import Axis, Frame, line_at
from capaian.documents.charts.rows import ChartRow
from capaian.documents.layout.model import ChartSpec
from capaian.documents.narrative.fields import words_of
from capaian.documents.scope.paths import Scope, plain_text
from capaian.documents.scope.values import Series
from capaian.documents.tree import Text
from capaian.domain.identifiers import TraceId
from capaian.domain.narrative import FactorKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.policy import AchievementMethod, Polarity
from capaian.domain.value import PERCENT, Known, Reason, Unavailable, Unit

FIELDS = ("name", "value", "gap", "achievement", "remark")


def line(scope: Scope, indicator: str, number: int) -> tuple[str, ...]:
    return tuple(plain_text(scope.resolve(f"{indicator}.comparisons.{number}.{f}")) for f in FIELDS)


LINES = [
    ("iku-2", 1, ("Target perjanjian 2023", "100,00", "−15,00", "85,00", "belum tercapai")),
    ("iku-2", 2, ("Realisasi 2022", "82,00", "3,00", "", "naik")),
    ("iku-2", 3, ("Target akhir Renstra, 2026", "100,00", "−15,00", "85,00", "")),
    ("iku-2", 4, ("Standar nasional", "", "", "", "belum ada standar nasional untuk rumus ini")),
    (
        "iku-2",
        5,
        ("Kabupaten/kota lain", "", "", "", "tidak ada data kabupaten/kota lain dengan rumus yang sama"),
    ),
    ("ik-3", 4, ("Standar nasional", "89,50", "", "100,56", "")),
    ("ik-3", 5, ("Kabupaten/kota lain", "87,50", "", "", "")),
    ("ik-4", 2, ("Realisasi 2022", "", "", "", "tidak dimuat dalam sumber")),
    ("ik-4", 3, ("Target akhir Renstra, 2026", "", "", "", "")),
]


@pytest.mark.parametrize(("indicator", "number", "wanted"), LINES, ids=[f"{i} {n}" for i, n, _ in LINES])
def test_the_five_lines_of_a_comparison(indicator: str, number: int, wanted: tuple[str, ...]) -> None:
    assert line(cast.scope(), indicator, number) == wanted


def test_without_a_plan_its_end_is_no_target() -> None:
    name, value, _, _, remark = line(cast.scope(town()), "tepat", 3)
    assert (name, value, remark) == ("Target akhir Renstra", "", "tidak ada target akhir Renstra")


def test_the_year_before_is_named_even_if_nothing_is_known_of_it() -> None:
    assert line(cast.scope(town()), "tepat", 2)[0] == "Realisasi 2023"


def test_a_prior_figure_that_was_approved_under_another_name_says_so() -> None:
    renamed = replace(town(), former_names={"tepat": "Layanan tepat waktu"})
    assert line(cast.scope(renamed), "tepat", 2)[0] == "Realisasi 2023 (waktu itu “Layanan tepat waktu”)"


def test_a_prior_figure_that_was_approved_by_another_formula_does_not_compare() -> None:
    changed = replace(town(), former_formulas={"tepat": "mean(ktp)"})
    assert line(cast.scope(changed), "tepat", 2)[-1] == (
        "waktu itu dengan rumus mean(ktp); kedua tahun tidak sebanding"
    )


# --- the years of the plan --------------------------------------------------------------------------------

DAYS = Unit("hari")


def waiting(**changes: object) -> OfficeYear:
    """The plan wants 4, 3.5, 3, 2.5 days; this year's agreement was revised to 3.4; 2.8 are reached."""
    targets = {2021: make.target(4), 2022: make.target("3.5"), 2023: make.target(3), 2024: make.target("2.5")}
    own = make.indicator(
        "iku-9", unit=DAYS, decimals=1, polarity=Polarity.LOWER_IS_BETTER, plan_targets=targets, **changes
    )
    earlier = (
        make.history("iku-9", "4.2", "4", DAYS, 2021),
        make.history("iku-9", "3.6", "3.5", DAYS),
        make.history("iku-9", "5", "5", DAYS, 2020),
    )
    return make.office_year(
        indicators=(own,),
        agreements=(make.agreement(make.agreement_target("iku-9", "3.4")),),
        outputs=(make.report("iku-9", "2.8"),),
        history=earlier,
        nodes=(),
        inputs=(),
    )


def plan_years(scope: Scope, indicator: str, *fields: str) -> dict[str, tuple[str, ...]]:
    series = scope.resolve(f"{indicator}.years")
    assert isinstance(series, Series)
    return {
        plain_text(year.field("name") or ""): tuple(plain_text(year.field(f) or "") for f in fields)
        for year in series.items
    }


def test_the_years_of_the_plan_show_its_own_targets_and_what_each_paper_states() -> None:
    """Targets are those of plan.yaml, also where the agreement says 3.4; 2021 is read from history.csv."""
    shown = plan_years(cast.scope(waiting()), "iku-9", "target", "actual")
    assert shown == {
        "2021": ("4,0", "4,2"),
        "2022": ("3,5", "3,6"),
        "2023": ("3,0", "2,8"),
        "2024": ("2,5", ""),
        "2025": ("", ""),
        "2026": ("", ""),
    }


def test_achievements_of_earlier_years_follow_their_own_papers() -> None:
    """(2 x 4 - 4.2) / 4 = 95; this year (2 x 3.4 - 2.8) / 3.4 = 117.65, against the agreement."""
    shown = plan_years(cast.scope(waiting()), "iku-9", "achievement")
    assert (shown["2021"], shown["2023"]) == (("95,00",), ("117,65",))


def test_a_figure_on_another_scale_is_not_drawn_among_the_years() -> None:
    year = waiting()
    other = replace(year.history[0], scale=Unit("jam"))
    shown = cast.scope(replace(year, history=(other,))).resolve("iku-9.years.2021.actual")
    assert isinstance(shown, Unavailable)
    assert shown.reason is Reason.NOT_COMPARABLE


STATUSES = [
    (Polarity.LOWER_IS_BETTER, ("belum tercapai", "belum tercapai", "tercapai")),
    (Polarity.HIGHER_IS_BETTER, ("tercapai", "tercapai", "belum tercapai")),
]


@pytest.mark.parametrize(("polarity", "wanted"), STATUSES, ids=[p.value for p, _ in STATUSES])
def test_the_plans_target_is_judged_by_the_direction_that_is_good(
    polarity: Polarity, wanted: tuple[str, ...]
) -> None:
    """4.2 against 4, 3.6 against 3.5, 2.8 against 3."""
    year = waiting()
    (own,) = year.indicators
    shown = plan_years(
        cast.scope(replace(year, indicators=(replace(own, polarity=polarity),))), "iku-9", "status"
    )
    assert tuple(shown[y][0] for y in ("2021", "2022", "2023")) == wanted


# --- factors ------------------------------------------------------------------------------------------

KINDS = {
    "causes": FactorKind.CAUSE,
    "drivers": FactorKind.DRIVER,
    "obstacles": FactorKind.OBSTACLE,
    "solutions": FactorKind.SOLUTION,
    "plans": FactorKind.PLAN,
}


def with_factors() -> OfficeYear:
    subjects = ("iku-2", "ktp")
    rows = tuple(cast.factor(s, kind, f"{s} {kind.value}") for kind in FactorKind for s in subjects)
    return cast.rich(factors=rows)


@every_case("subject", ["iku-2", "ktp"])
@every_case(("field", "kind"), KINDS.items())
def test_factors_belong_to_their_subject_and_kind(subject: str, field: str, kind: FactorKind) -> None:
    series = cast.scope(with_factors()).resolve(f"{subject}.{field}")
    assert isinstance(series, Series)
    assert [plain_text(item.field("text") or "") for item in series.items] == [f"{subject} {kind.value}."]


# --- share of the gap -----------------------------------------------------------------------------------


def shares(year: OfficeYear) -> tuple[str, str]:
    scope = cast.scope(year)
    return plain_text(scope.resolve("ktp.share_of_gap")), plain_text(scope.resolve("akta.share_of_gap"))


def test_a_share_is_that_of_the_key_indicator() -> None:
    """100 − 90 over two, 100 − 80 over two; a tier III mean of one component does not come first."""
    lesser = make.indicator("ik-9", "mean(ktp)", tier="III")
    year = cast.rich()
    assert shares(year) == ("5,00", "10,00")
    assert shares(replace(year, indicators=(lesser, *year.indicators))) == ("5,00", "10,00")


def test_of_two_key_indicators_the_higher_tier_has_the_share_in_any_order_of_rows() -> None:
    """The mean of one component is of tier III: its gap would be 10 for ktp."""
    lower = make.indicator("ik-9", "mean(ktp)", tier="III", is_key=True)
    year = cast.rich()
    for indicators in ((lower, *year.indicators), (*year.indicators, lower)):
        assert shares(replace(year, indicators=indicators)) == ("5,00", "10,00")


def test_without_a_key_indicator_the_share_is_that_of_the_other() -> None:
    year = cast.rich()
    others = tuple(replace(i, is_key=False) for i in year.indicators)
    assert shares(replace(year, indicators=others)) == ("5,00", "10,00")


def test_a_component_of_no_mean_has_no_share() -> None:
    year = cast.rich()
    plain = tuple(replace(i, formula="ktp") if i.code == "iku-2" else i for i in year.indicators)
    assert shares(replace(year, indicators=plain)) == ("", "")


# --- room around the marks ---------------------------------------------------------------------------------


def row(label: str, *cells: str, value: str | None = "1", is_own: bool = False) -> ChartRow:
    figure = Known(Decimal(value), PERCENT, TraceId("t1")) if value else Unavailable(Reason.NO_EVENTS)
    shown = tuple((Text(cell),) for cell in cells)
    return ChartRow(label, figure, Unavailable(Reason.NOT_APPLICABLE), shown, is_own, figure, ())


@pytest.mark.parametrize(
    ("rows", "options", "height"),
    [
        ((row("A", "1"),), {}, 1 * 21 + 10 + 40),
        ((row("A", "1"), row("B", "1"), row("C", "1")), {}, 3 * 21 + 10 + 40),
        ((row("A", "1"),), {"heads": ("K",)}, 21 + 26 + 40),
        ((row("A", "1"),), {"has_line": True}, 21 + 26 + 40),
        ((row("Kata panjang sekali di sini juga", "1"),), {}, 34 + 10 + 40),
        ((row("A", "1", value=None),), {"has_line": True}, 34 + 26 + 40),
    ],
)
def test_the_height_follows_from_rows_and_words(
    rows: tuple[ChartRow, ...], options: dict[str, object], height: int
) -> None:
    frame = Frame(rows, "persen", **options)  # type: ignore[arg-type]  # options of the frame
    assert frame.height == height


def test_columns_stand_side_by_side_from_the_plot_on() -> None:
    frame = Frame((row("A", "99,40", "3 (tiga) Mitra", "1"),), "persen", ("a", "b", "c"))
    assert frame.column_widths == [64, int(6.4 * 14) + 12, 64]
    assert frame.padding == {"left": 151, "right": 64 + 101 + 64 + 10, "top": 26, "bottom": 40}
    layers = frame.figure_columns({})
    places = [layer["encoding"]["x"]["value"]["expr"] for layer in layers]  # type: ignore[index]  # Vega-Lite
    assert places == [*["width + 64"] * 2, *["width + 165"] * 2, *["width + 229"] * 2]


def test_rows_are_known_by_place_and_the_own_one_is_marked() -> None:
    frame = Frame((row("A", "1"), row("B", "2", is_own=True)), "persen")
    assert frame.keys == ["r0", "r1"]
    values = frame.values()
    assert [v["own"] for v in values] == [False, True]
    assert [v["cell0"] for v in values] == ["1", "2"]
    axis = frame.label_axis()["axis"]
    assert isinstance(axis, dict)
    assert axis["labelFontWeight"] == {
        "condition": {"test": 'indexof(["r1"], datum.value) >= 0', "value": 600},
        "value": 400,
    }


@pytest.mark.parametrize(
    ("value", "align", "nudge"), [("10", "left", -3), ("90", "right", 3), ("50", "left", -3)]
)
def test_words_of_a_line_lean_away_from_the_nearer_edge(value: str, align: str, nudge: int) -> None:
    axis = Axis(Decimal(0), Decimal(100), (Decimal(0), Decimal(100)))
    rule, words = line_at(Decimal(value), "target", "target", axis)
    assert rule["mark"] == {"type": "rule", "style": "target"}
    mark = words["mark"]
    assert isinstance(mark, dict)
    assert (mark["align"], mark["dx"]) == (align, nudge)


# --- achievements that are no ratio -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("polarity", "method", "wanted"),
    [
        (Polarity.HIGHER_IS_BETTER, None, ("ya", "")),
        (
            Polarity.LOWER_IS_BETTER,
            None,
            ("tidak", "Indikator iku-9: 100 × (2 × target − realisasi) ÷ target"),
        ),
        (
            Polarity.LOWER_IS_BETTER,
            AchievementMethod.INVERSE,
            ("tidak", "Indikator iku-9: 100 × target ÷ realisasi"),
        ),
        (Polarity.LOWER_IS_BETTER, AchievementMethod.RATIO, ("ya", "")),
    ],
)
def test_where_the_formula_of_the_column_does_not_hold(
    polarity: Polarity, method: AchievementMethod | None, wanted: tuple[str, str]
) -> None:
    year = waiting()
    (own,) = year.indicators
    scope = cast.scope(replace(year, indicators=(replace(own, polarity=polarity, method=method),)))
    assert tuple(plain_text(scope.resolve(f"iku-9.{f}")) for f in ("by_ratio", "own_way")) == wanted


def test_tables_of_the_report_say_for_whom_the_formula_of_the_column_does_not_hold() -> None:
    """IKU 2 is made one that should stay low; both tables that print it under (6) ÷ (5) say so, no other."""
    year = cast.rich()
    turned = tuple(
        replace(i, polarity=Polarity.LOWER_IS_BETTER) if i.code == "iku-2" else i for i in year.indicators
    )
    remark = "Rumus di bawah judul kolom tidak berlaku bagi IKU 2: 100 × (2 × target − realisasi) ÷ target."
    printed = write_text(build_document(cast.paper(replace(year, indicators=turned))))
    assert printed.count(remark) == 2
    assert "Rumus di bawah judul" not in write_text(build_document(cast.paper(year)))


def test_a_chart_over_the_years_knows_which_direction_is_good() -> None:
    """3.6 days became 2.8, the plan wants 3."""
    chosen = {
        "block": "chart",
        "kind": "timeline",
        "caption": "Waktu",
        "items": "iku-9.years",
        "label": "year",
    }
    spec = ChartSpec.model_validate({**chosen, "value": "actual", "second": "target"})
    drawn = build_chart(spec, cast.desk(waiting()))
    assert drawn is not None
    assert words_of(drawn.message) == "Realisasi turun dan target tercapai"


def test_changes_of_what_should_stay_low_are_not_called_a_rise_or_fall() -> None:
    """3.6 days became 2.8: a fall, and better; the caption stands instead."""
    chosen = {
        "block": "chart",
        "kind": "change",
        "caption": "Waktu",
        "items": "indicators where code = iku-9",
    }
    spec = ChartSpec.model_validate({**chosen, "value": "prior.growth"})
    drawn = build_chart(spec, cast.desk(waiting()))
    assert drawn is not None
    assert words_of(drawn.message) == "Waktu"
