"""What was typed into fields that a form does not have any more: it is told, since it would be lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.web.measurement.entry.cells import Typed, canonical, is_same, is_touched
from capaian.web.measurement.entry.remarks import REASON, tidy
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import Slot
from capaian.web.years.known import SHEETS


@dataclass(frozen=True, slots=True)
class Gone:
    """A text whose field went from the form since it was read."""

    field: str
    """Id of the field."""
    about: str
    """What the field was of, and where it is now."""
    typed: str
    over: str
    """As it was shown to who typed."""


def find_gone(
    forms: Forms,
    form: PostForm,
    cells: Mapping[str, Typed],
    reasons: Mapping[str, Typed],
) -> tuple[Gone, ...]:
    """Return what somebody typed, or wrote as a reason, into nothing that a form asks for.

    What was only shown there is passed over, and so is a figure that the cell says where it is now.
    """
    own = {slot.name for slot in forms.owed(form.post, form.quarter).slots}
    strange = {name: each for name, each in cells.items() if name not in own}
    vain = {name: each for name, each in reasons.items() if name not in own and is_new(each)}
    others = _elsewhere(forms) if strange or vain else {}
    return (
        *_cells(forms, strange, others),
        *(
            Gone(f"{REASON}{name}", f"Penjelasan untuk {_about(forms, name, others)}", each.text, each.over)
            for name, each in vain.items()
        ),
    )


def is_new(typed: Typed) -> bool:
    """Say whether words were written that were not shown."""
    return tidy(typed.text) not in ("", tidy(typed.over))


def _elsewhere(forms: Forms) -> Mapping[str, tuple[str, Slot]]:
    """Return the cells of all forms by their names, each with what its form is called."""
    return {
        slot.name: (forms.name_of(post), slot)
        for post, each in forms.each()
        for _, owed in each
        for slot in owed.slots
    }


def _cells(
    forms: Forms, typed: Mapping[str, Typed], others: Mapping[str, tuple[str, Slot]]
) -> Iterator[Gone]:
    for name, each in typed.items():
        if name in others:
            slot = others[name][1]
            stands = forms.text(slot)
            is_lost = is_touched(slot, each) and not is_same(slot, canonical(slot, each.text), stands)
        else:
            is_lost = each.text.strip() != each.over.strip()
        if is_lost:
            yield Gone(name, _about(forms, name, others), each.text, each.over)


def _about(forms: Forms, name: str, others: Mapping[str, tuple[str, Slot]]) -> str:
    """Return what a field was of: as another form that has it now calls it, else by what names it."""
    if name in others:
        post, slot = others[name]
        return f"{slot.label} (sekarang di isian {post})"
    return about_of(forms.facts, name)


def about_of(facts: Facts | None, name: str) -> str:
    """Return what the name of a cell names, in words as far as the plan has them."""
    sheet, *key = name.split(":")
    column = key.pop() if len(key) > 1 else ""
    named = _names(facts) if facts else {}
    told = [named.get(part) or _period(part) for part in key or [sheet] if part]
    return ", ".join([*told, *_title(sheet, column)])


def words_of(facts: Facts | None, codes: Sequence[str]) -> list[str]:
    """Return what the codes and periods among some texts are called; the others are left out."""
    named = _names(facts) if facts else {}
    told = (named.get(code) or _period(code) for code in codes)
    return [words for code, words in zip(codes, told, strict=True) if words != code]


def _names(facts: Facts) -> Mapping[str, str]:
    measures = (each for one in facts.components for each in (one.numerator, one.denominator))
    return {
        **{str(each.code): each.name for each in facts.indicators},
        **{str(each.id): each.name for each in facts.surveys},
        **{str(each.id): each.name for each in facts.nodes},
        **{str(each.code): each.name for each in facts.areas},
        **{str(each.code): each.name for each in measures},
    }


def _period(text: str) -> str:
    try:
        return Period.parse(text).label
    except ValueError:
        return text


def _title(sheet: str, column: str) -> Iterator[str]:
    """Yield what a column is called, where its row has several that are filled in."""
    found = SHEETS.get(f"{sheet}.csv")
    if found is not None and column != "value":
        yield from (each.title.lower() for each in found.columns if each.id == column)
