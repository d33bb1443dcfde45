"""Charts: axes, specifications, claims that hold, words and tables of the same figures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.every_case import every_case
from tests.transcripts import check_transcript
from tests.unit.documents import cast

from capaian.documents.blocks.desk import Desk
from capaian.documents.charts import build
from capaian.documents.charts.build import build_chart
from capaian.documents.charts.claims import ClaimFigures, message
from capaian.documents.charts.marks import (
    Axis,
    Frame,
    ReferenceLine,
    draw_rows,
    draw_timeline,
    fit_axis,
    tick_format,
    widen,
)
from capaian.documents.charts.rows import ChartRow, spoken_cells
from capaian.documents.layout.model import ChartKind, ChartSpec
from capaian.documents.narrative.fields import show, words_of
from capaian.documents.numbering import UNNUMBERED
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import Figure
from capaian.documents.tree import Chart, Paragraph, Text
from capaian.domain.assessment import Status
from capaian.domain.identifiers import TraceId
from capaian.domain.policy import Polarity
from capaian.domain.value import PERCENT, Known, Reason, Unavailable

NOTHING = Unavailable(Reason.NO_EVENTS)
NEUTRAL = (Text("netral"),)


MET, NOT_MET, UNKNOWN = Status


def known(value: str, name: str = "t1") -> Known:
    return Known(Decimal(value), PERCENT, TraceId(name))


def row(label: str, value: str | None, second: str | None = None, **changes: object) -> ChartRow:
    figure: Figure = NOTHING if value is None else known(value)
    other: Figure = NOTHING if second is None else known(second, "t2")
    is_judged = value is not None and second is not None
    status = (
        (MET if Decimal(value or 0) >= Decimal(second or 0) else NOT_MET) if is_judged else UNKNOWN
    )
    made = ChartRow(
        label, figure, other, (show(figure),), False, NOTHING, (TraceId("t1"),), status
    )
    return replace(made, **changes)


# --- axes

AXES = [
    (["91.04", "100.67"], False, "90", "102"),
    (["99.35", "99.77"], False, "99.3", "99.8"),
    (["57.41", "75.86"], False, "55", "80"),
    (["23", "46"], False, "0", "50"),
    (["91", "99"], True, "0", "100"),
    (["-37.03", "14"], False, "-40", "20"),
    (["5", "5"], False, "5", "6"),
    (["0", "0"], False, "0", "1"),
    ([], False, "0", "1"),
    (["5666159488", "6862500"], True, "0", "6000000000"),
]


@every_case(("values", "from_zero", "start", "end"), AXES)
def test_axes_hold_all_values_between_round_ends(
    values: list[str], from_zero: bool, start: str, end: str
) -> None:
    axis = fit_axis([Decimal(v) for v in values], from_zero=from_zero)
    assert (axis.start, axis.end) == (Decimal(start), Decimal(end))
    assert axis.ticks[0] == axis.start
    assert axis.ticks[-1] == axis.end
    assert len({b - a for a, b in zip(axis.ticks, axis.ticks[1:], strict=False)}) == 1


def test_an_axis_that_does_not_start_at_zero_says_so() -> None:
    assert (
        fit_axis([Decimal("91"), Decimal("99")]).words("persen") == "persen; sumbu mulai dari 90"
    )
    assert fit_axis([Decimal("1"), Decimal("99")]).words("persen") == "persen"


def test_long_figures_get_few_ticks() -> None:
    assert len(fit_axis([Decimal(6_000_000_000)], from_zero=True).ticks) <= 4


@pytest.mark.parametrize(("step", "form"), [("0.5", ",.1f"), ("2", ",.0f")])
def test_ticks_share_their_decimals(step: str, form: str) -> None:
    assert tick_format(Axis(Decimal(0), Decimal(step), (Decimal(0), Decimal(step)))) == form


def test_widening_leaves_the_zero_where_it_is() -> None:
    axis = widen(fit_axis([Decimal(0), Decimal(40)]))
    assert axis.start == 0
    assert axis.end > 40
    narrow = widen(fit_axis([Decimal(92), Decimal(98)]))
    assert narrow.start < 92
    assert narrow.end > 98


# --- specifications

ROWS = (
    row("Hulu", "90"),
    row("Balangan", "99.5", "98", is_own=True),
    row("Lain", "100.67"),
    row("Kosong", None),
)
FRAME = Frame(ROWS, "persen", ("Cakupan",))
TARGET = ReferenceLine(Decimal("99.4"), "target nasional 99,40", "target")
DRAWINGS = {
    "dots": draw_rows(ChartKind.DOTS, FRAME, (TARGET,)),
    "bars": draw_rows(ChartKind.BARS, FRAME, (TARGET,)),
    "spending": draw_rows(ChartKind.SPENDING, FRAME),
    "pairs": draw_rows(ChartKind.PAIRS, FRAME),
    "timeline": draw_timeline(
        (row("2022", None), row("2023", "94", "95"), row("2024", None, "96")), "persen"
    ),
}
REFUSED = {"url", "config", "usermeta", "background", "autosize", "$schema"}


def keys(node: object) -> Iterator[tuple[str, object]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key, value
            yield from keys(value)
    if isinstance(node, list):
        for item in node:
            yield from keys(item)


@pytest.mark.parametrize("name", DRAWINGS)
def test_specifications_leave_looks_to_the_theme(name: str) -> None:
    for key, value in keys(json.loads(DRAWINGS[name].text)):
        assert key not in REFUSED
        assert not (isinstance(value, str) and value.startswith("#")), (key, value)
        assert key not in ("font", "fontSize", "labelFontSize")


@pytest.mark.parametrize("name", DRAWINGS)
def test_specifications_are_the_same_for_the_same_data(name: str) -> None:
    assert DRAWINGS[name].text == DRAWINGS[name].text
    assert DRAWINGS[name].height > 0
    assert "NaN" not in DRAWINGS[name].text


def data(name: str) -> list[dict[str, object]]:
    values = json.loads(DRAWINGS[name].text)["data"]["values"]
    assert isinstance(values, list)
    return values


def test_ratios_over_100_carry_a_star_and_missing_ones_their_reason() -> None:
    cells = [record["cell0"] for record in data("dots")]
    assert cells == ["90,00", "99,50", "100,67*", "–"]
    assert data("dots")[3]["why"] == "tidak ada peristiwa"
    assert "value" not in data("dots")[3]
    assert [record["over"] for record in data("dots")] == [False, False, True, False]


@pytest.mark.parametrize(
    ("value", "over"), [("99.99", False), ("100", False), ("100.01", True), (None, False)]
)
def test_exactly_100_is_not_over(value: str | None, over: bool) -> None:
    assert row("A", value).is_over is over


def test_bars_have_no_stars_and_know_both_figures() -> None:
    assert data("bars")[2]["cell0"] == "100,67"
    assert data("spending")[1]["second"] == 98.0


def test_bars_start_at_zero() -> None:
    domains = [
        v["domain"]
        for k, v in keys(DRAWINGS["bars"].spec)
        if k == "scale" and isinstance(v, dict) and "nice" in v
    ]
    assert {d[0] for d in domains if isinstance(d, list)} == {0.0}


@pytest.mark.parametrize(
    ("before", "value", "after", "target", "expected"),
    [
        (None, "94", None, "95", (False, "center")),
        ("90", "94", "98", "93", (True, "right")),
        ("98", "94", "90", "93", (True, "left")),
        ("90", "94", "98", "95", (False, "left")),
        ("98", "94", "98", "95", (False, "center")),
        ("94", "94", "94", "94", (True, "center")),
    ],
)
def test_the_figure_of_a_result_leans_away_from_its_line(
    before: str | None, value: str, after: str | None, target: str, expected: tuple[bool, str]
) -> None:
    rows = (row("2022", before), row("2023", value, target), row("2024", after))
    record = json.loads(draw_timeline(rows, "persen").text)["data"]["values"][1]
    assert (record["above"], record["align"]) == expected


def test_longer_labels_make_higher_rows() -> None:
    long = Frame((row("kata " * 30, "1"),), "persen")
    assert long.height > Frame((row("kata", "1"),), "persen").height
    wide = Frame((row("kata " * 30, "1"),), "persen", label_width=400)
    assert wide.height < long.height


# --- claims


def claim(kind: ChartKind, rows: Sequence[ChartRow], target: ReferenceLine | None = None) -> str:
    subject = "" if kind is ChartKind.TIMELINE else "Kabupaten Contoh"
    evidence = ClaimFigures(rows, target, subject, "kecamatan", "gambar", FactLog({}), "2023")
    return words_of(message(kind, evidence, NEUTRAL))


def chart_row(written: str) -> ChartRow:
    """Read `label value / second`, then words: own, rank=2, a polarity, a status of its own."""
    figures, *words = re.split(r" (?=[a-z])", written)
    label, value, *second = figures.replace(" / ", " ").split()
    changes: dict[str, object] = {}
    for word in words:
        if word.startswith("rank="):
            changes["rank"] = Known(Decimal(word.removeprefix("rank=")), PERCENT, TraceId("t9"), 0)
        elif word == "own":
            changes["is_own"] = True
        elif word in [*Polarity]:
            changes["polarity"] = Polarity(word)
        else:
            changes["status"] = Status(word)
    return row(label, None if value == "?" else value, *second, **changes)


def test_a_claim_is_made_only_where_it_holds(golden: Golden) -> None:
    def answer(line: str) -> Iterator[str]:
        """Yield what `kind: row; row  target` claims; `netral` where nothing holds."""
        kind, _, written = line.partition(":")
        written, _, target = written.partition("  ")
        rows = [chart_row(part.strip()) for part in written.split(";") if part.strip()]
        yield claim(ChartKind(kind), rows, TARGET if target else None)

    check_transcript(golden, Path(__file__).parent / "answers" / "claims.txt", answer)


def test_counts_in_a_claim_are_explained_by_their_rows() -> None:
    facts = FactLog({})
    rows = (row("A", "2", "1"), row("B", "1", "2"))
    message(ChartKind.PAIRS, ClaimFigures(rows, None, "", "unsur", "g", facts, "2023"), NEUTRAL)
    formulas = [e.formula for e in facts.explanations.values()]
    assert formulas == ["banyaknya baris pada g: A", "banyaknya baris pada g: A; B"]


def test_a_claim_of_coverage_names_coverage_and_its_target() -> None:
    rows = (row("2022", "99"), row("2023", "99.53", "99.4"))
    evidence = ClaimFigures(
        rows, None, "Cakupan", "tahun", "g", FactLog({}), "2023", "target nasional"
    )
    words = words_of(message(ChartKind.TIMELINE, evidence, NEUTRAL))
    assert words == "Cakupan naik dan target nasional tercapai"


# --- whole charts


def made_of(desk: Desk, **options: object) -> Chart | Paragraph | None:
    chosen = {
        "block": "chart",
        "caption": "Contoh",
        "items": "ktp.areas",
        "value": "ratio",
        "kind": "dots",
        **options,
    }
    return build_chart(ChartSpec.model_validate(chosen), desk)


def chart(desk: Desk, **options: object) -> Chart | None:
    made = made_of(desk, **options)
    assert not isinstance(made, Paragraph)
    return made


def test_a_chart_is_drawn_only_where_it_says_more_than_words(
    golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(line: str) -> Iterator[str]:
        """Yield caption and source of the chart of `kind: row; row`,
        or the sentence instead of it.
        """
        kind, _, written = line.partition(":")
        rows = tuple(chart_row(part.strip()) for part in written.split(";") if part.strip())
        monkeypatch.setattr(build, "read_rows", lambda *_: rows)
        made = made_of(cast.desk(), kind=kind)
        if isinstance(made, Chart):
            yield f"gambar: {words_of(made.caption)}"
            yield words_of(made.source) or "-"
        else:
            yield f"kalimat: {words_of(made.content)}" if made else "tidak ada"

    check_transcript(golden, Path(__file__).parent / "answers" / "charts.txt", answer)


@pytest.mark.parametrize(
    ("kind", "count", "drawn"),
    [("dots", 20, 20), ("dots", 21, 10), ("bars", 37, 10), ("bars", 36, 36)],
)
def test_of_very_many_rows_those_at_both_ends_are_drawn(
    monkeypatch: pytest.MonkeyPatch, kind: str, count: int, drawn: int
) -> None:
    rows = tuple(row(f"K{n}", str(50 + n)) for n in range(count))
    monkeypatch.setattr(build, "read_rows", lambda *_: rows)
    desk = cast.desk()
    made = chart(desk, kind=kind)
    assert made is not None
    names = re.findall(r"K\d+", made.alt)
    assert len(names) == drawn
    assert made.height <= 820
    assert {names[0], names[-1]} == {f"K{count - 1}", "K0"}
    assert ("lima terendah" in words_of(made.source)) is (drawn < count)
    assert len(desk.notes.chart_tables[0].rows) == count


def test_a_finding_is_printed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple(row(label, value) for label, value in (("A", "1"), ("B", "2"), ("C", "5")))
    monkeypatch.setattr(build, "read_rows", lambda *_: rows)
    desk = cast.desk()
    made = [chart(desk, kind="bars"), chart(desk, kind="bars")]
    assert [words_of(one.caption) for one in made if one] == [
        "Contoh: C paling banyak, 5,00%",
        "Contoh",
    ]


@pytest.fixture
def whatever_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are drawn of any number of points."""
    monkeypatch.setattr(build, "_MIN_POINTS", 0)


