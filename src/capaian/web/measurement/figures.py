"""Figures of a year: of what they are, what they are called, and who wrote them.

Nobody verifies or approves the own entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Final

from django.utils import timezone

from capaian.domain.narrative import FactorKind
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.value import is_register_source
from capaian.domain.work import Resource
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Nature, Table
from capaian.dossier.tables.kinds import PERIOD, canonical_text
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.facts import group
from capaian.web.measurement.form.cells import COUNTS, FACTORS, INPUTS, OUTPUTS, SURVEY
from capaian.web.measurement.models import FigureWriter
from capaian.web.trail.record import Author
from capaian.web.years.change import WrittenRow
from capaian.web.years.known import SHEETS, column_of
from capaian.web.years.models import OfficeYear

Texts = Mapping[str, str]

CODES: Final[Mapping[str, tuple[str, ...]]] = {
    COUNTS: ("measure",),
    OUTPUTS: ("node", "indicator"),
    INPUTS: ("node",),
    SURVEY: ("survey",),
}
"""Columns that name what a row is of; an output of an indicator is of both."""
MEASURED: Final = frozenset(CODES)
"""Sheets of which forms ask for rows."""


_TABLES: Final = {sheet: table for sheet in CODES if isinstance(table := BY_FILE[sheet], Table)}
_MEASURED_COLUMNS: Final = {
    sheet: each.columns_of(Nature.MEASURED) for sheet, each in _TABLES.items()
}
_PLANNED: Final = {sheet: each.columns_of(Nature.PLANNED) for sheet, each in _TABLES.items()}
READING: Final = ("unit", "given")
"""Columns that say how what was measured is to be read."""
NAMES: Final = {sheet: tuple(column.id for column in SHEETS[sheet].keys) for sheet in CODES}
"""Columns by which a row is known."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What somebody measured of a thing."""

    sheet: str
    code: str
    period: Period


@dataclass(frozen=True, slots=True)
class UnformedRow:
    """A measured row that is in no cell of a form."""

    row: int
    sheet: str
    cells: Texts
    figures: tuple[Figure, ...]

    @property
    def period(self) -> Period:
        """When it was measured."""
        return self.figures[0].period


def figures_of(sheet: str, cells: Texts, year: int | None) -> tuple[Figure, ...]:
    """Return what a row is of in a year, or in any; nothing of another one,
    or where nothing is measured.
    """
    period = period_in(cells.get("period", "")) if sheet in MEASURED else None
    if period is None or year not in (None, period.year):
        return ()
    codes = (_canonical(sheet, column, cells.get(column, "")) for column in CODES[sheet])
    return tuple(Figure(sheet, code, period) for code in codes if code)


def given_columns(sheet: str, *, planned: bool = False) -> frozenset[str]:
    """Return the columns of what was measured,
    and on demand those of what was planned beside it.
    """
    return frozenset(
        (*_MEASURED_COLUMNS.get(sheet, ()), *(_PLANNED.get(sheet, ()) if planned else ()))
    )


def given_in(sheet: str, cells: Texts) -> Iterator[tuple[str, str]]:
    """Yield what a row says was measured, by columns, as it is read."""
    for name in _MEASURED_COLUMNS.get(sheet, ()):
        if text := cells.get(name, "").strip():
            yield name, _canonical(sheet, name, text)


def is_another(sheet: str, before: Texts, after: Texts, *, planned: bool = False) -> bool:
    """Say whether something else counts as measured, or as planned,
    once a row says other texts.
    """
    own = (_PLANNED if planned else _MEASURED_COLUMNS).get(sheet, ())
    if not any(cells.get(name, "").strip() for cells in (before, after) for name in own):
        return False
    names = (*own, *NAMES[sheet], *READING)
    return any(before.get(name, "").strip() != after.get(name, "").strip() for name in names)


def named_by(sheet: str, cells: Texts) -> tuple[str, ...]:
    """Return by what a measured row is known, however its texts are written."""
    return tuple(_canonical(sheet, name, cells.get(name, "")) for name in NAMES[sheet])


@lru_cache(maxsize=1024)
def period_in(text: str) -> Period | None:
    """Return the period that a cell names; `None` where it names none."""
    try:
        found = PERIOD.read_cell(text)
    except RejectedValueError:
        return None
    return found if isinstance(found, Period) else None


def _canonical(sheet: str, column: str, text: str) -> str:
    """Return a text as it is read: a period in other words names the same cell."""
    return canonical_text(column_of(sheet, column).kind, text.strip())


