"""What tables say of a thing: figures by label, meaning and year, for sentences to be held against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import OF_MONEY, Column, Relation
from capaian.auditor.understanding.mentions import Part
from capaian.auditor.understanding.money_units import power_of
from capaian.auditor.understanding.planned import is_planned
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import FORMER_HEAD, PHYSICAL, WIDER_CIRCLE, Role
from capaian.auditor.understanding.years import YEAR, year_of_head
from capaian.domain.value import PERCENT

_FEWEST_WORDS: Final = 3
_FEWEST_LETTERS: Final = 18
"""A label so long names one thing."""
_SLIP: Final = 0.07
_HEAD: Final = 8
_NUMBER: Final = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+")
"""The number of a list before a name."""
_LINKS: Final = re.compile(r"secara|atau|dan")
"""Words that come and go between two forms of one name."""
_PERCENT_UNITS: Final = ("%", "persen", "Persen", "prosen", "(%)")
_NO_THING: Final = re.compile(
    r"(?:target|realisasi|capaian|standar)(?:\W+(?:perjanjian|kinerja|akhir|renstra|rpjmd|nasional|provinsi|tahun"
    r"|perubahan|awal|pk|ini|lalu|(?:19|20)\d\d))*\W*",
    re.IGNORECASE,
)
"""A row that says what its figure is, and of no thing: `Target perjanjian 2025`."""
_NO_LETTERS: Final = re.compile(r"[^0-9a-z]+")
_BETWEEN: Final = "(?-i:[^0-9A-Za-z])*"
"""The same between two letters of a name; with both cases spelled out it is compiled six times as fast."""
PART_OF: Final[Mapping[Role, Part]] = {
    Role.TARGET: Part.TARGET,
    Role.ACTUAL: Part.ACTUAL,
    Role.ACHIEVEMENT: Part.ACHIEVEMENT,
    Role.BUDGET: Part.BUDGET,
    Role.SPENT: Part.SPENT,
    Role.ABSORPTION: Part.ABSORPTION,
}

_SHARES: Final = frozenset({Part.ACHIEVEMENT, Part.ABSORPTION})
_OF_UNIT: Final = frozenset({Part.TARGET, Part.ACTUAL})
"""What the unit of a row is of; beside it may stand its money."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of a table."""

    label: str
    """Words of the thing, plain: letters and digits alone."""
    part: Part
    year: int | None
    number: PrintedNumber
    place: str
    table: int
    """Line of its table."""
    names: frozenset[str] = frozenset()
    """Every name that its row gives it: goal and indicator."""
    is_percent: bool = False
    """Whether it is a share of a hundred, be the sign beside it, in its head or in the unit of its row."""
    is_former: bool = False
    """Whether its head says that it is of before a revision: `Target Semula`."""
    is_planned: bool = False
    """Whether it is a target of a plan of several years, and not of the year's agreement."""
    power: int = 0
    """The power of ten by which its amount is printed: 3 in thousands of rupiah."""


