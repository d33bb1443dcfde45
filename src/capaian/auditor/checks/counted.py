"""Rows counted by what is said of them: in a class, met, risen, above a bound, held against tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from operator import eq, gt, lt
from types import MappingProxyType
from typing import Final

from capaian.auditor.checks.counted_meant import (
    OPPOSITES,
    Truth,
    all_agree,
    is_meant,
    is_only_named,
    is_turned,
    items_of,
    tells_of_all,
    wrong_of,
)
from capaian.auditor.checks.counted_sides import sides_of
from capaian.auditor.checks.counted_with import say_changes
from capaian.auditor.checks.told_direction import told_achievements
from capaian.auditor.checks.told_lower import told_lower
from capaian.auditor.claims.equation import Changed, Equation
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.classes import plain_name
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.measures import measure_of, of_report, years_beside
from capaian.auditor.understanding.numbered import weight_of_count
from capaian.auditor.understanding.predicates import Counted, CountedTogether, Kind, all_in, counted_in
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import Role, roles_of, trend_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.policy import Trend
from capaian.rules.outcome import HUNDRED

_AS_PRINTED: Final[Changed] = MappingProxyType({})
_FEWEST: Final = 3
"""Rows that are worth counting."""
_OF_TARGETS: Final = {"target": "indikator"}
"""What has targets, where sentences count those: `empat target tercapai dan satu belum`."""
_JOINT: Final = re.compile(r"\s+(?:dan|serta|sedangkan|sementara)$", re.IGNORECASE)
_SIDES: Final = {"di atas": gt, "di bawah": lt, "sebesar": eq}
_TRENDS: Final = {"naik": Trend.UP, "turun": Trend.DOWN, "tetap": Trend.STEADY}
_OTHER: Final = re.compile(
    r"\b(?:nasional|provinsi|renstra|rpjmd|akhir|tahun lalu|sebelumnya|selama)\b", re.I
)

_OF_END: Final = re.compile(r"\b(?:akhir|renstra|rpjmd|rpd|jangka menengah)\b", re.IGNORECASE)
"""Heads of targets that are not those of the year."""
_BELOW: Final = 5
"""Lines from the last row of a table to the paragraph that speaks of it alone."""
_NAMED: Final = re.compile(r"\btabel\s+(?:\d|[A-Z]\b)|\b(?:tabel|di\s?atas)\s+tersebut\b", re.I)

_UNSAID: Final = re.compile(
    r"(?:\s|\b(?:yang|lain(?:nya)?|telah|sudah|masih|baru|juga|berada|berhasil|mampu|dengan|capaian(?:nya)?)\b)*",
    re.IGNORECASE,
)
"""Words before a bound that do not say what is held against it."""


def check_counted(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield how many rows a sentence says something of, where a table tells how many they are."""
    before: Sentence | None = None
    for sentence in report.document.sentences:
        for told in counted_in(sentence.text):
            yield from _whole(sentence, told)
            made = [*_of_tables(sentence, told, report)]
            yield from made
            if all(statement.holds for statement in made):
                yield from sides_of(before, sentence, told)
        before = sentence
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


def _of_tables(sentence: Sentence, told: CountedTogether, report: UnderstoodReport) -> Iterator[Statement]:
    first = told.parts[0]
    is_parted = first.kind is Kind.TARGET and len(told.parts) > 1
    noun = _OF_TARGETS.get(first.count.noun, "") if is_parted else ""
    tables = _tables_of(report).get(noun or first.count.noun, ())
    homes = quotes_of(report).surroundings.homes(sentence.line, sentence.text)
    at_home = [table for table in tables if table.table.line in homes]
    at_home = _right_above(sentence, at_home) or at_home
    known = [
        (t, truth) for t in at_home or tables if (truth := _truth(sentence, told, t, report)) is not None
    ]
    if not known:
        return
    if any(wrong_of(told, truth) == [] for _, truth in known):
        yield _statement(sentence, _printed(told.parts[0]), "", "")
        return
    alone = all_agree(told, known) or is_only_named(told, known)
    alone |= not at_home and tells_of_all(sentence.text, told, known, report.year)
    meant = [(t, truth) for t, truth in known if is_meant(told, t, truth, at_home=alone or t in at_home)]
    for table, truth in meant[:1]:
        wrong = wrong_of(told, truth)
        for place in wrong[:1]:
            part = told.parts[place]
            right, noun = " atau ".join(map(str, sorted(truth[place]))), part.count.noun
            expected, why = f"{right} {noun}", f"yang {_named(part)} ada {right} {noun}"
            if part.says in OPPOSITES and is_turned(told, truth, len(items_of(table))):
                expected = why = f"{part.count.number} {noun} {OPPOSITES[part.says]}"
            else:
                why = f"{why}. {say_changes(told, truth, wrong, sentence.text)}".rstrip(" .")
            why = f"Menurut {table.table.name} {why}."
            made = _statement(sentence, _printed(part), expected, why, weight_of_count(table, told.total))
            rows = tuple(row.row.line for row in items_of(table))
            yield replace(made, rows=rows, against=_held(part, table))


