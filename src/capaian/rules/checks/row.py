"""A check as data: its code and weight, what it looks for,
and what is said of each thing that it finds.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from string import Formatter
from typing import Final, Protocol, TypeVar

from capaian.domain.assessment import IndicatorResult, TierResult
from capaian.domain.identifiers import AreaCode, IndicatorCode, MeasureCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain, write_decimal, write_exact, write_shortest
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.rules.agreements import TargetLine, lines_in_force
from capaian.rules.facts import Facts, group
from capaian.rules.registers.feed import is_within
from capaian.rules.work_plan import WorkPlan

_REMEDIES: Final = {
    "": (
        "Perbaiki angkanya, atau nyatakan di differences.yaml beserta alasannya (covers: "
        '["{subject}"]).'
    ),
    # offices agree on more than the strategic plan says, or on what the year allows
    "agree": (
        "Samakan bila salah tulis. Bila memang disepakati lain, laporan tetap dapat "
        "dibuat; nyatakan di "
        'differences.yaml beserta alasannya (covers: ["{subject}"]).'
    ),
}


@dataclass(frozen=True, slots=True)
class JudgedResults:
    """What checks of results look at."""

    as_of: Period
    """The period asked for."""
    indicators: Sequence[IndicatorResult]
    """Each with its result of that period last."""
    tiers: Sequence[TierResult]
    """The means that they count in."""


@dataclass(frozen=True)
class CheckedYear:
    """An office-year under check, with the law in force and the views that checks share."""

    year: OfficeYear
    law: RuleSet
    results: JudgedResults | None = None
    """What was computed of it, for checks of results."""

    @cached_property
    def facts(self) -> Facts:
        """Its rows grouped by subject."""
        return Facts(self.year)

    @cached_property
    def plan(self) -> WorkPlan:
        """Its trees of objectives and of work."""
        return WorkPlan(self.year)

    @cached_property
    def period(self) -> Period:
        """The year itself."""
        return Period.year_of(self.year.year)

    @cached_property
    def lines(self) -> Mapping[IndicatorCode, TargetLine]:
        """The targets of the agreements in force at the end of the year, by indicator."""
        return lines_in_force(self.year, self.period)

    @cached_property
    def areas(self) -> tuple[AreaCode, ...]:
        """The regency and all areas that the dossier lists."""
        return tuple(dict.fromkeys((self.year.office.regency, *self.year.area_by_code)))

    def is_own(self, area: AreaCode) -> bool:
        """Say whether an area is the regency or in it: codes begin with that of the area above."""
        return is_within(area, self.year.office.regency)

    def count_name(self, measure: MeasureCode, area: AreaCode) -> str:
        """Return what a count is of: `Wajib KTP di Juai`."""
        return f"{self.facts.names.get(measure, measure)} di {self.year.area_name(area)}"


@dataclass(frozen=True, slots=True)
class CheckHit:
    """One thing that a check finds."""

    place: Place
    value: str | None
    words: Mapping[str, object]
    """What the sentences of the check name in braces."""
    level: Level | None = None
    """Where it weighs other than the check says."""
    beside: Place | None = None
    """Where the figure stands that it is compared with, if that one may be wrong as well."""


def hit(place: Place, column: str | None, value: object = None, /, **words: object) -> CheckHit:
    """Return a hit at a column of a row; the value as files write it.

    Examples:
        >>> hit(Place("counts.csv", 9), "value", Decimal("1.50"), name="KIA").value
        '1.5'
    """
    at = place if column is None else replace(place, column=column)
    text = plain(value) if isinstance(value, Decimal) else None if value is None else str(value)
    return CheckHit(at, text, words)


Finder = Callable[[CheckedYear], Iterable[CheckHit]]
"""What a check looks at, and on what condition it speaks."""
Finders = Mapping[str, Finder]
"""Searches by the id of their row in `checks.csv`."""


class PlacedRow(Protocol):
    """A row of a table, or an item of a list."""

    @property
    def place(self) -> Place:
        """Where it stands."""


Row = TypeVar("Row", bound=PlacedRow)


def each_of(
    rows: Callable[[CheckedYear], Iterable[Row]],
    column: str | None,
    is_wrong: Callable[[Row, CheckedYear], bool],
) -> Finder:
    """Return the search for rows that are wrong by themselves; sentences name `row`,
    `year` and `office`.
    """

    def find(checked: CheckedYear) -> Iterator[CheckHit]:
        words = {"year": checked.year.year, "office": checked.year.office}
        for row in rows(checked):
            if is_wrong(row, checked):
                yield hit(
                    row.place, column, getattr(row, column or "value", None), row=row, **words
                )

    return find


def repeats(rows: Iterable[Row], key: Callable[[Row], object]) -> Iterator[tuple[Row, Row]]:
    """Yield the later rows of one key, each with the first."""
    for first, *others in group(rows, key).values():
        yield from ((other, first) for other in others)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One line of `checks.csv`, the list of all checks in the order in which they speak."""

    id: str
    """Code of its issues, which declared differences name; behind a dot what it is about, where
    several checks have one code.
    """
    level: Level
    subject: str
    """Of a contradiction: what it is between, behind the code;
    a declared difference may cover it.
    """
    reads: tuple[str, ...]
    """Fields of `OfficeYear` that its search looks at: while they are the same, so is what it
    finds. None of a check of results, which speaks of each assessment.
    """
    message: str
    """Indonesian; a figure in braces is written with the decimals that it has, `:s` without
    noughts at the end, `:2` with two decimals; a period by its name; a place with the column
    behind the colon.
    """
    remedy: str
    """Empty of a contradiction, which may be declared;
    `agree` where another figure may be agreed on.
    """

    def issue(self, hit: CheckHit) -> Issue:
        """Return what is said of a hit."""
        code, _, _ = self.id.partition(".")
        subject = f"{code}:{self.subject.format(**hit.words)}" if self.subject else None
        words = {**hit.words, "subject": subject}
        remedy = _REMEDIES.get(self.remedy, self.remedy)
        return Issue(
            hit.level or self.level,
            code,
            _SENTENCES.vformat(self.message, (), words),
            hit.place,
            hit.value,
            _SENTENCES.vformat(remedy, (), words),
            subject,
            hit.beside,
        )


def read_check_rows() -> tuple[CheckRow, ...]:
    """Return the list of checks."""
    text = Path(__file__).with_name("checks.csv").read_text("utf-8")
    return tuple(
        CheckRow(
            row["id"],
            Level(row["level"]),
            row["subject"],
            tuple(row["reads"].split()),
            row["message"],
            row["remedy"],
        )
        for row in csv.DictReader(text.splitlines())
    )


class _Sentences(Formatter):
    """Writes figures and periods as Indonesian papers do."""

    def format_field(self, value: object, format_spec: str) -> str:
        match value:
            case Decimal() if format_spec == "s":
                return write_shortest(value)
            case Decimal():
                return (
                    write_decimal(value, int(format_spec)) if format_spec else write_exact(value)
                )
            case Period():
                return value.label
            case Place() if format_spec:
                return str(replace(value, column=format_spec))
        return f"{value!s}"


_SENTENCES: Final = _Sentences()
