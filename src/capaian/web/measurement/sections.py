"""The rules and the sections that apps above this one have for forms; `settings.FORM_RULES` names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from capaian.web.measurement.form_entries import Entries
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.site.access import OfficeRequest

if TYPE_CHECKING:  # the gate asks these rules
    from capaian.web.measurement.gate import Problem


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that proves a value."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class FormRules:
    """What handing in a form meets, and what its page shows, each in order."""

    checks: Sequence[Callable[[Forms, PostForm], Iterable[Problem]]] = ()
    """What keeps a form back."""
    questions: Sequence[Callable[[Forms, PostForm], Iterable[tuple[str, str]]]] = ()
    """What has to be confirmed first: what is displayed, and what the history records once it was."""
    sections: Sequence[Callable[[OfficeRequest, Forms, PostForm, bool], SafeString]] = ()
    """Parts of the page below the cells; told whether the person may fill in the form now."""
    find_proofs: Callable[[OfficeRequest, Forms, PostForm], Mapping[str, Sequence[Proof]]] = lambda *_: {}
    """Files that prove values, by the codes of what these are of; named beside the values."""
    hold_files: Callable[[Forms], Mapping[int, Entries]] = lambda _: {}
    """The files that closed forms rest on, by the ids of the forms."""


def form_rules() -> FormRules:
    """Return the rules in force; apps are ready by then."""
    rules: FormRules = import_string(settings.FORM_RULES)
    return rules
