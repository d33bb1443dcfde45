"""Rows counted by what is said of them: in a class, met, risen, above a bound, held against tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from capaian.auditor.checks.counted_meant import (
    OPPOSITES,
    Truth,
    all_agree,
    is_meant,
    is_only_named,
    is_turned,
    items_of,
    points_at_all,
    tells_of_all,
    wrong_of,
)
from capaian.auditor.checks.counted_sides import sides_of
from capaian.auditor.checks.counted_with import say_changes
from capaian.auditor.checks.ways_to_count import lying, moved, moved_in, names_no_measure, ways_to_count
from capaian.auditor.claims.equation import Changed
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.measures import measure_of, years_beside
from capaian.auditor.understanding.numbered import weight_of_count
from capaian.auditor.understanding.predicates import Counted, CountedTogether, Kind, all_in, counted_in
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import THIS_CENTURY
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_FEWEST: Final = 3
"""Rows that are worth counting."""
_OF_TARGETS: Final = {"target": "indikator"}
"""What has targets, where sentences count those: `empat target tercapai dan satu belum`."""
_SHORT: Final = {"iku": "indikator", "ikk": "indikator", "ikd": "indikator"}
"""Words that are short for what tables list."""
_KEY: Final = re.compile(r"\b(?:utama|kunci|iku|ikk|ikd)\b", re.IGNORECASE)
_JOINT: Final = re.compile(r"\s+(?:dan|serta|sedangkan|sementara)$", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:nasional|provinsi|renstra|rpjmd|akhir|tahun lalu|sebelumnya|selama)\b", re.I
)

_PAST: Final = re.compile(r"\btahun\s+(?:lalu|sebelumnya|yang lalu)\b", re.IGNORECASE)
_EARLIER: Final = 8
_SAME: Final = 4
"""Lines that sentences of one paragraph lie apart at most."""
_LARGE: Final = 100
"""Smaller whole figures stand in any table."""
_LEAD: Final = re.compile(
    r"\b(?:sebanyak|terdapat|ada|tercatat|sejumlah|hanya|dengan|demikian|dari|sementara|itu|adapun|masih|secara"
    r"|umum|berdasarkan|tabel|tersebut|data|diketahui|bahwa|terlihat|menunjukkan|kabupaten|kota|di)\b",
    re.IGNORECASE,
)
"""Words before a count that name nothing."""
_BELOW: Final = 5
"""Lines from the last row of a table to the paragraph that speaks of it alone."""
_NAMED: Final = re.compile(r"\btabel\s+(?:\d|[A-Z]\b)|\b(?:tabel|di\s?atas)\s+tersebut\b", re.I)


def check_counted(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield how many rows a sentence says something of, where a table tells how many they are."""
    sentences = report.document.sentences
    for place, sentence in enumerate(sentences):
        for told in counted_in(sentence.text):
            before = sentences[max(place - _EARLIER, 0) : place]
            yield from _whole(sentence, told)
            made = [*_of_tables(sentence, told, before, report)]
            yield from made
            if all(statement.holds for statement in made):
                yield from sides_of(before[-1] if before else None, sentence, told)
        for part in all_in(sentence.text):
            yield from _of_all(sentence, part, report)


def _whole(sentence: Sentence, told: CountedTogether) -> Iterator[Statement]:
    """Yield the parts of a whole beside it: they are no more."""
    found = sum(part.count.number for part in told.parts)
    if told.total is None or len(told.parts) < 2:
        return
    says = {part.says for part in told.parts}
    if len(says) < len(told.parts):
        return
    if told.parts[0].kind is Kind.TARGET and (len(says) > 2 or "belum" not in says):
        return  # what surpasses its target meets it too
    noun = told.parts[0].count.noun
    printed = " + ".join(str(part.count.number) for part in told.parts)
    why = f"Dari {told.total} {noun} dirinci {printed} = {found} {noun}."
    yield _statement(sentence, f"{printed} {noun}", f"{told.total} {noun}" if found > told.total else "", why)


