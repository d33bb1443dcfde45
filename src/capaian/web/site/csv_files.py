"""Files that pages hand out: what is invented says so in its name, and csv that spreadsheets open.

They know by the mark in front that it is UTF-8, and run nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from django.http import HttpResponse

from capaian.web.offices.models import Office
from capaian.web.site.access import OfficeRequest

_WORD: Final = "peragaan"
PUBLISHED: Final = "contoh-ditutup"
"""Address of the office beside the invented one: its figures are those of a real report."""


def invented(office: Office) -> str:
    """Return what a name of a file of an office begins with: nothing where the office is real."""
    return f"{_WORD}-" if office.is_demonstration else ""


def file_stem(request: OfficeRequest) -> str:
    """Return the name of a file that holds a whole year, without its ending."""
    here = request.here
    name = f"{here.office.slug}-{here.require_year().year}"
    return name if here.office.slug == _WORD else f"{invented(here.office)}{name}"


_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula, in a text that somebody typed."""
_NEGATIVE: Final = re.compile(r"-[0-9.,]+ ?%?")


def inert_text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a negative figure stays one.

    Examples:
        >>> [inert_text(text) for text in ("=1+1", "-1+1", "-3,5", "Juai")]
        ["'=1+1", "'-1+1", '-3,5', 'Juai']
    """
    is_formula = text.startswith(_FORMULA_SIGNS) and not _NEGATIVE.fullmatch(text)
    return f"'{text}" if is_formula else text


def write_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as csv; spreadsheets that are set to Indonesian part its cells by semicolons."""
    target = io.StringIO()
    csv.writer(target, delimiter=";").writerows([inert_text(text) for text in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def answer_csv(name: str, rows: Iterable[Sequence[str]]) -> HttpResponse:
    """Hand out rows as a file of a name."""
    answer = HttpResponse(write_rows(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
