"""A mapping proposed from headings: by what was confirmed before,
then by the rulebook's synonyms.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from capaian.domain.intake import IntakeColumn, IntakeTable
from capaian.domain.office import AreaKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.rule_set import RuleSet
from capaian.dossier.intake.areas import AreaIndex, code_columns
from capaian.dossier.intake.budgets import account_of, code_cells, read_work_code
from capaian.dossier.intake.foreign_tables import (
    ForeignTable,
    figure_columns,
    first_figures,
    is_figure,
)
from capaian.dossier.intake.mapping import KIND, TableMapping, meanings, month_in, remembered
from capaian.dossier.intake.register_names import RegisterNames, day_heads, propose_register
from capaian.dossier.intake.taken_tables import Meaning
from capaian.dossier.intake.words import Side, fold, head_words, negations_in

MIN_PERCENT_OF_CODES: Final = 30
"""Of the rows of a budget, work and accounts; the others are groups and totals."""
MIN_REGENCIES_OF_RECAP: Final = 2
MAX_QUESTIONS: Final = 40
"""Columns of one table that are asked about; a wider table is told to be mapped by name."""


@dataclass(frozen=True)
class Proposal:
    """How a table may be understood."""

    table: ForeignTable
    mapping: TableMapping
    questions: Mapping[str, str] = field(default_factory=dict)
    """Headings of columns that nobody has mapped, with their first figures."""

    @property
    def is_known(self) -> bool:
        """Whether somebody confirmed it before, for a table of this name and these headings."""
        return bool(self.mapping.id)

    @property
    def used(self) -> frozenset[str]:
        """Headings of the columns that are taken."""
        return frozenset(column.head for column in self.mapping.columns)

    def unused(self) -> tuple[str, ...]:
        """Return the headings of columns with figures that are not taken,
        with their first figures.
        """
        return tuple(
            f"{self.table.heads[place]} ({first_figures(self.table, place)})"
            for place in figure_columns(self.table)
            if self.table.heads[place] not in self.used
            and self.table.heads[place] != self.mapping.names_in
        )


def propose(
    table: ForeignTable, year: OfficeYear, rules: RuleSet, index: AreaIndex
) -> Proposal | None:
    """Return how a table may be understood; `None` where its rows name neither areas nor work."""
    generic = {
        head_words(word).base for entry in rules.heads if entry.titles for word in entry.words
    }
    known = remembered(table, year.intakes, generic)
    if known is not None:
        return Proposal(table, known)
    kind, names_in = _kind_of(table, index) or _kind_by_heads(table, year, rules) or (None, 0)
    names = meanings(year, kind) if kind else {}
    columns = tuple(_proposed(table, names_in, names, rules, table.context))
    found = (
        None if columns else propose_register(table, year, RegisterNames(year, {}, table.context))
    )
    if found and (
        kind is None or any(each.means == KIND or "|" in each.means for each in found.columns)
    ):
        return Proposal(table, found, _number_questions(table, found, year.year))
    if kind is None:
        return None
    if {column.means for column in columns} == {"original", "actual"}:
        # A budget beside realisation is the one in force, also where only the headings speak of
        # realisation.
        context = " ".join((table.context, *table.heads))
        columns = tuple(_proposed(table, names_in, names, rules, context))
    mapping = TableMapping(kind, table.name, table.heads[names_in], columns)
    return Proposal(table, mapping, _questions(table, names_in, columns))


def _number_questions(table: ForeignTable, mapping: TableMapping, year: int) -> Mapping[str, str]:
    """Ask about each other column of numbers of a register's table; days need none."""
    known = {column.head for column in mapping.columns}
    dated = day_heads(table, Period(year, PeriodKind.MONTH, 1))
    places = (n for n in figure_columns(table) if table.heads[n] not in known and n not in dated)
    return {table.heads[place]: first_figures(table, place) for place in places}


def _kind_of(table: ForeignTable, index: AreaIndex) -> tuple[IntakeTable, int] | None:
    """Return what the rows of a table are about, and the column that says so; `None`:
    nothing does.
    """
    places = [place for place, head in enumerate(table.heads) if head]
    cells = [code_cells(row, table.heads) for row in table.rows]
    works = [read_work_code(own) for own in cells]
    coded = sum(bool(code or account_of(own)) for code, own in zip(works, cells, strict=True))
    if any(works) and 100 * coded >= MIN_PERCENT_OF_CODES * len(table.rows):
        work = {
            n: sum(read_work_code([row.value(n)]) is not None for row in table.rows)
            for n in places
        }
        return IntakeTable.INPUTS, max(places, key=lambda place: work[place])
    codes_in = code_columns(table, index)
    kinds = {
        place: _kinds_of_areas(table, place, index, has_codes=place in codes_in)
        for place in places
    }
    districts = {n: own[AreaKind.DISTRICT] + own[AreaKind.VILLAGE] for n, own in kinds.items()}
    regencies = {n: own[AreaKind.REGENCY] for n, own in kinds.items()}
    if any(districts.values()):
        return IntakeTable.COUNTS, max(places, key=lambda place: districts[place])
    by_regency = max(places, key=lambda place: regencies[place])
    is_recap = regencies[by_regency] >= MIN_REGENCIES_OF_RECAP
    return (IntakeTable.PEERS, by_regency) if is_recap else None


