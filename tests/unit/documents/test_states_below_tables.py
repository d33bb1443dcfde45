"""Tables say below them which of their rows rest on a state before the end of the period."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.documents.annexes.notes import explain_states
from capaian.documents.narrative.fields import words_of
from capaian.documents.tree import Cell, Column, Number, Paragraph, Row, Table, Text
from capaian.domain.identifiers import TraceId
from capaian.domain.period import Period
from capaian.domain.value import StockState, Trace

YEAR = Period.year_of(2025)


def state(earliest: str, latest: str = "") -> StockState:
    return StockState(Period.parse(earliest), Period.parse(latest or earliest))


TRACES = {
    TraceId("t1"): Trace(TraceId("t1"), "KTP-el", Decimal(98), state=state("2025-Q2")),
    TraceId("t2"): Trace(TraceId("t2"), "Akta", Decimal(96)),
    TraceId("t3"): Trace(TraceId("t3"), "KTP-el tahun lalu", Decimal(97), state=state("2024-S1")),
    TraceId("t4"): Trace(TraceId("t4"), "KIA", Decimal(70), state=state("2025-Q1", "2025-Q2")),
}

MIXED = "Keadaan campuran, Triwulan I Tahun 2025 dan Triwulan II Tahun 2025"


def row(name: str, *traces: str) -> Row:
    figures = tuple(Cell((Number("98", TraceId(trace)),)) for trace in traces)
    return Row((Cell((Text("1"),)), Cell((Text(name),)), *figures))


@pytest.mark.parametrize(
    ("rows", "notes"),
    [
        ([row("KTP-el", "t1")], ["Keadaan Triwulan II Tahun 2025, bukan akhir Tahun 2025."]),
        (
            [row("KTP-el", "t1"), row("Akta", "t2")],
            ["Keadaan Triwulan II Tahun 2025, bukan akhir Tahun 2025: KTP-el."],
        ),
        ([row("Akta", "t2")], []),
        ([row("KIA", "t4"), row("Akta", "t2")], [f"{MIXED}, bukan akhir Tahun 2025: KIA."]),
        (
            [
                Row((Cell((Text("2025"),)), Cell((Number("98", TraceId("t1")),)))),
                row("2024", "t2"),
            ],
            ["Keadaan Triwulan II Tahun 2025, bukan akhir Tahun 2025: 2025."],
        ),
        (
            [row("KTP-el", "t1", "t3")],
            [
                "Keadaan Triwulan II Tahun 2025, bukan akhir Tahun 2025: KTP-el.",
                "Keadaan Semester I Tahun 2024: KTP-el.",
            ],
        ),
    ],
)
def test_a_table_names_rows_of_an_earlier_state(rows: list[Row], notes: list[str]) -> None:
    table = Table("t", "", (Text("Judul"),), (Column(),), (), tuple(rows))
    (explained,) = explain_states([table], TRACES, YEAR)
    assert isinstance(explained, Table)
    assert [words_of(note) for note in explained.notes] == notes


def test_other_blocks_and_papers_without_such_states_stay() -> None:
    text = Paragraph((Number("98", TraceId("t1")),))
    assert explain_states([text], TRACES, YEAR) == [text]
    assert explain_states([text], {}, YEAR) == [text]
