"""Writing what was typed into a form: never over what somebody else typed, and never what is unsound.

What cannot be computed is blank on the pages of everybody, so that a slip of the pen in one draft is not
kept: it stays where it was typed until it is mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from django.db import transaction

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.entry.typed_figures import as_meant, as_shown
from capaian.web.measurement.form_cells import INPUTS, OUTPUTS, Cells, FormCells, Slot
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.site.issue_words import spoken, spoken_to_filler
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError, RefusedChangeError, UncomputableError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS, Flaw, Known, remember
from capaian.web.years.models import OfficeYear, Row

_FLAWED: Final = (
    "Perencanaan baru saja berubah dan memuat galat. Isian disimpan sesudah perencana memperbaikinya."
)


Changed = Mapping[Slot, str]
"""Cells with what they are to say."""
Wrong = Mapping[str, Sequence[str]]
"""What is wrong with cells, by their names."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into a cell, over what was read there."""

    text: str
    over: str
    """As it was shown to who typed; empty: nothing was there."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell or a text that somebody else has changed since it was read, as it is displayed."""

    field: str
    """Id of its field."""
    about: str
    typed: str
    stands: str
    over: str = ""
    """What was shown in a cell."""
    is_cell: bool = False
    is_untouched: bool = False
    """Nothing was typed into it; it is not any more what was read when the form was handed in."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of what was typed."""

    stored: frozenset[str] = frozenset()
    """Names of the cells that say something else now."""
    clashes: tuple[Clash, ...] = ()
    wrong: Wrong = field(default_factory=dict)
    """What is wrong with cells that were not stored, by their names."""


def kind_of(slot: Slot) -> Kind:
    """Return what may stand in a cell."""
    return next(column.kind for column in SHEETS[slot.sheet].columns if column.id == slot.column)


def in_cell(slot: Slot, text: str) -> str:
    """Return a text as its cell shows it."""
    return as_shown(slot, kind_of(slot), text)


def canonical(slot: Slot, text: str) -> str:
    """Return a text as a dossier writes it; what cannot be read stays, so that it is told of."""
    kind = kind_of(slot)
    return kind.canonical(as_meant(slot, text.strip()) if kind.is_number else text.strip())


def is_same(slot: Slot, one: str, other: str) -> bool:
    """Say whether two texts of a cell mean one value: `-3` with either minus, `12` and `12,0`."""
    return kind_of(slot).is_same(canonical(slot, one), canonical(slot, other))


@transaction.atomic
def save(
    forms: Forms,
    form: PostForm,
    typed: Mapping[str, Typed],
    author: Author,
    *,
    as_seen: bool = False,
) -> Saved:
    """Write what was typed: cells that others changed meanwhile and those that are wrong stay as they are.

    The step `FILL` must be one that the person may take (`steps.check_step`).

    Args:
        forms: As they were shown.
        form: Into which it was typed.
        typed: By the names of cells; others are passed over.
        author: Who typed.
        as_seen: Whether cells into which nothing was typed must be as they were shown too.

    Raises:
        RefusedChangeError: if the year is closed, or its plan has errors now.
    """
    held = OfficeYear.objects.select_for_update().get(pk=forms.year.pk)
    now = forms_of(held) if held.stamp != forms.year.stamp else forms
    if now is None:
        raise RefusedChangeError(_FLAWED)
    form_cells = now.cells_of(form.post, form.quarter)
    slots = {slot.name: slot for slot in form_cells.slots}
    own = {slots[name]: each for name, each in typed.items() if name in slots}
    clashes = tuple(_clashes(now, own, as_seen=as_seen))
    disputed = {clash.field for clash in clashes}
    changed = {
        slot: canonical(slot, each.text)
        for slot, each in own.items()
        if slot.name not in disputed
        and is_touched(slot, each)
        and canonical(slot, each.text) != now.text(slot)
    }
    wrong = write_valid(now, form_cells, changed, author) if changed else {}
    return Saved(frozenset(slot.name for slot in changed if slot.name not in wrong), clashes, wrong)


def is_touched(slot: Slot, typed: Typed) -> bool:
    """Say whether a cell was sent with something else than what was shown in it."""
    return canonical(slot, typed.text) != canonical(slot, typed.over)


def _clashes(now: Forms, own: Mapping[Slot, Typed], *, as_seen: bool) -> Iterator[Clash]:
    for slot, each in own.items():
        stands, text, over = now.text(slot), canonical(slot, each.text), canonical(slot, each.over)
        is_untouched = is_same(slot, text, over)
        if is_same(slot, text, stands) or is_same(slot, over, stands) or (is_untouched and not as_seen):
            continue
        typed, now_there, shown = (in_cell(slot, each) for each in (text, stands, over))
        yield Clash(slot.name, slot.label, typed, now_there, shown, True, is_untouched)


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


def write_valid(now: Forms, form_cells: FormCells, changed: Changed, author: Author) -> Wrong:
    """Write cells, those aside that are wrong, and return what is wrong with these.

    Args:
        now: The forms under the lock of the year.
        form_cells: What the form asks for.
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
            for slot in _culprits(fault, form_cells, left) if turn < _ROUNDS else left:
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


def _culprits(fault: _Fault, form_cells: FormCells, left: Changed) -> Sequence[Slot]:
    """Return the cells by which something is wrong: the nearest to its place that were typed now."""
    row = fault.row or {}
    in_row = [slot for slot in left if slot.sheet == fault.sheet and _names(slot.key, row)]
    things = [
        slots
        for slots in form_cells.by_code.values()
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
