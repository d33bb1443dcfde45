"""The figures of a closed year that later years compare with, as they were approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeVar

from capaian.domain.exchange import Plain
from capaian.domain.issue import Place
from capaian.domain.numerals import fit_digits
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.value import Unit
from capaian.domain.work import HistoryValue, NodeKind
from capaian.dossier.file_names import is_closing
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.reading.csv_reader import read_table
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.parts import HISTORY, OUTPUTS
from capaian.dossier.years.snapshot import Snapshot

_TARGET: Final = "Target "
_ACTUAL: Final = "Realisasi "
_ACHIEVED: Final = "Capaian "
"""How the subjects of traces begin."""
_Group = Mapping[str, Plain]
T = TypeVar("T")


def rows_of_texts(table: Table[T], snapshot: Snapshot) -> Sequence[T]:
    """Return the rows of a table as a closing holds its text; none where it has none."""
    text = snapshot.files.get(table.file, "")
    return read_table(table, text, Reading()) if text else ()


def closed_figures(snapshot: Snapshot) -> tuple[HistoryValue, ...]:
    """Return every figure of the whole year that was known, each subject once, as rows of history.

    An achievement is there only where no target on the same scale says how it came about.
    """
    found = (*_indicators(snapshot), *_components(snapshot), *_outputs(snapshot))
    return tuple({(figure.subject, figure.name): figure for figure in reversed(found)}.values())[
        ::-1
    ]


def _figure(
    snapshot: Snapshot, subject: str, scale: str, *figures: str, name: str = ""
) -> HistoryValue:
    """Return a figure of the closed year: actual, target and achievement,
    empty where there is none.

    An office that does not round has more digits than files can hold.
    """
    actual, target, achievement = (fit_digits(Decimal(text)) if text else None for text in figures)
    year, place = Period.year_of(snapshot.year), Place(HISTORY.file)
    unit = Unit(scale)
    return HistoryValue(
        subject, year, actual, target, unit, snapshot.source, "", place, name, achievement
    )


def _year_results(snapshot: Snapshot) -> Iterator[tuple[_Group, _Group]]:
    for indicator in _records(snapshot.assessment.get("indicators")):
        for result in _records(indicator.get("periods")):
            if result.get("period") == str(snapshot.year):
                yield indicator, result


def _indicators(snapshot: Snapshot) -> Iterator[HistoryValue]:
    for indicator, result in _year_results(snapshot):
        actual, target = _cell(result.get("actual")), _cell(result.get("target"))
        if actual.get("value"):
            shown = target.get("value", "") if target.get("unit") == actual["unit"] else ""
            achievement = "" if shown else _cell(result.get("achievement")).get("value", "")
            figures = actual["value"], shown, achievement
            yield _figure(snapshot, str(indicator.get("code")), actual["unit"], *figures)


def _components(snapshot: Snapshot) -> Iterator[HistoryValue]:
    for component in _records(snapshot.assessment.get("components")):
        ratio = _cell(component.get("ratio"))
        if ratio.get("value"):
            yield _figure(
                snapshot, str(component.get("code")), ratio["unit"], ratio["value"], "", ""
            )


def _outputs(snapshot: Snapshot) -> Iterator[HistoryValue]:
    """Yield outputs of nodes as the traces of their achievements have them;
    those of indicators are results.

    An output may have been reported in parts of the year: then no row has the figures of the year
    itself.
    """
    rows = [row for row in rows_of_texts(OUTPUTS, snapshot) if row.period.year == snapshot.year]
    own = [row for row in rows if row.node and row.name and row.indicator is None]
    units = {(str(row.node), row.name): row.unit for row in own}
    nodes = {str(node.get("id")): node for node in _records(snapshot.assessment.get("nodes"))}
    traces = _traces(snapshot)
    by_subject = {str(trace.get("subject")): trace for trace in traces.values()}
    for (id_, name), unit in units.items():
        node = nodes.get(id_, {})
        label = (
            f"{NodeKind(str(node.get('kind'))).words.capitalize()} {node.get('code')}"
            if node
            else ""
        )
        inputs = by_subject.get(f"{_ACHIEVED}{name} {label}", {}).get("inputs")
        made_of = [
            traces.get(str(one), {}) for one in (inputs if isinstance(inputs, list) else ())
        ]
        values = [(str(one.get("subject")), str(one.get("value") or "")) for one in made_of]
        actual, target = (
            next((value for subject, value in values if subject.startswith(begins)), "")
            for begins in (_ACTUAL, _TARGET)
        )
        if actual:
            yield _figure(snapshot, id_, str(unit), actual, target, "", name=name)


def spent_in(snapshot: Snapshot) -> Iterator[tuple[str, Decimal]]:
    """Yield what nodes spent in a closed year."""
    for node in _records(snapshot.assessment.get("nodes")):
        for line in _records(node.get("inputs")):
            is_all = (line.get("resource"), line.get("kind")) == ("money", "all")
            figure = _cell(line.get("actual")).get("value", "")
            if is_all and line.get("period") == str(snapshot.year) and figure:
                yield str(node.get("id")), Decimal(figure)


_Figures = tuple[str, int, Decimal | None, Decimal | None]
"""Indicator, year, actual and target: what an achievement belongs to."""


def approved_achievements(
    snapshots: Sequence[Snapshot], history: Iterable[HistoryValue]
) -> dict[tuple[str, Period], Decimal]:
    """Return the achievements that closings have for the rows of history, by subject and period.

    Later rules for achievements do not reach back. A row that was restated has none: its
    achievement follows from the new figures.

    Args:
        snapshots: The closings, from the earliest; the own one of a year goes before those that
            compare
            themselves with it.
        history: The rows of a dossier.
    """
    approved = {figures: value for snapshot in snapshots for figures, value in _compared(snapshot)}
    approved |= {figures: value for snapshot in snapshots for figures, value in _own(snapshot)}
    rows = {(row.subject, row.period): _figures(row) for row in history if not row.name}
    return {key: approved[row] for key, row in rows.items() if row in approved}


def _figures(row: HistoryValue) -> _Figures:
    return row.subject, row.period.year, row.actual, row.target


def _own(snapshot: Snapshot) -> Iterator[tuple[_Figures, Decimal]]:
    """Yield the achievements of the closed year itself,
    with a target on the scale of the actual.
    """
    results = {
        str(i.get("code")): _cell(r.get("achievement")).get("value")
        for i, r in _year_results(snapshot)
    }
    for figure in _indicators(snapshot):
        if figure.target is not None and (achievement := results.get(figure.subject)):
            yield _figures(figure), Decimal(achievement)


def _compared(snapshot: Snapshot) -> Iterator[tuple[_Figures, Decimal]]:
    """Yield those of the year before, which the closed year compared itself with."""
    before = snapshot.year - 1
    known = {
        str(indicator.get("code")): value
        for indicator in _records(snapshot.assessment.get("indicators"))
        for prior in _records([indicator.get("prior")])
        if prior.get("period") == str(before)
        and (value := _cell(prior.get("achievement")).get("value"))
    }
    for row in rows_of_texts(HISTORY, snapshot):
        if (
            row.period.year == before
            and row.target is not None
            and not row.name
            and row.subject in known
        ):
            yield _figures(row), Decimal(known[row.subject])


def taken_achievements(
    snapshot: Snapshot, office_year: OfficeYear
) -> dict[tuple[str, Period], Decimal]:
    """Return the achievements that a closed year took from closings before it,
    by subject and period.

    They lie outside of it; its traces name what came from them. The office-year is what its texts
    say.
    """
    taken = {}
    for trace in _traces(snapshot).values():
        source = trace.get("source")
        if isinstance(source, dict) and is_closing(str(source.get("file"))) and trace.get("value"):
            taken[trace["subject"]] = trace["value"]
    subjects = {
        str(one.code): f"{_ACHIEVED}{one.symbol or one.name}" for one in office_year.indicators
    }
    values = {
        (row.subject, row.period): taken.get(f"{subjects.get(row.subject)}, {row.period.label}")
        for row in office_year.history
        if not row.name
    }
    return {key: Decimal(value) for key, value in values.items() if isinstance(value, str)}


def _traces(snapshot: Snapshot) -> Mapping[str, _Group]:
    found = snapshot.assessment.get("traces")
    items = found.items() if isinstance(found, dict) else ()
    return {key: trace for key, trace in items if isinstance(trace, dict)}


def _records(value: Plain) -> Sequence[_Group]:
    """Return the records of a list of results; none of what is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _cell(value: Plain) -> dict[str, str]:
    """Return the texts of a cell; none of what is no figure."""
    items = value.items() if isinstance(value, dict) else ()
    return {key: text for key, text in items if isinstance(text, str)}
