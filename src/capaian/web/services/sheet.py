"""The counter sheet as a page shows it: services by stages, each cell with its sum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from capaian.domain.registers.catalogue import Service
from capaian.web.services.catalogue import Catalogue, stage_words
from capaian.web.services.forms import NUMBER
from capaian.web.services.sums import Cell


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A stage of a service on the sheet."""

    name: str
    """Service, detail and stage, as forms and the script name the cell."""
    words: str
    total: int
    typed: str
    problem: str
    is_of_tickets: bool
    """Counted by tickets, not here."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A service on the sheet, or a group within it."""

    title: str
    detail: str
    cells: tuple[SheetCell | None, ...]
    """By the columns of the sheet; `None`: the service does not have the stage."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows and columns."""

    heads: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    total: int


def sheet_of(
    catalogue: Catalogue, sums: Mapping[Cell, int], day: date, sent: QueryDict, problems: Mapping[str, str]
) -> Sheet:
    """Return the sheet of a day, with numbers that could not be counted as they were typed.

    Args:
        catalogue: What the office counts.
        sums: What was counted.
        day: Which day.
        sent: What the page sent.
        problems: What is wrong with numbers, by the names of their fields.
    """
    stages, rows = catalogue.stages, []
    for service, detail in _rows(catalogue, sums, day):
        cells: list[SheetCell | None] = []
        for stage in stages:
            cell = f"{service.code}|{detail}|{stage}"
            name = f"{NUMBER}{cell}"
            total = sums.get((service.code, detail, stage), 0)
            typed, problem = sent.get(name, ""), problems.get(name, "")
            found = SheetCell(cell, stage_words(stage), total, typed, problem, service.has_tickets(stage))
            cells.append(found if stage in service.stages else None)
        rows.append(SheetRow(service.name, detail, (*cells,)))
    return Sheet(tuple(map(stage_words, stages)), (*rows,), sum(sums.values()))


def _rows(catalogue: Catalogue, sums: Mapping[Cell, int], day: date) -> Iterator[tuple[Service, str]]:
    """Yield the rows of the counter sheet: each service that is given on a day, once for each detail."""
    for service in catalogue.services.values():
        if service.is_offered(day):
            counted = {detail for code, detail, _ in sums if code == service.code}
            others = sorted(counted - {*service.details}) if service.details else [""]
            yield from ((service, detail) for detail in (*service.details, *others))