def _of_tables(
    sentence: Sentence, told: CountedTogether, before: Sequence[Sentence], report: UnderstoodReport
) -> Iterator[Statement]:
    first = told.parts[0]
    is_parted = first.kind is Kind.TARGET and len(told.parts) > 1
    noun = _OF_TARGETS.get(first.count.noun, "") if is_parted else ""
    tables = _tables_of(noun or first.count.noun, report)
    homes = quotes_of(report).surroundings.homes(sentence.line, sentence.text)
    at_home = [table for table in tables if table.table.line in homes]
    at_home = _right_above(sentence, at_home) or at_home
    known = [
        (t, truth)
        for t in at_home or tables
        if _goes_on(before, sentence, told, t) and (truth := _truth(sentence, told, t, report)) is not None
    ]
    if not known:
        return
    if any(wrong_of(told, truth) == [] for _, truth in known):
        yield _statement(sentence, _printed(told.parts[0]), "", "")
        return
    alone = all_agree(told, known) or is_only_named(told, known)
    alone |= not at_home and tells_of_all(sentence.text, told, known, report.year)
    is_pointed = points_at_all(sentence.text) and len(at_home) == 1
    meant = [
        (t, truth)
        for t, truth in known
        if is_meant(told, t, truth, at_home=alone or t in at_home, is_pointed=is_pointed)
    ]
    for table, truth in meant[:1]:
        wrong = wrong_of(told, truth)
        for place in wrong[:1]:
            part = told.parts[place]
            ways = _of_years_said(part, table, sentence, report.year) & truth[place] or truth[place]
            right, noun = " atau ".join(map(str, sorted(ways))), part.count.noun
            expected, why = f"{right} {noun}", f"yang {_named(part)} ada {right} {noun}"
            is_other_side = is_turned(told, truth, len(items_of(table)))
            if is_other_side and _is_of_opposite(part, table, report):
                expected = why = f"{part.count.number} {noun} {OPPOSITES[part.says]}"
            else:
                why = f"{why}. {say_changes(told, truth, wrong, sentence.text)}".rstrip(" .")
            why = f"Menurut {table.table.name} {why}."
            made = _statement(sentence, _printed(part), expected, why, weight_of_count(table, told.total))
            rows = tuple(row.row.line for row in items_of(table))
            yield replace(made, rows=rows, against=_held(part, table, report.year))


def _tables_of(noun: str, report: UnderstoodReport) -> Sequence[UnderstoodTable]:
    """Return the tables whose rows are of a thing; of key indicators those that say so, if any does."""
    tables = tables_by_thing(report).get(_SHORT.get(noun, noun), ())
    said = [t for t in tables if _KEY.search(f"{t.table.title} {t.heads_of_names}")]
    return said or tables if noun in _SHORT else tables


def _of_years_said(part: Counted, table: UnderstoodTable, sentence: Sentence, year: int | None) -> set[int]:
    """Return how many rows moved between the years of a sentence: a table of several years has more ways."""
    if part.kind is not Kind.TREND:
        return set()
    said = {int(found) for found in THIS_CENTURY.findall(sentence.text)}
    return moved_in(part, table, said, year)


def _is_of_opposite(part: Counted, table: UnderstoodTable, report: UnderstoodReport) -> bool:
    """Whether a count is right of the opposite: rows that stayed are on neither side."""
    if part.says not in OPPOSITES:
        return False
    other = replace(part, says=OPPOSITES[part.says].split()[0])
    ways = ways_to_count(CountedTogether(None, (other,)), table, report)
    return ways is not None and part.count.number in ways[0]


def _held(part: Counted, table: UnderstoodTable, year: int | None) -> Held | None:
    """Return the figures that rows which rise or fall, or lie beyond a bound, are counted by."""
    if part.kind not in (Kind.TREND, Kind.LEVEL):
        return None
    pairs = years_beside(table) if part.kind is Kind.TREND else [table.figure_columns]
    columns = [column for pair in pairs for column in pair]
    cells = [row.row.cells[column.index] for row in items_of(table) for column in columns]
    spots = tuple(cell.number.spot for cell in cells if cell.number is not None)

    def holds(changed: Changed) -> bool:
        is_trend = part.kind is Kind.TREND
        ways = moved(part, table, changed) if is_trend else lying(part, table, year, changed)
        return part.count.number in ways

    return Held(spots, holds)


