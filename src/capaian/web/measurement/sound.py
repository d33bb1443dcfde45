"""Writing as much of what was typed as leaves the year sound, and telling of the rest at its cells.

What cannot be computed is blank on the pages of everybody, so that a slip of the pen in one draft is not
kept: it stays where it was typed until it is mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db import transaction

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.owed import INPUTS, OUTPUTS, Cells, Owed, Slot
from capaian.web.site.issue_words import spoken, spoken_to_filler
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError, UncomputableError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS, Flaw, Known, remember
from capaian.web.years.models import Row

Changed = Mapping[Slot, str]
"""Cells with what they are to say."""
Wrong = Mapping[str, Sequence[str]]
"""What is wrong with cells, by their names."""
_ROUNDS: Final = 4
"""How often cells are set aside and the rest tried again; then all that is left is."""
_THINGS: Final = ("measure", "node", "indicator", "survey")
"""Columns that name of what a row tells."""


@dataclass(frozen=True)
class _Fault:
    """Something that is wrong, and where."""

    words: str
    sheet: str = ""
    column: str = ""
    row: Mapping[str, str] | None = None
    """Texts of its row, as it would be."""
    text: str | None = None
    """What was typed, where its row is not known."""


def write_sound(now: Forms, owed: Owed, changed: Changed, author: Author) -> Wrong:
    """Write cells, those aside that are wrong, and return what is wrong with these.

    Args:
        now: The forms under the lock of the year.
        owed: What the form asks for.
        changed: What its cells are to say.
        author: Who typed.
    """
    wrong: dict[str, list[str]] = {slot.name: [words] for slot, words in _negative(changed)}
    left = {slot: text for slot, text in changed.items() if slot.name not in wrong}
    for turn in range(_ROUNDS + 1):
        faults = _attempt(now, left, author) if left else ()
        if not faults:
            break
        for fault in faults:
            for slot in _culprits(fault, owed, left) if turn < _ROUNDS else left:
                told = wrong.setdefault(slot.name, [])
                if fault.words not in told:
                    told.append(fault.words)
        left = {slot: text for slot, text in left.items() if slot.name not in wrong}
    return wrong


def _negative(changed: Changed) -> Iterator[tuple[Slot, str]]:
    """Yield amounts of money, people and work below nought."""
    for slot, text in changed.items():
        is_amount = slot.sheet == INPUTS or (slot.sheet == OUTPUTS and dict(slot.key).get("node"))
        kind = next(column.kind for column in SHEETS[slot.sheet].columns if column.id == slot.column)
        if not (is_amount and kind.is_number):
            continue
        try:
            value = kind.read_cell(text)
        except RejectedValueError:
            continue
        if isinstance(value, Decimal) and value < 0:
            log = IssueLog()
            log.add("negative_count", Place(slot.sheet, column=slot.column), text)
            yield slot, " ".join(map(spoken, log.finish(())))


def _attempt(now: Forms, left: Changed, author: Author) -> Sequence[_Fault]:
    """Write cells, or nothing and return what is wrong with them."""
    before = now.known
    try:
        with transaction.atomic():
            after = change(now.year, [*_edits(now, left)], author, is_in_form=True)
            faults = [*_new_faults(before, after)]
            if faults:
                raise UncomputableError([flaw for _, flaw, _ in faults], after)
    except UncomputableError as error:
        _take_back(now)
        return [
            _Fault(words, flaw.cell.sheet, flaw.cell.column, row) if flaw.cell else _Fault(words)
            for words, flaw, row in _new_faults(before, error.after)
        ]
    except FlawedError as error:
        _take_back(now)
        return [_as_typed(flaw, now) for flaw in error.flaws]
    return ()


def _take_back(now: Forms) -> None:
    """Let the year stand in memory as it does in the database."""
    now.year.refresh_from_db()
    remember(now.year, now.known)


def _new_faults(before: Known, after: Known) -> Iterator[tuple[str, Flaw, Mapping[str, str]]]:
    """Yield the errors that were not there before, each with the row at which it lies."""
    known = Counter(map(_said, before.found.issues))
    for issue in after.found.issues:
        if issue.level is not Level.ERROR:
            continue
        known[_said(issue)] -= 1
        if known[_said(issue)] < 0:
            flaw = after.locate(issue)
            yield spoken_to_filler(flaw), flaw, _row_of(after, flaw)


def _said(issue: Issue) -> tuple[str, str, str | None, str | None, Level]:
    return issue.code, issue.place.file, issue.value, issue.subject, issue.level


def _row_of(known: Known, flaw: Flaw) -> Mapping[str, str]:
    if flaw.cell is None:
        return {}
    ids = known.ids.get(flaw.cell.sheet, ())
    return known.rows[flaw.cell.sheet][ids.index(flaw.cell.row)].cells if flaw.cell.row in ids else {}


def _as_typed(flaw: Flaw, now: Forms) -> _Fault:
    """Return a text that cannot be read: at its row where that is there, else by what was typed."""
    cell, text = flaw.cell, flaw.issue.value
    row = _row_of(now.known, flaw)
    if cell is None or not row:
        return _Fault(spoken_to_filler(flaw), text=text)
    return _Fault(spoken_to_filler(flaw), cell.sheet, cell.column, row, text)


def _culprits(fault: _Fault, owed: Owed, left: Changed) -> Sequence[Slot]:
    """Return the cells by which something is wrong: the nearest to its place that were typed now."""
    row = fault.row or {}
    in_row = [slot for slot in left if slot.sheet == fault.sheet and _names(slot.key, row)]
    things = [
        slots
        for slots in owed.by_code.values()
        if any(slot.sheet == fault.sheet and _names(slot.key, row) for slot in slots)
    ]
    beside = [slot for slots in things for slot in slots if slot in left]
    area = row.get("area")
    choices = (
        [slot for slot in in_row if slot.column == fault.column],
        in_row,
        [slot for slot, text in left.items() if not row and fault.text is not None and text == fault.text],
        [slot for slot in beside if area is None or dict(slot.key).get("area") == area],
        beside,
        [slot for slot in left if _is_of_same_thing(slot, row)],
    )
    return next((found for found in choices if found), [*left])


def _is_of_same_thing(slot: Slot, row: Mapping[str, str]) -> bool:
    key = dict(slot.key)
    return any(key.get(name) and key.get(name) == row.get(name) for name in _THINGS)


def _names(key: Cells, row: Mapping[str, str]) -> bool:
    return bool(row) and all(row.get(name, "") == text for name, text in key)


def _edits(now: Forms, changed: Changed) -> Iterator[Edit]:
    """Yield one edit for each row, however many of its cells were typed into."""
    by_row: dict[tuple[str, Cells], dict[str, str]] = {}
    beside: dict[tuple[str, Cells], Cells] = {}
    for slot, text in changed.items():
        by_row.setdefault((slot.sheet, slot.key), {})[slot.column] = text
        beside[slot.sheet, slot.key] = slot.beside
    ids = {place: stored.id for place in by_row if (stored := now.stored_at(*place)) is not None}
    versions = dict(Row.objects.filter(pk__in=ids.values()).values_list("pk", "version"))
    for place, cells in by_row.items():
        sheet, key = place
        if place in ids:
            yield Edit(sheet, cells, ids[place], versions[ids[place]])
        elif any(cells.values()):
            yield Edit(sheet, {**dict(key), **dict(beside[place]), **cells})
