"""The heads of a sheet: which column is which, however columns were moved, hidden or renamed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from capaian.dossier.excel.book import CellValue
from capaian.dossier.excel.identity import BESIDE, BESIDE_TITLE, FORM_COLUMNS, FORM_TITLES, NUMBER
from capaian.dossier.rows.sheets import Form, Role, SheetColumn, SheetSpec
from capaian.dossier.tables.declaration import Need

_SAME_PERCENT: Final = 85
"""How alike a head must be to the title of a column that is nowhere, to be that column: a letter off."""
_LIKE_PERCENT: Final = 60
"""How alike it must be to be a mistake and no column of the office's own."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column that a sheet can have."""

    id: str
    title: str
    is_needed: bool = False


@dataclass(slots=True)
class Matched:
    """Which column stands where."""

    columns: dict[str, list[int]] = field(default_factory=dict)
    """Places of each column, from 1; more than one is a mistake."""
    unknown: list[int] = field(default_factory=list)
    """Places with a head that is none of ours."""
    likely: dict[int, str] = field(default_factory=dict)
    """Titles that unknown heads may mean."""
    beside: dict[str, int] = field(default_factory=dict)
    """Places of what says how the codes of a column are called, by that column."""
    crossed: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Places whose title is that of one column and whose hidden id that of another: both titles."""


def heads_of(spec: SheetSpec) -> tuple[Head, ...]:
    """Return the columns that a sheet can have."""
    if spec.form is Form.FORM:
        needed = (FORM_COLUMNS[0], FORM_COLUMNS[2])
        pairs = zip(FORM_COLUMNS, FORM_TITLES, strict=True)
        return tuple(Head(name, title, name in needed) for name, title in pairs)
    columns = (Head(column.id, column.title, _is_needed(column)) for column in spec.columns)
    has_number = any(column.id == NUMBER for column in spec.columns)
    return (*columns, *([] if has_number else [Head(NUMBER, "#")]))


def _is_needed(column: SheetColumn) -> bool:
    """Say whether a sheet means nothing without a column; parts of what may be left out never are."""
    return column.need is not Need.OPTIONAL and (column.role is not Role.VALUE or "." not in column.id)


def fold_head(text: CellValue) -> str:
    """Return a head as it is compared.

    Examples:
        >>> fold_head(" Kode  Wilayah *")
        'kode wilayah'
    """
    return " ".join(str(text).replace("*", " ").split()).casefold() if text is not None else ""


def count_titles(heads: Iterable[Head], row: Sequence[CellValue]) -> int:
    """Return how many cells of a row are titles or ids of columns."""
    known = {name for head in heads for name in (fold_head(head.title), fold_head(head.id))}
    return sum(isinstance(cell, str) and fold_head(cell) in known for cell in row)


def match_heads(heads: Sequence[Head], ids: Mapping[int, str], titles: Mapping[int, str]) -> Matched:
    """Say which column stands where: by its title, else by its hidden id, else by what its head is nearly."""
    matched, known = Matched(), {head.id: head for head in heads}
    by_title = {fold_head(head.id): head.id for head in heads}
    by_title |= {fold_head(head.title): head.id for head in heads}
    rest = []
    for place in sorted({*ids, *titles}):
        title, id_ = fold_head(titles.get(place)), ids.get(place, "")
        seen, hidden = by_title.get(title), id_ if id_ in known else None
        if seen and hidden and seen != hidden:
            matched.crossed[place] = (known[seen].title, known[hidden].title)
        if column := seen or hidden:
            matched.columns.setdefault(column, []).append(place)
        elif of := _named_by(title, id_, by_title):
            matched.beside.setdefault(of, place)
        elif title:
            rest.append(place)
    for place in rest:
        _match_nearly(heads, place, fold_head(titles[place]), matched)
    return matched


def _named_by(title: str, name: str, by_title: Mapping[str, str]) -> str | None:
    """Return the column whose codes a head gives the names of; `None` for any other head."""
    of = title.removesuffix(BESIDE_TITLE)
    if of != title and of in by_title:
        return by_title[of]
    return name.removesuffix(BESIDE) if name.endswith(BESIDE) else None


def _match_nearly(heads: Iterable[Head], place: int, title: str, matched: Matched) -> None:
    """Take a head for the column whose title it is nearly and that stands nowhere else."""
    rated = [
        (round(100 * SequenceMatcher(None, title, fold_head(head.title)).ratio()), head)
        for head in heads
        if head.id not in matched.columns
    ]
    likeness, head = max(rated, key=lambda pair: pair[0], default=(0, Head("", "")))
    if likeness >= _SAME_PERCENT:
        matched.columns[head.id] = [place]
        return
    matched.unknown.append(place)
    if likeness >= _LIKE_PERCENT:
        matched.likely[place] = head.title