def _held(part: Counted, table: UnderstoodTable) -> Held | None:
    """Return the figures that rows which rise or fall are counted by."""
    if part.kind is not Kind.TREND:
        return None
    columns = [column for pair in years_beside(table) for column in pair]
    cells = [row.row.cells[column.index] for row in items_of(table) for column in columns]
    spots = tuple(cell.number.spot for cell in cells if cell.number is not None)
    return Held(spots, lambda changed: part.count.number in _moved(part, table, changed))


def _of_all(sentence: Sentence, part: Counted, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what is said of all rows, or of none, of the table above, with how many they are."""
    homes = quotes_of(report).surroundings.homes(sentence.line, sentence.text)
    tables = _tables_of(report).get(part.count.noun, ())
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
    bound = f" {part.whole}" if part.bound is None else f" {part.bound}%"
    if part.kind is not Kind.LEVEL:
        return _JOINT.sub("", part.says.strip())
    said = part.quantity if part.says == "sebesar" else part.says.strip()
    return f"{said}{bound}".replace(".", ",")


@lru_cache(maxsize=4)
def _tables_of(report: UnderstoodReport) -> Mapping[str, Sequence[UnderstoodTable]]:
    """Return for each thing the tables whose rows are of it, by the head over their names."""
    found: dict[str, list[UnderstoodTable]] = {}
    for table in report.tables:
        heads = [words_of(" ".join(column.path)) for column in table.columns if not column.is_numeric]
        for noun in frozenset().union(*heads) if len(items_of(table)) >= _FEWEST else ():
            found.setdefault(noun, []).append(table)
    return found


def _truth(
    sentence: Sentence, told: CountedTogether, table: UnderstoodTable, report: UnderstoodReport
) -> Truth | None:
    """Return how many rows each part is of; `None` if the table does not tell of all parts."""
    if told.parts[0].kind is Kind.TARGET and _OTHER.search(sentence.text):
        return None
    return ways_to_count(told, table, report)


def ways_to_count(told: CountedTogether, table: UnderstoodTable, report: UnderstoodReport) -> Truth | None:
    """Return how many rows of a table each part is of; `None` if it does not tell of all parts."""
    ways: dict[Kind, Callable[[Counted], set[int]]] = {
        Kind.CLASS: lambda part: _in_class(part, table),
        Kind.TARGET: lambda part: _met(part, {each.says for each in told.parts}, table, report),
        Kind.TREND: lambda part: _moved(part, table),
        Kind.LEVEL: lambda part: _beyond(part, table, report.year) or _parted_by(part, table, report.year),
    }
    found = [ways[part.kind](part) for part in told.parts]
    return found if all(found) else None


def _in_class(part: Counted, table: UnderstoodTable) -> set[int]:
    """Count the rows of a class, in columns where every row has one; its name may be of several words."""
    items = items_of(table)
    found: set[int] = set()
    for column in table.columns:
        names = [plain_name(row.row.texts[column.index]) for row in items]
        if column.is_numeric or not all(names) or Role.CATEGORY not in column.roles:
            continue
        words = part.says.split()
        said = [plain_name(" ".join(words[:length])) for length in range(len(words), 0, -1)]
        name = next((each for each in said if each in names), said[-1])
        found.add(sum(each == name for each in names))
    return found


def _met(part: Counted, says: Set[str], table: UnderstoodTable, report: UnderstoodReport) -> set[int]:
    """Count the rows that meet their targets, by the one column of achievements.

    Those that surpass them may be counted by themselves, where a sentence says so. Nothing is counted where
    the report's own formula refutes one of the column.
    """
    columns = [*of_report(table.achievement_columns, report.year)]
    turned = (*told_achievements(report), *told_lower(report))
    refuted = {equation.result.spot for equation in turned if not equation.holds()}
    cells = (row.row.cells[column.index].number for row in items_of(table) for column in columns)
    if is_of_plan(table, report.year) or any(number and number.spot in refuted for number in cells):
        return set()
    values = _values(columns[0], table) if len(columns) == 1 else []
    if not values:
        return set()
    met, over = sum(value >= HUNDRED for value in values), sum(value > HUNDRED for value in values)
    reached = {met, met - over} if "melampaui" in says else {met}
    return {"belum": {len(values) - met}, "tercapai": reached, "melampaui": {over, met}}[part.says]


def is_of_plan(table: UnderstoodTable, year: int | None) -> bool:
    """Whether a table holds results against the targets of the end of a plan, which are not yet due."""
    targets = [column for column in table.columns if Role.TARGET in column.roles]
    is_later = any(year and column.years and min(column.years) > year for column in targets)
    return is_later or any(_OF_END.search(" ".join(column.path)) for column in targets)


def _moved(part: Counted, table: UnderstoodTable, changed: Changed = _AS_PRINTED) -> set[int]:
    """Count the rows that rise, fall or stay, by words, by the sign of a change, by two years."""
    items, wanted = items_of(table), _TRENDS[part.says]
    found: set[int] = set()
    for column in table.columns:
        trends = [trend_of(row.row.texts[column.index]) for row in items]
        if all(trends):
            found.add(sum(trend is wanted for trend in trends))
        elif Role.CHANGE in roles_of(column.path[-1:]) and (values := _values(column, table)):
            signs = [Trend.UP if v > 0 else Trend.DOWN if v < 0 else Trend.STEADY for v in values]
            found.add(sum(sign is wanted for sign in signs))
    for before, after in years_beside(table):
        pairs = [*zip(_values(before, table, changed), _values(after, table, changed), strict=False)]
        trends = [Trend.UP if b < a else Trend.DOWN if b > a else Trend.STEADY for b, a in pairs]
        found |= {sum(trend is wanted for trend in trends)} if pairs else set()
    return found


def _beyond(part: Counted, table: UnderstoodTable, year: int | None) -> set[int]:
    """Count the rows above or below a bound, or the mean of the table, in the column that is named."""
    measure = measure_of(part.quantity, table)
    columns = [c for c in measure.columns if c.is_percent or c.may_be_share] if measure.is_named else []
    columns = [*of_report(columns, year)]
    if len(columns) != 1 or measure.is_foreign:
        return set()
    bound = part.bound if part.bound is not None else _whole_of(columns[0], table)
    return set() if bound is None else _on_side(part, columns[0], table, bound)


def _parted_by(part: Counted, table: UnderstoodTable, year: int | None) -> set[int]:
    """Count the rows above or below a bound where words tell no column, and one alone is parted by it."""
    is_open = _UNSAID.fullmatch(part.quantity) or measure_of(part.quantity, table).tells_topic
    if part.bound is None or not is_open:
        return set()
    columns = [c for c in table.figure_columns if c.is_percent or c.may_be_share]
    items, found = len(items_of(table)), []
    for column in of_report(columns, year):
        ways = _on_side(part, column, table, part.bound)
        found += [ways] if ways - {0, items} else []
    return found[0] if len(found) == 1 and 0 < part.count.number < items else set()


def _on_side(part: Counted, column: Column, table: UnderstoodTable, bound: Decimal) -> set[int]:
    """Count the rows on one side of a bound; nothing where it is open on which side one lies."""
    figures = _figures(column, table)
    is_beyond = _SIDES[part.says]
    sides = [{is_beyond(value, bound) for value in ways} for ways in figures]
    if not figures or any(len(side) > 1 for side in sides):
        return set()
    beyond = sum(True in side for side in sides)
    return {beyond} if is_beyond is eq else {beyond, beyond + sum(bound in ways for ways in figures)}


def _figures(column: Column, table: UnderstoodTable) -> list[set[Decimal]]:
    """Return what the figure of every row may be, as printed and as its row says; nothing if one has none."""
    printed = [row.row.cells[column.index].number for row in items_of(table)]
    found = {number.spot: {number.value} for number in printed if number is not None}
    for equation in _failing(column, table):
        value = equation.computed()
        if value is not None and equation.result.spot in found:
            found[equation.result.spot].add(value)
    return [*found.values()] if len(found) == len(printed) else []


def _failing(column: Column, table: UnderstoodTable) -> Iterator[Equation]:
    """Yield the figures of a column that do not follow from their rows."""
    derived = (made for relation, made in table.equations if relation.result.index == column.index)
    yield from (equation for made in derived for equation in made if not equation.holds())


def _values(column: Column, table: UnderstoodTable, changed: Changed = _AS_PRINTED) -> list[Decimal]:
    """Return the figure of every row; nothing if one has none, or is itself wrong."""
    if any(True for _ in _failing(column, table)):
        return []
    items = items_of(table)
    numbers = [row.row.cells[column.index].number for row in items]
    values = [changed.get(number.spot, number.value) for number in numbers if number is not None]
    return values if len(values) == len(items) else []


def _whole_of(column: Column, table: UnderstoodTable) -> Decimal | None:
    """Return the one figure of all rows together, if no other figures refute it."""
    rows = [row for row in table.rows if row.kind in (RowKind.TOTAL, RowKind.MEAN)]
    numbers = [number for row in rows if (number := row.row.cells[column.index].number) is not None]
    refuted = {equation.result.spot for equation in _failing(column, table)}
    is_sure = len(numbers) == 1 and numbers[0].spot not in refuted
    return numbers[0].value if is_sure else None


def _statement(
    sentence: Sentence, printed: str, expected: str, why: str, level: Level = Level.WARNING
) -> Statement:
    """Return the statement that a count is right; it is if nothing else is expected."""
    told, at = why if expected else "", sentence.line
    return Statement(AuditRule.COUNT, not expected, at, printed, expected, told, sentence.place, level)
