"""Changes told beside the level of one year alone: `Tahun 2032 serapannya 96,22%, sehingga naik 0,61 poin`.

The level of this year stands in the same paragraph under the same name, or in a table at hand: in the column,
or the row, that has the level told. So does that of last year: `74,16, naik 2,61 poin dari tahun 2030`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import DOWN, UNLIKE, UP
from capaian.auditor.understanding.measures import years_beside
from capaian.auditor.understanding.mentions import CHANGES, POINTS, Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_BY: Final = Worded(
    rf"\b(?:{UP}|{DOWN}|{UNLIKE})\b(?:\s+(?:sebesar|sebanyak|sekitar|capaian|realisasi|nilai|serapan))*\s*$"
)
_SINCE: Final = re.compile(
    r"\s*(?:%|persen)?\s*poin(?:\s+persen(?:tase)?)?\s+"
    r"(?:dari(?:pada)?|(?:jika |bila )?(?:di)?banding(?:kan)?"
    r"(?:\s+dengan)?|terhadap)\s+(?:(?:nilai|capaian|realisasi|hasil|skor)\s+)?tahun\s+"
    r"(?:(?P<year>20\d\d)|sebelumnya|lalu)\b(?!\s*(?:yaitu|yakni|sebesar|yang|[(])?\s*\d)",
    re.IGNORECASE,
)
_CONCLUDES: Final = re.compile(
    rf"^\s*(?:%|persen)?\s*,?\s*(?:sehingga|maka|jadi|berarti)\s+(?:(?:terjadi|mengalami|terdapat|ada|telah)\s+)?"
    rf"(?:{UP}|{DOWN})(?:\s+(?:sebesar|sebanyak))?\s*$",
    re.IGNORECASE,
)
"""From a level of last year to how far it moved since: `51,36%, sehingga terjadi kenaikan sebesar`."""
_UP: Final = re.compile(rf"\b(?:{UP})\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"^\s*(?:%|persen)?\s*[).]*\s*$", re.IGNORECASE)
_OF_THIS: Final = re.compile(
    rf"^\W*(?:angka|nilai|jumlah|capaian|realisasi|hasil|produksi|hal)\s+(?:ini|itu|tersebut)\s+"
    rf"(?:(?:telah|mengalami|terus)\s+)?(?:{UP}|{DOWN})(?:\s+sebesar|\s+sebanyak)?\s*$",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(r"^\s*(?P<unit>[^\W\d_]+(?:/[^\W\d_]+)*)\s*[.]?$")
_IN_UNIT: Final = re.compile(
    r"^\s*(?P<unit>[^\W\d_]+(?:/[^\W\d_]+)*)\s+"
    r"(?:dari(?:pada)?|(?:jika |bila )?(?:di)?banding(?:kan)?(?:\s+dengan)?)\s+tahun\s+"
    r"(?:(?P<year>20\d\d)|sebelumnya|lalu)\s*[.]?$",
    re.IGNORECASE,
)
"""Behind a change in the unit of its level: `0,87 kg dibandingkan tahun 2032`."""
_LEVEL_AND_CHANGE: Final = 2
_OVER_MORE: Final = re.compile(
    r"\b(?:target\w*|sejak|selama|rata-?\s?rata|semester|triwulan|bulan|nasional|provinsi)\b", re.IGNORECASE
)
"""Words of what is measured from elsewhere than the level of last year."""
_CLAUSE: Final = re.compile(r"[.;:,()]")
_WORD: Final = re.compile(r"[a-z]{3,}")
_IDLE: Final = re.compile(
    r"adalah|sebesar|mencapai|tahun|pada|yang|dan|untuk|menjadi|sekitar|tercatat|hanya|sudah|telah|dengan|dari"
    r"|(?:di)?banding(?:kan)?|jika|bila|pun|juga|ini|itu|berada|angka|sedangkan|sementara|adapun"
)
"""Words that name nothing."""


def dated_changes_in(
    paragraph: Paragraph, at_home: Sequence[UnderstoodTable], year: int | None
) -> Iterator[Equation]:
    """Yield the changes from last year whose other end words or one table tell.

    Args:
        paragraph: Sentences with their quantities.
        at_home: The tables that it speaks of.
        year: That of the report.
    """
    may_tell = year is not None and _BY.may_stand_in(paragraph.text)
    for last, sentence in pairwise(((), *paragraph.sentences)) if may_tell else ():
        yield from _from_sentence_before(paragraph, last, sentence, year or 0)
        yield from _of_what_was_told(paragraph, last, sentence, at_home, year or 0)
        for place, change in enumerate(sentence):
            yield from _since_last_year(paragraph, sentence[:place], change, at_home, year or 0)
            level = _level_of_last_year(sentence[:place], year) if _is_change(change) else None
            if level is None or level.number.decimals != change.number.decimals:
                continue
            ends = [*_told_before(paragraph, level, year)] or [*_in_tables(level.number, at_home, year)]
            if len({now.value for now in ends}) == 1 and ends[0].value != level.number.value:
                yield _equation(paragraph, change.number, level.number, ends[0])


def _from_sentence_before(
    paragraph: Paragraph, last: Sequence[Mention], sentence: Sequence[Mention], year: int
) -> Iterator[Equation]:
    """Yield how far a level of last year moved to that at the end of the sentence before, in percent.

    `... atau 57,19%. Tahun 2030 cakupan kartu 51,36%, sehingga terjadi kenaikan 5,83%`; a share of where it
    began is right too.
    """
    if len(sentence) != _LEVEL_AND_CHANGE or not last or not _CONCLUDES.match(sentence[1].before):
        return
    now, (then, change) = last[-1], sentence
    levels = (now.number, then.number, change.number)
    are_alike = all(n.unit == PERCENT and n.decimals == now.number.decimals > 0 for n in levels)
    is_now = _ENDS.match(now.after) and now.head not in CHANGES | {Part.TARGET} and now.year in (None, year)
    said = _name(then) & {word for each in last for word in _WORD.findall(each.before.casefold())}
    is_then = then.year == year - 1 and then.head is not Part.TARGET
    if are_alike and is_now and said and is_then and not POINTS.match(change.after):
        made = _equation(paragraph, change.number, then.number, now.number)
        is_up = now.number.value > then.number.value
        is_way = is_up is (_UP.search(change.before) is not None)
        if is_way and not replace(made, law=Law.GROWTH, inputs=(now.number, then.number)).holds():
            yield made


def _of_what_was_told(
    paragraph: Paragraph,
    last: Sequence[Mention],
    sentence: Sequence[Mention],
    at_home: Sequence[UnderstoodTable],
    year: int,
) -> Iterator[Equation]:
    """Yield how far the level that ended the sentence before moved since last year, in its own unit.

    `... yaitu 47,79 kg. Angka ini meningkat 0,87 kg dibandingkan tahun 2032`; a table has last year's.
    """
    since = _IN_UNIT.match(sentence[0].after) if len(sentence) == 1 and last else None
    level = _UNIT.match(last[-1].after) if last else None
    is_said = since is not None and _OF_THIS.match(sentence[0].before) is not None
    if not is_said or since is None or level is None or since["unit"] != level["unit"]:
        return
    now, change = last[-1].number, sentence[0].number
    is_level = last[-1].head not in CHANGES | {Part.TARGET} and last[-1].year in (None, year)
    if is_level and int(since["year"] or year - 1) == year - 1 and now.decimals == change.decimals > 0:
        ends = [*_in_tables(now, at_home, year, is_last=True)]
        if len({then.value for then in ends}) == 1 and ends[0].value != now.value:
            yield _equation(paragraph, change, ends[0], now)


def _since_last_year(
    paragraph: Paragraph,
    before: Sequence[Mention],
    change: Mention,
    at_home: Sequence[UnderstoodTable],
    year: int,
) -> Iterator[Equation]:
    """Yield a change from last year behind the only level told, of this year: a table has both."""
    since = _SINCE.match(change.after) if _is_change(change) else None
    levels = [mention for mention in before if mention.head not in CHANGES | {Part.TARGET}]
    is_of_years = since is not None and int(since["year"] or year - 1) == year - 1
    if not is_of_years or len(levels) != 1 or levels[0].year != year:
        return
    now = levels[0].number
    ends = [*_in_tables(now, at_home, year, is_last=True)] if now.decimals == change.number.decimals else []
    if len({then.value for then in ends}) == 1 and ends[0].value != now.value:
        yield _equation(paragraph, change.number, ends[0], now)


def _is_change(mention: Mention) -> bool:
    is_by = _BY.search(mention.before) and POINTS.match(mention.after)
    return bool(mention.number.decimals and is_by) and not _OVER_MORE.search(mention.before)


def _level_of_last_year(before: Sequence[Mention], year: int | None) -> Mention | None:
    """Return the only share that a sentence tells before a change, if it is one of last year."""
    shares = [mention for mention in before if mention.number.unit == PERCENT]
    changes = [mention for mention in before if mention.head in CHANGES or mention.head is Part.TARGET]
    is_one = len(shares) == 1 and not changes and year is not None
    return shares[0] if is_one and year is not None and shares[0].year == year - 1 else None


def _told_before(paragraph: Paragraph, level: Mention, year: int | None) -> Iterator[PrintedNumber]:
    """Yield the levels of this year that the paragraph calls by the same words."""
    name = _name(level)
    for mention in paragraph.mentions[: paragraph.mentions.index(level)] if name else ():
        is_alike = mention.number.unit == PERCENT and mention.number.decimals == level.number.decimals
        is_level = mention.head not in CHANGES and mention.head is not Part.TARGET and mention.year == year
        if is_alike and is_level and _name(mention) == name:
            yield mention.number


def _name(mention: Mention) -> frozenset[str]:
    """Return the words of the clause before a figure that say what it is."""
    clause = _CLAUSE.split(mention.before.casefold())[-1]
    words = (word.removesuffix("nya") for word in _WORD.findall(clause))
    return frozenset(word for word in words if not _IDLE.fullmatch(word))


def _in_tables(
    level: PrintedNumber, tables: Sequence[UnderstoodTable], year: int | None, *, is_last: bool = False
) -> Iterator[PrintedNumber]:
    """Yield what stands a year behind a level of last year, in each table that has it there.

    Args:
        level: As a sentence tells it.
        tables: Those at hand.
        year: That of the report.
        is_last: Whether the level is of this year, and that of last year is asked for.
    """
    for table in tables:
        texts = ((row.row.cells[0].text.strip(), row) for row in table.items)
        dated = {int(text): row for text, row in texts if YEAR.fullmatch(text)}
        pairs = [(dated.get((year or 0) - 1), dated.get(year or 0))]
        for before, now in ((one, other) for one, other in pairs if one and other):
            for column in table.figure_columns:
                yield from _if_level(level, column, column, (before, now), is_last=is_last)
        for first, last in years_beside(table):
            for row in (table.rows if is_last else table.items) if first.years == {(year or 0) - 1} else ():
                yield from _if_level(level, first, last, (row, row), is_last=is_last)


def _if_level(
    level: PrintedNumber,
    first: Column,
    last: Column,
    rows: tuple[UnderstoodRow, UnderstoodRow],
    *,
    is_last: bool,
) -> Iterator[PrintedNumber]:
    """Yield the other end of two cells, if one of them has the level."""
    ends = [row.row.cells[column.index].number for row, column in zip(rows, (first, last), strict=True)]
    own, other = reversed(ends) if is_last else ends
    is_level = own is not None and (own.value, own.decimals) == (level.value, level.decimals)
    if is_level and other is not None and other.decimals == level.decimals:
        yield other


def _equation(
    paragraph: Paragraph, change: PrintedNumber, before: PrintedNumber, now: PrintedNumber
) -> Equation:
    inputs = (now, before) if now.value > before.value else (before, now)
    return Equation(
        AuditRule.DIFFERENCE, Law.DIFFERENCE, change, inputs, paragraph.place, subject="perubahan"
    )
