"""Rows of a file that forms hold which are not open: told beside the rows, before anybody takes the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from capaian.dossier.unfolding.gather import clean
from capaian.dossier.unfolding.sheets import Role, SheetSpec
from capaian.web.exchange.brought import Brought
from capaian.web.measurement.locks import find_locked
from capaian.web.years.change import GUARDS, RefusedChangeError
from capaian.web.years.known import SHEETS
from capaian.web.years.models import OfficeYear
from capaian.web.years.replace import ask_contents, find_edits


@dataclass(frozen=True)
class Refusal:
    """What forbids writing a file as things stand."""

    messages: tuple[str, ...] = ()
    rows: Sequence[tuple[str, str, str]] = ()
    """Of each row the sheet, the name by which the preview shows it, and its form."""
    forms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The same by sheet and name."""


def find_refusal(year: OfficeYear, brought: Brought) -> Refusal:
    """Ask the guards of a year what they would say of a file, without writing anything."""
    if brought.has_errors or not brought.is_news or not _may_be_held(year):
        return Refusal()
    edits = find_edits(year, brought.texts)
    messages = []
    for guard in GUARDS:
        try:
            guard(year, edits)
        except RefusedChangeError as error:
            messages.append(error.message)
    try:
        ask_contents(year, brought.evidence)
    except RefusedChangeError as error:
        messages.append(error.message)
    if not messages:
        return Refusal()
    try:
        locked = [*find_locked(year, edits)]
    except RefusedChangeError:
        return Refusal(tuple(messages))
    rows = [
        (SHEETS[one.sheet].title, _name(SHEETS[one.sheet], one.cells), one.form or _OUTSIDE) for one in locked
    ]
    return Refusal(tuple(messages), rows, {(sheet, name): form for sheet, name, form in rows})


_OUTSIDE: Final = "tidak ada; semua isian tahun ini sudah disetujui"


def _may_be_held(year: OfficeYear) -> bool:
    """Say whether any form was begun: files of large years are paired with their rows only then."""
    return not year.is_closed and year.forms.exists()


def _name(spec: SheetSpec, cells: Mapping[str, str]) -> str:
    """Return what a preview calls a row."""
    named = (column.id for column in spec.columns if column.role is not Role.VALUE)
    return " ".join(text for name in named if (text := clean(cells.get(name, ""))))
