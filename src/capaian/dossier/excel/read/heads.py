"""The heads of a sheet: which column is which, however columns were moved, hidden or renamed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from capaian.dossier.excel.identity import (
    BESIDE,
    BESIDE_TITLE,
    FORM_COLUMNS,
    FORM_TITLES,
    NUMBER,
    PIECE,
)
from capaian.dossier.rows.sheets import Form, Role, SheetColumn, SheetSpec
from capaian.dossier.spreadsheets.model import CellValue
from capaian.dossier.tables.declaration import Need

_SAME: Final = 85
"""How many percent alike a head must be to the title of a column that stands nowhere, to be that column."""
_LIKE: Final = 60
"""How alike it must be to be a mistake and no column of the office's own."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column that a sheet can have."""

    id: str
    title: str
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Matched:
    """Which column stands where."""

    columns: Mapping[str, tuple[int, ...]]
    """Places of each column, from 1; more than one is a mistake."""
    unknown: tuple[int, ...]
    """Places with a head that is none of ours."""
    likely: Mapping[int, str]
    """Titles that unknown heads may mean."""
    beside: Mapping[str, int]
    """Places of what says how the codes of a column are called, by that column."""


def heads_of(spec: SheetSpec) -> tuple[Head, ...]:
    """Return the columns that a sheet can have."""
    if spec.form is Form.FORM:
        needed = (FORM_COLUMNS[0], FORM_COLUMNS[2])
        pairs = zip(FORM_COLUMNS, FORM_TITLES, strict=True)
        return tuple(Head(name, title, name in needed) for name, title in pairs)
    columns = (Head(column.id, column.title, _is_needed(column)) for column in spec.columns)
    has_number = any(column.id == NUMBER for column in spec.columns)
    return (*columns, *([] if has_number else [Head(NUMBER, "#")]), Head(PIECE, "Bagian"))


def _is_needed(column: SheetColumn) -> bool:
    """Say whether a sheet means nothing without a column; parts of what may be left out never are."""
    if column.role is not Role.VALUE:
        return column.need is not Need.OPTIONAL
    return column.need is not Need.OPTIONAL and "." not in column.id


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
    """Say which column stands where.

    The title that people see decides before the hidden id, for a range that was cut and pasted takes along
    what is seen alone. A head that is nearly the title of a column which stands nowhere else is that column.
    """
    found, rest, beside = _match_exactly(heads, ids, titles)
    unknown, likely = [], {}
    for place in rest:
        head, likeness = _likeliest(heads, titles[place], found)
        if head is not None and likeness >= _SAME:
            found[head.id] = [place]
            continue
        unknown.append(place)
        if head is not None and likeness >= _LIKE:
            likely[place] = head.title
    columns = {name: tuple(places) for name, places in found.items()}
    return Matched(columns, tuple(unknown), likely, beside)


def _match_exactly(
    heads: Sequence[Head], ids: Mapping[int, str], titles: Mapping[int, str]
) -> tuple[dict[str, list[int]], list[int], dict[str, int]]:
    """Return the places of the columns told by title or id, those of all other heads, and of names."""
    known = {head.id for head in heads}
    by_title = {fold_head(head.id): head.id for head in heads} | {
        fold_head(head.title): head.id for head in heads
    }
    found: dict[str, list[int]] = {}
    rest = []
    beside: dict[str, int] = {}
    for place in sorted({*ids, *titles}):
        title = fold_head(titles.get(place))
        column = by_title.get(title) or (ids.get(place) if ids.get(place) in known else None)
        if column is not None:
            found.setdefault(column, []).append(place)
        elif (of := _named_by(title, ids.get(place, ""), by_title)) is not None:
            beside.setdefault(of, place)
        elif title:
            rest.append(place)
    return found, rest, beside


def find_crossed(
    heads: Sequence[Head], ids: Mapping[int, str], titles: Mapping[int, str]
) -> dict[int, tuple[str, str]]:
    """Return the places whose title is that of one column and whose id that of another, with both ids."""
    known = {head.id for head in heads}
    by_title = {fold_head(head.title): head.id for head in heads}
    pairs = {
        place: (by_title.get(fold_head(title), ""), ids.get(place, "")) for place, title in titles.items()
    }
    return {
        place: (seen, id_) for place, (seen, id_) in pairs.items() if seen and id_ in known and seen != id_
    }


def _named_by(title: str, name: str, by_title: Mapping[str, str]) -> str | None:
    """Return the column whose codes a head gives the names of; `None` for any other head."""
    of = title.removesuffix(BESIDE_TITLE)
    if of != title and of in by_title:
        return by_title[of]
    return name.removesuffix(BESIDE) if name.endswith(BESIDE) else None


def _likeliest(
    heads: Iterable[Head], title: str, found: Mapping[str, Sequence[int]]
) -> tuple[Head | None, int]:
    """Return the column that stands nowhere else and whose title is nearest to a head, and how near."""
    folded = fold_head(title)
    rated = [
        (round(100 * SequenceMatcher(None, folded, fold_head(head.title)).ratio()), head)
        for head in heads
        if head.id not in found
    ]
    likeness, best = max(rated, key=lambda pair: pair[0], default=(0, None))
    return best, likeness
