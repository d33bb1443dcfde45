"""Both versions of fields that two people wrote, as the page of a Django form shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.forms import Form
from django.http import HttpRequest, QueryDict

from capaian.web.site.overwriting import OvertakenError, shown_in

Versions = Sequence[tuple[str, str, str, str]]
"""Of each field: its id, its label, what was typed, and what is stored now."""


def sent_back(request: HttpRequest, stands: Mapping[str, str]) -> Mapping[str, str]:
    """Return what fields are sent back with: what was shown first, until both versions are told."""
    return {**stands, **shown_in(request.POST.dict())}


def merge(request: HttpRequest, error: OvertakenError, lists: Iterable[str] = ()) -> QueryDict:
    """Return what was typed, with what somebody else wrote where nothing was.

    Args:
        request: With what was typed.
        error: Which fields somebody else wrote.
        lists: Names of fields of several values.
    """
    data = request.POST.copy()
    for each in error.fields:
        if not each.is_touched:
            data.setlist(each.name, each.stands.split() if each.name in lists else [each.stands])
    return data


def both_versions(form: Form, error: OvertakenError) -> Versions:
    """Return the fields that two people wrote, with their values as the form shows them."""
    return [
        (
            form[each.name].auto_id,
            str(form[each.name].label),
            _words(form, each.name, each.typed),
            _words(form, each.name, each.stands),
        )
        for each in error.fields
    ]


def _words(form: Form, name: str, text: str) -> str:
    choices = {str(value): str(label) for value, label in getattr(form.fields[name], "choices", ())}
    if not choices:
        return text
    return choices[text] if text in choices else ", ".join(choices.get(each, each) for each in text.split())