def _of_all(sentence: Sentence, part: Counted, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what is said of all rows, or of none, of the table above, with how many they are."""
    homes = quotes_of(report).surroundings.homes(sentence.line, sentence.text)
    tables = _tables_of(part.count.noun, report)
    for table in _right_above(sentence, [t for t in tables if t.table.line in homes])[:1]:
        truth = _truth(sentence, CountedTogether(None, (part,)), table, report)
        found = truth[0] if truth else set()
        items = len(items_of(table))
        if not found or (part.count.number and found == {0}):
            return
        said = sentence.text[part.count.start : part.count.end]
        printed = f"{said} {_named(part)}"
        holds = (items if part.count.number else 0) in found
        right = f"{' atau '.join(map(str, sorted(found)))} dari {items} {part.count.noun}"
        why = f"Menurut {table.table.name} yang {_named(part)} ada {right}."
        made = _statement(sentence, printed, "" if holds else right, why)
        yield replace(made, rule=AuditRule.CLAIM)


def _right_above(sentence: Sentence, tables: Sequence[UnderstoodTable]) -> list[UnderstoodTable]:
    """Return the table that a sentence follows, which it means unless it names another."""
    if _NAMED.search(sentence.text):
        return []
    above = [(sentence.line - table.rows[-1].row.line, table) for table in tables]
    return [table for distance, table in above if 0 < distance <= _BELOW]


def _printed(part: Counted) -> str:
    return f"{part.count.number} {part.count.noun} {_named(part)}"


def _named(part: Counted) -> str:
    bound = f" {part.whole}" if part.bound is None else f" {part.bound}{'%' if part.is_share else ''}"
    if part.kind is not Kind.LEVEL:
        return _JOINT.sub("", part.says.strip())
    said = part.quantity if part.says == "sebesar" else part.says.strip()
    return f"{said}{bound}".replace(".", ",")


@lru_cache(maxsize=4)
def tables_by_thing(report: UnderstoodReport) -> Mapping[str, Sequence[UnderstoodTable]]:
    """Return for each thing the tables whose rows are of it, by the head over their names."""
    found: dict[str, list[UnderstoodTable]] = {}
    for table in report.tables:
        heads = [words_of(" ".join(column.path)) for column in table.columns if not column.is_numeric]
        for noun in frozenset().union(*heads) if len(items_of(table)) >= _FEWEST else ():
            found.setdefault(noun, []).append(table)
    return found


def _goes_on(
    before: Sequence[Sentence], sentence: Sentence, told: CountedTogether, table: UnderstoodTable
) -> bool:
    """Whether what is counted against the mean of no named thing is that of a table, by the words before it.

    Most figures of the paragraph up to the count stand in the table, or it tells none and no other thing.
    """
    bare = [part for part in told.parts if names_no_measure(part)]
    if not bare:
        return True
    lead = sentence.text[: bare[0].count.start]
    near = [each for each in before if sentence.line - each.line <= _SAME]
    numbers = [n for each in near for n in each.numbers if n.decimals or abs(n.value) >= _LARGE]
    stand = sum(abs(number.value) in table.values for number in numbers)
    text = _LEAD.sub(" ", lead if numbers else " ".join([*(each.text for each in near), lead]))
    return 2 * stand >= len(numbers) and not measure_of(text, table).is_foreign


def _truth(
    sentence: Sentence, told: CountedTogether, table: UnderstoodTable, report: UnderstoodReport
) -> Truth | None:
    """Return how many rows each part is of; `None` if the table does not tell of all parts."""
    if told.parts[0].kind is Kind.TARGET and _OTHER.search(sentence.text):
        return None
    return (
        None if _is_of_other_year(sentence, told, table, report.year) else ways_to_count(told, table, report)
    )


def _is_of_other_year(
    sentence: Sentence, told: CountedTogether, table: UnderstoodTable, year: int | None
) -> bool:
    """Whether a sentence tells what moved between other years, or what lay above a bound in another one."""
    kind = told.parts[0].kind
    if kind not in (Kind.TREND, Kind.LEVEL):
        return False
    years = {int(found) for found in THIS_CENTURY.findall(sentence.text)}
    if kind is Kind.LEVEL:
        return bool(years - {year}) or _PAST.search(sentence.text) is not None
    titled = {int(found) for found in THIS_CENTURY.findall(table.table.title)}
    headed = {own for column in table.columns for own in column.years}
    return bool(years - {year} - titled - headed)


def _statement(
    sentence: Sentence, printed: str, expected: str, why: str, level: Level = Level.WARNING
) -> Statement:
    """Return the statement that a count is right; it is if nothing else is expected."""
    told, at = why if expected else "", sentence.line
    return Statement(AuditRule.COUNT, not expected, at, printed, expected, told, sentence.place, level)
