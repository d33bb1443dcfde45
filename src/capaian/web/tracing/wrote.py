"""Who wrote the value of a row: who names its source, or moves it, has not written it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from django.db.models import Q

from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.figures import MEASURED, Figure, figures_of, given_columns, given_in
from capaian.web.measurement.models import FigureWriter
from capaian.web.measurement.owed import SURVEY
from capaian.web.measurement.writers import figure_of
from capaian.web.tracing.beginning import Deed
from capaian.web.trail.models import Entry
from capaian.web.years.edits import read_row_name
from capaian.web.years.models import OfficeYear

_ASIDE: Final = frozenset({"source", "note", "reason"})
"""Columns that tell of a value and are none; rows are read for the rest of them."""
_IMPORTED: Final = "year.replaced"
"""Told before the rows that an import wrote, with how many they are."""
_Span = tuple[int, int]
"""Number of such an entry, and of the last one of its rows."""
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

    added: Entry | None = None
    """The entry by which it came after the year had begun."""
    came: Sequence[Wrote] = ()
    """Rows that an import took away, where it brought this one with what they said: a district got another
    code."""
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
            self.added = entry
            self._figures = figures_of(sheet, cells, None)
            cells = {name: text for name, text in cells.items() if text.strip()}
        values = cells.keys() - _ASIDE
        if sheet in MEASURED:
            values &= given_columns(sheet, planned=True)
        self._values |= dict.fromkeys(values, entry)
        if entry.action != "row.added" and cells.keys() - _ASIDE - values:
            self.placed = entry

    @property
    def is_added(self) -> bool:
        """Whether it came after the year had begun."""
        return self.added is not None

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
            is_new = value.action == "row.added"
            earlier = [(str(each.by), each.at) for each in self._moved(value, writers)] if is_new else []
            before = [*self._origins(columns)] if is_new else []
            named = {each.actor_id: each for each in before if each and each.actor_id != value.actor_id}
            earlier += [(str(each.actor), each.at) for each in named.values() if each.actor]
            for by, at in earlier:
                yield Deed("semula diisi", by, at)
            words = "dibawa ke baris ini" if earlier or None in before else "diisi"
            yield Deed(words, str(value.actor), value.at)
        judged = self._values.get(_JUDGED) if _WORDS in columns else None
        if judged is not None and judged != value and judged.actor is not None:
            yield Deed("dinyatakan tercapai atau tidak", str(judged.actor), judged.at)
        placed = (
            self.placed if value is None or not self.placed or self.placed.number > value.number else None
        )
        if placed is not None and placed.actor is not None:
            yield Deed("diganti nama, periode, atau satuannya", str(placed.actor), placed.at)

    def _origins(self, columns: Collection[str]) -> Iterator[Entry | None]:
        """Yield what wrote a value in the rows that this one came from; `None`: it came with the year."""
        for each in self.came:
            value = each.value(columns)
            if value is not None and value.action == "row.added" and each.came:
                yield from each._origins(columns)
            else:
                yield value

    def _moved(self, entry: Entry, writers: Iterable[FigureWriter]) -> Iterator[FigureWriter]:
        for each in writers:
            came = each.moved_at is not None and each.moved_at >= entry.at
            if came and each.by_id != entry.actor_id and figure_of(each) in self._figures:
                yield each


def wrote_by_row(subjects: Iterable[str], year: OfficeYear | None = None) -> Mapping[str, Wrote]:
    """Return what the log tells of rows, by their names in it: asked once for all of them.

    Args:
        subjects: The names.
        year: Whose they are; without it nothing is told of rows that imports brought in the place of others.
    """
    found: dict[str, Wrote] = {}
    imports: list[_Span] = []
    asked = [*subjects, *([str(year.year)] if year is not None else [])]
    told = Entry.objects.filter(Q(action__startswith="row.") | Q(action=_IMPORTED), subject__in=asked)
    for entry in told.select_related("actor").order_by("number"):
        if entry.action != _IMPORTED:
            found.setdefault(entry.subject, Wrote()).tell(entry)
        elif year is not None and entry.office_id == year.office_id:
            imports.append((entry.number, entry.number + int(str((entry.after or {}).get("rows", 0)))))
    if year is not None:
        _find_origins(year, imports, [each for each in found.values() if each.added is not None])
    return found


def _find_origins(year: OfficeYear, imports: Sequence[_Span], rows: Sequence[Wrote]) -> None:
    """Note of rows that imports brought from which rows their values came."""
    wanted: list[tuple[Wrote, list[str]]] = []
    for first, last in imports:
        brought = [row for row in rows if row.added is not None and first < row.added.number <= last]
        removed = Entry.objects.filter(number__gt=first, number__lte=last, action="row.removed")
        gone: dict[tuple[object, ...], list[str]] = {}
        for entry in removed if brought else ():
            gone.setdefault(_said(entry.subject, entry.before), []).append(entry.subject)
        for row in brought if gone else ():
            if row.added is not None:
                wanted.append((row, gone.get(_said(row.added.subject, row.added.after), [])))
    if names := {name for _, own in wanted for name in own}:
        origins = wrote_by_row(names, year)
        for row, own in wanted:
            row.came = [origins[name] for name in own if name in origins]


def _said(subject: str, cells: Mapping[str, object] | None) -> tuple[object, ...]:
    """Return of what a row tells and what; nothing that another row says where nothing is measured in it."""
    _, sheet, row = read_row_name(subject)
    texts = {str(name): str(text) for name, text in (cells or {}).items()}
    given = tuple(given_in(sheet, texts)) if sheet in MEASURED else ()
    return (sheet, figures_of(sheet, texts, None), given) if given else (sheet, row)