class Facts(tuple[Fact, ...]):
    """The facts of a report, found by the label of their thing."""

    @cached_property
    def _by_label(self) -> Mapping[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self:
            found.setdefault(fact.label, []).append(fact)
        return found

    @property
    def labels(self) -> Collection[str]:
        """Every label once, in the order of the report."""
        return self._by_label.keys()

    def of(self, label: str) -> Sequence[Fact]:
        """Return the facts of one thing."""
        return self._by_label.get(label, ())

    @cached_property
    def _shortest(self) -> int:
        return min(map(len, self.labels), default=0)

    @cached_property
    def _by_beginning(self) -> Mapping[str, list[str]]:
        """Labels by as many letters as all of them have."""
        found: dict[str, list[str]] = {}
        for label in self.labels:
            found.setdefault(label[: self._shortest], []).append(label)
        return found

    def labels_in(self, text: str) -> Iterator[str]:
        """Yield the labels that stand in plain text; each place is looked up, for there are thousands."""
        size = self._shortest
        for start in range(len(text) - size + 1 if size else 0):
            for label in self._by_beginning.get(text[start : start + size], ()):
                if text.startswith(label, start):
                    yield label


@lru_cache(maxsize=8192)
def names_thing(label: str) -> bool:
    """Say whether the name of a row is that of a thing, and no mere word of what its figure is.

    Examples:
        >>> names_thing("Kepemilikan KTP-el"), names_thing("Target akhir Renstra, 2026")
        (True, False)
    """
    return _NO_THING.fullmatch(label) is None


def plain(words: str) -> str:
    """Return words without blanks, signs and capitals.

    Examples:
        >>> plain("Kartu Identitas Anak (KIA)")
        'kartuidentitasanakkia'
    """
    return _NO_LETTERS.sub("", words.casefold())


@lru_cache(maxsize=4096)
def plain_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of a plain name in words as they are written.

    Examples:
        >>> plain_pattern("kartuidentitasanakkia").match("Kartu Identitas Anak (KIA)").end()
        25
    """
    return re.compile(plain_expression(name), re.IGNORECASE)


def plain_expression(name: str) -> str:
    """Return the expression of a plain name in words as they are written, for any capitals."""
    return _BETWEEN.join(map(re.escape, name))


@lru_cache(maxsize=4)
def find_facts(report: UnderstoodReport) -> Facts:
    """Return what the tables of a report say of things with a name of their own; misspelt names are one.

    A name that several rows of a table bear is that of no one thing.
    """
    found = [fact for understood in report.tables for fact in _facts(understood, report.year)]
    names = _same_names(Counter(fact.label for fact in found))
    named = [f if names[f.label] == f.label else replace(f, label=names[f.label]) for f in found]
    rows = Counter(
        (label, table) for label, table, _ in {(f.label, f.table, f.number.spot.line) for f in named}
    )
    return Facts(fact for fact in named if rows[fact.label, fact.table] == 1)


def _same_names(labels: Mapping[str, int]) -> dict[str, str]:
    """For each label the most usual one that differs from it by a slip of the pen at most."""
    names: dict[str, str] = {}
    begun: dict[str, list[str]] = {}
    bare: dict[str, str] = {}
    for label in sorted(labels, key=lambda label: (-labels[label], len(label))):
        known, words = begun.setdefault(label[:_HEAD], []), _LINKS.sub("", label)
        names[label] = next((name for name in known if _is_slip(label, name)), bare.get(words, label))
        if names[label] == label:
            known.append(label)
            bare[words] = label
    return names


def _is_slip(one: str, other: str) -> bool:
    """Whether two names differ by letters that were added, by very few others, or by words that link."""
    if _LINKS.sub("", one) == _LINKS.sub("", other):
        return True
    if abs(len(one) - len(other)) > _SLIP * max(len(one), len(other)) or one[:_HEAD] != other[:_HEAD]:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < 1 - _SLIP:
        return False
    changes = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    return (
        sum(max(b - a, d - c) for kind, a, b, c, d in changes if kind == "replace") <= 1 and len(changes) <= 2
    )


def canonical(label: str, facts: Facts) -> str:
    """Return the name under which the facts of a thing are kept."""
    if facts.of(label):
        return label
    return next((known for known in facts.labels if _is_slip(label, known)), label)


def _facts(understood: UnderstoodTable, year: int | None) -> Iterator[Fact]:
    columns = [
        (column, part, _year(column, year))
        for column in understood.columns
        if column.is_numeric
        and (part := part_of(understood, column)) is not None
        and not WIDER_CIRCLE.search(" ".join(column.path))
    ]
    former = [column for column, _, _ in columns if FORMER_HEAD.search(" ".join(column.path))]
    planned = [c for c, part, _ in columns if part is Part.TARGET and is_planned(understood, c, year)]
    things = (row for row in understood.rows if row.kind is RowKind.ITEM)
    items = [row for row in things if names_thing(row.label)]
    unit_columns = [c.index for c in understood.columns if c.roles[:1] == (Role.UNIT,) and not c.is_numeric]
    units = _units(understood, unit_columns)
    numeric = [column.index for column in understood.columns if column.is_numeric]
    for row in items if columns else ():
        if any(row.row.cells[index].text.strip() in units for index in numeric):
            continue  # a unit where figures belong: every cell of the row is off its column
        place, line, before = understood.place(row), understood.table.line, _labels_of(row)
        in_percent = any(row.row.cells[index].text.strip() in _PERCENT_UNITS for index in unit_columns)
        for column, part, own_year in columns:
            number = row.row.cells[column.index].number
            if number is not None:
                names = frozenset(before[column.index])
                is_percent = number.unit == PERCENT or part in _SHARES or (in_percent and part in _OF_UNIT)
                is_of = (column in former, column in planned)
                state = (is_percent, *is_of, power_of(understood, column))
                told = Fact("", part, own_year, number, place, line, names, *state)
                yield from (replace(told, label=label) for label in before[column.index])


def _units(understood: UnderstoodTable, places: Sequence[int]) -> frozenset[str]:
    """Return the words of the columns of units."""
    cells = (row.row.cells[place] for row in understood.rows for place in places)
    return frozenset(cell.text.strip() for cell in cells if cell.text.strip() and not cell.is_dash)


def _labels_of(row: UnderstoodRow) -> list[tuple[str, ...]]:
    """Return for each column the names that a figure there belongs to.

    They are those nearest before it, the last first, up to a figure of another thing.
    """
    nearest: tuple[str, ...] = ()
    unbroken: tuple[str, ...] = ()
    found = []
    for index, cell in enumerate(row.row.cells):
        found.append(nearest)
        if is_name(cell.text):
            if index not in row.of_group:
                nearest = unbroken = (plain(_NUMBER.sub("", cell.text)), *unbroken)
        elif cell.numbers or cell.is_dash:
            unbroken = ()
    return found


def is_name(text: str) -> bool:
    """Say whether words are long enough to name one thing."""
    return len(text.split()) >= _FEWEST_WORDS and len(plain(text)) >= _FEWEST_LETTERS


def part_of(understood: UnderstoodTable, column: Column) -> Part | None:
    """What a column holds: what follows by its arithmetic, else what its innermost word says."""
    if Role.MEAN in column.roles or PHYSICAL.search(column.name) or _PERIOD.search(" ".join(column.path)):
        return None
    for relation in understood.relations:
        if column == relation.result and relation.held:
            is_of_year = relation.rule.value in _DERIVED and _is_of_one_year(relation)
            return PART_OF.get(Role(relation.rule.value)) if is_of_year else None
    roles = (OF_MONEY.get(role, role) if column.is_money else role for role in column.roles)
    return next((PART_OF[role] for role in roles if role in PART_OF), None)


def _is_of_one_year(relation: Relation) -> bool:
    """Whether a share is of that year's own target, and not of one at the end of the plan."""
    years = [column.years for column in relation.inputs if column.years]
    words = " ".join(word for column in (relation.result, *relation.inputs) for word in column.path)
    return not _PLAN_END.search(words) and (not years or bool(frozenset.intersection(*years)))


_PLAN_END: Final = re.compile(
    r"\bakhir\b|\brenstra\b|\brpjmd\b|\bjangka menengah\b|\bkemajuan\b", re.IGNORECASE
)
_PERIOD: Final = re.compile(r"\b(?:triwulan|tw|semester|kuartal|caturwulan|bulan)\b", re.IGNORECASE)
"""Figures of a part of the year are not those of the year."""
_DERIVED: Final = frozenset({Role.ACHIEVEMENT.value, Role.ABSORPTION.value})


def _year(column: Column, year: int | None) -> int | None:
    head = " ".join(column.path)
    years = YEAR.findall(head)
    return int(years[-1]) if years else year_of_head(head, year) or year


def labels_in(words: str, facts: Facts) -> frozenset[str]:
    """Return the longest labels that stand in a piece of text: shorter ones inside them are left out."""
    found = {*facts.labels_in(plain(words))}
    return frozenset(
        label for label in found if not any(label != other and label in other for other in found)
    )
