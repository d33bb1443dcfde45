"""Years of decimals that a table prints under one year, where a sentence names their row in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figure_index import own_words
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.misdated import find_misdated
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_FEWEST: Final = 3
"""Words of a name that tells whose figure a sentence has; a shorter one may show that it is of another."""
_SHORTEST: Final = 4
"""Letters of a name."""
HELD_AGAINST: Final = re.compile(
    r"\b(?:batas|ambang|standar|baku|toleransi|syarat|persyaratan|ketentuan|patokan|acuan|spm)\b[^.;,\d]{0,30}$"
    r"|\b(?:belum|tidak|gagal)\s+(?:\w+\s+)?(?:memenuhi|mencapai|melampaui|melebihi|melewati)\s+(?:(?:angka|nilai)\s+)?$",
    re.IGNORECASE,
)
"""Before what a level is held against, whose year is not that of the level: `belum memenuhi batas 20,00`."""


def labelled_years(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the year beside each decimal of a sentence that names a row in full."""
    figures = _figures(report.document.tables, report.year)
    for sentence, mentions in read_sentences(report.document) if report.year else ():
        yield from _quoted(sentence, mentions, figures)


def doubled_heads(table: PrintedTable) -> frozenset[tuple[str, ...]]:
    """Return the heads that two columns of a table bear: of which year either is, they do not tell."""
    return frozenset(path for path, times in Counter(table.paths).items() if times > 1)


def mended(mention: Mention, sentence: Iterable[Mention], said: int, right: int) -> tuple[str, str]:
    """Return what is printed wrong beside a figure of another year, and what belongs there: mostly the year.

    Where a figure of an earlier year is held against the target of the year told, the year is right, and the
    figure is what was left of last year's report.
    """
    others = (other for other in sentence if other is not mention)
    if right < said and any(o.part is Part.TARGET and str(said) in o.before for o in others):
        return mention.number.text, f"angka tahun {said}"
    return str(said), str(right)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A decimal in a column of one year by its own head."""

    label: str
    is_told: bool
    """Whether its label tells by itself whose figure it is."""
    year: int
    line: int
    table: str


def _figures(tables: Sequence[PrintedTable], year: int | None) -> Mapping[Decimal, Sequence[_Figure]]:
    """Return every decimal under a year by its value, once for each name of its row."""
    found: dict[Decimal, list[_Figure]] = {}
    for table in tables:
        doubled = doubled_heads(table)
        misdated = find_misdated(table, year)
        unsure = misdated.either if misdated else frozenset[int]()
        years = [
            years_in(own_words(path)) - unsure if path not in doubled else set[int]() for path in table.paths
        ]
        for row in table.rows:
            names = [cell.text for cell in row.cells if not cell.numbers]
            labels = [(plain(name), len(name.split()) >= _FEWEST) for name in names]
            for cell in row.cells:
                own = years[cell.column] if cell.column < len(years) else set()
                if len(own) == 1 and cell.number is not None and cell.number.decimals:
                    found.setdefault(cell.number.value, []).extend(
                        _Figure(label, is_told, min(own), cell.line, table.name)
                        for label, is_told in labels
                        if len(label) >= _SHORTEST
                    )
    return found


_SAID_YEAR: Final = Worded(r"\btahun\s+20\d\d\b")


def _quoted(
    sentence: Sentence, mentions: Sequence[Mention], figures: Mapping[Decimal, Sequence[_Figure]]
) -> Iterator[Statement]:
    """Yield the year of a decimal that a table prints for the same thing under one year."""
    if not figures or not mentions or not _SAID_YEAR.search(sentence.text):
        return
    text = plain(sentence.text)
    for mention in mentions:
        same = [figure for figure in figures.get(mention.number.value, ()) if figure.label in text]
        own = next((figure for figure in same if figure.is_told), None)
        year = _said(sentence, mention) if own else None
        if own is None or year is None:
            continue
        years = {figure.year for figure in same}
        holds = year in years
        if not holds and len(years) > 1:
            continue
        text_of = f"Angka {mention.number.text} pada {own.table} (baris {own.line})"
        why = "" if holds else f"{text_of} adalah untuk tahun {own.year}, bukan {year}."
        printed, right = (str(year), "") if holds else mended(mention, mentions, year, own.year)
        place = sentence.place
        yield Statement(AuditRule.YEAR, holds, sentence.line, printed, right, why, place, lines=(own.line,))


_SAID: Final = re.compile(
    r"\btahun\s+(?P<year>20\d\d)\b(?:(?!\btahun\b|\bmenjadi\b)[^;\d\u00f7\u00d7=]){0,60}(?<!\bdari\s)$",
    re.IGNORECASE,
)
_SAID_AFTER: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:poin\s*)?[(]?(?:pada|di|untuk|dalam)?\s*tahun\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)


_OPERATORS: Final = ("\u2212", "\u00f7", "\u00d7", "=", "+")


def _said(sentence: Sentence, mention: Mention) -> int | None:
    """Return the year named right after a figure, or before it; in a working it belongs to the formula.

    `dari 87,30% pada tahun 2023 menjadi 86,45% pada tahun 2024`: each has its own.
    """
    if mention.after.lstrip(" %").startswith(_OPERATORS):
        return None
    if own := _SAID_AFTER.search(mention.after):
        return int(own["year"])
    if not mention.is_first and _SAID_AFTER.search(mention.before):
        return None  # the year is that of the figure before
    match = _SAID.search(sentence.text[: sentence.place_of(mention.number)])
    return None if match is None or HELD_AGAINST.search(match[0]) else int(match["year"])
