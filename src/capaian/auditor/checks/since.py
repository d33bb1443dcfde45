"""Changes since a year that a sentence names, beside what a table prints for both: `naik 5,45 sejak 2019`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import FELL, ROSE
from capaian.auditor.understanding.mentions import POINTS, Mention
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.short_names import short_names_of
from capaian.domain.audit import AuditRule

_MOVED: Final = re.compile(
    r"\b(?P<name>(?:[^\s,;:.()]+\s+){1,8}?)(?:(?:telah|sudah|juga|berhasil|terus)\s+)*"
    rf"(?P<verb>(?P<up>{ROSE})|{FELL})(?:\s+(?:sebesar|sebanyak|hingga))?\s*$",
    re.IGNORECASE,
)
"""The name of a thing, and right before a figure the word of its change."""
_REACH: Final = 160
"""Signs before a figure among which the name of its thing stands."""
SINCE: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:poin(?:\s+persen(?:tase)?)?|hari|jam|menit|bulan)?\s*(?:(?:jika|bila|kalau)\s+)?"
    r"(?:(?:di)?banding(?:kan)?|daripada|sejak|terhadap|dari)\s+(?:(?:dengan|kondisi|keadaan|posisi|capaian|realisasi"
    r"|akhir|pada)\s+)*(?:tahun\s+)?(?P<year>20\d\d)\b(?!\s*[-\u2013])",
    re.IGNORECASE,
)
"""Right behind it the year that it is measured from."""

_FROM_LEVEL: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:poin(?:\s+persen(?:tase)?)?|hari|jam|menit|bulan)?,?\s*dari\s*$", re.IGNORECASE
)
_OF_YEAR: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:per\s+[\d.]+\s+\w+\s+)?(?:pada\s+|di\s+)?tahun\s+(?P<year>20\d\d)\b(?!\s+menjadi\b)",
    re.IGNORECASE,
)
"""`turun 2,91 poin dari 16,41% pada tahun 2023`: the level of that year stands between."""

_Ends = tuple[PrintedNumber, PrintedNumber]


def check_since(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every such change whose thing is a row with a figure for that year and for the report's."""
    for paragraph in read_paragraphs(report.document) if report.year else ():
        for mention in paragraph.mentions:
            since = _since(paragraph, mention) if mention.number.decimals else None
            moved = _MOVED.search(mention.before[-_REACH:]) if since else None
            if moved and since:
                year, level = since
                ends = [*_ends(moved["name"], year, mention, report)]
                ends = [end for end in ends if level in (None, end[0].value)]
                yield from _held_against(paragraph, mention, moved, ends) if ends else ()


def _since(paragraph: Paragraph, mention: Mention) -> tuple[int, Decimal | None] | None:
    """Return the year that a change is measured from, with the level of that year where it is told."""
    if own := SINCE.match(mention.after):
        return int(own["year"]), None
    if not _FROM_LEVEL.match(mention.after):
        return None
    place = paragraph.mentions.index(mention) + 1
    first = paragraph.mentions[place] if place < len(paragraph.mentions) else None
    if first is None or first.is_first:
        return None
    told = _OF_YEAR.match(first.after)
    return (int(told["year"]), first.number.value) if told else None


def _ends(name: str, since: int, mention: Mention, report: UnderstoodReport) -> Iterator[_Ends]:
    """Yield what the rows that bear a name have for a year, and for that of the report."""
    for place, row in short_names_of(report).find(name).items():
        table = report.tables[place]
        cells = table.items[row].row.cells
        for before in table.figure_columns:
            for now in table.figure_columns:
                is_pair = before.years == {since} and now.years == {report.year} != {since}
                first, last = cells[before.index].number, cells[now.index].number
                if not is_pair or before.meaning is not now.meaning or first is None or last is None:
                    continue
                if first.decimals == last.decimals == mention.number.decimals:
                    yield first, last


def _held_against(
    paragraph: Paragraph, mention: Mention, moved: re.Match[str], ends: list[_Ends]
) -> Iterator[Claim]:
    """Yield the direction of a change of the size that rows tell, and else its size in points."""
    gaps = {now.value - before.value for before, now in ends}
    sized = [gap for gap in gaps if abs(gap) == abs(mention.number.value) != 0]
    if sized:
        yield _direction(paragraph, mention, moved, {gap > 0 for gap in sized}, ends[0])
    elif len(gaps) == 1 and POINTS.match(mention.after):
        before, now = ends[0]
        inputs = (now, before) if now.value > before.value else (before, now)
        yield Equation(
            AuditRule.DIFFERENCE, Law.DIFFERENCE, mention.number, inputs, paragraph.place, subject="perubahan"
        )


def _direction(
    paragraph: Paragraph, mention: Mention, moved: re.Match[str], rises: set[bool], ends: _Ends
) -> Statement:
    holds = bool(moved["up"]) in rises
    before, now = ends
    expected = "" if holds else "turun" if moved["up"] else "naik"
    why = f"Dari {before.text} menjadi {now.text} adalah {expected}; tercetak {moved['verb'].casefold()}."
    lines = (before.spot.line, now.spot.line)
    line = mention.number.spot.line
    told = "" if holds else why
    return Statement(
        AuditRule.TREND, holds, line, moved["verb"], expected, told, paragraph.place, lines=lines
    )
