"""Laws that hold for anything: no text, layout or figure makes the room fall
over or print nonsense.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents import cast

from capaian.documents.charts.claims import ClaimFigures, message
from capaian.documents.charts.marks import Frame, draw_rows, fit_axis, widen
from capaian.documents.charts.rows import ChartRow
from capaian.documents.layout.model import ChartKind
from capaian.documents.layout.reader import read_layout
from capaian.documents.layout.specs import ColumnSpec
from capaian.documents.narrative.fields import Format, show, words_of
from capaian.documents.narrative.markdown import (
    drop_empty_lines,
    fill_inlines,
    fill_markdown,
    split_front_matter,
)
from capaian.documents.numbering import labels_of, number_blocks, settle_empty_sections
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.paths import Scope, UnknownNameError
from capaian.documents.scope.values import Figure
from capaian.documents.tables import TableColumn, head_rows
from capaian.documents.tree import Heading, HeadingKind, LineBreak, Number, Text
from capaian.domain.errors import InputError
from capaian.domain.identifiers import TraceId
from capaian.domain.value import PERCENT, RUPIAH, Known, Reason, Unavailable, Unit

FIGURES = st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False)
WORDS = st.text(alphabet="ab cé*_[](){}|\n-1.#<>&\"'\\", max_size=60)
UNITS = st.sampled_from([PERCENT, RUPIAH, Unit("dokumen"), Unit("one")])


@cache
def scope() -> Scope:
    return cast.scope()


def figure(value: Decimal | None) -> Figure:
    return Unavailable(Reason.NO_EVENTS) if value is None else Known(value, PERCENT, TraceId("t1"))


# --- texts


@given(WORDS)
def test_any_text_is_filled_or_names_what_is_wrong(text: str) -> None:
    try:
        blocks = fill_markdown(text, scope())
    except UnknownNameError as error:
        assert error.path is not None
    else:
        assert all(blocks)


@given(st.text(alphabet="abc d,.;", min_size=1, max_size=80))
def test_plain_words_come_out_as_they_went_in(text: str) -> None:
    assert words_of(fill_inlines(text, scope())) == text


@given(st.text(max_size=40))
def test_front_matter_never_loses_the_text(text: str) -> None:
    assert split_front_matter(f"---\nfields: ab\n---\n{text}")[1] == text


@given(st.lists(st.sampled_from([LineBreak(), Text("a"), Text("b")]), max_size=8))
def test_no_empty_line_is_left(inlines: list[LineBreak | Text]) -> None:
    kept = drop_empty_lines(tuple(inlines))
    breaks = [isinstance(inline, LineBreak) for inline in kept]
    assert [i for i in kept if isinstance(i, Text)] == [i for i in inlines if isinstance(i, Text)]
    assert not any(a and b for a, b in pairwise(breaks))
    assert not breaks or not (breaks[0] or breaks[-1])


# --- figures


@given(FIGURES, UNITS, st.sampled_from(Format), st.integers(0, 4))
def test_every_figure_is_one_number_with_its_trace(
    value: Decimal, unit: Unit, form: Format, places: int
) -> None:
    shown = show(Known(value, unit, TraceId("t7"), places), form)
    numbers = [inline for inline in shown if isinstance(inline, Number)]
    assert [number.trace for number in numbers] == ["t7"]
    assert numbers[0].display


@given(FIGURES, st.integers(0, 4))
def test_the_sign_of_a_difference_is_never_lost(value: Decimal, places: int) -> None:
    (number,) = show(Known(value, PERCENT, TraceId("t7"), places), Format.SIGNED)
    assert isinstance(number, Number)
    rounded = abs(value) * 10**places >= Decimal("0.5")
    assert number.display.startswith("+") is (value > 0 and rounded)
    assert number.display.startswith("−") is (value < 0 and rounded)


@given(st.sampled_from(Reason), st.sampled_from(Format))
def test_every_reason_has_a_mark_and_words(reason: Reason, form: Format) -> None:
    (mark,) = show(Unavailable(reason), form)
    assert isinstance(mark, Number)
    assert mark.display
    assert mark.reason


# --- axes and charts


@given(st.lists(FIGURES, max_size=12), st.booleans())
def test_an_axis_holds_its_values_and_its_ticks_are_even(
    values: list[Decimal], from_zero: bool
) -> None:
    axis = fit_axis(values, from_zero=from_zero)
    assert all(axis.start <= value <= axis.end for value in values)
    assert axis.start < axis.end
    assert 2 <= len(axis.ticks) <= 12
    assert (axis.ticks[0], axis.ticks[-1]) == (axis.start, axis.end)
    if from_zero or not values:
        assert axis.start <= 0


@given(st.lists(FIGURES, min_size=1, max_size=12))
def test_a_wider_axis_holds_the_narrower(values: list[Decimal]) -> None:
    axis = fit_axis(values)
    wide = widen(axis)
    assert wide.start <= axis.start < axis.end < wide.end
    assert len(wide.ticks) <= 14


ROWS = st.lists(
    st.builds(
        lambda label, value, second, own: ChartRow(
            label,
            figure(value),
            figure(second),
            (show(figure(value)),),
            own,
            figure(None),
            (TraceId("t1"),),
        ),
        st.text(alphabet="abc '\"\\", min_size=1, max_size=40),
        st.none() | FIGURES,
        st.none() | FIGURES,
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@given(ROWS)
@settings(max_examples=60)
def test_any_rows_can_be_drawn_as_json(rows: list[ChartRow]) -> None:
    frame = Frame(tuple(rows), "persen", ("A",))
    for drawing in (
        draw_rows(kind, frame) for kind in (ChartKind.DOTS, ChartKind.BARS, ChartKind.PAIRS)
    ):
        spec = json.loads(drawing.text)
        assert len(spec["data"]["values"]) == len(rows)
        assert drawing.height > 20 * len(rows)


@given(ROWS, st.sampled_from(ChartKind))
def test_a_claim_never_speaks_of_more_than_there_is(rows: list[ChartRow], kind: ChartKind) -> None:
    if kind is ChartKind.TIMELINE:
        return
    facts = FactLog({})
    sentence = message(
        kind, ClaimFigures(rows, None, "Contoh", "baris", "g", facts, "2023"), (Text("netral"),)
    )
    counts = [
        int(n.display) for n in sentence if isinstance(n, Number) and n.trace in facts.explanations
    ]
    assert all(0 < count <= len(rows) for count in counts)
    words = words_of(sentence)
    assert words
    if words.startswith("Semua") or words.startswith("Tidak satu pun baris"):
        assert all(row.known_value is not None for row in rows)
    if "belum dapat dinilai" in words or "tidak dapat dibandingkan" in words:
        assert len(rows) in counts


# --- layouts, heads, numbers

SCALARS = st.none() | st.booleans() | st.integers(-5, 9) | st.text(alphabet="abc:{}[]", max_size=8)
YAML = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["block", "id", "blocks", "title", "kind", "extends", "rows"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=15,
)


@given(YAML)
def test_any_yaml_is_a_layout_or_a_list_of_issues(content: object) -> None:
    try:
        layout = read_layout(json.dumps(content))
    except InputError as error:
        assert error.issues
        assert all(issue.message and issue.place.file for issue in error.issues)
    else:
        assert layout.id


@given(st.text(max_size=80))
def test_any_text_is_a_layout_or_a_list_of_issues(text: str) -> None:
    try:
        read_layout(text)
    except InputError as error:
        assert error.issues


PATHS = st.lists(st.sampled_from(["2022", "2023", "A", "B"]), min_size=1, max_size=3)


@given(st.lists(PATHS, min_size=1, max_size=7))
def test_heads_cover_every_column_on_every_level(heads: list[list[str]]) -> None:
    columns = tuple(TableColumn(ColumnSpec(head=tuple(h)), "", "", tuple(h), "") for h in heads)
    rows = head_rows(columns)
    covered = sum(cell.columns * cell.rows for row in rows for cell in row)
    assert covered == len(columns) * len(rows)


LEVELS = st.lists(st.integers(1, 4), max_size=20)


@given(LEVELS)
def test_numbers_of_sections_are_unique_and_in_order(levels: list[int]) -> None:
    blocks = [
        Heading(
            f"h{n}",
            level,
            f"Judul {n}",
            HeadingKind.CHAPTER if level == 1 else HeadingKind.SECTION,
        )
        for n, level in enumerate([1, *levels])
    ][:12]
    numbered = number_blocks(list(blocks))
    numbers = [
        b.number for b in numbered if isinstance(b, Heading) and b.kind is HeadingKind.SECTION
    ]
    assert len(set(numbers)) == len(numbers)
    keys = [tuple(map(int, number.split("."))) for number in numbers if number is not None]
    assert keys == sorted(keys)
    assert len(labels_of(numbered).keys() & {block.id for block in numbered}) == len(blocks)


@given(LEVELS)
def test_settling_only_adds_remarks(levels: list[int]) -> None:
    blocks = [Heading(f"h{n}", level, "T") for n, level in enumerate(levels)]
    settled = settle_empty_sections(list(blocks))
    assert [b for b in settled if isinstance(b, Heading)] == blocks
    assert settle_empty_sections(settled) == settled
