"""The typed tree of a formula: what `parse` yields and every reader walks.

Chains are kept whole (`a + b - c` is one sum of three terms), so that the tree is as deep as its
parentheses and reads the way it was written. Columns do not count when trees are compared.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from capaian.domain.identifiers import AreaCode, WordedEnum
from capaian.domain.narrative import CooperationKind, CooperationState
from capaian.domain.period import Period


class Operator(StrEnum):
    """A sign between two parts of a formula."""

    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"


class ComparisonSign(WordedEnum):
    """A sign between the figure of a member and a bound."""

    AT_LEAST = ">=", "≥"
    MORE = ">", ">"
    AT_MOST = "<=", "≤"
    LESS = "<", "<"
    EQUAL = "=", "="


class Function(WordedEnum):
    """A function over figures."""

    MEAN = "mean", "rata-rata"
    SUM = "sum", "jumlah"
    MIN = "min", "terkecil dari"
    MAX = "max", "terbesar dari"


class Tallying(WordedEnum):
    """A function over the members of a collection."""

    SHARE = "share", "persentase"
    """Members that meet the condition, in percent of those that have a figure."""
    COUNT = "count", "banyaknya"
    """Number of members that meet the condition."""


class Collection(WordedEnum):
    """A set of things that have an achievement."""

    PROGRAMS = "programs", "program"
    ACTIVITIES = "activities", "kegiatan"
    SUBACTIVITIES = "subactivities", "sub kegiatan"
    OBJECTIVES = "objectives", "sasaran"
    INDICATORS = "indicators", "indikator"

    @property
    def has_tiers(self) -> bool:
        """Whether its members belong to a tier of posts."""
        return self in (Collection.OBJECTIVES, Collection.INDICATORS)


class MemberField(WordedEnum):
    """The figure of a member that a condition looks at; both in percent."""

    ACHIEVEMENT = "achievement", "capaian"
    ABSORPTION = "absorption", "serapan"
    """Share of the budget that was spent; indicators have none."""


@dataclass(frozen=True, slots=True)
class Selector:
    """Which area, period or tier is meant where it is not the one being computed."""

    area: AreaCode | None = None
    period: Period | None = None
    tier: str | None = None

    def __bool__(self) -> bool:
        """Say whether anything is selected."""
        return self != NOTHING_SELECTED


NOTHING_SELECTED = Selector()


@dataclass(frozen=True, slots=True)
class NumberLiteral:
    """A number as typed; never negative."""

    value: Decimal
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A figure by its code: a measure, a component, an indicator, or one of their fields."""

    code: str
    selector: Selector = NOTHING_SELECTED
    column: int = field(default=1, compare=False)
    conditions: tuple[RowCondition, ...] = ()
    """What only rows of a list can meet, so that a name outside `count`
    and `sum` must have none.
    """


@dataclass(frozen=True, slots=True)
class Negative:
    """The opposite of a figure."""

    operand: Expression
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A part of a chain with the sign before it; the first part's is plus or times."""

    operator: Operator
    operand: Expression


@dataclass(frozen=True, slots=True)
class Chain:
    """Two parts or more, joined by signs from left to right."""

    links: tuple[ChainLink, ...]
    column: int = field(default=1, compare=False)

    @property
    def operators(self) -> tuple[Operator, ...]:
        """The sign before each part."""
        return tuple(link.operator for link in self.links)


class Sum(Chain):
    """Terms, added and subtracted."""


class Product(Chain):
    """Factors, multiplied and divided."""


@dataclass(frozen=True, slots=True)
class Call:
    """A function over one figure or more."""

    function: Function
    arguments: tuple[Expression, ...]
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Weighted:
    """A figure and its weight; weights need not add up to anything."""

    value: Expression
    weight: Decimal


@dataclass(frozen=True, slots=True)
class WeightedMean:
    """The mean of figures by weight: `wmean(a: 2, b: 1)`."""

    pairs: tuple[Weighted, ...]
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class SurveyIndex:
    """The unit index (25 to 100) of a survey: `index(skm)`."""

    survey: str
    selector: Selector = NOTHING_SELECTED
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Member:
    """What is looked at: one figure of each member of a collection."""

    collection: Collection
    field: MemberField

    def __str__(self) -> str:
        """Write it the way the language does: `programs.achievement`."""
        return f"{self.collection}.{self.field}"


@dataclass(frozen=True, slots=True)
class Limit:
    """What the figure of a member is compared with."""

    comparison: ComparisonSign
    bound: Decimal


