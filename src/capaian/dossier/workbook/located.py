"""Rows that came from a sheet, with where they stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Protocol, overload

from capaian.dossier.unfolding.contents import table_rows
from capaian.dossier.unfolding.unfold import FlatRow


class Located(Protocol):
    """Rows that came, each with the row of the sheet that it stands in."""

    @property
    def rows(self) -> Sequence[FlatRow]:
        """The rows."""

    @property
    def places(self) -> Sequence[int]:
        """The row of the sheet of each, from 1."""

    @property
    def lines(self) -> Mapping[str, int]:
        """Of a form: the row of the sheet that each value stands in."""


class NewRows(Sequence[FlatRow]):
    """The rows of a table as it becomes, by the hundred thousand: read no further than to one asked for."""

    def __init__(self, content: bytes, count: int) -> None:
        """Begin with none read; the count is known from elsewhere."""
        self._count = count
        self._unread = table_rows(content.decode())
        self._read: list[FlatRow] = []

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    @overload
    def __getitem__(self, index: int) -> FlatRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FlatRow]: ...
    def __getitem__(self, index: int | slice) -> FlatRow | Sequence[FlatRow]:
        """Return rows by their place, reading on where they were not read yet."""
        places = range(self._count)[index]
        last = places if isinstance(places, int) else max(places, default=-1)
        self._read += islice(self._unread, max(last + 1 - len(self._read), 0))
        return self._read[places] if isinstance(places, int) else [self._read[place] for place in places]
