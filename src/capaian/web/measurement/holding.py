"""What forms hold that are not open: no change of a year takes figures from them or puts figures into them.

Locks look at the rows that are written. Which form a row belongs to follows from the plan, so that who owns
what, what stands below what, and of when something is told moves figures that nobody wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.rows.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET
from capaian.web.measurement.asked import Asked, ask
from capaian.web.measurement.beside import Names
from capaian.web.measurement.factors.belonging import factors_at
from capaian.web.measurement.figures import MEASURED, Place, belonging_of, named_by
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import Forms, forms_in
from capaian.web.measurement.locks import OPEN, LockedError
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.measurement.owed import COUNTS, FACTORS
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear

APART: Final = frozenset({NARRATIVE_SHEET.id, LAYOUT_SHEET.id, "evidence.yaml#evidence"})
"""Sheets from which neither a form nor a result follows."""
MOVES_NOTHING: Final = APART | MEASURED | {FACTORS}
"""Sheets from which it does not follow who owes what."""
_HANDED_IN: Final = frozenset({State.SUBMITTED, State.VERIFIED})


@dataclass(frozen=True, slots=True)
class Thing:
    """A figure or text by what it tells of; the same wherever it stands in a form."""

    sheet: str
    key: tuple[str, ...]
    column: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a form holds of a thing."""

    text: str
    label: str


Holding = Mapping[Thing, Told]


def keep_held(year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known) -> None:
    """See to it that forms which are not open hold after a change what they held before, whatever it changes.

    Raises:
        LockedError: with the first of the forms, and how they are opened.
    """
    if moved := find_moved(year, edits, before, after):
        raise LockedError(message_of(moved))


def find_moved(
    year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known
) -> Sequence[tuple[str, Moved]]:
    """Return the forms, not open, that would hold something else, each with what its post is called."""
    if all(edit.sheet in APART for edit in edits):
        return ()
    closed = [form for form in year.forms.all() if form.stands not in OPEN]
    was, then = forms_in(year, before) if closed else None, after.read.office_year
    if was is None or then is None:
        return ()
    becomes = replace(was, asked=ask(after, then, was.rhythms))
    left = _left_out(becomes.facts)
    explained = _explained(closed)
    moved = []
    for form in closed:
        own = explained.get(form.pk, frozenset())
        change = Moved(form, _kept(held_by(was, form, own), left), held_by(becomes, form, own))
        if change:
            name = was.name_at(form.post) if form.post else was.name_of(form.post)
            moved.append((name or form.post, change))
    return moved


@dataclass(frozen=True)
class Moved:
    """What a form holds before a change and after it."""

    form: PostForm
    before: Holding
    after: Holding

    def __bool__(self) -> bool:
        """Say whether it is something else."""
        return bool(self.lost or self.gained)

    @property
    def lost(self) -> Sequence[str]:
        """What the form would hold no more."""
        return [told.label for thing, told in self.before.items() if not _is_told(thing, told, self.after)]

    @property
    def gained(self) -> Sequence[str]:
        """What it would hold besides."""
        return [told.label for thing, told in self.after.items() if not _is_told(thing, told, self.before)]


def _is_told(thing: Thing, told: Told, where: Holding) -> bool:
    return thing in where and where[thing].text == told.text


def held_by(forms: Forms, form: PostForm, explained: frozenset[str] = frozenset()) -> Holding:
    """Return all that a form holds: figures of its cells and beside them, and factors.

    A cell in which nothing stands holds something where a reason was given for it; others are questions.
    What comes after a change is what stands before the next one, so it is made once of each version.
    """
    name = ("held", form.post, form.period, explained, *sorted(forms.rhythms.items()))
    return forms.known.derive(name, lambda: _held(forms, form, explained))


def _held(forms: Forms, form: PostForm, explained: frozenset[str]) -> Holding:
    asked, post, quarter = forms.asked, PostId(form.post), form.quarter
    if post not in asked.duties:
        return {}
    names = forms.known.derive("names", lambda: Names(asked.facts))
    held = dict(_beside(asked, names, (post, quarter)))
    for slot in asked.owed(post, quarter).slots:
        row = asked.rows.get((slot.sheet, slot.key))
        text = row.cells.get(slot.column, "").strip() if row else ""
        if text or slot.name in explained:
            held[Thing(slot.sheet, named_by(slot.sheet, dict(slot.key)), slot.column)] = Told(
                text, slot.label
            )
    return held | dict(_factors(forms, names, (post, quarter)))


def _beside(asked: Asked, names: Names, place: Place) -> Iterator[tuple[Thing, Told]]:
    for other in belonging_of(asked).others(*place):
        key, label = named_by(other.sheet, other.cells), f"{names.row(other)}, {other.period.label}"
        for column, text in other.given:
            yield Thing(other.sheet, key, column), Told(text.strip(), label)


def _factors(forms: Forms, names: Names, place: Place) -> Iterator[tuple[Thing, Told]]:
    for each in factors_at(forms, place):
        key = (each.subject, str(each.period), each.kind, each.text)
        of = names.by_code.get(each.subject, each.subject)
        yield Thing(FACTORS, key, "text"), Told(each.text, f"{of}, {each.label}")


def _left_out(facts: Facts) -> Callable[[Thing], bool]:
    """Return what says of a count that no component is computed from it any more.

    It is nobody's, and comes back into no form that is not open. That it goes needs a reason.
    """
    parts = [part for each in facts.components for part in (each.numerator, each.denominator)]
    codes = {str(part.code) for part in parts}
    return lambda thing: thing.sheet == COUNTS and thing.key[0] not in codes


def _kept(holding: Holding, is_left_out: Callable[[Thing], bool]) -> Holding:
    return {thing: told for thing, told in holding.items() if not is_left_out(thing)}


def _explained(forms: Collection[PostForm]) -> Mapping[int, frozenset[str]]:
    """Return the cells for whose emptiness a reason was given, by form."""
    reasons = Remark.objects.filter(
        form__in=[form.pk for form in forms], kind=Remark.Kind.EXPLANATION, value=""
    )
    found: dict[int, frozenset[str]] = {}
    for form, slot in reasons.values_list("form_id", "slot"):
        found[form] = found.get(form, frozenset()) | {slot}
    return found


def message_of(moved: Sequence[tuple[str, Moved]]) -> str:
    """Return which forms a change would touch, and what has to be done before."""
    name, first = moved[0]
    form, names = first.form, first.lost or first.gained
    does = "mengeluarkan nilai dari" if first.lost else "memasukkan nilai ke"
    others = f" dan {len(names) - 1} nilai lain" if len(names) > 1 else ""
    rest = f", juga mengubah {len(moved) - 1} isian lain yang tidak terbuka" if len(moved) > 1 else ""
    states = {each.form.stands for _, each in moved}
    ways = ["dikembalikan"] if states & _HANDED_IN else []
    ways += ["dibuka kembali oleh Kepala Dinas"] if states - _HANDED_IN else []
    which = "isian itu" if len(moved) == 1 else "isian-isian itu"
    return (
        f"Perubahan ini {does} isian {name}, {form.quarter.label}, yang "
        f"{form.stands.words.lower()} ({names[0]}{others}){rest}. Agar dapat disimpan, {which} harus "
        f"{' atau '.join(ways)} dahulu; sesudah itu ulangi perubahannya."
    )