@dataclass(frozen=True)
class FigureNames:
    """What figures of a year are called."""

    facts: Facts

    def row(self, other: UnformedRow) -> str:
        """Return what a measured row is called."""
        figure, cells = other.figures[0], other.cells
        kind, code = cells.get("kind", ""), cells.get("code", "").replace("*", "")
        # what distinguishes rows of one thing
        more: tuple[str, ...] = (cells.get("name", ""),)
        if other.sheet == COUNTS:
            more = (self._areas.get(cells.get("area", ""), cells.get("area", "")),)
        elif other.sheet == INPUTS:
            resource = "pegawai" if cells.get("resource") == Resource.STAFF else "anggaran"
            more = (resource, "" if kind == "all" else kind)
        elif other.sheet == SURVEY:
            more = (code, *more)
        own = self._measures if figure.sheet == COUNTS else self.by_code
        return ", ".join(filter(None, (own.get(figure.code) or figure.code, *more)))

    def words(self, codes: Sequence[str]) -> list[str]:
        """Return what the codes and periods among some texts are called;
        the others are left out.
        """
        named = {**self.by_code, **self._areas, **self._measures}
        return [words for code in codes if (words := named.get(code) or period_label(code))]

    @cached_property
    def by_code(self) -> Mapping[str, str]:
        """What the things of a year are called that have results: components, surveys, nodes,
        indicators.
        """
        facts = self.facts
        return {
            **{str(each.code): each.label for each in facts.indicators},
            **{str(each.code): each.label for each in facts.components},
            **{str(each.id): each.name for each in facts.surveys},
            **{str(each.id): f"{each.code} {each.name}".strip() for each in facts.nodes},
        }

    @cached_property
    def _measures(self) -> Mapping[str, str]:
        measures = (
            each for one in self.facts.components for each in (one.numerator, one.denominator)
        )
        return {measure.code: measure.name for measure in measures}

    @cached_property
    def _areas(self) -> Mapping[str, str]:
        return {area.code: area.name for area in self.facts.areas}


def period_label(text: str) -> str:
    """Return what a period is called; nothing where a text names none."""
    period = period_in(text)
    return period.label if period else ""


_NAMED: Final = ("office_year", "sheet", "code", "period", "by", "is_in_form")
_ROWS_AT_ONCE: Final = 500


def note_writers(
    year: OfficeYear, written: Sequence[WrittenRow], author: Author, is_in_form: bool
) -> None:
    """Keep who wrote figures of a year; what the program wrote for nobody has no writer.

    Neither has what a register fills: who closes its month entered nothing, and may verify it.
    """
    now, user = timezone.now(), author.user
    if user is None:
        return
    sources = (
        (row.after or {}).get("source") or (row.before or {}).get("source") for row in written
    )
    pairs = zip(written, sources, strict=True)
    written = [row for row, source in pairs if not is_register_source(source)]
    new = FigureWriter(office_year=year, by=user, role=author.role, is_in_form=is_in_form)
    figures = dict.fromkeys(
        figure for row in written for figure in _written_figures(year.year, row)
    )
    for writers in (
        _moved_writers(year, written, now),
        (_writer(new, each, now) for each in figures),
    ):
        FigureWriter.objects.bulk_create(
            writers,
            _ROWS_AT_ONCE,
            update_conflicts=True,
            unique_fields=_NAMED,
            update_fields=("at", "role"),
        )


def _writer(of: FigureWriter, figure: Figure, now: datetime) -> FigureWriter:
    own = copy(of)
    own.pk, own.approved, own.at = None, {}, now
    own.sheet, own.code, own.period = figure.sheet, figure.code, str(figure.period)
    return own


def _moved_writers(
    year: OfficeYear, written: Sequence[WrittenRow], now: datetime
) -> Iterator[FigureWriter]:
    """Yield the writers of rows that were moved or renamed:
    else somebody could verify the own value.
    """
    moved = []
    for row in written:
        before, after = row.before or {}, row.after or {}
        if is_another(row.sheet, before, after) and (
            not (before and after) or named_by(row.sheet, before) != named_by(row.sheet, after)
        ):
            moved.append(row)
    left = [
        (row.sheet, row.before, {*given_in(row.sheet, row.before)}) for row in moved if row.before
    ]
    writers = group(year.writers.select_related("by") if left else (), figure_of)
    found: dict[tuple[Figure, int, bool], FigureWriter] = {}
    for row in moved:
        values = {*given_in(row.sheet, row.after or {})}
        sources = {
            figure
            for sheet, before, given in left
            if sheet == row.sheet and values & given
            for figure in figures_of(sheet, before, None)
        }
        for figure in figures_of(row.sheet, row.after or {}, None) if sources else ():
            for source in sources - {figure}:
                for writer in writers.get(source, ()):
                    found[figure, writer.by_id, writer.is_in_form] = _writer(writer, figure, now)
    yield from found.values()


_FACTOR_COLUMNS: Final = ("subject", "period", "kind", "text")
"""Columns of a factor that a form has; what became of a plan is told later,
and nobody verifies it.
"""


def _written_figures(year: int, row: WrittenRow) -> Iterator[Figure]:
    """Yield the figures and factors of a year that somebody has written who wrote a row;
    some come twice.
    """
    before, after = row.before or {}, row.after or {}
    is_factor = row.sheet == FACTORS and any(
        before.get(n) != after.get(n) for n in _FACTOR_COLUMNS
    )
    is_figure = is_another(row.sheet, before, after)
    for cells in (before, after):
        period, subject = period_in(cells.get("period", "")), cells.get("subject", "").strip()
        is_given = (
            subject
            and cells.get("text", "").strip()
            and cells.get("kind", "") != FactorKind.DECISION
        )
        if is_factor and is_given and period:
            yield Figure(FACTORS, subject, period)
        if is_figure and any(given_in(row.sheet, cells)):
            yield from figures_of(row.sheet, cells, year)


def figure_of(writer: FigureWriter) -> Figure:
    """Return what somebody wrote."""
    return Figure(writer.sheet, writer.code, Period.parse(writer.period))