def _kind_by_heads(
    table: ForeignTable, year: OfficeYear, rules: RuleSet
) -> tuple[IntakeTable, int] | None:
    """Return that a short table is of counts, as its headings say, and the column of its names.

    Each kecamatan may be abbreviated (`Pyk. Barat`), so that somebody has to say which is which.
    """
    texts = {
        place: sum(isinstance(cell, str) and not is_figure(cell) for cell in table.cells(place))
        for place, head in enumerate(table.heads)
        if head
    }
    names_in = max(texts, key=lambda place: texts[place])
    is_short = len(table.rows) <= MAX_QUESTIONS and texts[names_in] > 1
    names = meanings(year, IntakeTable.COUNTS)
    proposed = _proposed(table, names_in, names, rules, table.context)
    return (IntakeTable.COUNTS, names_in) if is_short and any(True for _ in proposed) else None


def _kinds_of_areas(
    table: ForeignTable, place: int, index: AreaIndex, *, has_codes: bool
) -> Counter[AreaKind]:
    """Return how many areas of each kind the cells of a column name, codes before names."""
    found = Counter[AreaKind]()
    for row in table.rows:
        area = index.by_code(row.value(place)) if has_codes else None
        if area is None and isinstance(row.value(place), str):
            name = row.text(place)
            area = index.by_name(name, AreaKind.DISTRICT) or index.by_name(name, AreaKind.REGENCY)
        found.update([area.kind] if area else [])
    return found


def _proposed(
    table: ForeignTable, names_in: int, known: Mapping[str, str], rules: RuleSet, context: str
) -> Iterator[IntakeColumn]:
    """Yield the columns whose headings say what they hold: of one thing its whole,
    else all its parts.
    """
    by_meaning: dict[Meaning, dict[Side, list[str]]] = defaultdict(lambda: defaultdict(list))
    for place in figure_columns(table):
        head = table.heads[place]
        # What nobody sees is older, or was put away: it is only taken where somebody says so.
        means = "" if place + 1 in table.hidden_columns else _meaning(head, context, known, rules)
        if place != names_in and means:
            words = head_words(head)
            by_meaning[means, month_in(head)][words.side].append(head)
    for (means, month), sides in by_meaning.items():
        wholes = [*sides[Side.WHOLE], *sides[Side.NONE]]
        chosen = wholes if len(wholes) == 1 else sides[Side.PART] if not wholes else []
        yield from (IntakeColumn(head, means, month) for head in chosen)


def _meaning(head: str, context: str, known: Mapping[str, str], rules: RuleSet) -> str:
    """Return what a heading holds by the table of synonyms; empty where it says nothing,
    or two things.

    A synonym that needs words in the title goes before one that needs none.
    """
    if head in known:  # a sheet of our own is headed by codes
        return head
    words = head_words(head)
    if words.is_percent:
        return ""
    # An upper level speaks where those below it say nothing: not of `Sudah Rekam > Target`, `Belum
    # > Rekam`.
    below = [
        base
        for part in head.split(" > ")
        if month_in(part) is None and (base := head_words(part).base)
    ]
    levels = {
        level
        for level in (words.base or "jumlah", *below[-1:])
        if negations_in(level) == negations_in(head)
    }
    is_negated, context = bool(negations_in(context)), f" {fold(context)} "
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for entry in rules.heads:
        fits = not entry.titles or any(f" {fold(title)} " in context for title in entry.titles)
        words_of_entry = {head_words(word).base or "jumlah" for word in entry.words}
        if entry.measure in known and fits and levels & words_of_entry:
            found[bool(entry.titles)].add(entry.measure)
    found[False] |= {code for code, name in known.items() if fold(name) in levels}
    best = found[True] or found[False]
    # Of `Anak yang Belum Memiliki KIA` the title would make `Jumlah` all children.
    return next(iter(best)) if len(best) == 1 and not (found[True] and is_negated) else ""


def _questions(
    table: ForeignTable, names_in: int, proposed: Sequence[IntakeColumn]
) -> Mapping[str, str]:
    """Ask about each column of figures without proposal,
    of sides with a whole about that alone.
    """
    places = [place for place in figure_columns(table) if place != names_in]
    words = {place: head_words(table.heads[place]) for place in places}
    whole = {words[place].base for place in places if words[place].side is not Side.PART}
    used = {column.head for column in proposed}
    unused = [place for place in places if table.heads[place] not in used][:MAX_QUESTIONS]
    return {
        table.heads[place]: first_figures(table, place)
        for place in unused
        if not (words[place].side is Side.PART and words[place].base in whole)
        and not words[place].is_percent
    }
