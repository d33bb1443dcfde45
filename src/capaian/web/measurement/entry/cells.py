"""Writing what was typed into a form: never over what somebody else typed,
and never what is unsound.

What cannot be computed is blank on the pages of everybody, so that a slip of the pen in one draft
is not kept: it stays where it was typed until it is mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from capaian.domain.issue import Place
from capaian.domain.numerals import write_shortest
from capaian.domain.value import PERCENT, RUPIAH, Unit
from capaian.domain.work import Resource
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.kinds import canonical_text, value_of_cell, with_groups
from capaian.dossier.tables.numbers import read_groups
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.facts import group
from capaian.web.measurement.form.cells import INPUTS, OUTPUTS, SURVEY, FormCells, Slot
from capaian.web.measurement.forms import Clash, FormFilling, Forms
from capaian.web.site.issue_words import spoken, spoken_to_filler
from capaian.web.years.change import Edit, FlawedError, UncomputableError, added, issue_identity
from capaian.web.years.known import Flaw, YearState
from capaian.web.years.models import Row

_THOUSANDS: Final = re.compile(r"[-\N{MINUS SIGN}]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+\Z")
_RUPIAH: Final = re.compile(r"\A\s*rp\.?\s*", re.IGNORECASE)
_MONEY: Final = re.compile(r"(?P<amount>[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),(?:00|--?)\Z")
"""An amount as papers write it behind `Rp`: `48.500.000,00`;
of `1.00,00` nobody knows what is meant.
"""
_PERCENT: Final = re.compile(r"(?<!\s)\s*(?:%|persen)\Z", re.IGNORECASE)
_THOUSANDTHS: Final = re.compile(r"([0-9]{1,3})[.,]([0-9]{3})\Z")
_HIGHEST_INDEX: Final = 100


def tidy_figure(sheet: str, unit: str, text: str) -> str:
    """Return what was typed as a figure of a sheet in a unit: without dots of thousands, percent,
    and `Rp`.

    Examples:
        >>> [tidy_figure("outputs.csv", "percent", text)
        ...     for text in ("95,5 %", "95 persen", "%", "baik")]
        ['95,5', '95', '%', 'baik']
        >>> [tidy_figure("outputs.csv", "dokumen", text)
        ...     for text in ("12.336", "12 336", "12.33", "110.0")]
        ['12336', '12336', '12.33', '110.0']
        >>> [tidy_figure("inputs.csv", "rupiah", text)
        ...     for text in ("Rp1.500,-", "Rp 110.000,00", "1.00,00")]
        ['1500', '110000', '1.00,00']
    """
    text = text.strip()
    if text.isascii() and text.isdecimal():
        return text  # as most are typed
    if unit == RUPIAH:
        text = _RUPIAH.sub("", text) or text
        amount = _MONEY.match(text)
        text = amount["amount"] if amount else text
    elif unit == PERCENT:
        text = _PERCENT.sub("", text) or text
    if _comes_whole(sheet, unit) and _THOUSANDS.match(text):
        return text.replace(".", "")
    with suppress(RejectedValueError):  # thousands are parted by spaces or English commas too
        text = read_groups(text) or text
    return text


def with_thousandths(text: str) -> str:
    """Return the mean or the index of a survey with a fourth decimal,
    where three can be no thousands.

    Examples:
        >>> [with_thousandths(text)
        ...     for text in ("3,478", "86.957", "100,000", "3,48", "101,000", "3478")]
        ['3,4780', '86,9570', '100,0000', '3,48', '101,000', '3478']
    """
    found = _THOUSANDTHS.match(text)
    if found is None or int(found[1]) * 1000 + int(found[2]) > _HIGHEST_INDEX * 1000:
        return text
    return f"{found[1]},{found[2]}0"


def as_meant(slot: Slot, text: str) -> str:
    """Return what was typed into a cell with dots of thousands taken away,
    where they can be nothing else.
    """
    if slot.sheet == SURVEY and slot.column != "answers":
        return with_thousandths(text)
    return tidy_figure(slot.sheet, _unit_of(slot), text)


@lru_cache(maxsize=8192)
def as_shown(slot: Slot, text: str) -> str:
    """Return a figure of a cell as people write it, so that it is read back as the same.

    What comes whole has its dots, and no noughts behind a comma: `2.950`, not `2950` or
    `2.950,00`.
    """
    try:
        value = value_of_cell(slot.kind, text)
    except RejectedValueError:
        return text
    if not isinstance(value, Decimal):
        return text
    if slot.kind.is_number and _comes_whole(slot.sheet, _unit_of(slot)):
        written = write_shortest(value)
        if slot.kind.reads_as(as_meant(slot, written), value):
            return written
    return with_groups(slot.kind, value, text)


def _comes_whole(sheet: str, unit: str) -> bool:
    """Say whether figures of a sheet in a unit have no thousandths: money and people, documents,
    reports.
    """
    return sheet == INPUTS or unit == RUPIAH or Unit(unit).is_counted


def _unit_of(slot: Slot) -> str:
    """Return the unit of what is typed into a cell; people and counts have none."""
    return (
        RUPIAH
        if ("resource", Resource.MONEY) in slot.key
        else dict(slot.new_cells).get("unit", "")
    )


ChangedCells = Mapping[Slot, str]
"""Cells with what they are to say."""
CellProblems = Mapping[str, Sequence[str]]
"""What is wrong with cells, by their names."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into a field, over what was read there."""

    text: str
    over: str
    """As it was shown to who typed; empty: nothing was there."""


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell as it was sent, and both texts as a dossier writes them."""

    slot: Slot
    typed: Typed
    text: str
    over: str

    @classmethod
    def of(cls, slot: Slot, typed: Typed) -> TypedCell:
        """Read what was typed; what cannot be read stays as it is, so that the checks name it."""
        texts = (each.strip() for each in (typed.text, typed.over))
        meant = (as_meant(slot, each) if slot.kind.is_number else each for each in texts)
        return cls(slot, typed, *(canonical_text(slot.kind, each) for each in meant))

    @property
    def is_touched(self) -> bool:
        """Whether it was sent with something else than what was shown in it."""
        return self.text != self.over


def save(
    filling: FormFilling, sent: Sequence[TypedCell], *, as_seen: bool = False
) -> CellProblems:
    """Write what was typed: cells that others changed meanwhile and those that are
    wrong stay as they are.

    The step `FILL` was taken before (`steps.take_step`). `as_seen`: cells into which nothing was
    typed must be as they were shown too. Returns what is wrong with cells that were not stored;
    raises `RefusedChangeError` if the year is closed.
    """
    now = filling.now
    filling.clashes += _clashes(now, sent, as_seen=as_seen)
    disputed = {clash.field for clash in filling.clashes}
    changed = {
        each.slot: each.text
        for each in sent
        if each.is_touched
        and each.slot.name not in disputed
        and each.text != now.answers.text(each.slot)
    }
    wrong = _write_valid(filling, changed)
    filling.stored |= {slot.name for slot in changed} - wrong.keys()
    return wrong


def _clashes(now: Forms, sent: Sequence[TypedCell], *, as_seen: bool) -> Iterator[Clash]:
    for cell in sent:
        slot, stored = cell.slot, now.answers.text(cell.slot)
        is_same = slot.kind.is_same  # `12` and `12,0` mean one value
        if is_same(cell.over, stored) or is_same(cell.text, stored):
            continue
        is_untouched = is_same(cell.text, cell.over)
        if as_seen or not is_untouched:
            typed, now_there, shown = (
                as_shown(slot, each) for each in (cell.text, stored, cell.over)
            )
            yield Clash(slot.name, slot.label, typed, now_there, shown, True, is_untouched)


def _write_valid(filling: FormFilling, changed: ChangedCells) -> CellProblems:
    wrong: dict[str, list[str]] = {slot.name: [words] for slot, words in _negative(changed)}
    while left := {slot: text for slot, text in changed.items() if slot.name not in wrong}:
        faults = _attempt(filling, left)
        if not faults:
            break
        for flaw, known in faults:
            for slot in _culprits(flaw, known, filling.form_cells, left):
                found, words = wrong.setdefault(slot.name, []), spoken_to_filler(flaw)
                if words not in found:
                    found.append(words)
    return wrong


def _negative(changed: ChangedCells) -> Iterator[tuple[Slot, str]]:
    """Yield amounts of money, people and work below nought."""
    for slot, text in changed.items():
        value: object = None
        if slot.sheet == INPUTS or (slot.sheet == OUTPUTS and dict(slot.key).get("node")):
            with suppress(RejectedValueError):
                value = slot.kind.read_cell(text)
        if isinstance(value, Decimal) and value < 0:
            log = IssueLog()
            log.add("negative_count", Place(slot.sheet, column=slot.column), text)
            yield slot, " ".join(map(spoken, log.finish(())))


def _attempt(filling: FormFilling, left: ChangedCells) -> Sequence[tuple[Flaw, YearState]]:
    """Write cells; or nothing, and return what is wrong with them,
    each with the year in whose rows it is.
    """
    before = filling.now.year_state
    try:
        with filling.all_or_nothing():
            filling.write([*_edits(filling.now, left)])
            if any(_new_faults(before, filling.now.year_state)):
                raise UncomputableError([], filling.now.year_state)
    except UncomputableError as error:
        return [*_new_faults(before, error.after)]
    except FlawedError as error:
        return [(flaw, before) for flaw in error.flaws]
    return ()


def _new_faults(before: YearState, after: YearState) -> Iterator[tuple[Flaw, YearState]]:
    new = added(before.errors, after.errors, issue_identity) if after.errors else ()
    return ((after.locate(issue), after) for issue in new)


def _culprits(
    flaw: Flaw, known: YearState, form_cells: FormCells, left: ChangedCells
) -> Sequence[Slot]:
    """Return the cells by which something is wrong:
    the nearest to its place that were typed now.
    """
    cell = flaw.cell
    row = known.cells_of({cell.row}, {cell.sheet}).get(cell.row, {}) if cell else {}
    sheet, column = (cell.sheet, cell.column) if cell and row else ("", "")
    unread = (
        "" if row else flaw.issue.value or ""
    )  # what cannot be read, where its row is not known
    things = {
        (name, row[name]) for name in ("measure", "node", "indicator", "survey") if row.get(name)
    }
    by_thing = form_cells.by_code.values()
    related = {
        slot for own in by_thing if any(things & {*each.key} for each in own) for slot in own
    }

    def closeness(slot: Slot) -> tuple[bool, ...]:
        is_in_row = slot.sheet == sheet and {*slot.key} <= {
            (name, row.get(name, "")) for name, _ in slot.key
        }
        is_related = slot in related
        return (
            is_in_row and slot.column == column,
            is_in_row,
            left[slot] == unread,
            is_related and slot.sheet == sheet,
            is_related and dict(slot.key).get("area") == row.get("area"),
            is_related,
        )

    nearest = max(map(closeness, left))
    return [slot for slot in left if closeness(slot) == nearest]


def _edits(now: Forms, changed: ChangedCells) -> Iterator[Edit]:
    """Yield one edit for each row, however many of its cells were typed into."""
    by_row = group(changed, lambda slot: (slot.sheet, slot.key))
    ids = {
        place: stored.id
        for place in by_row
        if (stored := now.answers.stored_at(*place)) is not None
    }
    versions = dict(Row.objects.filter(pk__in=ids.values()).values_list("pk", "version"))
    for (sheet, key), slots in by_row.items():
        cells = {slot.column: changed[slot] for slot in slots}
        if row := ids.get((sheet, key)):
            yield Edit(sheet, cells, row, versions[row])
        elif any(cells.values()):
            yield Edit(sheet, {**dict(key), **dict(slots[0].new_cells), **cells})
