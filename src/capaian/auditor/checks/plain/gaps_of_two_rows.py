"""Gaps to a row that is named: `Selisih dengan Melati 1,94 poin`, `Dibandingkan triwulan I menurun 1,25`.

The other end is the row that the sentence names, the one of the sentence before, or the office's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.office_names import name_on_cover
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import DOWN, FELL, ROSE, UP, opposite_of
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_GAP: Final = Worded(
    r"\b(?:selisih(?:nya)?|jarak(?:nya)?|berselisih|terpaut|perbedaan(?:nya)?|beda(?:nya)?|unggul|tertinggal)\b"
    r"[^.;:\d]{0,40}?\b(?:dengan|dari|terhadap|atas)\s+(?P<other>[^.;:,]{2,70}?)"
    r"(?:\s+(?:sebesar|adalah|mencapai|yaitu|sebanyak|hanya|ialah|selama))+\s*$"
)
"""Right before a gap to a row behind it."""
_PERIOD: Final = r"(?:triwulan|tw|semester|bulan|kuartal|caturwulan)"
_NUMERAL: Final = r"(?:iv|i{1,3}|[1-4]|pertama|kedua|ketiga|keempat)"
_TIMES: Final = Worded(rf"\b(?P<kind>{_PERIOD})\s+(?P<which>{_NUMERAL})\b")
_MOVED: Final = re.compile(
    rf"\b(?:(?P<up>{ROSE}|{UP})|(?P<down>{FELL}|{DOWN}))(?:\s+(?:sebesar|sebanyak|selama|hingga))?\s*$",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(
    r"\b(?:dibanding(?:kan)?|terhadap|dari(?:pada)?|sejak)\b[^.;,]{0,25}$", re.IGNORECASE
)
_ORDER: Final = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_HEAD: Final = re.compile(rf"\b{_PERIOD}\b", re.IGNORECASE)
_BARE: Final = re.compile(rf"(?:{_PERIOD}\s+)?(?P<which>{_NUMERAL})", re.IGNORECASE)
_SHARE_OF: Final = re.compile(r"\s*(?:%|persen)(?!\s*poin)", re.IGNORECASE)
_NOUN: Final = re.compile(r"\s*(?P<noun>[^\W\d_]{3,})")
_FARTHEST: Final = 4
_PAIR: Final = 2


def check_gaps_of_two_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield gaps between two rows of a table near, or the way that one of two periods lies from the other."""
    before: Sentence | None = None
    for sentence in report.document.sentences:
        earlier = before.text if before is not None and before.place == sentence.place else ""
        before = sentence
        if not years_in(sentence.text) <= {report.year}:
            continue
        for number in sentence.numbers:
            text = sentence.text[: sentence.place_of(number)]
            if gap := _GAP.search(text):
                of_rows = partial(
                    _between_rows, sentence, (number, text[: gap.start("other")], earlier), gap, report
                )
                yield from held_against_tables(sentence, report, of_rows)
            elif moved := _MOVED.search(text):
                of_periods = partial(_between_periods, sentence, number, moved)
                yield from held_against_tables(sentence, report, of_periods)


def _between_rows(
    sentence: Sentence,
    told: tuple[PrintedNumber, str, str],
    gap: re.Match[str],
    report: UnderstoodReport,
    table: UnderstoodTable,
) -> Iterator[Equation]:
    number, ahead, earlier = told
    others = {one.row for one in find_named(gap["other"], table.labels)}
    sources = (ahead, earlier, name_on_cover(report.document))
    named = ({one.row for one in find_named(text, table.labels)} - others for text in sources)
    own = next((rows for rows in named if rows), set[int]())
    if len(own) == len(others) == 1:
        yield from _gap(sentence, number, table, (*own, *others))


