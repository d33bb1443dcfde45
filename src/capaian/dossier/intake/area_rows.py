"""The rows of a table of areas: which area each is about, which are totals, and what figures they hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import takewhile
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.area_answers import example_of, report_code
from capaian.dossier.intake.area_names import RowNames
from capaian.dossier.intake.area_totals import AreaRow, AreaTotals, is_group
from capaian.dossier.intake.areas import (
    AreaBook,
    Match,
    bare_name,
    code_before,
    dotted,
    name_place,
    plain_name,
)
from capaian.dossier.intake.areas_again import report_again
from capaian.dossier.intake.asides import is_aside
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.left_totals import rows_left
from capaian.dossier.intake.merged_figures import MergedFigures
from capaian.dossier.intake.missing import report_missing
from capaian.dossier.intake.namesakes import Verdict, total_of_pair, verdict
from capaian.dossier.intake.other_levels import is_of_part, is_of_province, without_parts
from capaian.dossier.intake.periods import years_told
from capaian.dossier.intake.row_sums import figures_of, settle_row
from capaian.dossier.intake.rows_below import settle_below
from capaian.dossier.intake.sides import column_sums
from capaian.dossier.intake.sums import Figures, Reader
from capaian.dossier.intake.total_words import after_total, is_of_last_year, is_total
from capaian.dossier.intake.words import squeeze

_LONGEST_NAME: Final = 80
_MOSTLY: Final = 50
"""Percent of rows with areas from which a column is one of names."""
_WHAT: Final[Mapping[IntakeTable, str]] = {
    IntakeTable.COUNTS: "kecamatan",
    IntakeTable.PEERS: "kabupaten/kota",
}


@dataclass(frozen=True)
class AreaRows:
    """The rows of a table of areas."""

    rows: tuple[AreaRow, ...]
    names: Mapping[str, str]
    """Names whose meaning had to be settled, with codes."""
    followed: Mapping[int, Collection[int]] = field(default_factory=dict)
    contradicted: Mapping[str, Collection[int]] = field(default_factory=dict)

    @property
    def codes(self) -> frozenset[str]:
        """The areas that have a row."""
        return frozenset(area.code for area in self.rows)


def share_of(table: ForeignTable, head: Head, book: AreaBook, sort: IntakeTable) -> int:
    """Return how many percent of the rows with figures name an area in a column.

    Totals, rows beside those of areas, and rows of their parts say nothing of it.
    """
    rows = [row for row in table.rows[:200] if has_figures(table, row)]
    own = without_parts(table, rows, head, book, sort)
    texts = [text for row in own if (text := table.text(row, head))]
    names = [
        text
        for text in texts
        if len(text) <= _LONGEST_NAME and not is_total(text) and not is_aside(text, sort)
        if book.answer(text) != LEFT_OUT
    ]
    known = {
        text: bool(book.answer(text)) or book.find(text).code is not None for text in dict.fromkeys(names)
    }
    return 100 * sum(known[text] for text in names) // len(names) if names else 0


def has_figures(table: ForeignTable, row: int) -> bool:
    """Say whether a row holds any figure."""
    return any(is_figure(table.value(row, head)) for head in table.heads)


class AreaTaker:
    """Goes through the rows of a table of areas."""

    def __init__(
        self, proposal: Proposal, heads: Sequence[Head], ratios: Sequence[Head], book: AreaBook, desk: Desk
    ) -> None:
        """Begin with none.

        Args:
            proposal: The table and what it is taken for.
            heads: The columns that are taken.
            ratios: Those of them that others worked out; all others are counts: whole, and adding up.
            book: The areas that its rows can be about.
            desk: What else is needed.
        """
        self._table = proposal.table
        self._names = self._table.head(proposal.intake.names_in)
        self._sort = proposal.intake.table
        self._heads = heads
        self._book = book
        self._called = RowNames(self._table, self._names, heads, book, desk)
        self._desk = desk
        self._ratios = tuple(ratios)
        self._sums = column_sums(self._table)
        self._settled: dict[str, str] = {}
        self._first: dict[str, int] = {}
        self._again: dict[int, str] = {}
        """Rows about areas that have one before."""
        self._has_unknown = False
        """A row that could not be told, so that no total can be held against the others."""

    def take(self, total_names: Sequence[str] = ()) -> AreaRows:
        """Return the rows about areas; totals are held against them.

        Args:
            total_names: Names and code of what all areas together are: the regency of its kecamatan.
        """
        reader = Reader(self._table, self._desk, Kind.COUNT, self._merged, self._ratios)
        taken: list[AreaRow] = []
        totals: dict[int, str] = {}
        self._report_asides()
        self._report_below()
        namesake = self._total_namesake(total_names)
        for row in self._known:
            if self._is_apart(row):
                self._has_unknown = True
            elif row == namesake or self._is_total(row, total_names):
                totals[row] = next(filter(is_total, self._called.texts(row)), "")
            elif self._is_group(row):
                totals[row] = self._called.name(row)
            elif (match := self._match(row)) is not None:
                taken.append(AreaRow(row, *match, self._read(reader, row)))
            else:
                self._has_unknown = True
        if not self._has_unknown:
            counted = [head for head in self._heads if head not in self._ratios]
            at = (self._table, self._desk, self._sort, self._book, counted, self._sums)
            left = [self._called.line(row).counts for row in self._left_out]
            AreaTotals(*at, frozenset(area.code for area in taken), left).check(reader, taken, totals)
        first = {code: (row, self._book.names[code]) for code, row in self._first.items()}
        report_again(self._table, self._desk, self._names, self._again, first)
        report_missing(self._table, self._desk, taken, self._heads, totals)
        return AreaRows(tuple(taken), self._settled)

    @cached_property
    def _merged(self) -> MergedFigures:
        return MergedFigures(self._table, lambda _, upper, lower: self._called.are_apart(upper, lower))

    def _is_aside(self, row: int) -> bool:
        """Say whether a row is about no area by its words; an area that is called so goes before."""
        texts, office = self._called.texts(row), self._desk.office.office
        if self._called.answer(row)[1]:
            return False
        if is_of_part(texts, self._book, self._sort):
            return True
        is_above = is_of_province(texts, self._book, self._sort, office)
        if not is_above and not any(is_aside(text, self._sort) for text in texts):
            return False
        match = self._book.find(self._called.name(row))
        return match.code is None or match.is_doubtful

    def _report_asides(self) -> None:
        """Say once which rows are left out by their words."""
        if self._asides:
            names = ", ".join(dict.fromkeys(map(self._called.name, self._asides)))
            place = self._table.place(self._asides[0], self._names)
            self._desk.log.add("rows_aside", place, what=_WHAT[self._sort], names=names)

    def _report_below(self) -> None:
        """Say once that rows below areas are not taken."""
        below = [row for rows in self._table.below.values() for row in rows]
        if below:
            words = {"what": _WHAT[self._sort], "name": self._called.name(below[0]), "count": str(len(below))}
            self._desk.log.add("rows_below", self._table.place(below[0], self._names), **words)

    @cached_property
    def _asides(self) -> list[int]:
        asides = [row for row in self._filled if self._is_aside(row)]
        totals = [row for row in self._filled if any(map(is_total, self._called.texts(row)))]
        of_others = [row for row in totals if self._is_of_other_year(row)]
        return sorted([*asides, *(of_others if len(of_others) < len(totals) else ())])

    def _is_of_other_year(self, row: int) -> bool:
        """Say whether a total calls itself that of another year than the titles and heads of the table."""
        told = years_told(map(after_total, self._called.texts(row)))
        own = years_told([*self._table.titles, *(head.name for head in self._heads)])
        is_before = any(map(is_of_last_year, self._called.texts(row)))
        return is_before or (bool(told) and bool(own) and not told & own)

    @cached_property
    def _filled(self) -> list[int]:
        """The rows with figures, without those that the user leaves out."""
        rows = (row for row in self._table.rows if self._table.holds(row, self._heads))
        return [row for row in rows if row not in self._left_out]

    @cached_property
    def _left_out(self) -> list[int]:
        """The rows with figures that the user leaves out."""
        rows = (row for row in self._table.rows if self._table.holds(row, self._heads))
        left = rows_left(self._table, self._desk, {row: self._called.answer(row) for row in rows})
        self._settled |= dict.fromkeys(left.values(), LEFT_OUT)
        return [*left]

    def _is_total(self, row: int, total_names: Sequence[str]) -> bool:
        names = {squeeze(plain_name(name)) for name in total_names}
        bare = {bare_name(name) for name in total_names}
        told, answer = self._called.answer(row)
        if answer in total_names:
            self._settled[told] = answer
            return True
        return any(
            is_total(text)
            or code_before(text) in total_names
            or squeeze(plain_name(text)) in names
            or (bare_name(text) in bare and self._called.plain.find(text).code is None)
            for text in filter(None, self._called.texts(row))
        )

    def _is_group(self, row: int) -> bool:
        """Say whether a row is about several areas: it is called so, or adds up those below or above it."""
        text = self._called.name(row)
        if self._known[row] or not text or self._desk.told(text) is not None:
            return False
        return is_group(text) or self._adds_up(row, below=True) or self._adds_up(row, below=False)

    def _adds_up(self, row: int, *, below: bool) -> bool:
        """Say whether a count of a row is the sum of some areas: those on one side, until a row of none."""
        rows = [one for one in self._known if one > row] if below else [*self._known]
        rows = rows if below else [one for one in reversed(rows) if one < row]
        parts = [self._counts(one) for one in takewhile(lambda one: self._known[one], rows)]
        is_group = 1 < len(parts) < sum(self._known.values()) and all(parts)
        columns = [*zip(*parts, strict=False)] if is_group else []
        pairs = zip(self._counts(row), columns, strict=False)
        return any(count and count == sum(column, Decimal(0)) for count, column in pairs)

    def _counts(self, row: int) -> list[Decimal]:
        """Return the counts of a row; none where one cannot be read."""
        return figures_of(self._table, row, self._heads, Kind.COUNT)

    @cached_property
    def _known(self) -> Mapping[int, bool]:
        """The rows that are of areas or totals, and whether each names an area."""
        rows = (row for row in self._filled if row not in self._asides)
        return {row: self._called.code(row) is not None for row in rows}

    def _total_namesake(self, total_names: Sequence[str]) -> int | None:
        """Return the row that is the total, though it is called like one of the areas: the regency."""
        bare = {bare_name(name) for name in total_names}
        known = [row for row, is_area in self._known.items() if is_area]
        alike = [self._called.line(row) for row in known if bare_name(self._called.name(row)) in bare]
        if len(alike) != 1:
            return total_of_pair(alike)
        (alone,) = alike
        told, answer = self._called.answer(alone.row)
        if answer and self._desk.told(told) is not None:
            return None
        areas = [row for row in known if row != alone.row]
        totals = [row for row in self._known if any(map(is_total, self._called.texts(row)))]
        found = verdict(alone, [*map(self._called.line, areas)], [*map(self._called.line, totals)])
        if answer and found is Verdict.TOTAL:
            self._doubt_answer(alone.row, told, answer, total_names)
        elif not answer and found is Verdict.UNCLEAR:
            self._doubt_namesake(alone.row, total_names)
        return alone.row if found is Verdict.TOTAL else None

    def _doubt_namesake(self, row: int, total_names: Sequence[str]) -> None:
        text, total = self._called.name(row), total_names[-1]
        code = str(self._book.find(text).code)
        words = (
            f"{self._book.names[code]} ({code}); bila jumlah seluruhnya: --means {shown_means(text, total)}"
        )
        self._desk.doubt(self._table.place(row, self._names), text, code, words)

    def _doubt_answer(self, row: int, text: str, answer: str, total_names: Sequence[str]) -> None:
        """Ask anew where a row is the sum of all others, though its name was settled to be of an area."""
        name, code = total_names[0], total_names[-1]
        before = f"{self._book.names[answer]} ({answer})"
        words = (
            f"{name} ({code}), karena jumlah semua baris lainnya, padahal dahulu dijawab {before}; "
            f"bila tetap begitu: --means {shown_means(text, answer)}"
        )
        self._settled[text] = code
        self._desk.doubt(self._table.place(row, self._names), text, code, words)

    def _match(self, row: int) -> tuple[str, str] | None:
        """Return code and name of the area of a row; `None` where it is none, which is told."""
        text = self._called.name(row)
        told = self._desk.told(text) if text else None
        named, answer = self._called.answer(row)
        match = self._book.find(text) if answer else self._called.match(row)
        match = Match(told) if told in self._book.names else match
        place = self._table.place(row, self._names)
        if answer and answer not in self._book.names:
            report_code(self._desk, place, (named, answer), self._book, _WHAT[self._sort])
            return None
        code = self._code_beside(row, match) if match.code is None else match.code
        if code is not None and match.code is None:
            match = Match(code)
        if match.code is None and (same := self._book.called(text)):
            self._desk.log.add("area_ambiguous", place, text, names=" atau ".join(same), first=same[0])
            return None
        if match.code is None and not text:
            self._desk.log.add("area_unnamed", place, what=_WHAT[self._sort])
            return None
        if match.code is None:
            words = {"what": _WHAT[self._sort], "near": name_place(match)}
            example = example_of(text, match, self._book, _WHAT[self._sort])
            answers = {"example": example, "none": shown_means(text, LEFT_OUT)}
            self._desk.log.add("area_unknown", place, text, **words, **answers)
            return None
        name = self._book.names[match.code]
        if told == match.code:
            self._settled[text] = match.code
        elif match.is_doubtful:
            self._settled[text] = match.code
            self._desk.doubt(place, text, match.code, f"{name} ({match.code})")
        return (match.code, name) if self._is_one(row, match.code) and self._is_new(row, match.code) else None

    def _code_beside(self, row: int, match: Match) -> str | None:
        """Return the code that stands beside a name, where it is that of an area which the name may mean."""
        texts = (self._table.text(row, head) for head in self._table.heads if head not in self._heads)
        codes = [
            code for text in texts if (code := dotted(text)) and self._book.names.get(code) in match.near
        ]
        return codes[0] if len(codes) == 1 else None

    def _is_new(self, row: int, code: str) -> bool:
        first = self._first.setdefault(code, row)
        if first != row:
            self._again[row] = code
        return first == row

    def _is_one(self, row: int, code: str) -> bool:
        """Say whether nothing before the figures names another area, as a code beside a name may."""
        for head in self._table.heads:
            text = "" if head == self._names or head in self._heads else self._called.beside(row, head)
            is_code = "." in text or len(text) == len(code.replace(".", ""))
            other = self._book.find(text) if is_code and self._may_name(head) else None
            if other and other.code not in (None, code) and not other.is_doubtful:
                names = {"one": self._book.names[code], "other": self._book.names[str(other.code)]}
                self._desk.log.add("area_twofold", self._table.place(row, head), text, **names)
                return False
        is_answered = bool(self._called.answer(row)[1])
        within = None if is_answered else self._book.beside_code(self._called.name(row))
        in_cell = [(self._names, within)] if within and self._names else []
        for head, told in (*in_cell, *self._called.numbered(row)):
            if told != code:
                names = {"one": self._book.names[code], "other": self._book.names.get(told, told)}
                place, text = self._table.place(row, head), self._table.text(row, head)
                self._desk.log.add("area_twofold", place, text, **names)
                return False
        return True

    def _may_name(self, head: Head) -> bool:
        """Say whether a column may name areas: it stands before the figures, or names them in most rows."""
        is_before = all(head.column < one.column for one in self._heads)
        return is_before or share_of(self._table, head, self._book, self._sort) >= _MOSTLY

    @cached_property
    def _names_beside(self) -> list[Head]:
        """Return other columns of names with figures in between: those of a table that stands beside this."""
        own = self._names.column if self._names else 0
        figures = [head.column for head in self._heads]
        return [
            head
            for head in self._table.heads
            if head != self._names
            and any(min(own, head.column) < column < max(own, head.column) for column in figures)
            and share_of(self._table, head, self._book, self._sort) >= _MOSTLY
        ]

    def _is_apart(self, row: int) -> bool:
        """Report a row of two tables side by side that is about another area in each; say whether it is."""
        heads = [head for head in (self._names, *self._names_beside) if head is not None]
        texts = [self._table.text(row, head) for head in heads] if len(heads) > 1 else []
        areas = {
            "jumlah" if is_total(text) else self._book.find(text).code or squeeze(text) for text in texts
        }
        if len(areas) > 1:
            words = {"one": texts[0] or "(kosong)", "other": texts[1] or "(kosong)"}
            self._desk.log.add("names_apart", self._table.place(row, heads[1]), **words)
        return len(areas) > 1

    def _read(self, reader: Reader, row: int) -> Figures:
        figures = reader.row(row, self._heads)
        settled = {**figures, **settle_row(self._desk, reader, row, self._sums, figures)}
        counted = [head for head in self._heads if head not in self._ratios]
        return settle_below(self._desk, reader, row, counted, self._sums, settled)
