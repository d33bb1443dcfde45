"""Who wrote the value of a row: who names its source, or moves it, has not written it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from capaian.web.measurement.figures import MEASURED, Figure, figures_of, given_columns, is_given
from capaian.web.measurement.models import FigureWriter
from capaian.web.measurement.writers import figure_of
from capaian.web.tracing.beginning import Deed
from capaian.web.trail.models import Entry
from capaian.web.years.edits import read_row_name

_ASIDE: Final = frozenset({"source", "note", "reason"})
"""Columns that tell of a value and are none; rows are read for the rest of them."""


@dataclass
class Wrote:
    """What the log tells of one row."""

    is_added: bool = False
    """It came after the year had begun."""
    value: Entry | None = None
    """The entry that wrote its value last."""
    placed: Entry | None = None
    """The one that made the value that of another thing, period or unit since then."""
    _figures: Sequence[Figure] = field(default=())

    def tell(self, entry: Entry) -> None:
        """Note an entry of the row; they come in the order of the log."""
        _, sheet, _ = read_row_name(entry.subject)
        cells = {str(name): str(text) for name, text in (entry.after or {}).items()}
        if entry.action == "row.added":
            self.is_added = True
            self._figures = figures_of(sheet, cells, None)
            if is_given(sheet, cells) or sheet not in MEASURED:
                self.value = entry
        elif (sheet not in MEASURED and cells.keys() - _ASIDE) or cells.keys() & given_columns(sheet):
            self.value, self.placed = entry, None
        elif sheet in MEASURED and cells.keys() - _ASIDE - given_columns(sheet, planned=True):
            self.placed = entry

    def deeds(self, writers: Iterable[FigureWriter]) -> Iterator[Deed]:
        """Yield who wrote the value, and of one that came from another row who had written that."""
        if self.value is not None and self.value.actor is not None:
            earlier = [*self._moved(self.value, writers)] if self.value.action == "row.added" else []
            for each in earlier:
                yield Deed("semula diisi", str(each.by), each.at)
            words = "dibawa ke baris ini" if earlier else "diisi"
            yield Deed(words, str(self.value.actor), self.value.at)
        if self.placed is not None and self.placed.actor is not None:
            yield Deed("diganti nama, periode, atau satuannya", str(self.placed.actor), self.placed.at)

    def _moved(self, entry: Entry, writers: Iterable[FigureWriter]) -> Iterator[FigureWriter]:
        for each in writers:
            came = each.moved_at is not None and each.moved_at >= entry.at
            if came and each.by_id != entry.actor_id and figure_of(each) in self._figures:
                yield each


def wrote_by_row(subjects: Iterable[str]) -> Mapping[str, Wrote]:
    """Return what the log tells of rows, by their names in it: asked once for all of them."""
    found: dict[str, Wrote] = {}
    told = Entry.objects.filter(subject__in=[*subjects], action__startswith="row.")
    for entry in told.select_related("actor").order_by("number"):
        found.setdefault(entry.subject, Wrote()).tell(entry)
    return found