def _gap(
    sentence: Sentence, number: PrintedNumber, table: UnderstoodTable, rows: Sequence[int]
) -> Iterator[Equation]:
    """Yield the gap of two rows in the one column that is as exact as is told."""
    pairs = [pair for column in table.figure_columns if (pair := _pair(table, rows, column.index))]
    pairs = [pair for pair in pairs if pair[0].decimals == pair[1].decimals == number.decimals]
    if not _may_be_of(sentence, number, table):
        return
    place = f"{sentence.place} dan {table.table.name}"
    made = [
        Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, number, pair, place, subject="selisih")
        for pair in pairs
    ]
    right = [each for each in made if each.holds()]
    if right or len(made) == 1:
        each = (right or made)[0]
        found = each.computed()
        if found and found <= number.value * _FARTHEST and number.value <= found * _FARTHEST:
            yield each


def _may_be_of(sentence: Sentence, number: PrintedNumber, table: UnderstoodTable) -> bool:
    """Whether a gap may be one of a table: a whole number counts what its heads or title name."""
    noun = _NOUN.match(sentence.text, sentence.place_of(number) + len(number.text))
    heads = (word for column in table.columns for word in column.path)
    known = " ".join((table.table.title, *heads)).casefold()
    return number.decimals > 0 or (noun is not None and noun["noun"].casefold() in known)


def _pair(
    table: UnderstoodTable, rows: Sequence[int], index: int
) -> tuple[PrintedNumber, PrintedNumber] | None:
    """Return the figures of two rows in a column, the greater one first."""
    one, other = (table.items[row].row.cells[index].number for row in rows)
    if one is None or other is None:
        return None
    return (one, other) if one.value >= other.value else (other, one)


def _between_periods(
    sentence: Sentence, number: PrintedNumber, moved: re.Match[str], table: UnderstoodTable
) -> Iterator[Claim]:
    """Yield how far two parts of the year lie apart, and which way, where rows are those parts."""
    text = sentence.text[: moved.start()]
    times = [*_TIMES.finditer(text)]
    if len(times) != _PAIR or len({time["kind"].casefold() for time in times}) > 1:
        return
    rows = [_row(table, time["which"]) for time in times]
    columns = [column for column in table.figure_columns if column.index]
    if None in rows or len(columns) != 1 or rows[0] == rows[1]:
        return
    is_turned = _SINCE.search(text[: times[1].start()][-40:]) is not None
    first, last = (rows[1], rows[0]) if is_turned and not _SINCE.search(text[: times[0].start()]) else rows
    cells = [table.items[row].row.cells[columns[0].index].number for row in (first, last) if row is not None]
    start, end = cells
    if start is None or end is None or start.value == end.value or start.decimals != number.decimals:
        return
    if not _may_be_of(sentence, number, table):
        return
    is_up = bool(moved["up"])
    word = moved["up"] or moved["down"]
    holds = (end.value > start.value) is is_up
    high, low = (start, end) if start.value > end.value else (end, start)
    made = Equation(
        AuditRule.DIFFERENCE, Law.DIFFERENCE, number, (high, low), sentence.place, subject="perubahan"
    )
    if not holds and made.holds():
        yield Statement(
            AuditRule.TREND,
            False,
            number.spot.line,
            word,
            opposite_of(word) or ("turun" if is_up else "naik"),
            f"Dari {start.text} menjadi {end.text} menurut {table.table.name}.",
            sentence.place,
            lines=(start.spot.line, end.spot.line),
            against=held_by((start, end), lambda one, two: (two > one) is is_up),
        )
    else:
        found = made.computed() or 0
        is_near = found <= number.value * _FARTHEST and number.value <= found * _FARTHEST
        is_share = number.unit != start.unit and _SHARE_OF.match(
            sentence.text, sentence.place_of(number) + len(number.text)
        )
        if holds and is_near and not is_share:
            yield made


def _row(table: UnderstoodTable, which: str) -> int | None:
    """Return the row of a part of the year by its number."""
    heads = " ".join(word for column in table.columns if not column.is_numeric for word in column.path)
    wanted = _ORDER.get(which.casefold()) or int(which)
    found = [
        place
        for place, row in enumerate(table.items)
        for text in row.row.texts[:2]
        if (match := _BARE.fullmatch(text.strip())) and (_HEAD.search(heads) or _HEAD.search(text))
        if not match["which"].isdecimal() or _HEAD.search(text)
        if (_ORDER.get(match["which"].casefold()) or int(match["which"])) == wanted
    ]
    return found[0] if len(found) == 1 else None
