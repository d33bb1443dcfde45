"""Sections of the page of a form that belong to parts of the pages which stand above this one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString

from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.site.access import OfficeRequest

Drawing = Callable[[OfficeRequest, Forms, PostForm, bool], SafeString]
"""Draws a section; told whether the person may fill in the form now."""

SECTIONS: Final[list[Drawing]] = []
"""In the order in which they stand below the cells of a form."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that proves a value."""

    id: int
    title: str


Finding = Callable[[OfficeRequest, Forms, PostForm], Mapping[str, Sequence[Proof]]]
"""Finds what proves the values of a form, by the codes of what they tell of."""

PROOFS: Final[list[Finding]] = []
"""Named beside the values themselves."""
