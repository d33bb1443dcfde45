"""States of forms as people see them: an icon and a word everywhere,
in colours that say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from capaian.web.measurement.differences import SUBJECT, sign_words
from capaian.web.measurement.entry.cells import as_shown
from capaian.web.measurement.entry.grid import FormSheet, Input
from capaian.web.measurement.flow import State
from capaian.web.measurement.form.cells import short_label
from capaian.web.measurement.gate import FormObstacle, named_once
from capaian.web.measurement.models import PostForm
from capaian.web.site.issue_words import as_sentence, differences_in, words_for_person
from capaian.web.site.templatetags.words import icon

register = template.Library()

_LOOKS: Final[Mapping[State, tuple[str, str]]] = {
    State.EMPTY: ("kosong", "point"),
    State.DRAFT: ("draf", "pencil"),
    State.SUBMITTED: ("ajukan", "send"),
    State.RETURNED: ("kembali", "arrow-back-up"),
    State.VERIFIED: ("verif", "check"),
    State.APPROVED: ("setuju", "rubber-stamp"),
    State.LOCKED: ("kunci", "lock"),
}
_WAY: Final = (State.DRAFT, State.SUBMITTED, State.VERIFIED, State.APPROVED, State.LOCKED)


@register.simple_tag
def state_chip(state: State) -> SafeString:
    """Draw a state with its word."""
    look, name = _LOOKS[state]
    return format_html('<span class="st {}">{}{}</span>', look, icon(name), state.words)


@register.simple_tag
def state_square(state: State, about: str) -> SafeString:
    """Draw a state as a square; its word and what it is about are read out."""
    (look, name), words = _LOOKS[state], f"{about}: {state.words}"
    html = '<span class="kt {}" title="{}">{}<span class="hid">{}</span></span>'
    return format_html(html, look, words, icon(name), words)


@register.simple_tag
def way_of(state: State) -> list[tuple[State, SafeString, bool]]:
    """Return the way of a form, each state with its icon and whether the form is there."""
    before = {State.EMPTY: (state, *_WAY), State.RETURNED: (state, *_WAY[1:])}
    return [(each, icon(_LOOKS[each][1]), each is state) for each in before.get(state, _WAY)]


@register.filter
def is_noted(cells: Sequence[Input]) -> bool:
    """Say whether something is displayed about one of the cells below their row."""
    return any(cell.is_noted for cell in cells)


@register.filter
def problem_of(cell: Input) -> str:
    """Return what is wrong with a cell, which is called so once."""
    return named_once(cell.slot.label, " ".join(cell.messages))


@register.filter
def to_declare(problems: Sequence[FormObstacle], form: PostForm) -> list[tuple[str, str]]:
    """Return the differences that a planner may declare: what contradicts what,
    and what is said of it.
    """
    found = differences_in(problem.message for problem in problems)
    return [
        (code, sign_words(form, code, words))
        for code, words in found.items()
        if SUBJECT.fullmatch(code)
    ]


register.filter("inputs", FormSheet.inputs)
register.filter("running_sum", FormSheet.running_sum)
register.filter("short", short_label)
register.filter(as_shown)
register.filter(words_for_person)
register.filter(as_sentence)
