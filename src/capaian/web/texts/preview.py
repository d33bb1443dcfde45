"""How a text reads in the report: its fields as chips with their values,
and what it speaks of beside it.

Imported by the pages that need it when they do: the writers of papers take a while to load.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from django.utils.html import format_html

from capaian.documents.narrative.fields import FIELD, parse_control
from capaian.documents.narrative.markdown import fill_markdown
from capaian.documents.numbering import fill_references, labels_of
from capaian.documents.scope.paths import UnknownNameError
from capaian.documents.tree import Block, Chart, Heading, Table
from capaian.web.texts.report_texts import FieldGroup, Report
from capaian.writers.html.markup import Context
from capaian.writers.html.page import render_block

_MAX_TABLES: Final = 2
"""Tables that are shown beside a text: more would push it out of sight."""
_KEY_FIGURES: Final = "angka-pokok"
"""Table of the general report that opens its chapter of results."""
_OPEN, _CLOSE = "\ue002", "\ue003"
"""Signs around a field while its text is filled: private ones, other than those of references."""
_FIRST_NUMBER: Final = 0xE100
_NUMBERED: Final = re.compile(f"{_OPEN}(.)")
_SAME_STYLE: Final = re.compile(r"</(strong|em)><\1>")
_REFERENCE: Final = re.compile(r"\{\{\s*ref\s+(?P<id>[^\s{}]+)\s*\}\}")


def preview(report: Report | None, markdown: str, groups: Sequence[FieldGroup]) -> str:
    """Return a text as HTML as the report prints it;
    each field is a chip that names what it stands for.

    Nothing of a text with a field that leads nowhere, which the remarks say.
    """
    words = {
        _path(each.text): f"{own.title}: {each.meaning}" for own in groups for each in own.fields
    }
    if report is None:
        return ""
    fields, labels = list[str](), labels_of([*report.blocks])

    def mark(found: re.Match[str]) -> str:
        reference = _REFERENCE.fullmatch(found[0])
        if parse_control(found["body"]) is not None or (
            reference and reference["id"] not in labels
        ):
            return found[0]
        fields.append(words.get(_path(found["body"]), f"Dari data: {found['body'].strip()}"))
        return f"{_OPEN}{chr(_FIRST_NUMBER + len(fields) - 1)}{found[0]}{_CLOSE}"

    try:
        blocks = fill_markdown(FIELD.sub(mark, markdown), report.composed.desk.scope)
    except UnknownNameError:
        return ""
    filled = fill_references([*blocks], labels, lambda _: True).blocks
    html = _SAME_STYLE.sub(
        "", _render(filled)
    )  # so that a chip never begins in one run and ends in the next
    chip = '<span class="sisipan" title="{}">'
    html = _NUMBERED.sub(
        lambda found: format_html(chip, fields[ord(found[1]) - _FIRST_NUMBER]), html
    )
    return html.replace(_CLOSE, "</span>")


def _path(field: str) -> str:
    """Return what a field stands for, however it prints it:
    `iku-2.actual` of `{{ iku-2.actual | unit }}`.
    """
    return field.strip("{} ").partition("|")[0].strip()


def tables_of_text(report: Report | None, name: str, markdown: str) -> Sequence[str]:
    """Return the tables that a text speaks of, as HTML: those below its heading,
    then those it refers to.

    A text without any has the results of the key indicators. A chart is shown by its figures.
    """
    if report is None:
        return ()
    tables = {block.id: block for block in report.blocks if isinstance(block, Table)}
    charts = {block.id: block.data_table for block in report.blocks if isinstance(block, Chart)}
    wanted = [
        *_below_heading(report, name),
        *(each["id"] for each in _REFERENCE.finditer(markdown)),
    ]
    found = [
        each
        for each in dict.fromkeys(charts.get(each) or each for each in wanted)
        if each in tables
    ]
    shown = found[:_MAX_TABLES] or [each for each in (_KEY_FIGURES,) if each in tables]
    return [_render([tables[each]]) for each in shown]


def _below_heading(report: Report, name: str) -> Sequence[str]:
    """Return the figures between the headings around a text: those behind it come first."""
    place, behind, before = report.places.get(name), list[str](), list[str]()
    found = before
    for part in report.composed.parts if place and place.blocks else ():
        if place and part is place.blocks[0]:
            found = behind
        elif isinstance(part, Table | Chart):
            found.append(part.id)
        elif isinstance(part, Heading) and found is behind:
            break
        elif isinstance(part, Heading):
            before.clear()
    return [*behind, *before[::-1]]


def _render(blocks: Sequence[Block]) -> str:
    context = Context({}, {})  # no figure leads to its trace: the explanations are not on the page
    return "".join(render_block(block, context) for block in blocks)