@pytest.mark.usefixtures("whatever_few")
def test_a_chart_has_words_a_table_and_traces_of_the_same_figures() -> None:
    desk = cast.desk()
    made = chart(
        desk, id="gambar-ktp", items="akta.areas", whole="akta.ratio", whole_label="Kabupaten"
    )
    assert made is not None
    assert (
        made.alt == "Grafik titik (persen). Tengah 100,00; Hilir 60,00; Hulu tidak ada peristiwa; "
        "Kabupaten 80,00."
    )
    (table,) = desk.notes.chart_tables
    assert made.data_table == table.id == "data-gambar-ktp"
    assert [words_of(r.cells[1].content) for r in table.rows] == ["100,00", "60,00", "–"]
    assert len(desk.notes.chart_traces["gambar-ktp"]) == 3


@pytest.mark.usefixtures("whatever_few")
def test_a_chart_whose_figures_stand_in_a_table_adds_none() -> None:
    desk = cast.desk()
    made = chart(desk, table="tabel-ktp")
    assert made is not None
    assert made.data_table == "tabel-ktp"
    assert desk.notes.chart_tables == []


@pytest.mark.usefixtures("whatever_few")
@pytest.mark.parametrize(("numbered", "label"), [(True, ""), (False, UNNUMBERED)])
def test_a_chart_may_keep_out_of_the_numbering(numbered: bool, label: str) -> None:
    made = chart(cast.desk(), numbered=numbered)
    assert made is not None
    assert made.label == label


