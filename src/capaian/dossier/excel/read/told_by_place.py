"""Lists whose items others name by their place: who sorts one gives each name to another item.

A mission is named by its number, scores stand in the order of the dimensions, letters in that of the tasks.
An item that was typed anew is meant to be another; one that only stands elsewhere tells nothing of what names
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.dossier.excel.read.base import Base
from capaian.dossier.excel.read.stage import Staged
from capaian.dossier.excel.units import InseparableError, rows_of_file
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import LIST, TEXTS, VALUE

_OFFICE, _PLAN, _SHEETS, _EVALUATIONS = "office.yaml", "plan.yaml", "sheets.yaml", "evaluations.yaml"
_Rows = Mapping[str, Sequence[FlatRow]]
Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """What names items of a list by their place."""

    sheet: str
    """Sheet of the list."""
    list: str
    owner: str
    who: str
    """What names them, in words."""
    items: Texts
    """The whole list."""
    places: Mapping[str, int]
    """By what names an item: its place, from 0."""
    order: Texts = ()
    """What else has an order by which they are named."""

    @property
    def key(self) -> Texts:
        """What it is known by."""
        return self.list, self.owner, self.who

    def item(self, name: str) -> str | None:
        """Return the item that something names."""
        place = self.places.get(name, -1)
        return self.items[place] if 0 <= place < len(self.items) else None


def report_moved_items(staged: Staged, base: Base, log: IssueLog) -> None:
    """Report lists whose items stand elsewhere, while what names them by their place stayed.

    Args:
        staged: What the workbook says.
        base: The files as they were when it was written, or taken in last.
        log: Takes the lists.
    """
    files = (_OFFICE, _PLAN, _SHEETS, _EVALUATIONS)
    if all(staged.files.get(file) == base.files.get(file) for file in files):
        return
    before, now = ({one.key: one for one in _named(side)} for side in (base.files, staged.files))
    told: set[tuple[str, str]] = set()
    for key, one in before.items():
        other = now.get(key)
        if other is not None and (one.list, one.owner) not in told and _is_moved(one, other):
            told.add((one.list, one.owner))
            _report(other, staged, log)


def _is_moved(before: _Named, now: _Named) -> bool:
    """Say whether any name that stayed means another item of the same list now, since lists have changed."""
    if (before.items, before.order) == (now.items, now.order):
        return False
    for name in before.places.keys() & now.places.keys():
        item, becomes = before.item(name), now.item(name)
        if None in (item, becomes) or item == becomes:
            continue
        if item in now.items or becomes in before.items:
            return True
    return False


def _report(named: _Named, staged: Staged, log: IssueLog) -> None:
    book = staged.origins.book
    taken = staged.taken.get(named.sheet)
    if taken is None:
        return
    first = next((index for index, row in enumerate(taken.rows) if _is_of(row, named)), 0)
    shown = " ".join(filter(None, (named.list, named.owner)))
    log.add("items_moved", taken.place(book, first, VALUE), list=shown, who=named.who)


def _is_of(row: FlatRow, named: _Named) -> bool:
    return clean(row.cells.get(LIST, "")) == named.list and clean(row.cells.get("owner1", "")) == named.owner


def _named(files: Mapping[str, bytes]) -> Iterator[_Named]:
    rows: dict[str, Sequence[FlatRow]] = {}
    for file in (_OFFICE, _PLAN, _SHEETS, _EVALUATIONS):
        try:
            rows |= rows_of_file(file, files.get(file))
        except InseparableError:
            continue
    yield from _missions(rows)
    yield from _scores(rows)
    yield from _letters(rows)


def _missions(rows: _Rows) -> Iterator[_Named]:
    texts = _texts(rows, _PLAN, "regional/missions", "")
    for row in rows.get(_PLAN, ()):
        number = row.cells.get("regional.mission", "")
        if number.isdigit():
            places = {number: int(number) - 1}
            yield _Named(_sheet(_PLAN), "regional/missions", "", "isian Misi yang didukung", texts, places)


def _scores(rows: _Rows) -> Iterator[_Named]:
    """Yield of each unit that was scored which dimension each of its scores is of.

    Scores that differ tell themselves apart, wherever they stand; of equal ones it is no matter which.
    """
    for row in rows.get(f"{_EVALUATIONS}#evaluations/units", ()):
        owner, unit = row.cells.get("evaluations.id", ""), row.cells.get("name", "")
        scores = row.cells.get("scores", "").split()
        items = _texts(rows, _EVALUATIONS, "evaluations/dimensions", owner)
        places = {score: place for place, score in enumerate(scores) if scores.count(score) == 1}
        who = f"nilai {unit} di lembar Unit yang dinilai"
        yield _Named(_sheet(_EVALUATIONS), "evaluations/dimensions", owner, who, items, places)


def _letters(rows: _Rows) -> Iterator[_Named]:
    """Yield of each sheet with letters of its own which task each of them is of."""
    for row in rows.get(f"{_SHEETS}#sheets", ()):
        sheet, post = row.cells.get("id", ""), row.cells.get("post", "")
        letters = _texts(rows, _SHEETS, "sheets/letters", sheet)
        places = {letter: place for place, letter in enumerate(letters) if letters.count(letter) == 1}
        for listing in ("posts/tasks", "posts/functions"):
            items = _texts(rows, _OFFICE, listing, post)
            if letters and len(items) == len(letters):
                who = f"huruf tugas lembar {sheet}"
                yield _Named(_sheet(_OFFICE), listing, post, f"{who} ({listing})", items, places, letters)


def _texts(rows: _Rows, file: str, listing: str, owner: str) -> Texts:
    return tuple(
        row.cells.get(VALUE, "")
        for row in rows.get(_sheet(file), ())
        if clean(row.cells.get(LIST, "")) == listing and row.cells.get("owner1", "") == owner
    )


def _sheet(file: str) -> str:
    return f"{file}#{TEXTS}"
