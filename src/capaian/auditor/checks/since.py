"""Changes since a year that a sentence names, beside what a table prints for both: `naik 5,45 sejak 2019`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.rows_meant import is_of_table, row_meant
from capaian.auditor.understanding.short_names import short_names_of
from capaian.auditor.understanding.told_series import Series, series_of_columns, series_of_row
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_MOVED: Final = re.compile(
    r"\b(?P<name>(?:[^\s,;:.()]+\s+){1,8}?)(?:(?:telah|sudah|juga|berhasil|terus)\s+)*"
    rf"(?P<verb>(?P<up>{ROSE})|{FELL})(?:\s+(?:sebesar|sebanyak|hingga))?\s*$",
    re.IGNORECASE,
)
"""The name of a thing, and right before a figure the word of its change."""
_NEAR: Final = 14
"""Lines from a table to a paragraph below it that speaks of it."""
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

_LED: Final = re.compile(
    r"^\W*(?:(?:jika|bila|apabila)\s+)?(?:sejak|(?:di)?banding(?:kan)?|terhadap|dari)\s+(?:(?:dengan|kondisi|keadaan"
    r"|capaian|realisasi|akhir|pada)\s+)*(?:tahun\s+)?(?P<year>20\d\d)\b,?\s*",
    re.IGNORECASE,
)
"""At the begin of a sentence: `Sejak tahun 2023 IKM meningkat`."""
_WAY: Final = re.compile(rf"\b(?P<verb>(?P<up>{ROSE})|{FELL})(?:\s+(?:sebesar|sebanyak))?\s*$", re.IGNORECASE)
_NOUN: Final = re.compile(
    r"\b(?P<verb>(?P<up>kenaikan|peningkatan)|penurunan)\s+(?P<name>[^.;:,()\d]{3,60}?)\s+"
    r"(?:(?:sejak|dari|dibanding(?:kan)?|terhadap)\s+tahun\s+(?P<year>20\d\d)\s+)?(?:sebesar|sebanyak|mencapai|adalah)\s*$",
    re.IGNORECASE,
)
"""The same as a noun: `kenaikan nilai SAKIP sejak tahun 2028 mencapai`."""
_GROWTH: Final = re.compile(r"^\s*(?:%|persen)(?!\s+poin)", re.IGNORECASE)
"""Behind a growth, which is no gap."""

_Ends = tuple[PrintedNumber, PrintedNumber]


def check_since(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every such change whose thing is a row with a figure for that year and for the report's."""
    for paragraph in read_paragraphs(report.document) if report.year else ():
        for mention in paragraph.mentions:
            since = _since(paragraph, mention) if mention.number.decimals else None
            before = _LED.sub("", mention.before) if since else ""
            moved = (_MOVED.search(before[-_REACH:]) or _NOUN.search(before)) if since else None
            way = moved or (_WAY.search(before) if since else None)
            others = years_in(before) - {report.year, since[0] if since else None}
            if way is None or since is None or others:
                continue
            year, level = since
            known = [*_named(moved["name"], report)] if moved else []
            known = known or ([*_at_hand(moved["name"], paragraph, report)] if moved else [])
            ends = [end for end in _ends(known, year, mention, report) if level in (None, end[0].value)]
            if ends:
                yield from _held_against(
                    paragraph, mention, way, ends, _other_year(known, since, mention, report)
                )
            elif not known:
                yield from _since_another_year(paragraph, mention, since, report)


def _since(paragraph: Paragraph, mention: Mention) -> tuple[int, Decimal | None] | None:
    """Return the year that a change is measured from, with the level of that year where it is told."""
    if own := SINCE.match(mention.after):
        return int(own["year"]), None
    if mention.is_first and (led := _LED.match(mention.before)):
        return int(led["year"]), None
    if (noun := _NOUN.search(mention.before)) and noun["year"]:
        return int(noun["year"]), None
    if not _FROM_LEVEL.match(mention.after):
        return None
    place = paragraph.mentions.index(mention) + 1
    first = paragraph.mentions[place] if place < len(paragraph.mentions) else None
    if first is None or first.is_first:
        return None
    told = _OF_YEAR.match(first.after)
    return (int(told["year"]), first.number.value) if told else None


