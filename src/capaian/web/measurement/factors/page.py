"""The part of a form in which factors are told, and where they are read."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from capaian.domain.narrative import FactorKind
from capaian.web.measurement.beside import Names
from capaian.web.measurement.factors.belonging import factors_at
from capaian.web.measurement.factors.told import LABELS, Factor, Subject, told_by
from capaian.web.measurement.factors.writing import FIELD, OVER, new_slot
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import FACTORS, Slot
from capaian.web.site.access import OfficeRequest

KINDS: Final = (
    FactorKind.DRIVER,
    FactorKind.CAUSE,
    FactorKind.OBSTACLE,
    FactorKind.SOLUTION,
    FactorKind.PLAN,
)
"""In the order in which they are asked for."""


@dataclass(frozen=True, slots=True)
class Field:
    """A text to type into."""

    slot: Slot
    title: str
    text: str
    over: str = ""
    """What is stored."""
    is_vague: bool = False
    """The form was not handed in since it tells nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """The factors of one kind."""

    title: str
    factors: Sequence[Factor]
    fields: Sequence[Field]


@dataclass(frozen=True, slots=True)
class Part:
    """The factors of one indicator."""

    subject: Subject
    groups: Sequence[Group]
    is_open: bool

    @property
    def count(self) -> int:
        """How many factors are told."""
        return sum(len(group.factors) for group in self.groups)


def draw_factors(
    request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool, asked: Collection[str]
) -> SafeString:
    """Draw the factors of a form.

    Args:
        request: With what was typed, where something kept it from being written.
        forms: All of the year.
        form: Whose.
        may_fill: Whether the person may fill it in now.
        asked: Ids of parts and fields of the page that something is asked of.
    """
    typed = _Typed(request, forms)
    told = [*told_by(forms, form)]
    parts = [_part(subject, own, typed, may_fill, asked) for subject, own in told]
    others = [*_others(forms, form, {each.row for _, own in told for each in own})]
    context = {"parts": parts, "others": others, "may_fill": may_fill, "form": form}
    context |= {"field": FIELD, "over": OVER}
    is_there = bool(parts or others)
    return SafeString(render_to_string("measurement/factors.html", context, request) if is_there else "")


@dataclass(frozen=True, slots=True)
class Other:
    """A factor that belongs to a form and is told on the page of its sheet alone: of a month, of a half."""

    name: str
    """Of what it is."""
    factor: Factor


def _others(forms: Forms, form: PostForm, shown: Collection[int]) -> Iterator[Other]:
    """Yield them, so that whoever verifies and approves a form sees all that is locked with it."""
    names = Names(forms.facts).by_code
    for each in factors_at(forms, (form.post, form.quarter)):
        if each.row not in shown:
            yield Other(names.get(each.subject, each.subject), each)


class _Typed:
    """What was typed, and could not be written."""

    def __init__(self, request: OfficeRequest, forms: Forms) -> None:
        sent = request.POST if request.method == "POST" else {}
        names = (name for name in sent if name.startswith(FIELD))
        self._texts = {name.removeprefix(FIELD): str(sent[name]) for name in names}
        tokens = {_token(name) for name, text in self._texts.items() if text.strip()} - {""}
        rows = forms.year.rows.filter(sheet=FACTORS, token__in=tokens) if tokens else forms.year.rows.none()
        self._made = set(rows.values_list("token", flat=True))

    def text(self, name: str, stored: str) -> str:
        """Return what stands in a field: as typed, else as stored."""
        return self._texts.get(name, stored)

    def new(self, subject: Subject, kind: str) -> Iterator[tuple[str, str]]:
        """Yield mark and text of the factors of a kind that were typed and are not there."""
        start = new_slot(subject, kind, "").name.removesuffix(":text")
        for name, text in self._texts.items():
            token = _token(name)
            if name.startswith(start) and token and text.strip() and token not in self._made:
                yield token, text


def _token(name: str) -> str:
    """Return the mark of a new factor in the name of its field; nothing for one that was there."""
    parts = name.split(":")
    return parts[-2] if len(parts) > 4 else ""


def _part(
    subject: Subject, own: Sequence[Factor], typed: _Typed, may_fill: bool, asked: Collection[str]
) -> Part:
    groups = []
    for kind in KINDS:
        told = [each for each in own if each.kind == kind]
        fields = [*_fields(subject, kind, told, typed, asked)] if may_fill else []
        groups.append(Group(LABELS[kind].capitalize(), told, fields))
    has_typed = any(each.text != each.over for group in groups for each in group.fields)
    return Part(subject, groups, bool(own) or has_typed or subject.part in asked)


def _fields(
    subject: Subject, kind: str, told: Sequence[Factor], typed: _Typed, asked: Collection[str]
) -> Iterator[Field]:
    label = LABELS[kind]
    for place, each in enumerate(told, 1):
        slot = each.slot(subject.title)
        title = label.capitalize() if len(told) == 1 else f"{label.capitalize()} {place}"
        yield Field(slot, title, typed.text(slot.name, each.text), each.text, slot.name in asked)
    fresh = ((secrets.token_hex(8), ""),)
    for token, text in (*typed.new(subject, kind), *fresh):
        yield Field(new_slot(subject, kind, token), f"Tambah {label}", text)
