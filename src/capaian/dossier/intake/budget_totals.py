"""Totals of a budget: of its parts, of the own office, of another one, of the whole file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from capaian.dossier.intake.accounts import RANKS, Code
from capaian.dossier.intake.code_tree import Key, is_within
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.long_rows import BudgetRow
from capaian.dossier.intake.other_rows import LeftOut, is_own_total
from capaian.dossier.intake.sums import check_sum, shown
from capaian.dossier.intake.total_readings import (
    Matcher,
    Part,
    Parts,
    Places,
    Reading,
    Total,
    Way,
    all_at_once,
    summed,
)
from capaian.dossier.intake.total_words import NAMED, Level, after_total
from capaian.dossier.intake.words import squeeze

_PAGES: Final = frozenset({Level.PAGE, Level.CARRIED, Level.SO_FAR})
Held = tuple[Total, Parts]


def codes_by_name(nodes: Iterable[tuple[str, Code]]) -> Mapping[str, Code]:
    """Return nodes by the letters of their names, with and without what they are; none of an unclear name."""
    found: dict[str, set[Code]] = {}
    for name, node in nodes:
        for text in (name, f"{RANKS.get(len(node), '')} {name}") if name else ():
            found.setdefault(squeeze(text), set()).add(node)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


@dataclass(frozen=True)
class BudgetTotals:
    """What the totals of a budget table can be held against."""

    table: ForeignTable
    desk: Desk
    heads: Sequence[Head]
    """Columns of amounts."""
    codes: Sequence[Head]
    """Columns of codes and names."""
    own: Sequence[BudgetRow]
    """The topmost rows of the own office with amounts."""
    lowest: Sequence[BudgetRow]
    """Those of them below which none with amounts stands."""
    others: Sequence[LeftOut]
    names: Mapping[str, Code]
    """Nodes by the letters of their names."""
    headings: frozenset[int]
    """Own rows with a code and without amounts."""

    def check(self, totals: Sequence[Total]) -> None:
        """Hold totals against what they add up; say which cannot be checked.

        A total of rows of others alone is none of ours. What is wrong in one of the whole file is the fault
        of others where a total of the own rows alone is right.
        """
        places = self._places(totals)
        ours = [total for total in totals if self._is_own(total) is not False]
        found = self._matcher.settle((total, self._readings(total, places)) for total in ours)
        unchecked: list[Total] = []
        held: list[Held] = []
        for total, reading in zip(ours, found, strict=True):
            parts = None if reading is None else self._parts(total, reading)
            if parts is None and total.level not in NAMED and not self._is_rightly_nought(total):
                unchecked.append(total)
            elif parts is not None and self._ours(parts):
                held.append((total, parts))
        for total, parts in held:
            self._tell_misnamed(total, parts)
            mine = self._ours(parts)
            is_mixed = len(mine) < len(parts)
            self._hold(total, parts, [one for one, theirs in held if is_mixed and [*theirs] == mine])
        self._leave(unchecked)

    def _places(self, totals: Sequence[Total]) -> Both:
        """Return where totals stand among the own rows, and among all."""
        borders = [row for other in self.others for row in other.rows]
        blocks = [part for block in self._blocks for part in block]
        return Both(
            [Places(totals, rows, borders, self.headings) for rows in (self.own, self.lowest)],
            [Places(totals, [*rows, *blocks]) for rows in (self.own, self.lowest) if blocks],
        )

    def _readings(self, total: Total, places: Both) -> Iterator[Reading]:
        """Yield what a total may add up, the likeliest first."""
        if total.kind:
            yield from self._of_kind(total)
            return
        for key in self._keys(total):
            for rows in (self.own, self.lowest):
                yield Reading(Way.NAMED, [part for part in rows if is_within(part.key, key)])
        if total.level in NAMED:
            for place in places.own:
                yield from place.named(total)
        else:
            is_own = self._is_own(total) is not None or not places.all
            yield from self._by_place(total, places.own if is_own else places.all)
            yield from () if is_own else self._of_one_office(total, places)

    def _of_kind(self, total: Total) -> Iterator[Reading]:
        """Yield the accounts of a kind of spending: of all nodes, or of one of those above the total.

        Nobody can tell them where a row of these does not say of which kind its money is.
        """
        above = [row for row in self.lowest if row.row < total.row]
        closes = len(above) in (0, len(self.lowest))
        node = () if total.key or not above else max(above, key=lambda row: row.row).key[0]
        nodes = [node[:length] for length in sorted(RANKS, reverse=True) if length <= len(node)]
        for whole in ((), *nodes) if closes else (*nodes, ()):
            rows = [row for row in self.lowest if is_within(row.key, (whole, ()))]
            if not _is_open(rows, total.kind):
                yield Reading(Way.NAMED, [row for row in rows if is_within(row.key, ((), total.kind))])

    def _is_rightly_nought(self, total: Total) -> bool:
        """Say whether a total of a kind of spending tells none, and there is none."""
        return bool(total.kind) and not any(total.figures.values()) and not _is_open(self.lowest, total.kind)

    def _by_place(self, total: Total, places: Sequence[Places]) -> Iterator[Reading]:
        """Yield what a total without a name may add up."""
        is_whole = total.level is Level.WHOLE or total.row == places[-1].closing
        for place in places:
            if total.level is Level.CARRIED:
                yield from place.until_before(total)
            elif total.level in _PAGES:
                yield from place.so_far(total) if total.level is Level.SO_FAR else ()
                yield from place.since(total)
            elif is_whole:
                yield from place.whole()
            else:
                yield from place.since(total)
                yield from place.below(total)
                yield from place.whole()

    def _of_one_office(self, total: Total, places: Both) -> Iterator[Reading]:
        """Yield what a total may add up of the own rows alone, or of the other office above it.

        One that calls itself that of everything is of the file where it stands at its beginning or its end.
        """
        if total.level is not Level.WHOLE:
            yield from self._by_place(total, places.own)
            yield Reading(Way.SINCE, self._block_above(total.row))
        elif places.all[-1].has_around(total):
            yield from (reading for place in places.own for reading in place.whole())

    def _parts(self, total: Total, reading: Reading) -> Parts | None:
        """Return what a total adds up; `None`: nobody can tell."""
        is_told = total.level in NAMED or self._is_own(total) is not None or total.key is not None
        if is_told or not self.others or self._matcher.matches(total, reading.parts):
            return reading.parts
        if total.kind or not all(other.is_whole for other in self.others):
            return None
        whole = [*self.own, *(part for block in self._blocks for part in block)]
        above = [part for part in whole if part.row < total.row]
        if total.level is Level.WHOLE:
            return whole
        is_below_own = bool(above) and len(self._ours(above)) == len(above)
        return above if is_below_own or len(above) == len(whole) else None

    def _keys(self, total: Total) -> Iterator[Key]:
        """Yield the code of what a total adds up, which it tells or calls by its name.

        The code of an account may be that of one sub-activity, or of all that is above it.
        """
        if total.key is not None:
            node, account = total.key
            yield total.key
            yield from ((node[:length], account) for length in range(len(node) - 1, -1, -1) if account)
        elif named := self.names.get(squeeze(after_total(total.words))):
            yield named, ()

    def _tell_misnamed(self, total: Total, parts: Parts) -> None:
        """Say that a total is of other rows than it names, though these are what it adds up by its place."""
        named = next(self._keys(total), ((), ()))
        own = [part for part in parts if isinstance(part, BudgetRow)]
        if not named[1] and not all(is_within(part.key, named) for part in own):
            words = {"first": str(parts[0].row), "last": str(parts[-1].row), "words": total.words}
            self.desk.log.add("total_misnamed", self.table.place(total.row), **words)

    def _leave(self, totals: Sequence[Total]) -> None:
        """Say once that totals are not checked, and of those of a kind of spending."""
        of_kinds = [] if self.others else [total for total in totals if total.kind]
        rest = [total for total in totals if total not in of_kinds]
        for code, found in (("kinds_unchecked", of_kinds), ("totals_unchecked", rest)):
            if found:
                rows = ", ".join(str(total.row) for total in found)
                self.desk.log.add(code, self.table.place(found[0].row), rows=rows)

    def _is_own(self, total: Total) -> bool | None:
        texts = [text for head in self.codes if (text := self.table.text(total.row, head))]
        return is_own_total(texts, self.desk.office.office)

    def _block_above(self, row: int) -> Parts:
        """Return the rows of the other office above a row."""
        above = [block for block in self._blocks if block and block[-1].row < row]
        return max(above, key=lambda block: block[-1].row, default=[])

    @cached_property
    def _blocks(self) -> list[list[BudgetRow]]:
        """The rows of each other office."""
        return [[BudgetRow(n, "", {**figures}) for n, figures in one.lowest.items()] for one in self.others]

    @cached_property
    def _own_rows(self) -> frozenset[int]:
        return frozenset(part.row for part in (*self.own, *self.lowest))

    def _ours(self, parts: Parts) -> list[Part]:
        return [part for part in parts if part.row in self._own_rows]

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._sums)

    def _sums(self, parts: Parts, name: str) -> Iterator[Parts]:
        """Yield those of some rows that a total may add up in a column."""
        yield from all_at_once(parts, name)

    def _hold(self, total: Total, parts: Parts, of_own: Sequence[Total]) -> None:
        """Hold a total against its parts; totals of the own rows may show that these are right."""
        for head in self.heads:
            stated = total.figures.get(head.name)
            if stated is None or any(head.name not in part.figures for part in parts if part.figures):
                continue
            near = self._matcher.nearest_parts(stated, parts, head.name)
            amounts = {(part.row, head.column): part.figures.get(head.name) for part in near}
            self.desk.note_sum((total.row, head.column), stated, amounts)
            proof = next((one for one in of_own if self._is_right(one, self._ours(parts), head)), None)
            if proof is None:
                check_sum(self.desk, self.table, total.row, head, stated, [*amounts.values()])
            else:
                self._tell_of_others(total, head, near, proof)

    def _is_right(self, total: Total, parts: Parts, head: Head) -> bool:
        stated = total.figures.get(head.name)
        return any(stated == summed(found, head.name) for found in self._sums(parts, head.name))

    def _tell_of_others(self, total: Total, head: Head, parts: Parts, proof: Total) -> None:
        """Say that a total is wrong, but not by the own rows."""
        stated, own, right = total.figures[head.name], proof.figures[head.name], summed(parts, head.name)
        if stated is not None and own is not None and stated != right:
            words = {"stated": shown(stated), "summed": shown(right), "difference": shown(stated - right)}
            place = self.table.place(total.row, head)
            self.desk.log.add("total_wrong_by_others", place, row=str(proof.row), own=shown(own), **words)


def _is_open(rows: Iterable[BudgetRow], kind: Code) -> bool:
    """Say whether rows with amounts do not tell by their accounts whether they are of a kind of spending."""
    accounts = {row.key[1] for row in rows if any(row.figures.values())}
    return any(account == kind[: len(account)] != kind for account in accounts)


@dataclass(frozen=True)
class Both:
    """Where totals stand: each among the topmost rows, and among the lowest."""

    own: Sequence[Places]
    all: Sequence[Places]
