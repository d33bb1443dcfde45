"""Descriptions of charts, read aloud to those who cannot see them, have the figures of their tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Picture, PrintedDocument
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.audit.figure_record import figures_in
from capaian.domain.issue import Level

_FEWEST: Final = 4
"""Figures by which the table of a chart is known."""
_FEWEST_DIGITS: Final = 3
"""Figures with fewer stand anywhere."""
_MOST_WRONG: Final = 0.25
"""Where more of its figures stand nowhere, a chart was drawn from what the report does not print."""
_DIGIT: Final = re.compile(r"\d")
_Lines = Mapping[str, int]
"""Figures of a table, each with its first line."""


def check_pictures(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield every described chart whose figures are those of a table, and each figure that is not."""
    document = report.document
    tables = [_figures_of(table) for table in document.tables] if document.pictures else []
    printed = {figure for line in document.lines for figure in _figures(line.text)} if tables else set()
    for picture in document.pictures:
        told = [*dict.fromkeys(_figures(picture.words))]
        table = max(tables, key=lambda lines: len(lines.keys() & {*told}), default={})
        foreign = [figure for figure in told if figure not in printed]
        is_of_table = 2 * len(table.keys() & {*told}) >= len(told) >= _FEWEST
        if is_of_table and len(foreign) <= _MOST_WRONG * len(told):
            yield from _compare(document, picture, told, table, foreign)


def _compare(
    document: PrintedDocument, picture: Picture, told: Sequence[str], table: _Lines, foreign: Sequence[str]
) -> Iterator[Statement]:
    """Yield that a description holds, or each figure that is one slip away from one figure of the table."""
    below = (each for each in document.lines[picture.line - 1 :] if each.text.strip())
    line = next(below, document.lines[-1])
    place = _name(document, line.number)
    for figure in foreign:
        meant = [each for each in table if each not in told and _is_slip(each, figure)]
        if len(meant) == 1:
            why = (
                f"{place} berbunyi {figure}, tetapi {figure} tidak tercetak di mana pun; tabel yang memuat "
                f"angka gambar ini mencetak {meant[0]} (baris {table[meant[0]]})."
            )
            yield Statement(
                AuditRule.CROSSREF,
                False,
                line.number,
                figure,
                meant[0],
                why,
                place,
                Level.WARNING,
                (table[meant[0]],),
            )
    if not foreign:
        yield Statement(AuditRule.CROSSREF, True, line.number, told[0], "", "", place)


def _name(document: PrintedDocument, line: int) -> str:
    caption = next((each for each in document.captions if each.line == line), None)
    return f"Teks alternatif {'gambar' if caption is None else f'{caption.kind.value} {caption.number}'}"


def _figures(text: str) -> list[str]:
    """Return the figures of a text without their signs, but for small ones."""
    figures = (figure.strip("-\u2212") for _, figure in figures_in(text))
    return [figure for figure in figures if sum(map(str.isdigit, figure)) >= _FEWEST_DIGITS]


def _figures_of(table: PrintedTable) -> _Lines:
    found: dict[str, int] = {}
    for row in table.rows:
        for figure in _figures("\t".join(row.texts)):
            found.setdefault(figure, row.line)
    return found


def _is_slip(one: str, other: str) -> bool:
    """Whether one digit of a figure is another, or two that follow each other changed places."""
    if _DIGIT.sub("0", one) != _DIGIT.sub("0", other):
        return False
    pairs = [*zip(_DIGIT.findall(one), _DIGIT.findall(other), strict=True)]
    places = [place for place, (a, b) in enumerate(pairs) if a != b]
    is_swapped = len(places) == 2 and places[1] - places[0] == 1
    return len(places) == 1 or (is_swapped and pairs[places[0]] == pairs[places[1]][::-1])
