"""What everything that takes a table needs: the office, the law, what was asked for, where problems go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from capaian.domain.intake import Intake, IntakeTable
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.words import spelt
from capaian.dossier.issues import IssueLog

Cell = tuple[int, int]
"""Row and column of a sheet, from 1."""
_PERIOD = "periode"
"""What a doubt about the time of a table is about."""
LEFT_OUT = "-"
"""What `--means` says of a column that means nothing."""


@dataclass(frozen=True)
class Asked:
    """What was asked for besides the file and the dossier."""

    sheet: str | None = None
    table: IntakeTable | None = None
    period: Period | None = None
    source: str | None = None
    means: Mapping[str, str] = field(default_factory=dict)
    """What heads and names mean, as told by the user."""
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Heads that the user tells several meanings of: each of another table, which shows which."""
    accepts_totals: bool = False
    """Rows are taken although a total beside them is wrong."""
    is_anew: bool = False
    """What was settled before is forgotten."""
    drops_unbudgeted: bool = False
    """Sub-activities without figures that a budget does not name leave the work plan."""


@dataclass(frozen=True)
class Doubt:
    """A guess that nobody has confirmed."""

    place: Place
    text: str
    """The head or name as it stands in the table."""
    means: str
    """What it is taken for: a code."""
    words: str
    """The same in words."""
    option: str
    """What says on the command line that it is right."""


@dataclass(frozen=True)
class WrongTotal:
    """A figure that does not fit those which it adds up, or which add it up."""

    place: Place
    stated: str
    summed: str
    """What is used for it."""
    parts: int | None
    """How many figures it adds up; none: it is no total, but makes several of them wrong."""


@dataclass(frozen=True)
class Sum:
    """A total that was held against its parts."""

    total: Cell
    stated: Decimal
    parts: Mapping[Cell, Decimal]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Where its figures stand."""
        return self.total, *self.parts

    @property
    def difference(self) -> Decimal:
        """By how much the total is more than its parts."""
        return self.stated - sum(self.parts.values(), Decimal(0))

    def figure_of(self, cell: Cell) -> Decimal:
        """Return what stands in one of its cells."""
        return self.stated if cell == self.total else self.parts[cell]

    def wanted_of(self, cell: Cell) -> Decimal:
        """Return what would have to stand in one of its cells for the sum to be right."""
        return self.figure_of(cell) + (-self.difference if cell == self.total else self.difference)


@dataclass
class Desk:
    """What everything that takes a table needs."""

    office: OfficeYear
    rules: RuleSet
    asked: Asked
    log: IssueLog = field(default_factory=IssueLog)
    doubts: list[Doubt] = field(default_factory=list)
    accepted: list[WrongTotal] = field(default_factory=list)
    settled: dict[str, str] = field(default_factory=dict)
    """Answers about the table at hand, to be remembered with it."""
    used: set[str] = field(default_factory=set)
    """Those of the user's meanings that were of use."""
    sums: list[Sum] | None = None
    """What was held against what; none: that is not looked into."""
    spent: set[tuple[str, str]] = field(default_factory=set)
    """Sub-activities and periods whose spending tables of the file have told."""
    has_more_budgets: bool = False
    """Whether more budgets of the file are to be taken: they may tell the rest of the year."""
    periods: frozenset[Period] = frozenset()
    """What the titles of the file's tables tell of their times."""
    is_period_known: bool = False
    """The same file was taken before, to the byte, for the period that is asked for."""
    known_sheets: tuple[str, ...] = ()
    """Sheets of the file that have a table of which columns are known."""
    followed: Mapping[Cell, frozenset[Decimal]] = field(default_factory=dict)
    """Totals of the table at hand that are wrong by what others are, and by how much."""

    def copy(self) -> Desk:
        """Return what is known up to here."""
        return replace(
            self,
            log=self.log.copy(),
            doubts=[*self.doubts],
            accepted=[*self.accepted],
            used={*self.used},
        )

    def become(self, other: Desk) -> None:
        """Take back what was found since a copy was made."""
        self.log, self.doubts = other.log, other.doubts
        self.accepted, self.used = other.accepted, other.used

    def for_trial(self) -> Desk:
        """Return a desk at which nothing wrong is accepted and all sums are noted."""
        office, asked = replace(self.office, differences=()), replace(self.asked, accepts_totals=False)
        return Desk(office, self.rules, asked, sums=[])

    def note_sum(self, total: Cell, stated: Decimal | None, parts: Mapping[Cell, Decimal | None]) -> None:
        """Note what was held against what, where that is looked into and all is known."""
        known = {cell: value for cell, value in parts.items() if value is not None}
        if self.sums is not None and stated is not None and known:
            self.sums.append(Sum(total, stated, known))

    def is_followed(self, total: Cell, difference: Decimal) -> bool:
        """Say whether a total differs from its parts only since another one does, which is told."""
        return difference in self.followed.get(total, ())

    def told(self, text: str) -> str | None:
        """Return what the user says that a head or name means."""
        for told, means in self.asked.means.items():
            if _letters(told) == _letters(text):
                self.used.add(told)
                return means
        return None

    def agrees(self, text: str, means: str) -> bool:
        """Say whether the user tells what a head means, or this among several, each of another table."""
        if self.told(text) is not None:
            return True
        for told, choices in self.asked.choices.items():
            if _letters(told) == _letters(text) and means in choices:
                self.used.add(told)
                return True
        return False

    def instead_of(self, sheet: str) -> str:
        """Return how to do without a sheet of which no column is known, where others are; else nothing."""
        others = [f'--sheet "{name}"' for name in self.known_sheets if name != sheet]
        leaving = '--means "JUDUL KOLOM=-" untuk setiap kolom angkanya'
        return f"Bila lembar ini tidak dimaksud: {' atau '.join(others)}; atau {leaving}. " if others else ""

    def has_declared(self, total: WrongTotal) -> bool:
        """Say whether the office has accepted a wrong total before: same cell, both figures."""
        wanted = (str(total.place), total.stated, total.summed)
        return any((one.where, one.printed, one.used) == wanted for one in self.office.differences)

    def doubt(self, place: Place, text: str, means: str, words: str) -> None:
        """Note a guess about a head or name that is to be confirmed; once for all rows."""
        self._note(Doubt(place, text, means, words, f"--means {shown_means(text, means)}"))

    def doubt_columns(self, place: Place, texts: Sequence[str], means: str, words: str) -> None:
        """Note one guess about several columns that mean the same: all of them or none."""
        options = (f"--means {shown_means(text, means)}" for text in texts)
        self._note(Doubt(place, texts[0], means, words, " ".join(options)))

    def doubt_period(self, place: Place, period: Period, words: str) -> None:
        """Note a guess about the period of a table."""
        self._note(Doubt(place, _PERIOD, str(period), words, f"--period {period}"))

    def agreed_period(self) -> Period | None:
        """Return the period that is taken for that of the file, where somebody has to agree to one alone."""
        found = {Period.parse(doubt.means) for doubt in self.doubts if doubt.text == _PERIOD}
        return next(iter(found)) if len(found | self.periods) == 1 and found else None

    def doubt_table(self, place: Place, text: str, means: str, words: str) -> None:
        """Note a question about a table: about another one in other words it is noted besides."""
        doubt = Doubt(place, text, means, words, f"--means {shown_means(text, means)}")
        if doubt.words not in [known.words for known in self.doubts]:
            self.doubts.append(doubt)

    def _note(self, doubt: Doubt) -> None:
        if all((known.text, known.means) != (doubt.text, doubt.means) for known in self.doubts):
            self.doubts.append(doubt)


