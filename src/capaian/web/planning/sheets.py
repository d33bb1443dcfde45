"""Declared sheets as pages: their names in addresses, which belong together,
who sees and writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from capaian.dossier.excel.write.start_sheet import STEPS
from capaian.dossier.rows.sheets import SheetSpec
from capaian.dossier.rows.texts import book_sheets
from capaian.dossier.tables.parts import EVIDENCE
from capaian.rulebook.layouts import layout_kinds
from capaian.rules.facts import group
from capaian.web.offices.models import Role
from capaian.web.site.access import PLANNING, OfficeRequest
from capaian.web.years.models import OfficeYear
from capaian.web.years.open_parts import is_locked
from capaian.web.years.store import SEALED

INDICATORS: Final = "plan.yaml#indicators"
COMPONENTS: Final = "plan.yaml#components"
CREDITS: Final = "plan.yaml#indicators/credits"
"""Counts of the whole office: those of an own indicator have the weight 1."""
TARGETS: Final = "plan.yaml#indicators/targets"
INDICATOR: Final = "indicators.code"
"""Column of a target of the plan that names its indicator."""
AGREEMENTS: Final = "agreements.yaml#agreements"
LINES: Final = "agreements.yaml#agreements/targets"
PARTS: Final = "agreements.yaml#agreements/targets/periods"
PART_INDICATOR: Final = "targets.indicator"
"""Column by which targets within the year name their indicator."""
AGREEMENT: Final = "agreements.id"
"""Column by which rows of targets name their agreement."""
NODES: Final = "nodes.csv"
INPUTS: Final = "inputs.csv"
AREAS: Final = "areas.csv"
_BREAKS: Final = re.compile(r"\.(?:csv|yaml)|[^a-z0-9]+")


def slug_of(sheet: str) -> str:
    """Return the name of a sheet in addresses.

    Examples:
        >>> (slug_of("plan.yaml#indicators/targets"), slug_of("counts.csv"),
        ...     slug_of("office.yaml#*texts"))
        ('plan-indicators-targets', 'counts', 'office-texts')
    """
    return _BREAKS.sub("-", sheet).strip("-").replace("--", "-")


SHEETS: Final[Mapping[str, SheetSpec]] = {
    slug_of(sheet.id): sheet for sheet in book_sheets() if sheet.id not in SEALED
}
"""By their names in addresses; those of parts that stay files have no rows to be seen."""


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Sheets that belong together: of a step of the work, or of a part of a dossier."""

    title: str
    help: str
    sheets: tuple[SheetSpec, ...]


def sheet_groups() -> Iterator[SheetGroup]:
    """Yield the sheets by the steps of the first sheet of a workbook,
    those of no step by their part.
    """
    steps = [step for step in STEPS if step.sheets]
    for step in steps:
        yield SheetGroup(
            step.title, step.text, tuple(SHEETS[slug_of(name)] for name in step.sheets)
        )
    in_steps = {name for step in steps for name in step.sheets}
    others = (sheet for sheet in SHEETS.values() if sheet.id not in in_steps)
    for own in group(others, lambda sheet: sheet.part.file).values():
        yield SheetGroup(own[0].part.title, own[0].part.help, tuple(own))


@cache
def papers_of(file: str) -> Sequence[str]:
    """Return what the papers are called that cannot be made without a part of a dossier."""
    from capaian.documents.layout import read_layout
    from capaian.documents.narrative.fields import FIELD

    layouts = (read_layout(kind=kind) for kind in layout_kinds())
    needing = (each.title for each in layouts if any(need.file == file for need in each.requires))
    return sorted(" ".join(FIELD.sub("", title).split()) for title in needing)


FORMULA_KINDS: Final[Mapping[str, str]] = {"indikator": INDICATORS, "cakupan": COMPONENTS}
"""Sheets of what has a formula, by their words in addresses."""


def formula_address(sheet: str, code: str) -> tuple[str, str] | None:
    """Return how the formula of a row is called in addresses; `None` where rows have none."""
    kind = next((kind for kind, own in FORMULA_KINDS.items() if own == sheet), None)
    return (kind, code) if kind and code and "/" not in code else None


def is_seen(request: OfficeRequest, spec: SheetSpec) -> bool:
    """Say whether a person sees a sheet: what lists the evidence is for the
    office and its inspector.
    """
    return spec.part.file != EVIDENCE.file or bool(request.here.roles - {Role.VIEWER})


def may_write(request: OfficeRequest, year: OfficeYear, sheet: str = "") -> bool:
    """Say whether the person may write rows of a year, and it is open,
    or a sheet of it still is.
    """
    return bool(request.here.roles & PLANNING) and not is_locked(year, sheet)
