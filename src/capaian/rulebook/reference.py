"""Law data that computing an office-year does not need, but other papers and checks do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from capaian.domain.registers.catalogue import AmountKind, ServiceField
from capaian.domain.rule_set import Provenance


@dataclass(frozen=True, slots=True)
class SurveyElementEntry:
    """One of the nine elements (unsur) of a satisfaction survey, PermenPANRB 14/2017."""

    code: str
    """Canonical code `U1` to `U9`; questionnaires may ask in another order."""
    name: str
    definition: str
    question: str
    answers: tuple[str, ...]
    """Words of the answers 1 to 4."""
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class EvaluationSection:
    """A component of the evaluation of accountability, PermenPANRB 88/2021, with its weights."""

    code: str
    name: str
    weight: Decimal
    """Points out of 100."""
    subweights: tuple[Decimal, ...]
    """Points of existence, quality and use (keberadaan, kualitas, pemanfaatan)."""
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class SampleSize:
    """A row of the table of Krejcie and Morgan as PermenPANRB 14/2017 prints it."""

    population: int
    """Service users in the period."""
    sample: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class AreaSource:
    """Where a table of official area codes was read; areas carry no source themselves."""

    table: str
    """Name of its file."""
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class EntryFeed:
    """What a kind of work fills, in whatever office measures it under this name."""

    stage: str
    detail: str
    """Groups within the kind; empty: all."""
    area: str
    """`*`: a row per kecamatan; empty: the whole regency in one."""
    target: str
    """Name of an indicator, of a measure, or of an activity with credit points."""


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """A kind of work that an office may begin its own catalogue with: a service,
    or work of its own.
    """

    code: str
    name: str
    field: ServiceField
    unit: str
    document: str
    """Document that it ends with; empty: none."""
    stages: tuple[str, ...]
    details: tuple[str, ...]
    standard: int | None
    """Working minutes."""
    blank: str
    amount: AmountKind
    post: str
    """Name of the post that counts it; empty: whoever works at a place."""
    days: int | None
    """Working days within which it is on time."""
    feeds: tuple[EntryFeed, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class HolidayEntry:
    """A day on which offices are closed, that a year may begin with once
    its office confirmed it.
    """

    day: date
    name: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column of the daily report (laporan harian), and what is counted for it."""

    group: str
    """Head above it; empty: none."""
    name: str
    service: str
    """Code of the service; empty: nothing that registers count."""
    stage: str
    details: tuple[str, ...]
    """Codes that offices have for the part of the service that is meant; empty: all of it."""
    blank: str
    """Kind of blank whose stock it is; empty: no stock."""
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """Reference data beside the `RuleSet`."""

    survey_elements: tuple[SurveyElementEntry, ...] = ()
    evaluation_sections: tuple[EvaluationSection, ...] = ()
    sample_sizes: tuple[SampleSize, ...] = ()
    area_sources: tuple[AreaSource, ...] = ()
    services: tuple[ServiceEntry, ...] = ()
    holidays: tuple[HolidayEntry, ...] = ()
    daily_report: tuple[ReportColumn, ...] = ()