@dataclass(frozen=True)
class Proposal:
    """What a table is taken for."""

    table: ForeignTable
    intake: Intake
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row of a dossier's table that a foreign table gives."""

    cells: Mapping[str, str]
    """Canonical texts by column: the key, and the figures that the table knows."""
    row: int
    """Row of the sheet."""
    places: Mapping[str, int]
    """Column of the sheet that each figure came from."""
    sheet: str = ""


def meanings_of(told: Sequence[tuple[str, str]]) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Return heads and names of which one meaning is told, and those of which several are.

    Examples:
        >>> meanings_of([("Jumlah", "kk.issued"), ("Rekam", "-"), ("Jumlah", "kk.issued")])
        ({'Jumlah': 'kk.issued', 'Rekam': '-'}, {})
        >>> [sorted(codes) for codes in meanings_of([("Jumlah", "a"), ("JUMLAH", "b")])[1].values()]
        [['a', 'b']]
    """
    names: dict[str, str] = {}
    codes: dict[str, list[str]] = {}
    for text, means in told:
        codes.setdefault(names.setdefault(_letters(text), text), []).append(means)
    several = {text: frozenset(found) for text, found in codes.items() if len({*found}) > 1}
    return {text: found[0] for text, found in codes.items() if text not in several}, several


def _letters(text: str) -> str:
    """Return the letters, digits and telling signs of a head or name: `PENDUDUK ≤ 17` is no `≥ 17`."""
    return spelt(text).replace(" ", "")


def shown_means(text: str, means: str) -> str:
    """Return how a meaning is given on the command line.

    Examples:
        >>> shown_means("Sudah Rekam", "ktp.holders")
        '"Sudah Rekam=ktp.holders"'
    """
    return f'"{text}={means}"'