def _named(name: str, report: UnderstoodReport) -> Iterator[Series]:
    """Yield the series of the rows that bear a name, or of the columns over rows of years."""
    for place, row in short_names_of(report).find(name).items():
        yield from series_of_row(report.tables[place], report.tables[place].items[row])
    for table in report.tables:
        own = series_of_columns(table)
        head = row_meant(name, tuple(own)) if own else None
        if head is not None:
            yield own[tuple(own)[head]]


def _at_hand(name: str, paragraph: Paragraph, report: UnderstoodReport) -> Iterator[Series]:
    """Yield the series of the row of a table near that a name has beside what the table is of."""
    homes = quotes_of(report).surroundings.homes(paragraph.line, paragraph.text)
    for table in report.near(paragraph.line, homes, above=_NEAR, below=0):
        place = row_meant(name, table.labels)
        if place is not None and is_of_table(name, table.labels[place], table.table):
            yield from series_of_row(table, table.items[place])


def _ends(known: Iterable[Series], since: int, mention: Mention, report: UnderstoodReport) -> Iterator[_Ends]:
    """Yield what series have for a year, and for that of the report."""
    for series in known:
        first, last = series.get(since), series.get(report.year or 0)
        if first is None or last is None or since == report.year:
            continue
        if first.decimals == last.decimals == mention.number.decimals:
            yield first, last


def _other_year(
    known: Sequence[Series], since: tuple[int, Decimal | None], mention: Mention, report: UnderstoodReport
) -> int | None:
    """Return the one other year since which there was such a change as is told for this one."""
    found = {
        year
        for year in {year for series in known for year in series} - {since[0]}
        for first, last in _ends(known, year, mention, report)
        if abs(last.value - first.value) == abs(mention.number.value) != 0
    }
    return found.pop() if len(found) == 1 else None


def _since_another_year(
    paragraph: Paragraph, mention: Mention, since: tuple[int, Decimal | None], report: UnderstoodReport
) -> Iterator[Claim]:
    """Yield a change of what its level tells, told before: it moved by as much since another year."""
    levels = {
        m.number.value for m in (*paragraph.begun, *paragraph.mentions[: paragraph.mentions.index(mention)])
    }
    homes = quotes_of(report).surroundings.homes(paragraph.line, paragraph.text)
    for table in report.near(paragraph.line, homes, above=_NEAR, below=0):
        of_rows = (series for row in table.items for series in series_of_row(table, row))
        for series in (*of_rows, *series_of_columns(table).values()):
            ends = [*_ends([series], since[0], mention, report)]
            year = _other_year([series], since, mention, report)
            if len(ends) == 1 and year and ends[0][1].value in levels and since[1] is None:
                yield _gap(paragraph, mention, ends[0], year)


def _held_against(
    paragraph: Paragraph, mention: Mention, way: re.Match[str], ends: list[_Ends], other: int | None
) -> Iterator[Claim]:
    """Yield the direction of a change of the size that rows tell, and else its size in points.

    In another unit it is of these rows where it is their change since another year.
    """
    gaps = {now.value - before.value for before, now in ends}
    sized = [gap for gap in gaps if abs(gap) == abs(mention.number.value) != 0]
    if sized:
        yield _direction(paragraph, mention, way, {gap > 0 for gap in sized}, ends[0])
    elif len(gaps) == 1 and (POINTS.match(mention.after) or (other and not _GROWTH.match(mention.after))):
        yield _gap(paragraph, mention, ends[0], other)


def _gap(paragraph: Paragraph, mention: Mention, ends: _Ends, other: int | None) -> Equation:
    """Return that a change is the gap of the figures of its years; it may be the one since another year."""
    before, now = ends
    inputs = (now, before) if now.value > before.value else (before, now)
    note = f"{mention.number.text} adalah perubahan sejak tahun {other}." if other else ""
    return Equation(
        AuditRule.DIFFERENCE,
        Law.DIFFERENCE,
        mention.number,
        inputs,
        paragraph.place,
        subject="perubahan",
        note=note,
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
