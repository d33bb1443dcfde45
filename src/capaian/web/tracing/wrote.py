"""Who wrote the value of a row: who names its source, or moves it, has not written it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.figures import MEASURED, Figure, figures_of, given_columns
from capaian.web.measurement.models import FigureWriter
from capaian.web.measurement.owed import SURVEY
from capaian.web.measurement.writers import figure_of
from capaian.web.tracing.beginning import Deed
from capaian.web.trail.models import Entry
from capaian.web.years.edits import read_row_name

_ASIDE: Final = frozenset({"source", "note", "reason"})
"""Columns that tell of a value and are none; rows are read for the rest of them."""
_WORDS: Final = "text"
"""The column of a value in words."""
_JUDGED: Final = "met"
"""The one that says whether they meet the target."""
_NEVER_SHOWN: Final[Mapping[str, frozenset[str]]] = {SURVEY: frozenset({"answers"})}
"""Columns that were measured and are no value of a computation by themselves."""


def columns_of(sheet: str, cells: Mapping[str, str], value: Decimal | None, text: str) -> frozenset[str]:
    """Return in which columns of its row a value stands, or none where it can be any.

    Args:
        sheet: Where the row stands.
        cells: The row.
        value: The number that is shown.
        text: The words that are shown instead.
    """
    given = given_columns(sheet) - _NEVER_SHOWN.get(sheet, frozenset())
    for columns in (given, given_columns(sheet, planned=True) - given_columns(sheet)):
        if found := frozenset(name for name in columns if _says(cells.get(name, ""), value, text)):
            return found
    return given


def _says(cell: str, value: Decimal | None, text: str) -> bool:
    if value is None:
        return bool(cell.strip()) and cell.strip() == text.strip()
    try:
        return DECIMAL.read_cell(cell) == value
    except RejectedValueError:
        return False


@dataclass
class Wrote:
    """What the log tells of one row."""

    is_added: bool = False
    """It came after the year had begun."""
    placed: Entry | None = None
    """The entry that made its values those of another thing, period or unit."""
    _values: dict[str, Entry] = field(default_factory=dict)
    """Those that wrote its cells last, by column."""
    _figures: Sequence[Figure] = field(default=())

    def tell(self, entry: Entry) -> None:
        """Note an entry of the row; they come in the order of the log."""
        _, sheet, _ = read_row_name(entry.subject)
        cells = {str(name): str(text) for name, text in (entry.after or {}).items()}
        if entry.action == "row.added":
            self.is_added = True
            self._figures = figures_of(sheet, cells, None)
            cells = {name: text for name, text in cells.items() if text.strip()}
        values = cells.keys() - _ASIDE
        if sheet in MEASURED:
            values &= given_columns(sheet, planned=True)
        self._values |= dict.fromkeys(values, entry)
        if entry.action != "row.added" and cells.keys() - _ASIDE - values:
            self.placed = entry

    def value(self, columns: Collection[str]) -> Entry | None:
        """Return the entry that wrote one of some columns last; of none: any."""
        found = (each for name, each in self._values.items() if not columns or name in columns)
        return max(found, key=lambda each: each.number, default=None)

    def deeds(self, columns: Collection[str], writers: Iterable[FigureWriter]) -> Iterator[Deed]:
        """Yield who wrote a value, and of one that came from another row who had written that.

        Args:
            columns: Where it stands in its row; nowhere in particular: any of them.
            writers: Who wrote figures of the year.
        """
        value = self.value(columns)
        if value is not None and value.actor is not None:
            earlier = [*self._moved(value, writers)] if value.action == "row.added" else []
            for each in earlier:
                yield Deed("semula diisi", str(each.by), each.at)
            words = "dibawa ke baris ini" if earlier else "diisi"
            yield Deed(words, str(value.actor), value.at)
        judged = self._values.get(_JUDGED) if _WORDS in columns else None
        if judged is not None and judged != value and judged.actor is not None:
            yield Deed("dinyatakan tercapai atau tidak", str(judged.actor), judged.at)
        placed = (
            self.placed if value is None or not self.placed or self.placed.number > value.number else None
        )
        if placed is not None and placed.actor is not None:
            yield Deed("diganti nama, periode, atau satuannya", str(placed.actor), placed.at)

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
