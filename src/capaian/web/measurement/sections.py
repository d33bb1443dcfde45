"""Sections of the page of a form that belong to parts of the pages which stand above this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.utils.safestring import SafeString

from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.site.access import OfficeRequest

Drawing = Callable[[OfficeRequest, Forms, PostForm, bool], SafeString]
"""Draws a section; told whether the person may fill in the form now."""

SECTIONS: Final[list[Drawing]] = []
"""In the order in which they stand below the cells of a form."""
