"""Below tables: figures that rest on a stock of an earlier day than the end that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from capaian.documents.narrative.show import words_of
from capaian.documents.tree import Block, Inlines, Number, Row, Table, Text
from capaian.domain.identifiers import TraceId
from capaian.domain.period import Period
from capaian.domain.trace import StockState, Trace


def explain_states(blocks: Iterable[Block], traces: Mapping[TraceId, Trace], as_of: Period) -> list[Block]:
    """Return the blocks; each table says which of its rows rest on an earlier state."""
    states = {key: trace.state for key, trace in traces.items() if trace.state is not None}
    if not states:
        return [*blocks]
    return [_explained(block, states, as_of) if isinstance(block, Table) else block for block in blocks]


def _explained(table: Table, states: Mapping[TraceId, StockState], as_of: Period) -> Table:
    found: dict[StockState, list[str]] = {}
    rows = [(row, _states_of(row, states)) for row in table.rows if any(_numbers_of(row))]
    for row, own in rows:
        for state in own:
            found.setdefault(state, []).append(_name_of(row))
    is_all = len(found) == 1 and all(own for _, own in rows)
    notes = (_note(state, () if is_all else names, as_of) for state, names in found.items())
    return replace(table, notes=(*table.notes, *notes)) if found else table


def _states_of(row: Row, states: Mapping[TraceId, StockState]) -> tuple[StockState, ...]:
    known = (states.get(number.trace) for number in _numbers_of(row) if number.trace is not None)
    return tuple(dict.fromkeys(state for state in known if state is not None))


def _numbers_of(row: Row) -> list[Number]:
    return [inline for cell in row.cells for inline in cell.content if isinstance(inline, Number)]


def _name_of(row: Row) -> str:
    """Return the first words of a row, which may be a year; its figures and their marks are none."""
    worded = [cell.content for cell in row.cells if not any(isinstance(i, Number) for i in cell.content)]
    told = [words for content in worded if (words := words_of(content).strip())]
    return next((words for words in told if any(map(str.isalpha, words))), told[0] if told else "")


def _note(state: StockState, names: Iterable[str], as_of: Period) -> Inlines:
    not_yet = f", bukan akhir {as_of.label}" if state.latest.year == as_of.year else ""
    which = "; ".join(filter(None, dict.fromkeys(names)))
    return (Text(f"Keadaan {state.label}{not_yet}{f': {which}' if which else ''}."),)
