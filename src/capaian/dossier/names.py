"""Names that a dossier defines and refers to: known ones, unknown ones, chains that run in circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from capaian.domain.issue import Place
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.declaration import Column, Names


@dataclass(frozen=True, slots=True)
class Places:
    """Where a name is in one column of a table, in little room: long tables repeat few names."""

    file: str
    column: str
    lines: Sequence[int]

    def __iter__(self) -> Iterator[Place]:
        """Yield each place."""
        return (Place(self.file, line, self.column) for line in self.lines)


@dataclass(frozen=True, slots=True)
class _NameUse:
    names: tuple[Names, ...]
    name: str
    places: Iterable[Place]


@dataclass(slots=True)
class NameBook:
    """What is defined where, and what refers to it; checked once everything has been read."""

    _defined: dict[Names, set[str]] = field(default_factory=dict)
    _uses: list[_NameUse] = field(default_factory=list)
    _parents: dict[tuple[str, str], tuple[str, Place]] = field(default_factory=dict)
    _incomplete: set[Names] = field(default_factory=set)

    def note(self, column: Column, name: str, places: Iterable[Place]) -> None:
        """Note a value of a column that defines or refers to names, with all its places."""
        if column.defines is not None:
            self._defined.setdefault(column.defines, set()).add(name)
        if column.refers_to and name not in column.also:
            self._uses.append(_NameUse(column.refers_to, name, places))

    def link(self, family: str, child: str, parent: str, place: Place) -> None:
        """Note that a record is part of another one of the same family (table or list)."""
        self._parents.setdefault((family, child), (parent, place))

    def mark_incomplete(self, names: set[Names]) -> None:
        """Note that a file which defines names could not be read, so that no name can be called unknown."""
        self._incomplete |= names

    def absorb(self, other: NameBook) -> None:
        """Take over all that another book holds, as if it had been noted here."""
        for names, own in other._defined.items():
            self._defined.setdefault(names, set()).update(own)
        self._uses += other._uses
        for child, parent in other._parents.items():
            self._parents.setdefault(child, parent)
        self._incomplete |= other._incomplete

    def check(self, log: IssueLog) -> None:
        """Report every reference to a name that nothing defines, and every chain that never ends."""
        doubtful = [
            (place, use)
            for use in self._uses
            if not self._is_known(use) or self._is_ambiguous(use)
            for place in use.places
        ]
        files = dict.fromkeys(place.file for place, _ in doubtful)
        order = {file: number for number, file in enumerate(files)}
        for place, use in sorted(doubtful, key=lambda found: (order[found[0].file], found[0].row or 0)):
            self._report(use, place, log)
        self._check_chains(log)

    def _is_known(self, use: _NameUse) -> bool:
        return any(name in self._incomplete or use.name in self._defined.get(name, ()) for name in use.names)

    def _is_ambiguous(self, use: _NameUse) -> bool:
        """Say whether a name that may be one of several things is more than one of them.

        A component and its measures are counted together, so that they may share a name.
        """
        found = {name for name in use.names if use.name in self._defined.get(name, ())}
        return len(found - {Names.MEASURE}) > 1

    def _report(self, use: _NameUse, place: Place, log: IssueLog) -> None:
        if self._is_known(use):
            log.add("ambiguous_name", place, use.name)
            return
        known = chain.from_iterable(self._defined.get(names, ()) for names in use.names)
        log.add(f"unknown_{use.names[0]}", place, use.name, among=known)

    def _check_chains(self, log: IssueLog) -> None:
        finished: set[tuple[str, str]] = set()
        for start in self._parents:
            followed: dict[tuple[str, str], None] = {}
            step: tuple[str, str] | None = start
            while step in self._parents and step not in finished and step not in followed:
                followed[step] = None
                step = (step[0], self._parents[step][0])
            if step in followed:
                self._report_cycle(list(followed), step, log)
            finished.update(followed)

    def _report_cycle(self, followed: list[tuple[str, str]], first: tuple[str, str], log: IssueLog) -> None:
        cycle = followed[followed.index(first) :]
        names = [name for _, name in cycle]
        place = self._parents[cycle[0]][1]
        log.add("parent_cycle", place, names[0], chain=" → ".join([*names, names[0]]))
