"""Results of outputs that a closed year made of its parts: no row of the year has them, its traces do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.domain.exchange import Plain
from capaian.domain.period import PeriodKind
from capaian.domain.work import Output
from capaian.dossier.cells import Reading
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.csv_reader import read_table
from capaian.dossier.tables.work import OUTPUTS

_TARGET: Final = "Target "
_ACTUAL: Final = "Realisasi "
_ACHIEVED: Final = "Capaian "
"""How the subjects of traces begin."""

_Trace = Mapping[str, Plain]
_Key = tuple[str, str]
"""Node and name of an output."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """The result of an output over the whole year, as it was computed when the year was closed."""

    node: str
    name: str
    unit: str
    actual: str
    target: str
    """Empty where the year has none."""


def find_worked_out(snapshot: Snapshot) -> Iterator[WorkedOut]:
    """Yield outputs that were reported by quarter or another part of the year, and whose year is known."""
    parts = _reported_in_parts(snapshot)
    traces = _traces(snapshot) if parts else {}
    owners = {row.place.row: key for key, rows in parts.items() for row in rows}
    for trace in traces.values():
        if not str(trace.get("subject")).startswith(_ACHIEVED):
            continue
        made_of = [traces[one] for one in _inputs(trace) if one in traces]
        actual = next((one for one in made_of if str(one.get("subject")).startswith(_ACTUAL)), {})
        keys = {owners.get(row) for row in _rows_of(actual, traces)}
        key = keys.pop() if len(keys) == 1 else None
        if key in parts and (figure := actual.get("value")):
            targets = (one.get("value") for one in made_of if str(one.get("subject")).startswith(_TARGET))
            unit = str(parts.pop(key)[0].unit)
            yield WorkedOut(*key, unit, str(figure), str(next(targets, None) or ""))


def _reported_in_parts(snapshot: Snapshot) -> dict[_Key, Sequence[Output]]:
    """Return the rows of outputs of nodes whose results are figures, none of them of the year itself."""
    text = snapshot.files.get(OUTPUTS.file, "")
    found: dict[_Key, list[Output]] = {}
    for row in read_table(OUTPUTS, text, Reading()) if text else ():
        if row.node and row.name and row.indicator is None and row.period.year == snapshot.year:
            found.setdefault((row.node, row.name), []).append(row)
    return {key: rows for key, rows in found.items() if _is_in_parts(rows)}


def _is_in_parts(rows: Sequence[Output]) -> bool:
    reported = [row for row in rows if row.actual is not None]
    has_words = any(row.text for row in rows if row.actual is None)
    return bool(reported) and not has_words and all(r.period.kind is not PeriodKind.YEAR for r in reported)


def _traces(snapshot: Snapshot) -> Mapping[str, _Trace]:
    found = snapshot.assessment.get("traces")
    items = found.items() if isinstance(found, dict) else ()
    return {key: trace for key, trace in items if isinstance(trace, dict)}


def _inputs(trace: _Trace) -> list[str]:
    found = trace.get("inputs")
    return [str(key) for key in found] if isinstance(found, list) else []


def _rows_of(trace: _Trace, traces: Mapping[str, _Trace]) -> Iterator[int | None]:
    """Yield the rows of `outputs.csv` that a figure was made of; `None` for any other origin."""
    for one in [traces[key] for key in _inputs(trace) if key in traces] or [trace]:
        source = one.get("source")
        row = source.get("row") if isinstance(source, dict) and source.get("file") == OUTPUTS.file else None
        yield row if isinstance(row, int) else None