def test_a_chart_without_any_figure_is_none() -> None:
    assert chart(cast.desk(cast.small(counts=()))) is None
    assert chart(cast.desk(), items="people.rank.rows", value="count") is None


@pytest.mark.usefixtures("whatever_few")
def test_rankings_carry_their_places() -> None:
    made = chart(
        cast.desk(),
        kind="ranking",
        items="peers.ktp.rows",
        label="short_name",
        subject="{{ office.regency_name }}",
    )
    assert made is not None
    assert made.alt.startswith(
        "Grafik titik, dari yang tertinggi (persen). 1. 99.02 95,00; 2. Contoh 90,00"
    )
    assert words_of(made.caption) == "Contoh: Kabupaten Contoh di peringkat 2 dari 3"


@pytest.mark.usefixtures("whatever_few")
def test_a_neutral_line_may_be_written_in_the_layout() -> None:
    made = chart(
        cast.desk(),
        kind="spending",
        items="programs",
        value="money.actual",
        second="money.revised",
        neutral="Terserap {{ totals.money.ratio }}%",
    )
    assert made is not None
    assert words_of(made.caption) == "Contoh: Terserap 66,00%"


COLUMNS = [{"head": "2022", "field": "prior.index"}, {"head": "2023", "field": "index"}]


def test_columns_of_figures_stand_in_alt_and_table() -> None:
    desk = cast.desk()
    made = chart(
        desk,
        kind="pairs",
        items="skm.elements",
        value="index",
        second="prior.index",
        columns=COLUMNS,
    )
    assert made is not None
    assert "Unsur U1 2022 79,00, 2023 80,00" in made.alt
    assert [c.text for c in desk.notes.chart_tables[0].head[0]] == ["Uraian", "2022", "2023"]


def test_reasons_are_read_aloud_in_place_of_marks() -> None:
    assert spoken_cells(row("A", None)) == ("tidak ada peristiwa",)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_kind_can_be_drawn(kind: ChartKind) -> None:
    made = chart(
        cast.desk(),
        kind=kind.value,
        items="iku-2.years" if kind is ChartKind.TIMELINE else "skm.elements",
        value="actual" if kind is ChartKind.TIMELINE else "index",
        second="target" if kind is ChartKind.TIMELINE else "prior.index",
    )
    assert made is not None
    assert json.loads(made.spec)["layer"]
