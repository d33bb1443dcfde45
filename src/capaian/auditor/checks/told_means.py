"""Means of running text: of a whole, and of rows of a table: `rata-rata penduduk per kecamatan 46.470`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.shared_out import shared_out
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law, write_subject
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS, counts_in, read_count
from capaian.auditor.understanding.dated_rows import are_all_years
from capaian.auditor.understanding.facts import part_of
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.groups import figures_in, is_near
from capaian.auditor.understanding.measures import measure_of
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs, read_sentences
from capaian.auditor.understanding.quotes import Quotes, quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.auditor.understanding.word_forms import roots_of
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_MEAN: Final = re.compile(r"\brata-?\s?rata(?:nya)?\b", re.IGNORECASE)
_PER: Final = re.compile(
    r"\b(?:per|setiap|tiap|masing-masing)\s+(?P<thing>[^\W\d]{4,})|\bantar\s?(?P<other>[^\W\d]{4,})",
    re.IGNORECASE,
)
_ALL_OF: Final = re.compile(rf"\bke(?P<count>{NUMBER_WORDS})\s+(?P<thing>[a-z]{{4,}})", re.IGNORECASE)
"""All of so many: `rata-rata serapan ketiga program`."""
_YEARS: Final = re.compile(
    r"\b(?:selama|dalam|kurun(?: waktu)?|periode)\s+(?P<count>\d+|[a-z]+)(?:\s+[(]\w+[)])?\s+tahun\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"[.;](?:\s|$)|,\s")
_SO_MANY: Final = re.compile(
    r"\s*(?:[(][a-z ]+[)]\s*)?[a-z]{4,}(?:\s+[^\W\d_]+){0,6}?\s+(?:adalah|sebesar|mencapai|yaitu|yakni|ialah)"
    r"(?:\s+sebesar)?\s*",
    re.IGNORECASE,
)
"""From how many things a mean is of to the mean: `(lima) indikator adalah`."""
_FEWEST: Final = 3
"""Rows of which a mean is worth telling."""
_TOLD: Final = 3
"""How clearly the figures of a sentence name the column that they are of."""
_NEAR: Final = 0.3
"""A mean further off is of something else."""


def check_told_means(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield means of sentences with the rows or the whole at hand that they are said to be of."""
    quotes = quotes_of(report)
    for paragraph in read_paragraphs(report.document):
        for told in paragraph.sentences:
            for place, mention in enumerate(told):
                if mention.is_mean:
                    yield from _of_rows(report, quotes, paragraph, _behind_count(told, place), told)
    for sentence, mentions in read_sentences(report.document):
        yield from shared_out(sentence, mentions)


def _behind_count(sentence: Sequence[Mention], place: int) -> Mention:
    """Return the mean itself where how many it is of stands before it: `rata-rata 5 indikator adalah 98`."""
    mention, behind = sentence[place], sentence[place + 1 : place + 2]
    if not behind or not mention.number.is_count or not _SO_MANY.fullmatch(behind[0].before):
        return mention
    before = f"{mention.before}{mention.number.text}{behind[0].before}"
    return replace(behind[0], before=before, is_mean=True)


def _of_rows(
    report: UnderstoodReport,
    quotes: Quotes,
    paragraph: Paragraph,
    mention: Mention,
    told: Sequence[Mention],
) -> Iterator[Equation]:
    """Yield the mean of the column that holds it; if none does, that of the one column that is meant.

    Words name that column, or the sentence tells all its figures.

    What a table prints beside its rows is no plain mean of them, but that of the whole.
    """
    words = _said(mention)
    homes = quotes.surroundings.homes(paragraph.line, paragraph.text)
    tables = [table for table in report.at(homes) if _are_rows(table, words)]
    made = [(table, *pair) for table in tables for pair in _means(table, paragraph, mention)]
    held = next((equation for *_, equation in made if equation.holds()), None)
    if held is not None:
        yield held
    elif made and not any(mention.number.value in _figures(t) or _is_foreign(t, mention) for t in tables):
        named = [
            (_named(table, column, mention, words) + _TOLD * _is_told(equation, told), equation)
            for table, column, equation in made
            if _YEARS.search(words) or _is_of_year(table, column, mention, report.year)
        ]
        best = max((score for score, _ in named), default=0)
        found = [equation for score, equation in named if score == best] or [made[0][-1]]
        first, *others = found if len(found) == 1 else _of_whole_rows(made, words) or found
        if best > 0 and not others and (is_near(first, _NEAR) or _is_miscounted(first)):
            yield first


