"""Which sheets a paper needs: the parts that its layout requires, and those that name what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from capaian.dossier.rows.sheets import Form, SheetSpec, sheets_of
from capaian.dossier.tables import ALL, BY_FILE
from capaian.dossier.tables.declaration import Names, Need, Part
from capaian.rulebook.layouts import layout_kinds, layout_text

_REQUIRED_FILE: Final = re.compile(r"^ {4}file: (\S+)$", re.MULTILINE)
_TITLE: Final = re.compile(r"^title: *\"?([^\"\n]+)", re.MULTILINE)
_ALWAYS: Final = ("office.yaml", "areas.csv", "plan.yaml", "sources.yaml")
"""What every paper rests on: the office, its areas, its plan, and where figures come from."""
_RARE: Final = frozenset(
    {
        "office.yaml#policies/methods",
        "office.yaml#scales",
        "office.yaml#scales/bands",
        "plan.yaml#objectives/as_printed",
        "plan.yaml#indicators/as_printed",
        "plan.yaml#indicators/credits",
        "plan.yaml#cascade",
        "plan.yaml#crosscutting",
    }
)
"""Sheets that a first report does without; hidden in a template for one paper."""


def parts_of_paper(kind: str) -> tuple[Part, ...]:
    """Return the parts that a kind of paper cannot do without, in the order of the manual.

    Raises:
        FileNotFoundError: for an unknown kind.
    """
    head = layout_text(kind).partition("\nblocks:")[0]
    wanted = {*_ALWAYS, *(file for file in _REQUIRED_FILE.findall(head) if file in BY_FILE)}
    names = _names()
    while (
        more := {file for file in names if any(names[one].needed & names[file].defined for one in wanted)}
        - wanted
    ):
        wanted |= more
    return tuple(part for part in ALL if part.file in wanted)


def first_sheets(parts: Sequence[Part]) -> tuple[SheetSpec, ...]:
    """Return the sheets of parts that a first report is filled in with."""
    sheets = (sheet for part in parts for sheet in sheets_of(part))
    return tuple(sheet for sheet in sheets if sheet.id not in _RARE and sheet.form is not Form.TEXTS)


@dataclass(frozen=True, slots=True)
class PaperNeeds:
    """Ids of the sheets that papers cannot do without."""

    shared: tuple[str, ...]
    """Needed by every paper."""
    own: Mapping[str, tuple[str, ...]]
    """Needed besides, by the title of the paper with its kind."""


def papers() -> PaperNeeds:
    """Return what each kind of paper needs."""
    found = {_title(kind): [one.id for one in first_sheets(parts_of_paper(kind))] for kind in layout_kinds()}
    shared = set.intersection(*map(set, found.values()))
    first = next(iter(found.values()))
    own = {title: tuple(name for name in names if name not in shared) for title, names in found.items()}
    return PaperNeeds(tuple(name for name in first if name in shared), own)


def _title(kind: str) -> str:
    found = _TITLE.search(layout_text(kind))
    return f"{found[1] if found else kind} ({kind})"


@dataclass(frozen=True, slots=True)
class _Named:
    """Kinds of names in a part."""

    defined: frozenset[Names]
    needed: frozenset[Names]
    """Names without which its rows are none."""


@cache
def _names() -> Mapping[str, _Named]:
    """Return the kinds of names in every part, by file."""
    return {part.file: _named(sheets_of(part)) for part in ALL}


def _named(sheets: Iterable[SheetSpec]) -> _Named:
    columns = [column for sheet in sheets for column in sheet.columns]
    needed = (one for one in columns if one.need is not Need.OPTIONAL and not one.also)
    return _Named(
        frozenset(column.defines for column in columns if column.defines),
        frozenset(name for column in needed for name in column.refers_to),
    )
