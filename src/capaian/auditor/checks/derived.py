"""Figures of words that no table prints, one slip of the pen away from what their words and tables come to.

`Bersama-sama A dan B mengangkut 1191 ton`, where a table has 571 and 548 of them. It asks of figures that no
other rule has examined: what they are told as (a gap, a mean, a share, a sum) is worked out of the rows that
their sentence names, and of the figures before them. A figure that equals anything so worked out of the whole
table is right; one that a single slip makes equal is that slip, unless so many values were tried that one may
be met by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from itertools import chain
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law, write_subject
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.bases import has_base
from capaian.auditor.understanding.dated_rows import year_of_row
from capaian.auditor.understanding.derivations import (
    GAPS,
    MEANS,
    SHARES,
    Derivation,
    derive_from,
    derive_of,
    named_of,
    share_of,
    whole_of,
)
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.measures import measure_of
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.other_places import names_other_place
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quotes import Quoter, quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rough import is_rough
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import round_half_up
from capaian.domain.value import ONE, PERCENT

_MOVED: Final = re.compile(rf"\b(?:{MOVES})\b[^.;:]{{0,60}}$", re.IGNORECASE)
_GAP: Final = re.compile(
    rf"\b(?:{MOVES}|selisih|berselisih|terpaut|deviasi|lebih|kurang|kekurangan|kelebihan|kehilangan|bawah|atas)\b",
    re.IGNORECASE,
)
_ACHIEVED: Final = re.compile(r"\b(?:pen)?capaian", re.IGNORECASE)
"""Means of achievements may leave out, cap or weigh some: rules of their own know them."""
_BESIDE: Final = re.compile(
    r"^\s*(?:[^\W\d_]+\s*){0,2}(?:[(]|,?\s*(?:atau|yaitu|yakni)\b[^.;:,]{0,15})\s*$", re.I
)
_PART_OF_YEAR: Final = re.compile(r"\b(?:triwulan|semester|kuartal|caturwulan|tw)\b", re.IGNORECASE)
_TO_COME: Final = re.compile(r"\bakan\b", re.IGNORECASE)
"""Of a year to come nothing is told but what is planned."""
_REVISED: Final = re.compile(
    r"\b(?:pagu|anggaran|target)\s+(?:awal|murni|semula|induk|perubahan|setelah)\b", re.IGNORECASE
)
"""Heads of a table with two budgets, of which words without them may mean either."""
_ELSE: Final = re.compile(r"\b(?:selain|lain|lalu|sebelumnya|formasi)\b", re.IGNORECASE)
"""Words of something that the table has not."""
_WHOLE: Final = re.compile(
    r"\s*(?:%|persen)?\s*dari\s+(?:seluruh|semua|total)\s+(?P<whole>[^.;:,\d]+)", re.IGNORECASE
)
_EXTREME: Final = re.compile(
    r"\b(?:ter(?:besar|kecil|tinggi|rendah|banyak|sedikit|jauh|lebar|sempit)|paling \w+)\s*$", re.IGNORECASE
)
"""Right before a gap that is one of several: `Selisih terbesar`."""
_FROM_TARGET: Final = re.compile(r"[^.;:,\d]{0,20}\bdari(?:pada)?\s+target\b", re.IGNORECASE)
_LEVEL: Final = re.compile(r"\b(?:dari|menjadi|hingga)\s+(?:rp\.?\s*)?$", re.IGNORECASE)
"""Behind it stands where something was, or is now, and not by how much it moved."""
_REST: Final = re.compile(
    r"\b(?:sisa(?:nya)?|tersisa|menyisakan|selebihnya|lainnya|masih|belum|tidak)\b", re.IGNORECASE
)
_SUM: Final = re.compile(
    r"\b(?:jumlah(?:nya)?|total|bersama(?:-sama)?|gabungan|(?:ke)?seluruh(?:an|nya)?|semester|selama|sebanyak)\b",
    re.IGNORECASE,
)
_ABOVE: Final = 12
"""Lines from a table to the words that tell of it."""
_BEFORE: Final = 3
"""Figures before one that it may follow from."""
_FEWEST: Final = 3
"""Digits of those: smaller ones number things."""
_MOST_CHANCE: Final = Decimal("0.02")
"""How likely one of the values that were tried may lie one slip away from any figure."""
_CUT: Final = 10
"""Values that differ in the last digit alone."""
_RULES: Final = {
    Law.SUM: (AuditRule.SUM, "jumlah"),
    Law.MEAN: (AuditRule.AVERAGE, "rata-rata"),
    Law.QUOTIENT: (AuditRule.AVERAGE, "rata-rata"),
    Law.DIFFERENCE: (AuditRule.DIFFERENCE, "selisih"),
    Law.GROWTH: (AuditRule.RATIO, "pertumbuhan"),
    Law.UNSPENT: (AuditRule.RATIO, "pertumbuhan"),
    Law.REMAINDER: (AuditRule.RATIO, "sisa"),
    Law.PERCENT: (AuditRule.RATIO, "bagian"),
    Law.TOGETHER: (AuditRule.RATIO, "bagian"),
}


def check_derived(report: UnderstoodReport, examined: Set[Spot]) -> Iterator[Equation]:
    """Yield figures of running text that are a slip of what follows from the tables at hand.

    Args:
        report: The report.
        examined: The figures that other rules hold against something, right or wrong.
    """
    quotes = quotes_of(report)
    for paragraph in read_paragraphs(report.document):
        asked = [q for q in quotes.of(paragraph) if q.mention.number.spot not in examined and _is_asked(q)]
        if asked:
            homes = quotes.surroundings.homes(paragraph.line, paragraph.text)
            tables = report.near(paragraph.line, homes, above=_ABOVE, below=_ABOVE)
            for quoter in asked:
                yield from _slip(paragraph, quoter.mention, tables, report.year)


def _is_asked(quoter: Quoter) -> bool:
    """Whether a figure stands nowhere else, in a sentence that tells of nothing else."""
    mention = quoter.mention
    if not _is_exact(mention.number) or not quoter.is_printed_once or quoter.equals:
        return False
    said = _words(quoter.paragraph.sentence_of(mention))
    is_other = _ELSE.search(said) or _EXTREME.search(mention.before)
    return not is_other and not _FROM_TARGET.match(mention.after)


def _is_exact(number: PrintedNumber) -> bool:
    """Whether a figure may be worked out: a percentage without decimals is a bound or a size."""
    return number.value > 0 and (number.unit != PERCENT or number.decimals > 0)


def _slip(
    paragraph: Paragraph, mention: Mention, tables: Sequence[UnderstoodTable], year: int | None
) -> Iterator[Equation]:
    """Yield what a figure is a slip of, where no figure at hand yields it as it stands."""
    number, said = mention.number, _words(paragraph.sentence_of(mention))
    near = [t for t in tables if _is_of_its_time(said, t, year) and not names_other_place(said, t.table)]
    told = [table for table in near if _has_levels(paragraph, mention, table)]
    beside = _beside(paragraph, mention)
    sources = [_of_words(paragraph, mention), *(_of_table(mention, t, said, beside) for t in told)]
    for laws in _asked(said, mention):
        for source in sources:
            values = {
                round_half_up(value, number.decimals): each for each, value in source if each.law in laws
            }
            if number.value in values:
                return
            fit = [(value, each) for value, each in values.items() if _rests_on(each, beside)]
            slips = [
                (value, each)
                for value, each in fit
                if _is_slip(number, value, len(values), is_of_words=each.table is None)
            ]
            if slips:
                ((value, derivation), *others) = slips
                is_told = has_base(derivation, mention.before, said, year) and not others
                if is_told and not (_is_right(paragraph, mention, tables) or _is_size(mention, value)):
                    yield _equation(paragraph, number, derivation)
                return


def _has_levels(paragraph: Paragraph, mention: Mention, table: UnderstoodTable) -> bool:
    """Whether a table has what else a sentence tells of the same kind, or comes to it.

    Else the sentence tells of other levels.
    """
    kind = mention.number.unit, mention.number.decimals
    own = (m.number for m in paragraph.sentence_of(mention) if m is not mention)
    levels = {abs(number.value) for number in own if (number.unit, number.decimals) == kind}
    open_ = levels - table.values
    if open_:
        worked = _worked(derive_of(whole_of(table), mention.number.unit))
        open_ -= {round_half_up(value, mention.number.decimals) for _, value in worked}
    return not open_


def _is_of_its_time(said: str, table: UnderstoodTable, year: int | None) -> bool:
    """Whether a table has the years and the parts of a year that a sentence speaks of, and no revision."""
    heads = (text for row in table.table.head for text in row)
    words = " ".join((table.table.title, *heads, *(text for row in table.rows for text in row.row.texts[:2])))
    years = {*YEAR.findall(said)} - {*YEAR.findall(words), str(year)}
    if _TO_COME.search(said):
        years = {each for each in years if int(each) <= (year or 0)}
    is_of_part = _PART_OF_YEAR.search(said) is None or _PART_OF_YEAR.search(words) is not None
    is_revised = _REVISED.search(words) is not None and _REVISED.search(said) is None
    return is_of_part and not years and not is_revised


def _beside(paragraph: Paragraph, mention: Mention) -> PrintedNumber | None:
    """Return the figure that a percentage is told beside: `27 orang atau 47,37%`, `27 orang (47,37%)`."""
    before = paragraph.mentions[: paragraph.mentions.index(mention)]
    is_led = not mention.is_first and mention.number.unit == PERCENT and _BESIDE.match(mention.before)
    return before[-1].number if is_led and before else None


def _rests_on(derivation: Derivation, beside: PrintedNumber | None) -> bool:
    """Whether a percentage follows from the figure that it is told beside, where there is one."""
    if beside is None:
        return True
    values = [number.value for number in derivation.inputs]
    ways = {*values, sum(values[:-1], Decimal(0)), abs(values[0] - values[-1])}
    return beside.value in ways


def _words(sentence: Sequence[Mention]) -> str:
    """Return a sentence with its figures."""
    return sentence[0].before + "".join(m.number.text + m.after for m in sentence)


def _asked(said: str, mention: Mention) -> Iterator[Set[Law]]:
    """Yield the laws that words ask for, those that they say most clearly first."""
    if mention.is_of_mean:
        yield frozenset() if _ACHIEVED.search(said) else MEANS
    if _GAP.search(said) and not _LEVEL.search(mention.before):
        yield GAPS
    is_wanted = mention.number.unit == PERCENT and mention.part is Part.TARGET
    if mention.is_of_mean or is_wanted:
        return  # it is no share, and no sum
    if mention.number.unit == PERCENT and not _is_moved(said, mention):
        yield SHARES | {Law.REMAINDER} if _REST.search(said) else SHARES
    elif _REST.search(said):
        yield frozenset({Law.DIFFERENCE})
    if _SUM.search(said):
        yield frozenset({Law.SUM})


def _is_moved(said: str, mention: Mention) -> bool:
    """Whether a percentage is by how much something moved, said of it or of the figure before."""
    until = said[: said.rfind(mention.number.text)]
    return _MOVED.search(until) is not None


_Worked = Sequence[tuple[Derivation, Decimal]]


def _of_words(paragraph: Paragraph, mention: Mention) -> _Worked:
    """Return what the figures before one come to."""
    place = paragraph.mentions.index(mention)
    told = paragraph.mentions[max(place - _BEFORE, 0) : place]
    before = [m.number for m in told if m.number.digits >= _FEWEST]
    return _worked(derive_from(before, mention.number.unit))


def _of_table(mention: Mention, table: UnderstoodTable, said: str, beside: PrintedNumber | None) -> _Worked:
    """Return what the rows that a sentence names come to, or all together; nothing of other wholes.

    The figure that a percentage is told beside is a share of the totals, too, if it is no row's own.
    """
    whole = _WHOLE.match(mention.after)
    if whole and measure_of(whole["whole"], table).is_foreign:
        return ()
    rows = _named(table, said, years_in(said))
    is_own = beside is None or rows or beside.value in table.values
    shares = () if beside is None or is_own else share_of(beside, table)
    return _worked(chain(derive_of(named_of(table, rows), mention.number.unit), shares))


def _worked(derivations: Iterable[Derivation]) -> _Worked:
    found = ((each, each.value) for each in derivations)
    return [(each, value) for each, value in found if value is not None]


def _named(table: UnderstoodTable, said: str, years: Set[int]) -> Sequence[UnderstoodRow]:
    """Return the rows that words name, be they years."""
    named = {found.row for found in find_named(said, table.labels)}
    return [row for place, row in enumerate(table.items) if place in named or year_of_row(row) in years]


def _is_slip(number: PrintedNumber, value: Decimal, tried: int, *, is_of_words: bool) -> bool:
    """Whether one digit, two that changed places, or a lost one make a figure of a value, hardly by chance.

    Of figures of words only two that changed places tell that just these were meant.
    """
    printed, meant = _digits(number.value, number), _digits(value, number)
    other = [place for place, pair in enumerate(zip(printed, meant, strict=False)) if pair[0] != pair[1]]
    count = len(printed if number.decimals else printed.rstrip("0")) or 1
    if len(meant) == len(printed) + 1 and not other and number.decimals and not is_of_words:
        ways, count = _CUT, len(meant)
    elif len(printed) != len(meant) or not other:
        return False
    elif len(other) == 1 and not is_of_words:
        ways = 9 * count
    elif len(other) == 2 and [printed[i] for i in other] == [meant[i] for i in reversed(other)]:
        ways = count - 1 if other[1] - other[0] == 1 else count * (count - 1) // 2
    else:
        return False
    return tried * ways <= _MOST_CHANCE * Decimal(10) ** count


def _digits(value: Decimal, number: PrintedNumber) -> str:
    return str(int(value.scaleb(number.decimals)))


def _is_right(paragraph: Paragraph, mention: Mention, tables: Sequence[UnderstoodTable]) -> bool:
    """Whether anything that tables and paragraph come to is the figure, however it may be cut off."""
    number = mention.number
    others = [m.number for m in paragraph.mentions if m is not mention]
    is_points = number.unit == ONE and number.decimals > 0
    units = {number.unit, PERCENT} if is_points else {number.unit}
    of_tables = chain.from_iterable(derive_of(whole_of(t), unit) for t in tables for unit in units)
    of_words = chain.from_iterable(derive_from(others, unit) for unit in units)
    values = (derivation.value for derivation in chain(of_tables, of_words))
    return any(value is not None and abs(value - number.value) < number.step for value in values)


def _is_size(mention: Mention, value: Decimal) -> bool:
    """Whether a figure only tells the size of what is meant: `hampir 650` of 640."""
    return is_rough(mention.before, mention.number, mention.number.read_as(value, mention.number.decimals))


def _equation(paragraph: Paragraph, number: PrintedNumber, derivation: Derivation) -> Equation:
    rule, word = _RULES[derivation.law]
    table = derivation.table
    return Equation(
        rule,
        derivation.law,
        number,
        derivation.inputs,
        paragraph.place if table is None else f"{paragraph.place} dan {table.table.name}",
        subject=write_subject(word, derivation.of) if derivation.of else word,
        names=derivation.names,
    )
