"""Rows that came from a sheet, with where they stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from capaian.dossier.rows.flat_rows import FlatRow


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