def _of_whole_rows(
    made: Sequence[tuple[UnderstoodTable, Column, Equation]], words: str
) -> Sequence[Equation]:
    """Return the mean of what rows have in all, where words name no column of its parts."""
    wholes = [(column, equation) for _, column, equation in made if Role.TOTAL in roles_of(column.path[-1:])]
    parts = [column for _, column, _ in made if all(column is not whole for whole, _ in wholes)]
    is_of_part = any(words_of(column.name) & words_of(words) for column in parts)
    return [] if is_of_part or len(wholes) != 1 else [wholes[0][1]]


def _is_of_year(understood: UnderstoodTable, column: Column, mention: Mention, year: int | None) -> bool:
    """Whether a column may have the year of a mean; without one of its own it is of the report's."""
    years = column.years | years_in(understood.table.title) or {year}
    return mention.year is None or mention.year in years


def _is_told(equation: Equation, told: Sequence[Mention]) -> bool:
    """Whether a sentence tells each figure that a mean is of."""
    return {number.value for number in equation.inputs} <= {mention.number.value for mention in told}


def _is_foreign(understood: UnderstoodTable, mention: Mention) -> bool:
    """Whether a mean is said to be of a quantity that the table says nothing of."""
    words = _MEAN.split(mention.before)[-1]
    per = _PER.search(words)
    quantity = words[: per.start()] if per else ""
    known = [roots_of(word) for word in words_of(understood.table.title)]
    if all(any(roots_of(word) & own for own in known) for word in words_of(quantity)):
        return False
    return measure_of(quantity, understood).is_foreign


def _is_miscounted(equation: Equation) -> bool:
    """Whether a row too many or too few was counted, or one was left out."""
    count, computed = len(equation.inputs), equation.computed()
    shares = [] if computed is None else [computed * count / other for other in (count - 1, count + 1)]
    if computed is not None:
        shares += [(computed * count - number.value) / (count - 1) for number in equation.inputs]
    return any(abs(share - equation.result.value) <= equation.result.step for share in shares)


def _said(mention: Mention) -> str:
    """Return the clause of a mean: `permohonan selesai rata-rata 1.145 tiap bulan`."""
    start = [match.start() for match in _MEAN.finditer(mention.before)][-1]
    begins = [match.end() for match in _ENDS.finditer(mention.before, 0, start)]
    return f"{mention.before[max(begins, default=0) :]} {_ENDS.split(mention.after, maxsplit=1)[0]}"


def _are_rows(understood: UnderstoodTable, words: str) -> bool:
    """Whether the rows of a table are what a mean is said to be of: districts, or so many years."""
    if years := _YEARS.search(words):
        count = read_count(years["count"])
        return len(understood.items) == count and are_all_years(understood)
    things = {(match["thing"] or match["other"]).casefold() for match in _PER.finditer(words)}
    labels = [column for column in understood.columns if not column.is_numeric]
    heads = {word for column in labels for word in re.findall(r"[^\W\d]+", column.name.casefold())}
    return bool(things & heads) or _are_counted(understood, words, heads)


def _are_counted(understood: UnderstoodTable, words: str, heads: Collection[str]) -> bool:
    """Whether a mean is of so many things as a table has rows: `rata-rata efisiensi enam sasaran`."""
    items = {len(understood.items), len(understood.outermost)}
    behind = [_ALL_OF.sub(r"\g<count> \g<thing>", part) for part in _MEAN.split(words)[1:]]
    of = [count for part in behind for count in counts_in(part)]
    return bool(of) and all(count.noun in heads and count.number in items for count in of)


def _means(
    understood: UnderstoodTable, paragraph: Paragraph, mention: Mention
) -> Iterator[tuple[Column, Equation]]:
    items = understood.outermost
    for column in understood.columns:
        if column.is_numeric and _is_of_a_kind(column, mention) and Role.NUMBER not in column.roles:
            numbers = figures_in(items, column)
            if len(numbers) >= _FEWEST:
                place = f"{paragraph.place} dan {understood.table.name}"
                name = write_subject("rata-rata", column.name)
                yield (
                    column,
                    Equation(AuditRule.AVERAGE, Law.MEAN, mention.number, numbers, place, subject=name),
                )


def _is_of_a_kind(column: Column, mention: Mention) -> bool:
    unit = mention.number.unit
    return column.is_money == (unit == RUPIAH) and column.is_percent == (unit == PERCENT)


def _figures(understood: UnderstoodTable) -> Sequence[object]:
    return [cell.number.value for row in understood.rows for cell in row.row.cells if cell.number]


def _named(understood: UnderstoodTable, column: Column, mention: Mention, words: str) -> int:
    """How clearly words name a column: by its head, by what it holds, and by its year."""
    shared = len(words_of(" ".join(column.path)) & words_of(words))
    is_part = mention.part is not None and part_of(understood, column) is mention.part
    score = shared + 2 * is_part
    if not score or not column.years or mention.year is None:
        return score
    return score + 1 if mention.year in column.years else 0