@dataclass(frozen=True, slots=True)
class MemberTally:
    """How many members of a collection are within a limit: `share(programs.achievement >= 80)`."""

    tallying: Tallying
    member: Member
    limit: Limit
    selector: Selector = NOTHING_SELECTED
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class RegisterRows:
    """Rows of the register of partners: those of one kind that have reached one state."""

    kind: CooperationKind
    state: CooperationState

    def __str__(self) -> str:
        """Write it the way the language does: `cooperation.data_use.signed`."""
        return f"cooperation.{self.kind}.{self.state}"


_BARE_VALUE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*")


@dataclass(frozen=True, slots=True)
class RowCondition:
    """What a row of a list must meet: `supports=kk|ktp`, `done<=due`; `done` alone:
    the cell is filled.
    """

    column: str
    comparison: ComparisonSign | None = None
    values: tuple[str, ...] = ()
    """Any of them does; a day is compared with one day, or with another column of days."""

    def __str__(self) -> str:
        """Write it the way the language does."""
        values = (value if _BARE_VALUE.fullmatch(value) else f'"{value}"' for value in self.values)
        return f"{self.column}{self.comparison or ''}{'|'.join(values)}"


@dataclass(frozen=True, slots=True)
class ListRows:
    """Rows of a list of the dossier that meet all conditions, or a figure of theirs."""

    collection: str
    """The list's name in the language, which is that of its rows in `OfficeYear`: `training`."""
    figure: str = ""
    """The column that is added; empty: rows are counted."""
    conditions: tuple[RowCondition, ...] = ()

    @property
    def subject(self) -> str:
        """What stands before the conditions: `training.participants`."""
        return f"{self.collection}.{self.figure}" if self.figure else self.collection

    def __str__(self) -> str:
        """Write it the way the language does: `innovations[supports=kk]`."""
        conditions = ", ".join(map(str, self.conditions))
        return f"{self.subject}[{conditions}]" if conditions else self.subject


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """How many rows there are, or what they add up to: `sum(training.participants)`."""

    rows: RegisterRows | ListRows
    selector: Selector = NOTHING_SELECTED
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Credits:
    """The credit points of the indicator's own activities: `credits()`;
    `expand_credits` fills it.
    """

    column: int = field(default=1, compare=False)


Leaf = NumberLiteral | Name | SurveyIndex | MemberTally | RegisterCount | Credits
"""What has no parts below it."""

Branch = Negative | Sum | Product | Call | WeightedMean
"""What has parts below it."""

Expression = Leaf | Branch
"""Any formula or part of one."""

Read = TypeVar("Read")
Part = TypeVar("Part")


class Reader(ABC, Generic[Read]):
    """Reads a tree from its leaves upwards, left before right: one walk for all who read it."""

    def read(self, expression: Expression) -> Read:
        """Return what is read of an expression."""
        if isinstance(expression, Leaf):
            return self.leaf(expression)
        return self.branch(expression, tuple(self.read(part) for part in parts_of(expression)))

    @abstractmethod
    def leaf(self, node: Leaf) -> Read:
        """Read a part that has none below it."""

    @abstractmethod
    def branch(self, node: Branch, parts: tuple[Read, ...]) -> Read:
        """Read a part by what was read of the parts directly below it."""


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """Return the parts directly below, from left to right.

    Examples:
        >>> parts_of(Negative(NumberLiteral(Decimal(2))))
        (NumberLiteral(value=Decimal('2'), column=1),)
    """
    match expression:
        case Negative(operand):
            return (operand,)
        case Chain(links):
            return tuple(link.operand for link in links)
        case Call(_, arguments):
            return arguments
        case WeightedMean(pairs):
            return tuple(pair.value for pair in pairs)
        case (
            NumberLiteral() | Name() | SurveyIndex() | MemberTally() | RegisterCount() | Credits()
        ):
            return ()


def walk(expression: Expression) -> Iterator[Expression]:
    """Yield the expression and everything below it, from left to right.

    Examples:
        >>> tree = Negative(Name("ktp"))
        >>> [type(part).__name__ for part in walk(tree)]
        ['Negative', 'Name']
    """
    yield expression
    for part in parts_of(expression):
        yield from walk(part)


def find_parts(expression: Expression, kind: type[Part]) -> tuple[Part, ...]:
    """Return every part of a kind, in the order of the text.

    Examples:
        >>> [name.code for name in find_parts(Negative(Name("ktp")), Name)]
        ['ktp']
    """
    return tuple(part for part in walk(expression) if isinstance(part, kind))


def names_in(expression: Expression) -> tuple[Name, ...]:
    """Return every use of a name."""
    return find_parts(expression, Name)


def surveys_in(expression: Expression) -> tuple[SurveyIndex, ...]:
    """Return every use of a survey's index."""
    return find_parts(expression, SurveyIndex)
