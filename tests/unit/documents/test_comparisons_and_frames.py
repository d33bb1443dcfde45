"""Room around the marks of a chart; charts and remarks where less is better."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.paper_text import write_text
from tests.unit.documents import cast
from tests.unit.documents.test_indicator_answers import waiting

from capaian.documents.build import build_document
from capaian.documents.charts.build import build_chart
from capaian.documents.charts.marks import Axis, Frame, line_at
from capaian.documents.charts.rows import ChartRow
from capaian.documents.layout.model import ChartSpec
from capaian.documents.narrative.fields import words_of
from capaian.documents.tree import Chart, Paragraph, Text
from capaian.domain.identifiers import TraceId
from capaian.domain.policy import Polarity
from capaian.domain.value import PERCENT, Known, Reason, Unavailable

# --- room around the marks


def row(label: str, *cells: str, value: str | None = "1", is_own: bool = False) -> ChartRow:
    figure = (
        Known(Decimal(value), PERCENT, TraceId("t1")) if value else Unavailable(Reason.NO_EVENTS)
    )
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
    frame = Frame(rows, "persen", **options)
    assert frame.height == height


def test_columns_stand_side_by_side_from_the_plot_on() -> None:
    frame = Frame((row("A", "99,40", "3 (tiga) Mitra", "1"),), "persen", ("a", "b", "c"))
    assert frame.column_widths == [64, 76, 64]
    assert frame.padding == {"left": 151, "right": 64 + 76 + 64 + 10, "top": 26, "bottom": 40}
    layers = frame.figure_columns({})
    # Vega-Lite
    places = [layer["encoding"]["x"]["value"]["expr"] for layer in layers]
    assert places == [*["width + 64"] * 2, *["width + 140"] * 2, *["width + 204"] * 2]


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
def test_words_of_a_line_lean_away_from_the_nearer_edge(
    value: str, align: str, nudge: int
) -> None:
    axis = Axis(Decimal(0), Decimal(100), (Decimal(0), Decimal(100)))
    rule, words = line_at(Decimal(value), "target", "target", axis)
    assert rule["mark"] == {"type": "rule", "style": "target"}
    mark = words["mark"]
    assert isinstance(mark, dict)
    assert (mark["align"], mark["dx"]) == (align, nudge)


# --- achievements that are no ratio


def test_tables_of_the_report_say_for_whom_the_formula_of_the_column_does_not_hold() -> None:
    """IKU 2 is made one that should stay low; both tables that print it under (6) ÷ (5) say so,
    no other.
    """
    year = cast.rich()
    turned = tuple(
        replace(i, polarity=Polarity.LOWER_IS_BETTER) if i.code == "iku-2" else i
        for i in year.indicators
    )
    remark = (
        "Rumus di bawah judul kolom tidak berlaku bagi IKU 2: 100 × (2 × target − realisasi) "
        "÷ target."
    )
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
    assert isinstance(drawn, Chart)
    assert words_of(drawn.caption) == "Waktu: Realisasi turun dan target tercapai"


def test_changes_of_what_should_stay_low_are_not_called_a_rise_or_fall() -> None:
    """3.6 days became 2.8: a fall, and better; the caption says no more."""
    chosen = {
        "block": "chart",
        "kind": "change",
        "caption": "Waktu",
        "items": "indicators where code = iku-9",
    }
    spec = ChartSpec.model_validate({**chosen, "value": "prior.growth"})
    drawn = build_chart(spec, cast.desk(waiting()))
    assert isinstance(drawn, Paragraph)
    assert words_of(drawn.content).startswith("Waktu (")
